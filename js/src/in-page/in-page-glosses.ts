import type { Reading } from "../core/reader.js";
import type { Locale, Messages } from "../i18n/index.js";
import type { Place } from "../page/live-places.js";
import type { DeviceStore } from "../view/device-store.js";
import type { Glossed, Point } from "../view/gloss-controller.js";
import type { Anchor } from "../view/popup.js";
import pageCss from "./in-page.css";
import {
  adopt, closest, GlossController, h, Highlighter, isInPlace, isKorean, messages, placesOf, rangeOver, SettingsStore, shownTerms, styles, themeOf, WordStore,
} from "./shared.js";

export interface InPageGlossesOptions {
  locale: Locale;
  /** Reads the page, at first and whenever it has changed; its terms at least. */
  read: (signal: AbortSignal) => Promise<Reading>;
  /** Where settings and words are kept; localStorage by default. */
  store?: DeviceStore;
  /**
   * Puts a style sheet for ::highlight() into the document; returns how to take it out. By
   * default a constructed one is adopted, which is no change to the DOM; an extension, whose
   * world may not do that, inserts it in its own way.
   */
  adopt?: (css: string) => () => void;
  /** How many terms are marked, whenever that may have changed. */
  onMarked?: (terms: number) => void;
}

/** A page that changes all the time is read again after as long; sooner where a word is gone. */
const CHANGED_MS = 1500;
const GONE_MS = 300;
/** The time between two readings is a multiple of what one takes. */
const REST = 5;
/** What a click does something in already. */
const ACTIVE = "a,button,input,select,textarea,label,summary,video,audio,iframe,[role=button],[role=link],[contenteditable]";

/**
 * The page, to listen to: not by methods of its own, which it may have named elements after, and
 * not to what its scripts make up.
 */
const page = {
  addEventListener: (type: string, act: (event: Event) => void, options?: AddEventListenerOptions): void => {
    // It is left by way of its root.
    const target = type === "pointerleave" ? (Reflect.get(Document.prototype, "documentElement", document) as EventTarget) : document;
    EventTarget.prototype.addEventListener.call(target, type, (event) => {
      if (event.isTrusted) act(event);
    }, options);
  },
};

/**
 * Glosses on the page's own article, whose DOM stays as it is to the last byte: terms are
 * underlined by the CSS Custom Highlight API and found by the place of the pointer, the pop-up
 * is in a shadow root of ours. Without that API there is no underline, and the rest works.
 *
 *     const glosses = new InPageGlosses(host.attachShadow({ mode: "closed" }), {
 *       locale: "en",
 *       read: (signal) => reader.read(document, { signal, until: "terms" }),
 *     });
 *     await glosses.start();
 *
 * Alt+J and Alt+K go from term to term and are told by a live region, Alt+Enter goes into the
 * pop-up, Alt+S, Alt+H and Alt+V save, hide and say the word, Escape closes.
 */
export class InPageGlosses {
  /** Loaded each time that glosses are started. */
  readonly settings: SettingsStore;
  readonly #root: ShadowRoot;
  readonly #options: InPageGlossesOptions;
  readonly #store: WordStore;
  readonly #status = h("div", { class: "visually-hidden", role: "status" });
  readonly #box = h("div", { class: "reader on-page shown" }, this.#status);
  readonly #marks = new Highlighter();
  readonly #cursor = new Highlighter();
  readonly #observer = new MutationObserver((records) => { this.#onMutation(records); });
  #words: Messages;
  #controller: GlossController | null = null;
  #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the page is to be read again; Infinity: not. */
  #due = Infinity;
  #rest = 0;
  #glossed: Glossed | null = null;
  #places: readonly Place[] = [];
  /** Those that are marked. */
  #shown: readonly Place[] = [];
  /** What the article stands in. */
  #scope: Node | null = null;
  /** The term that the keyboard is at. */
  #at = -1;

  constructor(root: ShadowRoot, options: InPageGlossesOptions) {
    this.#root = root;
    this.#options = options;
    this.settings = new SettingsStore(options.store);
    this.#store = new WordStore(options.store);
    this.#words = messages(options.locale);
  }

  get isOn(): boolean {
    return this.#controller !== null;
  }

  /**
   * Reads and glosses the page.
   * @returns how many terms are marked
   * @throws as `read` does; then nothing is left behind
   */
  async start(): Promise<number> {
    if (this.#controller) return this.#indices.length;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const controller = new GlossController({
      root: page,
      store: this.#store,
      glossed: () => this.#glossed,
      words: () => this.#words,
      say: (text) => { this.#status.textContent = text; },
      anchorAt: (at) => this.#anchorAt(at),
      mayOpen: (_, target) => !closest(target, ACTIVE) && getSelection()?.isCollapsed !== false,
    });
    this.#controller = controller;
    this.#box.append(controller.popup.element);
    this.#box.lang = this.#options.locale;
    this.#root.append(this.#box);
    const ends = [
      this.#store.onChange(() => { this.#mark(); }), this.settings.onChange(() => { this.#mark(); }),
      adopt(this.#root, styles), this.#options.adopt?.(pageCss) ?? adopt(document, pageCss),
    ];
    signal.addEventListener("abort", () => { for (const end of ends) end(); });
    addEventListener("keydown", (event) => { this.#onKey(event); }, { capture: true, signal });
    this.#observer.observe(document, { subtree: true, childList: true, characterData: true });
    await this.reload();
    try {
      await this.#read();
    } catch (error) {
      this.stop();
      throw error;
    }
    const { termsReady, keys: [[letters, what]] } = this.#words;
    if (this.isOn) this.#status.textContent = `${termsReady(this.#indices.length)}. Alt+${letters}: ${what}`;
    return this.#indices.length;
  }

  /** Settings and words as they now are on the device: another page may have changed them. */
  async reload(): Promise<void> {
    await Promise.all([this.settings.load(), this.#store.load()]);
  }

  /** Takes everything away again. */
  stop(): void {
    if (!this.#controller) return;
    this.#abort.abort();
    clearTimeout(this.#timer);
    this.#due = Infinity;
    this.#observer.disconnect();
    this.#controller.destroy();
    this.#controller.popup.element.remove();
    this.#controller = null;
    this.#take(null);
    this.#status.textContent = "";
    this.#box.remove();
  }

  setLocale(locale: Locale): void {
    this.#words = messages(locale);
    this.#box.lang = locale;
    this.#controller?.hide();
  }

  async #read(): Promise<void> {
    const { signal } = this.#abort;
    const began = performance.now();
    const reading = await this.#options.read(signal);
    signal.throwIfAborted();
    this.#rest = REST * (performance.now() - began);
    this.#take(reading);
  }

  #take(reading: Reading | null): void {
    const { article, terms, page } = reading ?? {};
    const found = article && terms && page && article.status !== "no_article" && isKorean(article);
    this.#glossed = found ? { article, terms: terms.terms, sentences: terms.sentences } : null;
    this.#places = found ? placesOf(article, terms.terms, page.nodes).filter(({ node }) => node.getRootNode() === document) : [];
    this.#at = -1;
    this.#controller?.hide();
    this.#mark();
    this.#scope = rangeOver(this.#places)?.commonAncestorContainer ?? null;
  }

  #mark(): void {
    this.#marks.clear();
    this.#cursor.clear();
    const terms = this.#glossed?.terms ?? [];
    const settings = this.settings.get();
    this.#box.dataset.theme = themeOf(settings);
    const shown = shownTerms(terms, settings.density, (lemma) => this.#store.isKnown(lemma));
    this.#shown = this.#places.filter(({ index }) => shown[index]);
    for (const place of this.#shown) this.#marks.paint(terms[place.index]?.key ? "key" : "term", rangeOf(place));
    this.#options.onMarked?.(this.#indices.length);
  }

  /** The terms that are marked. */
  get #indices(): number[] {
    return [...new Set(this.#shown.map(({ index }) => index))];
  }

  /** Words that are no longer where they were lose their mark at once; then the page is read again. */
  #onMutation(records: MutationRecord[]): void {
    const gone = new Set(this.#places.filter((place) => !isInPlace(place)).map(({ index }) => index));
    if (gone.size > 0) {
      this.#places = this.#places.filter(({ index }) => !gone.has(index));
      if (gone.has(this.#controller?.popup.anchor?.index ?? -1)) this.#controller?.hide();
      this.#mark();
      this.#later(GONE_MS);
    } else if (!this.#scope || records.some(({ target }) => this.#scope?.contains(target) ?? target.contains(this.#scope))) {
      this.#later(CHANGED_MS);
    }
  }

  #later(delay: number): void {
    const due = performance.now() + Math.max(delay, this.#rest);
    if (due >= this.#due) return;
    this.#due = due;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#due = Infinity;
      this.#read().catch(() => undefined); // what is in place stays so, and the next change tries again
    }, due - performance.now());
  }

  #anchorAt({ target, x, y }: Point): Anchor | null {
    // What is pointed at is the element that the text is in: few words' places have to be measured.
    const place = this.#shown.find((each) => each.node.parentNode === target && rectsOf(each).some((rect) =>
      x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom));
    return place ? this.#anchor(place.index) : null;
  }

  #anchor(index: number): Anchor {
    return { index, element: null, rects: () => this.#placesOf(index).flatMap(rectsOf) };
  }

  #placesOf(term: number): Place[] {
    return this.#shown.filter(({ index }) => index === term);
  }

  #onKey(event: KeyboardEvent): void {
    const { code, altKey, ctrlKey, metaKey, shiftKey, target, isTrusted } = event;
    // A page may make events, but not keep or say words by them.
    if (!isTrusted || !altKey || ctrlKey || metaKey || shiftKey || closest(target, "input,select,textarea,[contenteditable]")) return;
    const controller = this.#controller;
    if (code === "KeyJ" || code === "KeyK") this.#move(code === "KeyJ" ? 1 : -1);
    else if (!controller?.popup.anchor) return;
    else if (code === "Enter") controller.popup.element.querySelector("button")?.focus();
    else if (!controller.shortcut(code)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #move(step: number): void {
    const indices = this.#indices;
    const at = indices.indexOf(this.#at);
    // The first press goes to what is on the screen.
    const index = (at < 0 ? this.#shown.find((place) => rectsOf(place).some(({ top, height }) => top >= 0 && height > 0))?.index
      : indices[Math.min(Math.max(at + step, 0), indices.length - 1)]) ?? indices[0] ?? -1;
    const places = this.#placesOf(index);
    if (!places[0] || !this.#controller) return;
    this.#at = index;
    const anchor = this.#anchor(index);
    const isSeen = (): boolean => anchor.rects().every(({ top, bottom }) => top >= 0 && bottom <= innerHeight);
    if (!isSeen()) places[0].node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
    const [rect] = anchor.rects();
    if (rect && !isSeen()) scrollBy({ top: rect.top - innerHeight / 2, behavior: "instant" });
    this.#cursor.clear();
    for (const place of places) this.#cursor.paint("word", rangeOf(place));
    this.#controller.show(anchor);
    this.#status.textContent = (this.#controller.popup.element.firstElementChild as HTMLElement).innerText.replace(/\s+/g, " ");
  }
}

/** Live ranges would slow the page's own changes. */
function rangeOf({ node, start, end }: Place): StaticRange {
  return new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
}

function rectsOf(place: Place): DOMRect[] {
  return isInPlace(place) ? [...rangeOver([place])?.getClientRects() ?? []] : [];
}
