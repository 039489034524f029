import { articleTree, type TreeElement, type TreeNode } from "../core/article-tree.js";
import type { Article, Claim, Term } from "../core/types.js";
import type { Locale, Messages } from "../i18n/index.js";
import { button, h, korean } from "./dom.js";
import { claimNumber, formatTime, readingMinutes, titleEnd } from "./format.js";
import { type Segment, type Span, TextIndex } from "./text-index.js";

/** Closing marks that a claim's number stands behind, not in front of. */
const CLOSING = /^[”’"'」』)\].?!…]+/;

/** The clean article. Elements come from the article's tree, texts become text nodes. */
export class ArticleView {
  readonly element: HTMLElement;
  readonly heading: HTMLHeadingElement;
  /** One for each term that is shown outside links, in the text's order. */
  terms: HTMLElement[] = [];
  /** The number behind each claim, by its index. */
  readonly marks = new Map<number, HTMLButtonElement>();
  readonly #article: Article;
  readonly #index: TextIndex;
  readonly #links: (readonly [link: HTMLAnchorElement, address: string])[];
  readonly #meta = h("div", { class: "meta", part: "meta" });

  constructor(article: Article, images: boolean) {
    this.#article = article;
    const segments: Segment[] = [];
    const title = article.text.slice(0, titleEnd(article));
    this.heading = h("h1", { part: "title", "data-block": "-1" });
    this.heading.append(title === "" ? article.title : textNode(title, 0, segments));

    const tree = articleTree(article);
    const body = tree.findIndex(({ block }) => article.blocks[block]?.kind !== "subtitle");
    const blocks = tree.map((element) => build(element, segments, images));
    const lead = blocks.splice(0, body < 0 ? blocks.length : body);
    if (lead.length === 0 && article.subtitle !== "") lead.push(h("p", { role: "doc-subtitle", lang: "ko" }, article.subtitle));

    this.element = h("article", { lang: article.lang === "" ? "ko" : article.lang, part: "article" },
      h("header", {}, this.heading, ...lead, this.#meta),
      ...blocks);
    this.#index = new TextIndex(segments);
    this.#links = [...this.element.querySelectorAll("a")].map((link) => [link, link.href]);
  }

  /** Byline, times and source, which are worded in the interface's language. */
  renderMeta(words: Messages, locale: Locale): void {
    const { byline, publishedTime, modifiedTime, siteName, canonicalUrl } = this.#article;
    this.#meta.lang = locale;
    this.#meta.replaceChildren();
    const add = (label: string, value: Node | string): void => {
      this.#meta.append(h("span", {}, h("span", { class: "label" }, label), " ", value));
    };
    if (byline !== "") add(words.by, korean(byline, "byline"));
    for (const [label, iso] of [[words.published, publishedTime], [words.updated, modifiedTime]] as const) {
      const time = formatTime(iso, locale);
      if (time !== "" && (label === words.published || iso !== publishedTime)) add(label, h("time", { datetime: iso }, time));
    }
    const source = siteName === "" && canonicalUrl !== "" ? new URL(canonicalUrl).hostname : siteName;
    if (source !== "") {
      const name = korean(source);
      add(words.source, canonicalUrl === "" ? name : h("a", { href: canonicalUrl, rel: "noopener noreferrer nofollow", target: "_blank" }, name));
    }
    add(words.controls.readingTime, words.controls.minutes(readingMinutes(this.#article.text)));
    for (const table of this.element.querySelectorAll(".table")) table.ariaLabel = words.controls.table;
  }

  /** Underlines terms. Inside links they can be pointed at, but are no stop of their own. */
  showTerms(terms: readonly Term[]): void {
    this.#index.wrap(terms, (index, part, parent) => {
      const term = terms[index];
      const stop = part === 0 && !parent?.closest("a");
      const element = h("span", {
        class: term?.key ? "term key" : "term",
        "data-term": String(index),
        role: stop ? "button" : null,
        tabindex: stop ? "-1" : null,
      });
      if (stop) this.terms.push(element);
      return element;
    });
  }

  /** Puts a number behind each claim that leads to its place in the outline. */
  showMarks(claims: readonly Claim[], onClick: (index: number) => void): void {
    for (let index = claims.length - 1; index >= 0; index--) {
      const claim = claims[index];
      if (!claim || claim.role === "thesis") continue;
      const after = CLOSING.exec(this.#article.text.slice(claim.end, claim.end + 4))?.[0].length ?? 0;
      const mark = button({ class: "mark", "data-claim": String(index), tabindex: "-1" }, () => {
        onClick(index);
      }, String(claimNumber(claims, index)));
      if (this.#index.insertAfter(claim.end + after, mark) || this.#index.insertAfter(claim.end, mark)) this.marks.set(index, mark);
    }
  }

  nameMarks(name: (index: number) => string): void {
    for (const [index, mark] of this.marks) mark.ariaLabel = name(index);
  }

  /** False: links are text like any other. */
  setLinks(on: boolean): void {
    for (const [link, address] of this.#links) {
      if (on) link.setAttribute("href", address);
      else link.removeAttribute("href");
    }
  }

  range(span: Span): Range | null {
    return this.#index.range(span);
  }

  /** The span of the text that a range of the view shows; null when it begins or ends elsewhere. */
  span({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): Span | null {
    const start = this.#index.offset(startContainer, startOffset);
    const end = this.#index.offset(endContainer, endOffset);
    return start < 0 || end <= start ? null : { start, end };
  }
}

function textNode(text: string, start: number, segments: Segment[]): Text {
  const node = new Text(text);
  if (start >= 0 && text !== "") segments.push({ node, start, end: start + text.length });
  return node;
}

/** Elements for a tree, without recursion: lists nest as deeply as the page likes. */
function build(root: TreeElement, segments: Segment[], images: boolean): HTMLElement {
  const top = make(root);
  const work: { from: TreeElement; to: HTMLElement; next: number }[] = [{ from: root, to: top, next: 0 }];
  for (let level = work.at(-1); level; level = work.at(-1)) {
    const child: TreeNode | undefined = level.from.children[level.next++];
    if (!child) {
      work.pop();
    } else if ("text" in child) {
      level.to.append(textNode(child.text, child.start, segments));
    } else {
      const element = child.tag === "img" && !images ? h("p", { class: "no-image" }, child.attributes.alt ?? "") : make(child);
      level.to.append(element);
      work.push({ from: child, to: element, next: 0 });
    }
  }
  // A wide table scrolls in a frame of its own, which the keyboard can reach.
  return root.tag === "table" ? h("div", { class: "table", tabindex: "0", role: "group" }, top) : top;
}

function make({ tag, attributes, block }: TreeElement): HTMLElement {
  const element = h(tag, attributes);
  if (block >= 0) element.dataset.block = String(block);
  if (element instanceof HTMLImageElement) {
    element.loading = "lazy";
    element.decoding = "async";
    element.referrerPolicy = "no-referrer";
  } else if (element instanceof HTMLAnchorElement) {
    element.target = "_blank";
  }
  return element;
}
