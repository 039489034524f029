import type { Article, Claim, Term } from "../core/types.js";
import type { Messages } from "../i18n/index.js";
import { bySpeaker, figurePairs, inference, isDoubtful, isUnnamed, type NumberedClaim, speakerWords } from "./claim-words.js";
import { button, closest, h, korean } from "./dom.js";
import { claimNumber } from "./format.js";
import { citation, outlineCsv, outlineJson, outlineMarkdown } from "./outline-export.js";
import { arrowKeys, Roving } from "./roving.js";
import type { Settings } from "./settings.js";
import { fileName, saveButtons } from "./text-export.js";
import { type Segment, TextIndex } from "./text-index.js";
import { canTranslate, type Translate, translateAll } from "./translator.js";

type OutlineOrder = Settings["outlineOrder"];

export interface OutlineOptions {
  /** The reader chose a claim. */
  onChoose: (index: number) => void;
  /** The pointer is on a claim, or on none. */
  onPoint: (index: number | null) => void;
  order: () => OutlineOrder;
  /** The reader wants another order; the view shows it itself. */
  onOrder: (order: OutlineOrder) => void;
  /** The embedder's translator, if there is one now. */
  translator: () => Translate | null;
  /** A claim is to be copied. */
  onCopy: (text: string) => void;
}

interface Content {
  article: Article;
  claims: readonly Claim[];
  terms: readonly Term[];
  words: Messages;
}

/** What the claims can be narrowed down by; a claim has one value of each. */
const FILTERS: readonly ((claim: Claim) => string)[] = [({ speaker }) => speaker.canonical || "-", ({ kind }) => kind];

/** Who says what: the headline, then the claims by speaker, in the order they first speak, or as the article has them. */
export class OutlineView {
  readonly element = h("section", { class: "outline", part: "outline", id: "dokhae-outline", "aria-labelledby": "dokhae-outline-title", tabindex: "-1" });
  readonly #options: OutlineOptions;
  readonly #roving = new Roving();
  /** Says how many claims are shown, and how translating goes. */
  readonly #status = h("p", { class: "hint", role: "status" });
  #items = new Map<number, HTMLElement>();
  #content: Content | null = null;
  /** Of each of the filters, what is shown only; "": everything. */
  #filter: string[] = [];
  readonly #translations = new Map<number, string>();
  /** A translation that is wanted and under way, or done. */
  #translating: symbol | null = null;
  #canTranslate: Promise<boolean> | null = null;

  constructor(options: OutlineOptions) {
    this.#options = options;
    this.element.addEventListener("keydown", (event) => {
      if (closest(event.target, ".go,.copy") && arrowKeys(this.#roving, event, "ArrowUp", "ArrowDown")) event.preventDefault();
      // A list is searched by its letters.
      if (event.target instanceof HTMLSelectElement) event.stopPropagation();
    });
    // What can be done with a claim is reached from it: else every claim would be a tab stop.
    this.element.addEventListener("focusin", (event) => {
      const item = closest(event.target, ".claim");
      for (const copy of this.element.querySelectorAll<HTMLElement>(".copy")) copy.tabIndex = copy.parentElement === item ? 0 : -1;
    });
    this.element.addEventListener("click", (event) => {
      const index = claimAt(event);
      const { article, claims } = this.#content ?? {};
      const claim = claims?.[index ?? -1];
      if (index === null || !article || !claim) return;
      if (closest(event.target, ".copy")) options.onCopy(citation(article, claim));
      else if (!hasSelection(this.element)) options.onChoose(index);
    });
    this.element.addEventListener("pointerover", (event) => {
      if (event.pointerType === "mouse") options.onPoint(claimAt(event));
    });
    this.element.addEventListener("pointerleave", () => {
      options.onPoint(null);
    });
  }

  /** Nothing is known yet. */
  wait(words: Messages): void {
    this.#content = null;
    this.element.replaceChildren(title(words), h("p", { class: "hint" }, words.findingClaims));
  }

  /** @param terms explained on hover here too */
  render(article: Article, claims: readonly Claim[], terms: readonly Term[], words: Messages): void {
    if (this.#content?.claims !== claims) {
      this.#filter = [];
      this.#translations.clear();
      this.#translating = null;
    }
    this.#content = { article, claims, terms, words };
    this.#draw();
  }

  /** Marks a claim as the chosen one, and brings it into view. */
  choose(index: number | null, { focus = false } = {}): void {
    if (this.#items.get(index ?? -1)?.hidden) {
      this.#filter = [];
      this.#draw();
    }
    for (const [number, item] of this.#items) {
      const chosen = number === index;
      const go = goOf(item);
      item.classList.toggle("chosen", chosen);
      go.setAttribute("aria-current", String(chosen));
      if (!chosen) continue;
      this.#roving.select(go);
      if (!focus) continue;
      go.focus({ preventScroll: true });
      item.scrollIntoView({ block: "nearest" });
    }
  }

  /** Lights up a claim whose sentence is pointed at; null: none. */
  point(index: number | null): void {
    for (const [number, item] of this.#items) {
      item.classList.toggle("pointed", number === index);
      if (number === index) item.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param focus what is to have it then */
  #draw(focus = "none"): void {
    if (!this.#content) return;
    const { article, claims, terms, words } = this.#content;
    const segments: Segment[] = [];
    const quote = (claim: Claim): HTMLElement => {
      const node = new Text(article.text.slice(claim.start, claim.end));
      segments.push({ node, start: claim.start, end: claim.end });
      return h("p", { class: "text", lang: "ko" }, node);
    };
    const inOrder = this.#options.order() === "article";
    const entry = ({ claim, index }: NumberedClaim): HTMLElement => {
      const number = claimNumber(claims, index);
      const copy = button({ class: "copy", tabindex: "-1", "aria-label": words.outlineTools.copyClaim(number) }, null, words.outlineTools.copy);
      return h("li", { class: "claim", "data-claim": String(index) }, goButton(words.goToSentence(number), String(number)), copy,
        inOrder ? speakerName("p", claim.speaker, words) : null, quote(claim), ...labels(claim, claims, words));
    };

    const groups = bySpeaker(claims);
    const said = groups.flatMap((group) => group.claims);
    const thesis = claims.findIndex(({ role }) => role === "thesis");
    this.element.replaceChildren(
      title(words),
      ...(said.length > 1 ? [this.#tools(said, words)] : []),
      this.#status,
      ...claims.slice(thesis, thesis + 1).map((claim) =>
        h("div", { class: "thesis", "data-claim": String(thesis) }, h("h3", {}, words.thesis), goButton(words.thesis, "↑"), quote(claim))),
      ...(inOrder ? [h("ol", { class: "ordered" }, ...said.sort((a, b) => a.index - b.index).map(entry))]
        : groups.map((group) => h("div", { class: "speaker" }, speakerName("h3", group.speaker, words), h("ol", {}, ...group.claims.map(entry))))),
      said.length === 0 ? h("p", { class: "hint" }, words.noClaims) : saveButtons("tools", words.outlineTools.save, fileName(article.title), [
        ["Markdown", "md", "text/markdown", () => outlineMarkdown(article, claims)],
        ["JSON", "json", "application/json", () => outlineJson(article, claims)],
        ["CSV", "csv", "text/csv", () => outlineCsv(article, claims)],
      ]));
    this.#items = new Map([...this.element.querySelectorAll<HTMLElement>("[data-claim]")].map((item) => [Number(item.dataset.claim), item]));
    this.#applyFilter();
    explain(segments, terms);
    for (const index of this.#translating ? this.#translations.keys() : []) this.#showTranslation(index);
    this.element.querySelector<HTMLElement>(focus)?.focus();
  }

  /** Order, filters, and the offer to translate. */
  #tools(said: readonly NumberedClaim[], words: Messages): HTMLElement {
    const tools = words.outlineTools;
    const { names } = words.controls;
    const order = (value: OutlineOrder): HTMLElement => button({ "aria-pressed": String(this.#options.order() === value) }, () => {
      this.#options.onOrder(value);
      this.#draw(".tools [aria-pressed=true]");
    }, names[value]);
    const selects = FILTERS.map((valueOf, i) => {
      const [label = "", all = ""] = tools.filters[i] ?? [];
      const counts = new Map<string, [name: string, count: number]>([["", [all, said.length]]]);
      for (const { claim } of said) {
        const value = valueOf(claim);
        counts.set(value, [i > 0 ? words.claimKinds[claim.kind] : speakerWords(claim.speaker, words), (counts.get(value)?.[1] ?? 0) + 1]);
      }
      const select = h("select", { "aria-label": label }, ...[...counts].map(([value, [name, count]]) => h("option", { value }, `${name} (${count})`)));
      select.value = this.#filter[i] ?? "";
      select.hidden = counts.size < 3;
      select.addEventListener("change", () => {
        this.#filter[i] = select.value;
        this.#applyFilter();
      });
      return select;
    });
    const translate = button({ class: "translate", "aria-pressed": String(this.#translating !== null), hidden: "" }, () => void this.#translate(), tools.translate);
    if (this.#options.translator()) translate.hidden = false;
    else void (this.#canTranslate ??= canTranslate()).then((can) => { translate.hidden = !can; });
    return h("div", { class: "tools" },
      h("div", { role: "group", "aria-label": names.outlineOrder }, order("speaker"), order("article")), ...selects, translate);
  }

  #applyFilter(): void {
    if (!this.#content) return;
    const { claims, words } = this.#content;
    let all = 0;
    let shown = 0;
    for (const [index, item] of this.#items) {
      const claim = claims[index];
      if (!claim || claim.role === "thesis") continue;
      item.hidden = FILTERS.some((valueOf, i) => ![undefined, "", valueOf(claim)].includes(this.#filter[i]));
      all++;
      if (!item.hidden) shown++;
    }
    for (const group of this.element.querySelectorAll<HTMLElement>(".speaker")) group.hidden = group.querySelector(".claim:not([hidden])") === null;
    this.#status.textContent = this.#filter.join("") === "" ? "" : words.outlineTools.shown(shown, all);
    this.#roving.set([...this.#items.values()].flatMap((item) => (item.hidden ? [] : [goOf(item)])));
  }

  /** Starts translating, or takes the translations away. */
  async #translate(): Promise<void> {
    if (!this.#content) return;
    const { claims, words: { outlineTools: tools } } = this.#content;
    const run = this.#translating ? null : Symbol();
    this.#translating = run;
    this.#draw(".translate");
    if (!run) return;
    this.#status.textContent = tools.translating;
    const open = [...claims.keys()].filter((index) => !this.#translations.has(index));
    let outcome = "";
    try {
      for await (const [i, text] of translateAll(open.map((index) => claims[index]?.text ?? ""), this.#options.translator())) {
        if (this.#translating !== run) return;
        const index = open[i] ?? -1;
        this.#translations.set(index, text);
        this.#showTranslation(index);
      }
    } catch {
      outcome = tools.notTranslated;
    }
    if (this.#translating !== run) return;
    if (outcome !== "") {
      this.#translating = null;
      this.element.querySelector(".translate")?.setAttribute("aria-pressed", "false");
    }
    this.#status.textContent = outcome;
  }

  #showTranslation(index: number): void {
    this.#items.get(index)?.querySelector(".text")?.after(h("p", { class: "translation" },
      h("span", { lang: "en" }, this.#translations.get(index) ?? ""), " ", h("span", { class: "hint" }, this.#content?.words.outlineTools.byMachine ?? "")));
  }
}

/** Claims of one sentence can overlap, so each text is wrapped by itself. */
function explain(segments: readonly Segment[], terms: readonly Term[]): void {
  for (const segment of segments) {
    const inside = terms.flatMap((term, index) => (term.start >= segment.start && term.end <= segment.end ? [{ ...term, index }] : []));
    new TextIndex([segment]).wrap(inside, (i) => h("span", { "data-term": String(inside[i]?.index) }));
  }
}

/** What is clicked anywhere on a claim, the keyboard does here: the click handler is the item's. */
function goButton(label: string, text: string): HTMLButtonElement {
  return button({ class: "go", "aria-label": label }, null, text);
}

const goOf = (item: HTMLElement): HTMLElement => item.querySelector<HTMLElement>(".go") ?? item;

/** The number of the claim that something happened at. */
function claimAt({ target }: Event): number | null {
  const item = closest(target, "[data-claim]");
  return item && Number(item.dataset.claim);
}

function hasSelection(element: HTMLElement): boolean {
  const selection = getSelection();
  return selection?.isCollapsed === false && element.contains(selection.anchorNode);
}

function title(words: Messages): HTMLElement {
  return h("h2", { id: "dokhae-outline-title" }, words.claims);
}

function speakerName(tag: "h3" | "p", speaker: Claim["speaker"], words: Messages): HTMLElement {
  if (isUnnamed(speaker)) return h(tag, { class: "who unknown" }, words.unnamedSpeaker, " ", h("span", { class: "second" }, words.unnamedSpeakerHint));
  if (speaker.type === "author") return h(tag, { class: "who" }, words.articleItself);
  const names = [korean(speaker.canonical), h("span", { lang: "en" }, speaker.english)] as const;
  const [first, second] = words.locale === "en" && speaker.english !== "" ? [names[1], names[0]] : names;
  second.className = "second";
  return h(tag, { class: "who" }, first, " ", second);
}

/** What is known of a claim, in quiet words. */
function labels(claim: Claim, claims: readonly Claim[], words: Messages): (HTMLElement | null)[] {
  const { cue } = claim;
  const kind = words.claimKinds[claim.kind];
  const cueWord = words.locale === "en" && cue.english !== "" ? h("span", { lang: "en" }, cue.english) : korean(cue.lemma || cue.surface);
  const parent = claims.findIndex(({ id, role }) => id === claim.parent && role !== "thesis");
  const note = inference(claim, words);
  const label = (text: string | false, className: string | null = null): HTMLElement | null => (text === false ? null : h("span", { class: className }, text));
  const figures = figurePairs(claim).map(([figure, english]) =>
    h("li", {}, korean(figure), h("span", { "aria-hidden": "true" }, " = "), h("span", { lang: "en", class: "value" }, english)));
  return [
    h("p", { class: "labels" },
      label(words.quotes[claim.quote]),
      cueWord.textContent === "" ? null : cueWord,
      // A noun that announces a claim may be what sort of claim it is: criticism.
      label(cueWord.textContent !== kind && kind),
      label(parent >= 0 && words.continues(claimNumber(claims, parent))),
      note === null ? null : h("span", { class: "inferred", title: note }, h("span", { "aria-hidden": "true" }, "↩ "), words.inferredShort, h("span", { class: "visually-hidden" }, `. ${note}`)),
      label(isDoubtful(claim) && `? ${words.doubtful}`, "doubt")),
    figures.length === 0 ? null : h("ul", { class: "figures", "aria-label": words.figures }, ...figures),
  ];
}
