import type { DokhaeError } from "../core/errors.js";
import type { Article, Claim, Sentence, Term } from "../core/types.js";
import { type Locale, type Messages, messages } from "../i18n/index.js";
import { placesOf, rangeOver } from "../page/live-places.js";
import type { Page } from "../page/page.js";
import { ArticleView } from "./article-view.js";
import { speakerWords } from "./claim-words.js";
import { type DeviceStore, localStore } from "./device-store.js";
import { adopt, button, closest, h, reducedMotion } from "./dom.js";
import { claimNumber, isKorean, titleEnd } from "./format.js";
import { Highlighter } from "./highlighter.js";
import { OutlineView } from "./outline-view.js";
import { pageFont } from "./page-font.js";
import { keepPlace, placeOf } from "./places.js";
import { Player } from "./player.js";
import { printArticle } from "./print.js";
import { ReadAloud } from "./read-aloud.js";
import css from "./reader.css";
import { elementAnchor, ReaderGlosses } from "./reader-glosses.js";
import { SETTINGS, type Settings, SettingsStore, themeOf } from "./settings.js";
import { control, listen, settingsPanel, showSettings } from "./settings-panel.js";
import { copyText, shareLink, textLink } from "./text-export.js";
import type { Span } from "./text-index.js";
import { type PanelName, Toolbar } from "./toolbar.js";
import type { Translate } from "./translator.js";
import wordsCss from "./words.css";

export interface ReaderViewOptions {
  locale: Locale;
  /** Over the whole window, where the root's host stands, or at the window's side with the page still in use. */
  mode?: "overlay" | "inline" | "side";
  /** False: images are not loaded, their descriptions stand in their place. */
  images?: boolean;
  /** Where settings and places are kept; localStorage by default. */
  store?: DeviceStore;
  /** The embedder's translator of claims, asked for when the outline is shown; null: the browser's, where it has one. */
  translator?: () => Translate | null;
  /** The reader was closed by its user. */
  onClose?: () => void;
  /** The user wants to try again after an error. */
  onRetry?: () => void;
  /** The user wants to see a span of the article's text in the page. By default the view goes there. */
  onShowInPage?: (start: number, end: number) => void;
}

/** What may be shown instead of an article. */
export type Notice = { kind: "noArticle"; reason: Article["reason"] } | { kind: "notKorean" } | { kind: "error"; error: DokhaeError };

/** Nobody needs to be told about work that is shorter. */
const PROGRESS_AFTER_MS = 300;
/** What was done is said for as long. */
const TOAST_MS = 2500;
/** After the last scrolling. */
const PLACE_AFTER_MS = 300;
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
  /** Loaded anew each time that the reader opens. */
  readonly settings: SettingsStore;
  readonly #root: ShadowRoot;
  readonly #options: ReaderViewOptions;
  readonly #unadopt: () => void;
  readonly #container: HTMLElement;
  readonly #toolbar: Toolbar;
  readonly #progress = h("p", { class: "progress", hidden: "" });
  readonly #pane = h("div", { class: "pane", tabindex: "0", role: "region" });
  readonly #panels: Record<PanelName, HTMLElement>;
  readonly #status = h("div", { class: "visually-hidden", role: "status" });
  readonly #voice: ReadAloud;
  readonly #player: Player;
  readonly #spoken = new Highlighter();
  readonly #store: DeviceStore;
  readonly #abort = new AbortController();
  readonly #highlighter = new Highlighter();
  readonly #glosses: ReaderGlosses;
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
  #scrolled: ReturnType<typeof setTimeout> | undefined;
  #toasted: ReturnType<typeof setTimeout> | undefined;
  #panel: PanelName | null = null;
  /** What an action is about, since its panel was opened. */
  #target: Span | null = null;
  #page: Page | null = null;
  #shown: Readonly<Settings>;
  #outlineOpen: boolean | null = null;
  /** The claim whose sentence the pointer is on. */
  #pointed: number | null = null;
  #wide = true;
  /** Where the article was before the outline took its place. */
  #scrollTop = 0;

  constructor(root: ShadowRoot, options: ReaderViewOptions) {
    this.#root = root;
    this.#options = options;
    this.#store = options.store ?? localStore;
    this.settings = new SettingsStore(this.#store);
    this.#shown = this.settings.get();
    this.#locale = options.locale;
    this.#words = messages(options.locale);
    this.#toolbar = new Toolbar({
      onOutline: () => { this.#toggleOutline(); },
      onPanel: (name) => { this.#togglePanel(name); },
      onListen: () => { this.#listen(); },
      onClose: options.onClose ? () => { this.close(); } : null,
    });
    this.#outline = new OutlineView({
      onChoose: (index) => { this.#goToSentence(index); },
      onPoint: (index) => { this.#light(index ?? this.#chosen); },
      order: () => this.#shown.outlineOrder,
      onOrder: (outlineOrder) => { this.settings.set({ outlineOrder }); },
      translator: () => options.translator?.() ?? null,
      onCopy: (text) => void this.#copy(text),
    });
    this.#voice = new ReadAloud({
      onVoice: () => { this.#renderToolbar(); },
      onChange: () => { this.#showSpoken(); },
      sentence: (index) => this.#textOf(this.#sentences[index]),
      rate: () => this.#shown.rate,
    });
    this.#player = new Player(this.#voice);
    const { mode = "overlay" } = options;
    const attributes = { class: `reader ${mode}`, part: "reader" };
    this.#container = mode === "overlay" ? h("dialog", attributes) : h("section", { ...attributes, popover: mode === "side" && "popover" in HTMLElement.prototype ? "manual" : null });
    this.#glosses = new ReaderGlosses(this.#container, {
      settings: this.settings,
      store: options.store,
      words: () => this.#words,
      say: (text) => { this.#toast(text); },
    });
    const panel = (name: PanelName): HTMLElement => h("section", { class: `panel ${name}`, id: `dokhae-${name}`, tabindex: "-1", hidden: "" });
    this.#panels = { settings: panel("settings"), more: panel("more"), help: panel("help"), words: this.#glosses.panel.element };
    this.#container.append(
      h("div", { class: "top" }, this.#toolbar.element, ...Object.values(this.#panels)),
      this.#progress, h("div", { class: "panes" }, this.#pane, this.#outline.element), this.#player.element, this.#status, this.#glosses.controller.popup.element);
    const { signal } = this.#abort;
    listen(this.#container, this.settings, signal);
    this.settings.onChange(() => { this.#applySettings(); });
    for (const query of ["color-scheme: dark", "contrast: more"]) matchMedia(`(prefers-${query})`).addEventListener("change", () => { this.#applySettings(); }, { signal });
    this.#pane.addEventListener("scroll", () => {
      clearTimeout(this.#scrolled);
      this.#scrolled = setTimeout(() => { this.#keepPlace(); }, PLACE_AFTER_MS);
    }, { passive: true });
    this.#container.addEventListener("click", ({ target }) => {
      // A click elsewhere closes what it is not in.
      if (this.#panel && !closest(target, ".top")) this.#togglePanel(null);
    });
    this.#pane.addEventListener("pointermove", (event) => { this.#pointAt(event); });
    this.#pane.addEventListener("pointerleave", () => { this.#point(null); });
    this.#container.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.#container.addEventListener("keydown", (event) => { this.#onKey(event); });
    this.#resize = new ResizeObserver(() => { this.#onResize(); });

    this.#unadopt = adopt(root, css + wordsCss);
    root.append(this.#container);
    this.#resize.observe(this.#container);
    this.#render();
    this.#applySettings();
  }

  /** Shows the reader, empty, until something is handed over. */
  open(): void {
    this.#reset();
    void this.settings.load().then(() => {
      const { locale } = this.#shown;
      if (locale !== "" && locale !== this.#locale) this.setLocale(locale);
    });
    if (this.#container instanceof HTMLDialogElement && !this.#container.open) this.#container.showModal();
    this.#container.classList.add("shown");
    if (this.#container.popover && !this.#container.matches(":popover-open")) this.#container.showPopover();
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
    this.#keepPlace();
    this.#reset();
    this.#container.classList.remove("shown");
    if (this.#container.popover) this.#container.hidePopover();
    if (this.#container instanceof HTMLDialogElement) this.#container.close();
    this.#options.onClose?.();
  }

  /** Takes everything out of the shadow root again. */
  destroy(): void {
    this.#reset();
    this.#resize.disconnect();
    this.#glosses.destroy();
    this.#voice.destroy();
    this.#abort.abort();
    this.#container.remove();
    this.#unadopt();
  }

  /**
   * Shows the article, or says that there is none.
   * @param page that it was read from: for its font, and to show sentences in it
   * @returns whether there is one that can be explained
   */
  showArticle(article: Article, page: Page | null = null): boolean {
    if (article.status === "no_article" || article.text.trim() === "") {
      this.#show({ kind: "noArticle", reason: article.reason });
      return false;
    }
    if (!isKorean(article)) {
      this.#show({ kind: "notKorean" });
      return false;
    }
    this.#article = article;
    this.#page = page;
    this.#articleView = new ArticleView(article, this.#options.images ?? true);
    const cut = article.status === "truncated" ? [h("p", { class: "hint" }, this.#words.cut)] : [];
    this.#pane.replaceChildren(...cut, this.#articleView.element);
    this.#pane.scrollTop = 0;
    this.#container.style.setProperty("--page-font", page ? pageFont(article, page) : "");
    this.#applySettings();
    void this.#restorePlace(article);
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
    if (this.#article) this.#glosses.show(this.#articleView, { article: this.#article, terms, sentences });
    this.#renderToolbar();
    this.#wait("findingClaims");
    this.#say(this.#words.termsReady(new Set(terms.map(({ lemma }) => lemma)).size));
  }

  showClaims(claims: readonly Claim[]): void {
    if (!this.#articleView) return;
    this.#claims = claims;
    this.#articleView.showMarks(claims, (index) => { this.#goToClaim(index); });
    this.#wait("");
    this.#renderOutline();
    this.#renderToolbar();
    this.#say(`${this.#words.outline}: ${this.#claimCount()}${this.#words.claimsCounted(this.#claimCount())}`);
  }

  showError(error: DokhaeError): void {
    this.#show({ kind: "error", error });
  }

  setLocale(locale: Locale): void {
    this.#locale = locale;
    this.#words = messages(locale);
    this.#glosses.controller.hide();
    this.#render();
    this.#light(this.#chosen);
  }

  get locale(): Locale {
    return this.#locale;
  }

  #reset(): void {
    this.#glosses.reset();
    this.#highlighter.clear();
    this.#voice.stop();
    clearTimeout(this.#timer);
    clearTimeout(this.#scrolled);
    this.#article = null;
    this.#page = null;
    this.#target = null;
    this.#articleView = null;
    this.#termList = [];
    this.#sentences = [];
    this.#claims = null;
    this.#chosen = null;
    this.#pointed = null;
    this.#notice = null;
    this.#busy = "";
    this.#outlineOpen = null;
    this.#pane.replaceChildren();
    this.#status.replaceChildren();
    this.#container.querySelector(".print")?.remove();
    this.#panel = null;
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
    this.#player.render(words);
    this.#renderPanels();
    this.#glosses.render();
    this.#renderProgress();
    this.#renderToolbar();
    showSettings(container, this.#shown);
  }

  #renderToolbar(): void {
    this.#toolbar.render({
      outlineOpen: this.#outlineOpen === true,
      claims: this.#article ? this.#claimCount() : -1,
      panel: this.#panel,
      listening: this.#voice.available && this.#sentences.length > 0 ? this.#voice.index !== null : null,
      singleKeys: this.#shown.singleKeys,
    }, this.#words);
    for (const [name, panel] of Object.entries(this.#panels)) panel.hidden = name !== this.#panel;
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

  #renderPanels(): void {
    const words = this.#words;
    const { controls } = words;
    const { settings, more, help } = this.#panels;
    const article = this.#article;
    const action = (label: string, act: () => void, attributes = {}): HTMLButtonElement => button(attributes, act, label);
    const done = (label: string, act: (span: Span) => void): HTMLButtonElement => action(label, () => {
      const target = this.#target;
      this.#togglePanel(null);
      if (target) act(target);
    });
    settings.setAttribute("aria-label", controls.settings);
    settings.replaceChildren(...settingsPanel(words, this.settings));
    more.setAttribute("aria-label", controls.more);
    more.replaceChildren(
      ...(article ? [
        done(controls.copy, () => void this.#copy([article.text, article.byline, this.#address].filter((part) => part !== "").join("\n\n"))),
        ...(this.#address === "" ? [] : [done(controls.share, (span) => { void this.#share(span); })]),
        done(controls.print, () => { this.#print(); }),
        ...(this.#page || this.#options.onShowInPage ? [done(controls.showInPage, (span) => { this.#showInPage(span); })] : []),
      ] : []),
      action(words.words.title, () => { this.#togglePanel("words"); }),
      action(words.help, () => { this.#togglePanel("help"); }, { "aria-controls": "dokhae-help" }),
      action(words.switchLanguage, () => {
        const locale = this.#locale === "en" ? "ko" : "en";
        this.settings.set({ locale });
        this.setLocale(locale);
        this.#toolbar.focus("more");
      }, { class: "language", lang: this.#locale === "en" ? "ko" : "en" }));
    const { actions, save, know, listen, title } = words.words;
    help.setAttribute("aria-label", words.help);
    help.replaceChildren(
      h("h2", {}, words.help),
      h("dl", {}, ...[
        ...words.keys, ["B", words.outline], ["S / H / V", `${actions}: ${save} / ${know} / ${listen}`], ["W", title], ["T", controls.settings], ["+ − 0", controls.names.size], ["L", controls.listen],
        ["[ / ]", `${controls.previousSentence} / ${controls.nextSentence}`], ["M", controls.more], ["G", controls.showInPage], ["?", words.help],
      ].map(([keys, what]) => h("div", {}, h("dt", {}, h("kbd", {}, keys)), h("dd", {}, what)))),
      h("p", { class: "hint" }, words.shortcuts),
      control("singleKeys", words));
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

  /** Says it for those who see, too. */
  #toast(text: string): void {
    this.#say(text);
    this.#status.className = "toast";
    clearTimeout(this.#toasted);
    this.#toasted = setTimeout(() => { this.#status.className = "visually-hidden"; }, TOAST_MS);
  }

  #applySettings(): void {
    const container = this.#container;
    const before = this.#shown;
    const shown = (this.#shown = this.settings.get());
    for (const name of ["size", "weight", "width", "line", "letter", "word"] as const) container.style.setProperty(`--text-${name}`, String(shown[name]));
    const { theme, font, align, images, links, lineFocus } = shown;
    Object.assign(container.dataset, { theme: themeOf(shown), font, align });
    for (const [name, on] of Object.entries({ auto: theme === "auto", "no-images": !images, "line-focus": lineFocus })) container.classList.toggle(name, on);
    this.#articleView?.setLinks(links);
    showSettings(container, shown);
    this.#glosses.controller.hide();
    this.#renderToolbar();
    if (this.#article && before.size !== shown.size) this.#say(`${this.#words.controls.names.size} ${shown.size}%`);
    if (before.rate !== shown.rate && this.#voice.speaking) this.#player.step(0);
  }

  #togglePanel(name: PanelName | null): void {
    // The focus does not stay in what goes.
    if (this.#panel && closest(this.#root.activeElement, ".panel")) this.#toolbar.focus(this.#panel);
    this.#panel = name === this.#panel ? null : name;
    if (name === "words") this.#glosses.panel.render(this.#words);
    if (name === "more") this.#target = this.#here();
    this.#glosses.controller.hide();
    this.#renderToolbar();
    if (this.#panel === "help" || this.#panel === "words") this.#panels[this.#panel].focus();
  }

  /** What is selected, else the sentence that is read aloud, has the focus, or is the first on the screen. */
  #here(): Span | null {
    const view = this.#articleView;
    if (!view) return null;
    const selection = getSelection();
    const [selected] = selection?.isCollapsed !== false ? [] : "getComposedRanges" in selection ? selection.getComposedRanges({ shadowRoots: [this.#root] }) : [(selection as Selection).getRangeAt(0)];
    return (selected && view.span(selected)) ?? this.#sentences[this.#sentenceHere()] ?? { start: 0, end: view.heading.textContent.length };
  }

  #sentenceHere(): number {
    if (this.#voice.index !== null) return this.#voice.index;
    const sentences = this.#sentences;
    const { activeElement } = this.#root;
    const at = this.#termList[Number(closest(activeElement, "[data-term]")?.dataset.term ?? -1)] ?? this.#claims?.[Number(closest(activeElement, "[data-claim]")?.dataset.claim ?? -1)];
    if (at) return sentences.findIndex(({ end }) => end > at.start);
    const top = this.#toolbar.element.getBoundingClientRect().bottom;
    return sentences.findIndex((sentence) => (this.#articleView?.range(sentence)?.getBoundingClientRect().bottom ?? 0) > top + 8);
  }

  #textOf(span: Span | undefined): string | undefined {
    return span && this.#article?.text.slice(span.start, span.end);
  }

  #listen(): void {
    if (this.#voice.index !== null) this.#voice.stop();
    else this.#voice.play(Math.max(0, this.#sentenceHere()));
  }

  #showSpoken(): void {
    this.#spoken.clear();
    this.#player.update(this.#words);
    this.#renderToolbar();
    const sentence = this.#sentences[this.#voice.index ?? -1];
    const range = sentence && this.#articleView?.range(sentence);
    if (!range) return;
    this.#spoken.show("spoken", range);
    const { top, bottom } = range.getBoundingClientRect();
    const pane = this.#options.mode === "inline" ? { top: 0, bottom: innerHeight } : this.#pane.getBoundingClientRect();
    const room = (pane.bottom - pane.top) / 5;
    if (top < pane.top + room / 2 || bottom > pane.bottom - room) this.#scroller().scrollBy({ top: top - pane.top - room, behavior: reducedMotion() ? "auto" : "smooth" });
  }

  async #copy(text: string): Promise<void> {
    this.#tellCopied(await copyText(text, this.#container));
  }

  async #share(span: Span): Promise<void> {
    const copied = await shareLink(this.#article?.title ?? "", textLink(this.#address, this.#textOf(span) ?? ""), this.#container);
    if (copied !== null) this.#tellCopied(copied);
  }

  #tellCopied(copied: boolean): void {
    const { controls } = this.#words;
    this.#toast(copied ? controls.copied : controls.notCopied);
  }

  #print(): void {
    // Where a frame cannot be used, the page is printed with the reader in it.
    if (this.#articleView) printArticle(this.#articleView.element, this.#container, css).catch(() => { print(); });
  }

  #showInPage({ start, end }: Span): void {
    const { onShowInPage, mode } = this.#options;
    if (onShowInPage) {
      onShowInPage(start, end);
      return;
    }
    const range = this.#article && this.#page && rangeOver(placesOf(this.#article, [{ start, end }], this.#page.nodes, true));
    if (!range) {
      this.#toast(this.#words.controls.changed);
      return;
    }
    if (mode !== "side" && mode !== "inline") this.close();
    getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    range.startContainer.parentElement?.scrollIntoView({ block: "center" });
  }

  /** Of the article, "" when it has none that others could open. */
  get #address(): string {
    return [this.#article?.canonicalUrl, this.#page?.address].find((address) => /^https?:/.test(address ?? "")) ?? "";
  }

  async #restorePlace(article: Article): Promise<void> {
    if (this.#options.mode === "inline") return;
    const block = await placeOf(this.#store, this.#address);
    if (article === this.#article && this.#pane.scrollTop === 0 && block > 0) this.#blocks[block]?.scrollIntoView();
  }

  #keepPlace(): void {
    if (!this.#article || this.#options.mode === "inline" || this.#pane.clientHeight === 0) return;
    const { top } = this.#pane.getBoundingClientRect();
    void keepPlace(this.#store, this.#address, this.#pane.scrollTop === 0 ? 0 : this.#blocks.findIndex((block) => block.getBoundingClientRect().bottom > top));
  }

  get #blocks(): readonly Element[] {
    return [...this.#articleView?.element.querySelectorAll("[data-block]") ?? []];
  }

  #toggleOutline(open = this.#outlineOpen !== true): void {
    if (!this.#article || open === this.#outlineOpen) return;
    this.#glosses.controller.hide();
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
    if (event.key === "Escape" && !event.defaultPrevented && (this.#panel || this.#options.mode === "side")) {
      event.preventDefault();
      if (this.#panel) this.#togglePanel(null);
      else this.close();
      return;
    }
    if (event.code === "KeyP" && (event.ctrlKey || event.metaKey) && this.#article) {
      event.preventDefault();
      this.#print();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    const term = closest(target, "[data-term]");
    if ((event.key === "Enter" || event.key === " ") && term?.getAttribute("role") === "button") {
      event.preventDefault();
      const anchor = elementAnchor(term);
      if (anchor) this.#glosses.controller.toggle(anchor);
      return;
    }
    if (term && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      event.preventDefault();
      this.#glosses.terms.move(event.key === "ArrowRight" ? 1 : -1);
      return;
    }
    if (!this.#shown.singleKeys || (target instanceof HTMLInputElement && target.type !== "checkbox")) return;
    // A letter's place, so that the shortcuts also work with a Korean keyboard.
    if (this.#shortcut(event.code.startsWith("Key") ? event.code : event.key)) event.preventDefault();
  }

  #shortcut(key: string): boolean {
    switch (key) {
      case "KeyJ":
      case "KeyK":
        if (!this.#wide) this.#toggleOutline(false);
        this.#moveTerm(key === "KeyJ" ? 1 : -1);
        return true;
      case "KeyN":
      case "KeyP":
        this.#moveClaim(key === "KeyN" ? 1 : -1);
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
      case "KeyT":
        this.#togglePanel("settings");
        return true;
      case "KeyM":
        this.#togglePanel("more");
        return true;
      case "?":
        this.#togglePanel("help");
        return true;
      case "+":
      case "=":
      case "-":
      case "0": {
        const [, , step, normal] = SETTINGS.size;
        this.settings.set({ size: key === "0" ? normal : this.#shown.size + (key === "-" ? -step : step) });
        return true;
      }
      case "KeyL":
        if (this.#voice.index !== null) this.#player.toggle();
        else if (this.#voice.available) this.#listen();
        return true;
      case "[":
      case "]":
        if (this.#voice.index !== null) this.#player.step(key === "[" ? -1 : 1);
        return true;
      case "KeyG": {
        const here = this.#here();
        if (here) this.#showInPage(here);
        return true;
      }
      case "KeyW":
        this.#togglePanel("words");
        return true;
      default:
        return this.#glosses.controller.shortcut(key);
    }
  }

  #moveTerm(step: number): void {
    const onTerm = closest(this.#root.activeElement, "[data-term]") !== null;
    // The first press goes to what is on the screen.
    const top = this.#toolbar.element.getBoundingClientRect().bottom;
    const first = onTerm ? undefined : this.#glosses.terms.items.find((item) => item.getBoundingClientRect().top >= top);
    if (first) this.#glosses.terms.focus(first);
    else this.#glosses.terms.move(step);
  }
}

function noticeElement(notice: Notice, words: Messages, onRetry: (() => void) | undefined): HTMLElement {
  switch (notice.kind) {
    case "noArticle":
      return h("div", { class: "notice" }, h("h1", {}, words.noArticleTitle), h("p", {}, notice.reason === "" ? words.noArticle : words.controls.reasons[notice.reason]));
    case "notKorean":
      return h("div", { class: "notice" }, h("h1", {}, words.notKoreanTitle), h("p", {}, words.notKorean));
    case "error":
      return h("div", { class: "notice error" }, h("h1", {}, words.errorTitle), h("p", {}, words.error[notice.error.code]),
        onRetry ? button({ class: "primary" }, onRetry, words.retry) : null);
  }
}
