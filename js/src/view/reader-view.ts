import type { DokhaeError } from "../core/errors.js";
import type { Article, Claim, Sentence, Term } from "../core/types.js";
import { type Locale, type Messages, messages } from "../i18n/index.js";
import { placesOf, rangeOver } from "../page/live-places.js";
import type { Page } from "../page/page.js";
import { ArticleView } from "./article-view.js";
import { speakerWords } from "./claim-words.js";
import { type DeviceStore, localStore } from "./device-store.js";
import { adopt, button, closest, h, reducedMotion } from "./dom.js";
import { claimNumber, isKorean } from "./format.js";
import { Highlighter, type Lights } from "./highlighter.js";
import { OutlineView } from "./outline-view.js";
import { pageFont } from "./page-font.js";
import { keepPlace, placeOf } from "./places.js";
import { Player } from "./player.js";
import { printArticle } from "./print.js";
import { ReadAloud } from "./read-aloud.js";
import { styles } from "./styles.js";
import { elementAnchor, ReaderGlosses } from "./reader-glosses.js";
import { SETTINGS, type Settings, SettingsStore, themeOf } from "./settings.js";
import { control, listen, settingsPanel, showSettings } from "./settings-panel.js";
import { copyText, shareLink, textLink } from "./text-export.js";
import type { Span } from "./text-index.js";
import { type PanelName, Toolbar } from "./toolbar.js";
import type { Translate } from "./translator.js";

export interface ReaderViewOptions {
  locale: Locale;
  /** Over the whole window, where the root's host stands, or at the window's side with the page still in use. */
  mode?: "overlay" | "inline" | "side";
  /** The outline comes first, also where there is no room for it beside the article. */
  outlineFirst?: boolean;
  /** False: images are not loaded, their descriptions stand in their place. */
  images?: boolean;
  /** Where settings and places are kept; localStorage by default. */
  store?: DeviceStore;
  /** The embedder's translator of claims, asked for when the outline is shown; null: the browser's, where it has one. */
  translator?: () => Translate | null;
  /** Lights up claims and what is read aloud, instead of `CSS.highlights`, which the page's scripts see. */
  lights?: () => Lights;
  /** What else to say where there is no article. */
  noArticleHint?: () => string;
  /** The reader was closed by its user. */
  onClose?: () => void;
  /** The user wants to try again after an error. */
  onRetry?: () => void;
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
  readonly #inline: boolean;
  readonly #container: HTMLElement;
  readonly #toolbar: Toolbar;
  readonly #progress = h("p", { class: "progress", hidden: "" });
  readonly #pane = h("div", { class: "pane", tabindex: "0", role: "region" });
  readonly #panels: Record<PanelName, HTMLElement>;
  readonly #status = h("div", { class: "visually-hidden", role: "status" });
  readonly #voice: ReadAloud;
  readonly #player: Player;
  readonly #spoken: Lights;
  readonly #store: DeviceStore;
  readonly #abort = new AbortController();
  readonly #highlighter: Lights;
  readonly #glosses: ReaderGlosses;
  readonly #outline: OutlineView;
  readonly #observer: ResizeObserver;

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
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
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
    const { locale, lights = () => new Highlighter() } = options;
    this.#spoken = lights();
    this.#highlighter = lights();
    this.#locale = locale;
    this.#words = messages(locale);
    this.#toolbar = new Toolbar((tool) => {
      if (tool === "outline") this.#toggleOutline();
      else if (tool === "player") this.#listen();
      else if (tool === "close") this.close();
      else this.#togglePanel(tool);
    }, options.onClose !== undefined);
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
    this.#inline = mode === "inline";
    this.#container = h(mode === "overlay" ? "dialog" : "section", { class: `reader ${mode}`, part: "reader", popover: mode === "side" ? "manual" : null });
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
    listen(this.#container, this.settings);
    this.settings.onChange(() => { this.#applySettings(); });
    for (const query of ["color-scheme: dark", "contrast: more"]) matchMedia(`(prefers-${query})`).addEventListener("change", () => { this.#applySettings(); }, this.#abort);
    this.#pane.addEventListener("scroll", () => {
      this.#later("place", PLACE_AFTER_MS, () => { this.#keepPlace(); });
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
    this.#observer = new ResizeObserver(() => { this.#onResize(); });

    this.#unadopt = adopt(root, styles);
    root.append(this.#container);
    this.#observer.observe(this.#container);
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
    if (!this.isOpen) {
      this.#container.classList.add("shown");
      if (this.#container instanceof HTMLDialogElement) this.#container.showModal();
      else if (this.#container.popover) this.#container.showPopover();
    }
    this.#onResize();
    this.#wait("reading");
    if (!this.#inline) this.#pane.focus({ preventScroll: true });
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
    if (this.#container instanceof HTMLDialogElement) this.#container.close();
    else if (this.#container.popover) this.#container.hidePopover();
    this.#options.onClose?.();
  }

  /** Takes everything out of the shadow root again. */
  destroy(): void {
    this.#reset();
    this.#observer.disconnect();
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
    const missing = article.status === "no_article" || article.text.trim() === "";
    if (missing || !isKorean(article)) {
      this.#show(missing ? { kind: "noArticle", reason: article.reason } : { kind: "notKorean" });
      return false;
    }
    this.#article = article;
    this.#page = page;
    this.#articleView = new ArticleView(article, this.#options.images ?? true);
    this.#pane.replaceChildren(this.#articleView.element);
    if (article.status === "truncated") this.#pane.prepend(h("p", { class: "hint" }, this.#words.cut));
    this.#pane.scrollTop = 0;
    this.#container.style.setProperty("--page-font", page ? pageFont(article, page) : "");
    this.#applySettings();
    void this.#restorePlace(article);
    this.#outlineOpen = this.#wide || this.#options.outlineFirst === true;
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
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#status.className = "visually-hidden";
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
    container.ariaLabel = words.readerLabel;
    this.#pane.ariaLabel = this.#articleView?.heading.textContent ?? words.readerLabel;
    this.#articleView?.renderMeta(words, this.#locale);
    if (this.#notice) this.#pane.replaceChildren(noticeElement(this.#notice, words, this.#options));
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
    this.#revealOutline();
    const claims = this.#claims;
    if (!this.#article || !claims) {
      this.#outline.wait(this.#words);
      return;
    }
    this.#outline.render(this.#article, claims, this.#termList, this.#words);
    this.#outline.choose(this.#chosen);
    this.#articleView?.nameMarks((index) => {
      const speaker = claims[index]?.speaker;
      return this.#words.goToClaim(claimNumber(claims, index), speaker ? speakerWords(speaker, this.#words) : "");
    });
  }

  #revealOutline(): void {
    const open = this.#article !== null && this.#outlineOpen === true;
    this.#container.classList.toggle("with-outline", open);
    this.#outline.element.hidden = !open;
  }

  #renderPanels(): void {
    const words = this.#words;
    const { controls } = words;
    const { settings, more, help } = this.#panels;
    const { actions, save, know, listen, title } = words.words;
    const article = this.#article;
    const done = (label: string, act: (span: Span) => void, offered = true): HTMLButtonElement | null => (article && offered ? button({}, () => {
      const target = this.#target;
      this.#togglePanel(null);
      if (target) act(target);
    }, label) : null);
    const locale = this.#locale === "en" ? "ko" : "en";
    settings.ariaLabel = controls.settings;
    settings.replaceChildren(...settingsPanel(words, this.settings));
    more.ariaLabel = controls.more;
    more.replaceChildren(...[
      done(controls.copy, () => void this.#copy([article?.text, article?.byline, this.#address].filter(Boolean).join("\n\n"))),
      done(controls.share, (span) => { void this.#share(span); }, this.#address !== ""),
      done(controls.print, () => { this.#print(); }),
      done(controls.showInPage, (span) => { this.#showInPage(span); }, this.#page !== null),
      button({}, () => { this.#togglePanel("words"); }, words.words.title),
      button({ "aria-controls": "dokhae-help" }, () => { this.#togglePanel("help"); }, words.help),
      button({ class: "language", lang: locale }, () => {
        this.settings.set({ locale });
        this.setLocale(locale);
        this.#toolbar.focus("more");
      }, words.switchLanguage),
    ].filter((item) => item !== null));
    help.ariaLabel = words.help;
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
    this.#container.ariaBusy = String(busy !== "");
    this.#renderProgress();
    if (busy === "") this.#progress.hidden = true;
    this.#later("progress", PROGRESS_AFTER_MS, () => {
      if (busy === "") return;
      this.#progress.hidden = false;
      this.#say(this.#words[busy]);
    });
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
    this.#later("toast", TOAST_MS, () => { this.#status.className = "visually-hidden"; });
  }

  /** Does it after a while, and what was to be done of that name not at all. */
  #later(name: string, ms: number, act: () => void): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.set(name, setTimeout(act, ms));
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
    const at = this.#focusedTerm ?? this.#claims?.[this.#focusedClaim];
    const top = this.#top + 8;
    return this.#sentences.findIndex((sentence) => (at ? sentence.end > at.start : (this.#articleView?.range(sentence)?.getBoundingClientRect().bottom ?? 0) > top));
  }

  get #focusedTerm(): Term | undefined {
    return this.#termList[Number(closest(this.#root.activeElement, "[data-term]")?.dataset.term ?? -1)];
  }

  /** The claim whose number or place in the outline has the focus; -1 when none has it. */
  get #focusedClaim(): number {
    return Number(closest(this.#root.activeElement, "[data-claim]")?.dataset.claim ?? -1);
  }

  /** Where the text begins in the window. */
  get #top(): number {
    return this.#toolbar.element.getBoundingClientRect().bottom;
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
    const pane = this.#inline ? { top: 0, bottom: innerHeight } : this.#pane.getBoundingClientRect();
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
    if (this.#articleView) printArticle(this.#articleView.element, this.#container, styles).catch(() => { print(); });
  }

  #showInPage({ start, end }: Span): void {
    const range = this.#article && this.#page && rangeOver(placesOf(this.#article, [{ start, end }], this.#page.nodes, true));
    if (!range) {
      this.#toast(this.#words.controls.changed);
      return;
    }
    if (this.#container instanceof HTMLDialogElement) this.close();
    getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    range.startContainer.parentElement?.scrollIntoView({ block: "center" });
  }

  /** Of the article, "" when it has none that others could open. */
  get #address(): string {
    return [this.#article?.canonicalUrl, this.#page?.address].find((address) => /^https?:/.test(address ?? "")) ?? "";
  }

  async #restorePlace(article: Article): Promise<void> {
    if (this.#inline) return;
    const block = await placeOf(this.#store, this.#address);
    if (article === this.#article && this.#pane.scrollTop === 0 && block > 0) this.#blocks[block]?.scrollIntoView();
  }

  #keepPlace(): void {
    if (!this.#article || this.#inline || this.#pane.clientHeight === 0) return;
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
    this.#revealOutline();
    if (!open && !this.#wide) this.#scroller().scrollTop = this.#scrollTop;
    this.#renderToolbar();
  }

  #scroller(): Element {
    return this.#inline ? (document.scrollingElement ?? this.#pane) : this.#pane;
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
    const block = closest(target, "[data-block]");
    const index = block && this.#claims ? this.#claims.findIndex((claim) => {
      const range = this.#articleView?.range(claim);
      return range?.intersectsNode(block) && [...range.getClientRects()].some(({ left, right, top, bottom }) =>
        clientX >= left && clientX <= right && clientY >= top && clientY <= bottom);
    }) : -1;
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
    const mark = view.marks.get(index);
    (mark ?? this.#pane).focus({ preventScroll: true });
    (mark ?? view.heading).scrollIntoView({ block: "center", behavior: reducedMotion() ? "auto" : "smooth" });
  }

  #goToClaim(index: number): void {
    this.#toggleOutline(true);
    this.#choose(index, true);
  }

  /** From a claim, or from a word in its sentence, to its place in the outline; from there to its sentence. */
  #crossOver(): void {
    const claim = this.#focusedClaim;
    if (this.#outline.element.contains(this.#root.activeElement)) {
      if (claim >= 0) this.#goToSentence(claim);
      return;
    }
    const term = this.#focusedTerm;
    const sentence = term && this.#sentences.find(({ start, end }) => start <= term.start && term.start < end);
    const ofWord = sentence && this.#claims ? this.#claims.findIndex(({ role, start, end }) => role !== "thesis" && start < sentence.end && end > sentence.start) : -1;
    const index = [claim, ofWord, this.#chosen ?? -1].find((each) => each >= 0);
    if (index !== undefined) this.#goToClaim(index);
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
    const key = event.code.startsWith("Key") ? event.code.slice(3) : event.key;
    const shortcut = this.#shortcuts[key];
    if (shortcut) shortcut();
    else if (!this.#glosses.controller.shortcut(event.code)) return;
    event.preventDefault();
  }

  readonly #shortcuts: Readonly<Record<string, () => void>> = {
    J: () => { this.#moveTerm(1); },
    K: () => { this.#moveTerm(-1); },
    N: () => { this.#moveClaim(1); },
    P: () => { this.#moveClaim(-1); },
    O: () => { this.#crossOver(); },
    B: () => { this.#toggleOutline(); },
    T: () => { this.#togglePanel("settings"); },
    M: () => { this.#togglePanel("more"); },
    W: () => { this.#togglePanel("words"); },
    "?": () => { this.#togglePanel("help"); },
    "+": () => { this.#resize(1); },
    "=": () => { this.#resize(1); },
    "-": () => { this.#resize(-1); },
    0: () => { this.settings.set({ size: SETTINGS.size[3] }); },
    L: () => {
      if (this.#voice.index !== null) this.#player.toggle();
      else if (this.#voice.available) this.#listen();
    },
    "[": () => { this.#stepSpoken(-1); },
    "]": () => { this.#stepSpoken(1); },
    G: () => {
      const here = this.#here();
      if (here) this.#showInPage(here);
    },
  };

  #resize(steps: number): void {
    this.settings.set({ size: this.#shown.size + steps * SETTINGS.size[2] });
  }

  #stepSpoken(step: number): void {
    if (this.#voice.index !== null) this.#player.step(step);
  }

  #moveTerm(step: number): void {
    if (!this.#wide) this.#toggleOutline(false);
    const { terms } = this.#glosses;
    // The first press goes to what is on the screen.
    const first = this.#focusedTerm ? undefined : terms.items.find((item) => item.getBoundingClientRect().top >= this.#top);
    if (first) terms.focus(first);
    else terms.move(step);
  }
}

function noticeElement(notice: Notice, words: Messages, { onRetry, noArticleHint }: ReaderViewOptions): HTMLElement {
  const { kind } = notice;
  const [title, text] = kind === "error" ? [words.errorTitle, words.error[notice.error.code]]
    : kind === "notKorean" ? [words.notKoreanTitle, words.notKorean]
    : [words.noArticleTitle, notice.reason === "" ? words.noArticle : words.controls.reasons[notice.reason]];
  return h("div", { class: "notice" }, h("h1", {}, title), h("p", {}, text, kind === "noArticle" ? ` ${noArticleHint?.() ?? ""}` : null), kind === "error" && onRetry ? button({ class: "primary" }, onRetry, words.retry) : null);
}
