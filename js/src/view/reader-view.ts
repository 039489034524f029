import type { DokhaeError } from "../core/errors.js";
import type { Article, Claim, Sentence, Term } from "../core/types.js";
import { type Locale, type Messages, messages } from "../i18n/index.js";
import { ArticleView } from "./article-view.js";
import { speakerWords } from "./claim-words.js";
import { button, closest, h, reducedMotion } from "./dom.js";
import { claimNumber, isKorean, titleEnd } from "./format.js";
import { GlossController } from "./gloss-controller.js";
import { Highlighter } from "./highlighter.js";
import { type OutlineOrder, OutlineView } from "./outline-view.js";
import { Popup } from "./popup.js";
import css from "./reader.css";
import { Roving } from "./roving.js";
import { Toolbar } from "./toolbar.js";
import type { Translate } from "./translator.js";

export interface ReaderViewOptions {
  locale: Locale;
  /** Over the whole window, or where the root's host stands. */
  mode?: "overlay" | "inline";
  /** False: images are not loaded, their descriptions stand in their place. */
  images?: boolean;
  /** The embedder's translator of claims, asked for when the outline is shown; null: the browser's, where it has one. */
  translator?: () => Translate | null;
  /** The reader was closed by its user. */
  onClose?: () => void;
  /** The user wants to try again after an error. */
  onRetry?: () => void;
}

/** What may be shown instead of an article. */
export type Notice = { kind: "noArticle" | "notKorean" } | { kind: "error"; error: DokhaeError };

/** Nobody needs to be told about work that is shorter. */
const PROGRESS_AFTER_MS = 300;
const SCALES = [85, 100, 115, 130, 150, 175, 200];
/** From this width of the reader on, in its own em, the outline stands beside the article. */
const WIDE_EM = 60;

/**
 * Shows an article in a shadow root, stage by stage. It knows nothing of how the results come
 * about; the custom element, and an extension's content script, hand them over.
 *
 *     const view = new ReaderView(host.attachShadow({ mode: "open" }), { locale: "en" });
 *     view.open();
 *     await reader.read(document, {
 *       onArticle: (article) => view.showArticle(article),
 *       onTerms: ({ terms, sentences }) => view.showTerms(terms, sentences),
 *       onClaims: ({ claims }) => view.showClaims(claims),
 *     });
 *
 * Everything it shows is made with createElement and text nodes; it changes nothing outside of
 * the shadow root.
 */
export class ReaderView {
  readonly #root: ShadowRoot;
  readonly #options: ReaderViewOptions;
  readonly #sheet = new CSSStyleSheet();
  readonly #container: HTMLElement;
  readonly #toolbar: Toolbar;
  readonly #progress = h("p", { class: "progress", hidden: "" });
  readonly #pane = h("div", { class: "pane", tabindex: "0", role: "region" });
  readonly #help = h("section", { class: "help", id: "dokhae-help", hidden: "" });
  readonly #status = h("div", { class: "visually-hidden", role: "status" });
  readonly #popup = new Popup();
  readonly #terms = new Roving();
  readonly #highlighter = new Highlighter();
  readonly #glosses: GlossController;
  readonly #outline: OutlineView;
  readonly #resize: ResizeObserver;

  #locale: Locale;
  #words: Messages;
  #article: Article | null = null;
  #articleView: ArticleView | null = null;
  #termList: readonly Term[] = [];
  #sentences: readonly Sentence[] = [];
  #claims: readonly Claim[] | null = null;
  #chosen: number | null = null;
  #notice: Notice | null = null;
  /** What is being waited for; "" when everything is there. */
  #busy: "" | "reading" | "findingTerms" | "findingClaims" = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #scale = SCALES.indexOf(100);
  #outlineOpen: boolean | null = null;
  #outlineOrder: OutlineOrder = "speaker";
  /** The claim whose sentence the pointer is on. */
  #pointed: number | null = null;
  #singleKeys = true;
  #wide = true;
  /** Where the article was before the outline took its place. */
  #scrollTop = 0;

  constructor(root: ShadowRoot, options: ReaderViewOptions) {
    this.#root = root;
    this.#options = options;
    this.#locale = options.locale;
    this.#words = messages(options.locale);
    this.#toolbar = new Toolbar({
      onOutline: () => { this.#toggleOutline(); },
      onScale: (step) => { this.#changeScale(step); },
      onHelp: () => { this.#toggleHelp(); },
      onLanguage: () => { this.setLocale(this.#locale === "en" ? "ko" : "en"); },
      onClose: options.onClose ? () => { this.close(); } : null,
    });
    this.#outline = new OutlineView({
      onChoose: (index) => { this.#goToSentence(index); },
      onPoint: (index) => { this.#light(index ?? this.#chosen); },
      order: () => this.#outlineOrder,
      onOrder: (order) => { this.#outlineOrder = order; },
      translator: () => options.translator?.() ?? null,
    });
    this.#pane.addEventListener("pointermove", (event) => { this.#pointAt(event); });
    this.#pane.addEventListener("pointerleave", () => { this.#point(null); });
    const content = [this.#toolbar.element, this.#help, this.#progress, h("div", { class: "panes" }, this.#pane, this.#outline.element), this.#status, this.#popup.element];
    const overlay = options.mode !== "inline";
    this.#container = overlay ? h("dialog", { class: "reader overlay", part: "reader" }, ...content) : h("section", { class: "reader inline", part: "reader" }, ...content);
    this.#container.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.#container.addEventListener("keydown", (event) => { this.#onKey(event); });
    this.#glosses = new GlossController(this.#container, {
      popup: this.#popup,
      roving: this.#terms,
      term: (index) => this.#termList[index],
      words: () => this.#words,
    });
    this.#resize = new ResizeObserver(() => { this.#onResize(); });

    this.#sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    root.append(this.#container);
    this.#resize.observe(this.#container);
    this.#render();
  }

  /** Shows the reader, empty, until something is handed over. */
  open(): void {
    this.#reset();
    if (this.#container instanceof HTMLDialogElement && !this.#container.open) this.#container.showModal();
    this.#container.classList.add("shown");
    this.#onResize();
    this.#wait("reading");
    if (this.#options.mode !== "inline") this.#pane.focus({ preventScroll: true });
  }

  get isOpen(): boolean {
    return this.#container.classList.contains("shown");
  }

  /** As the user's close button. */
  close(): void {
    if (!this.isOpen) return;
    this.#reset();
    this.#container.classList.remove("shown");
    if (this.#container instanceof HTMLDialogElement) this.#container.close();
    this.#options.onClose?.();
  }

  /** Takes everything out of the shadow root again. */
  destroy(): void {
    this.#reset();
    this.#resize.disconnect();
    this.#glosses.destroy();
    this.#container.remove();
    this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  /**
   * Shows the article, or says that there is none.
   * @returns whether there is one that can be explained
   */
  showArticle(article: Article): boolean {
    if (article.status === "no_article" || article.text.trim() === "") {
      this.#show({ kind: "noArticle" });
      return false;
    }
    if (!isKorean(article)) {
      this.#show({ kind: "notKorean" });
      return false;
    }
    this.#article = article;
    this.#articleView = new ArticleView(article, this.#options.images ?? true);
    const cut = article.status === "truncated" ? [h("p", { class: "hint" }, this.#words.cut)] : [];
    this.#pane.replaceChildren(...cut, this.#articleView.element);
    this.#pane.scrollTop = 0;
    this.#outlineOpen = this.#wide;
    this.#wait("findingTerms");
    this.#say(this.#words.articleReady(this.#articleView.heading.textContent));
    this.#render();
    return true;
  }

  showTerms(terms: readonly Term[], sentences: readonly Sentence[]): void {
    if (!this.#articleView) return;
    this.#termList = terms;
    this.#sentences = sentences;
    this.#articleView.showTerms(terms);
    this.#terms.set(this.#articleView.terms);
    this.#wait("findingClaims");
    this.#say(this.#words.termsReady(new Set(terms.map(({ lemma }) => lemma)).size));
  }

  showClaims(claims: readonly Claim[]): void {
    if (!this.#articleView) return;
    this.#claims = claims;
    this.#articleView.showMarks(claims, (index) => { this.#goToClaim(index); });
    this.#wait("");
    this.#render();
    this.#say(this.#words.outlineReady(this.#claimCount()));
  }

  showError(error: DokhaeError): void {
    this.#show({ kind: "error", error });
  }

  setLocale(locale: Locale): void {
    this.#locale = locale;
    this.#words = messages(locale);
    this.#glosses.hide();
    this.#render();
    this.#light(this.#chosen);
  }

  get locale(): Locale {
    return this.#locale;
  }

  #reset(): void {
    this.#glosses.hide();
    this.#highlighter.clear();
    clearTimeout(this.#timer);
    this.#article = null;
    this.#articleView = null;
    this.#termList = [];
    this.#sentences = [];
    this.#claims = null;
    this.#chosen = null;
    this.#pointed = null;
    this.#notice = null;
    this.#busy = "";
    this.#outlineOpen = null;
    this.#terms.set([]);
    this.#pane.replaceChildren();
    this.#status.replaceChildren();
    this.#help.hidden = true;
    this.#render();
  }

  #show(notice: Notice): void {
    this.#reset();
    this.#notice = notice;
    this.#render();
    this.#say(this.#pane.textContent);
  }

  /** Everything that is worded in the interface's language. */
  #render(): void {
    const words = this.#words;
    const container = this.#container;
    container.lang = this.#locale;
    container.setAttribute("aria-label", words.readerLabel);
    this.#pane.setAttribute("aria-label", this.#articleView?.heading.textContent ?? words.readerLabel);
    this.#articleView?.renderMeta(words, this.#locale);
    if (this.#notice) this.#pane.replaceChildren(noticeElement(this.#notice, words, this.#options.onRetry));
    this.#renderOutline();
    this.#renderHelp();
    this.#renderProgress();
    this.#renderToolbar();
  }

  #renderToolbar(): void {
    this.#toolbar.render({
      outlineOpen: this.#outlineOpen === true,
      claims: this.#article ? this.#claimCount() : -1,
      scale: SCALES[this.#scale] ?? 100,
      canShrink: this.#scale > 0,
      canGrow: this.#scale < SCALES.length - 1,
      helpOpen: !this.#help.hidden,
    }, this.#words, this.#locale);
  }

  #renderOutline(): void {
    const open = this.#article !== null && this.#outlineOpen === true;
    this.#container.classList.toggle("with-outline", open);
    this.#outline.element.hidden = !open;
    if (!this.#article) return;
    if (!this.#claims) {
      this.#outline.wait(this.#words);
      return;
    }
    const claims = this.#claims;
    this.#outline.render(this.#article, claims, this.#termList, this.#words);
    this.#outline.choose(this.#chosen);
    this.#articleView?.nameMarks((index) => {
      const speaker = claims[index]?.speaker;
      return this.#words.goToClaim(claimNumber(claims, index), speaker ? speakerWords(speaker, this.#words) : "");
    });
  }

  #renderHelp(): void {
    const words = this.#words;
    const box = h("input", { type: "checkbox", id: "dokhae-keys" });
    box.checked = this.#singleKeys;
    box.addEventListener("change", () => { this.#singleKeys = box.checked; });
    this.#help.setAttribute("aria-label", words.help);
    this.#help.replaceChildren(
      h("h2", {}, words.helpTitle),
      h("dl", {}, ...words.keys.map(([keys, what]) => h("div", {}, h("dt", {}, h("kbd", {}, keys)), h("dd", {}, what)))),
      h("p", { class: "hint" }, words.shortcuts),
      h("label", { for: "dokhae-keys" }, box, " ", words.shortcutsOn));
  }

  #renderProgress(): void {
    if (this.#busy !== "") this.#progress.textContent = this.#words[this.#busy];
  }

  /** Says what is going on, if it goes on for a while. */
  #wait(busy: "" | "reading" | "findingTerms" | "findingClaims"): void {
    this.#busy = busy;
    clearTimeout(this.#timer);
    this.#container.setAttribute("aria-busy", String(busy !== ""));
    if (busy === "" || this.#progress.hidden) this.#progress.hidden = true;
    this.#renderProgress();
    if (busy === "") return;
    this.#timer = setTimeout(() => {
      this.#progress.hidden = false;
      this.#say(this.#words[busy]);
    }, PROGRESS_AFTER_MS);
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }

  #claimCount(): number {
    return this.#claims?.filter(({ role }) => role !== "thesis").length ?? 0;
  }

  #changeScale(step: number): void {
    this.#scale = Math.min(Math.max(this.#scale + step, 0), SCALES.length - 1);
    this.#container.style.setProperty("--scale", String((SCALES[this.#scale] ?? 100) / 100));
    this.#glosses.hide();
    this.#renderToolbar();
  }

  #toggleHelp(): void {
    this.#help.hidden = !this.#help.hidden;
    this.#renderToolbar();
  }

  #toggleOutline(open = this.#outlineOpen !== true): void {
    if (!this.#article || open === this.#outlineOpen) return;
    this.#glosses.hide();
    if (open && !this.#wide) this.#scrollTop = this.#scroller().scrollTop;
    this.#outlineOpen = open;
    this.#container.classList.toggle("with-outline", open);
    this.#outline.element.hidden = !open;
    if (!open && !this.#wide) this.#scroller().scrollTop = this.#scrollTop;
    this.#renderToolbar();
  }

  #scroller(): Element {
    return this.#options.mode === "inline" ? (document.scrollingElement ?? this.#pane) : this.#pane;
  }

  #onResize(): void {
    const { clientWidth } = this.#container;
    if (clientWidth === 0) return;
    const wide = clientWidth >= WIDE_EM * (parseFloat(getComputedStyle(this.#container).fontSize) || 16);
    this.#container.classList.toggle("wide", wide);
    if (wide === this.#wide) return;
    this.#wide = wide;
    // Where there is room the outline is there; where there is none the article is.
    if (this.#article) this.#toggleOutline(wide);
  }

  /** Lights up a claim and its sentence; null: nothing. */
  #light(index: number | null): void {
    this.#highlighter.clear();
    const claim = index === null ? undefined : this.#claims?.[index];
    if (!claim || !this.#articleView) return;
    for (const sentence of this.#sentences) {
      if (sentence.end <= claim.start || sentence.start >= claim.end) continue;
      const range = this.#articleView.range(sentence);
      if (range) this.#highlighter.show("sentence", range);
    }
    const range = this.#articleView.range(claim);
    if (range) this.#highlighter.show("claim", range);
  }

  /** From a sentence that is pointed at to its claim in the outline, where that is to be seen. */
  #pointAt({ clientX, clientY, pointerType, target }: PointerEvent): void {
    if (pointerType !== "mouse" || !this.#wide || this.#outlineOpen !== true) return;
    const place = closest(target, "[data-block]")?.dataset.block;
    const block = this.#article && place !== undefined ? (this.#article.blocks[Number(place)] ?? { start: 0, end: titleEnd(this.#article) }) : null;
    const index = block && this.#claims ? this.#claims.findIndex((claim) => claim.start < block.end && claim.end > block.start
      && [...(this.#articleView?.range(claim)?.getClientRects() ?? [])].some((box) =>
        clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom)) : -1;
    this.#point(index < 0 ? null : index);
  }

  #point(index: number | null): void {
    if (index === this.#pointed) return;
    this.#pointed = index;
    this.#outline.point(index);
    this.#light(index ?? this.#chosen);
  }

  #choose(index: number, focusOutline: boolean): void {
    this.#chosen = index;
    this.#light(index);
    this.#outline.choose(index, { focus: focusOutline });
  }

  #goToSentence(index: number): void {
    const view = this.#articleView;
    if (!view) return;
    if (!this.#wide) this.#toggleOutline(false);
    this.#choose(index, false);
    const target = view.marks.get(index) ?? view.heading;
    if (target === view.heading) this.#pane.focus({ preventScroll: true });
    else target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center", behavior: reducedMotion() ? "auto" : "smooth" });
  }

  #goToClaim(index: number): void {
    this.#toggleOutline(true);
    this.#choose(index, true);
  }

  /** The claim that the focus is at: on its number, or in a sentence with a word. */
  #claimAtFocus(): number | null {
    const { activeElement } = this.#root;
    const mark = closest(activeElement, ".mark");
    if (mark) return Number(mark.dataset.claim);
    const term = this.#termList[Number(closest(activeElement, "[data-term]")?.dataset.term ?? -1)];
    const sentence = term && this.#sentences.find(({ start, end }) => start <= term.start && term.start < end);
    if (!sentence) return this.#chosen;
    const index = this.#claims?.findIndex((claim) => claim.role !== "thesis" && claim.start < sentence.end && claim.end > sentence.start) ?? -1;
    return index < 0 ? this.#chosen : index;
  }

  #moveClaim(step: number): void {
    const places = [...(this.#articleView?.marks.keys() ?? [])].sort((a, b) => a - b);
    const at = this.#chosen === null ? -1 : places.indexOf(this.#chosen);
    const next = places[at < 0 ? (step > 0 ? 0 : places.length - 1) : Math.min(Math.max(at + step, 0), places.length - 1)];
    if (next !== undefined) this.#goToSentence(next);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    const term = closest(target, "[data-term]");
    if ((event.key === "Enter" || event.key === " ") && term?.getAttribute("role") === "button") {
      event.preventDefault();
      this.#glosses.toggle(term);
      return;
    }
    if (term && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      event.preventDefault();
      this.#terms.move(event.key === "ArrowRight" ? 1 : -1);
      return;
    }
    if (!this.#singleKeys || target instanceof HTMLInputElement) return;
    // The key's place, so that the shortcuts also work with a Korean keyboard.
    if (this.#shortcut(event.code)) event.preventDefault();
  }

  #shortcut(code: string): boolean {
    switch (code) {
      case "KeyJ":
      case "KeyK":
        if (!this.#wide) this.#toggleOutline(false);
        this.#moveTerm(code === "KeyJ" ? 1 : -1);
        return true;
      case "KeyN":
      case "KeyP":
        this.#moveClaim(code === "KeyN" ? 1 : -1);
        return true;
      case "KeyO": {
        const inOutline = closest(this.#root.activeElement, ".claim, .thesis");
        if (inOutline) {
          this.#goToSentence(Number(inOutline.dataset.claim));
          return true;
        }
        const claim = this.#claimAtFocus();
        if (claim !== null) this.#goToClaim(claim);
        return true;
      }
      case "KeyB":
        this.#toggleOutline();
        return true;
      default:
        return false;
    }
  }

  #moveTerm(step: number): void {
    const onTerm = closest(this.#root.activeElement, "[data-term]") !== null;
    // The first press goes to what is on the screen.
    const top = this.#toolbar.element.getBoundingClientRect().bottom;
    const first = onTerm ? undefined : this.#terms.items.find((item) => item.getBoundingClientRect().top >= top);
    if (first) this.#terms.focus(first);
    else this.#terms.move(step);
  }
}

function noticeElement(notice: Notice, words: Messages, onRetry: (() => void) | undefined): HTMLElement {
  switch (notice.kind) {
    case "noArticle":
      return h("div", { class: "notice" }, h("h1", {}, words.noArticleTitle), h("p", {}, words.noArticle));
    case "notKorean":
      return h("div", { class: "notice" }, h("h1", {}, words.notKoreanTitle), h("p", {}, words.notKorean));
    case "error":
      return h("div", { class: "notice error" }, h("h1", {}, words.errorTitle), h("p", {}, words.error[notice.error.code]),
        onRetry ? button({ class: "primary" }, onRetry, words.retry) : null);
  }
}
