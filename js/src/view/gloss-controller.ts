import type { Article, Sentence, Term } from "../core/types.js";
import type { Messages } from "../i18n/index.js";
import { type Anchor, Popup, type PopupOptions, sameAnchor } from "./popup.js";
import { pronounce } from "./voice.js";
import type { SavedWord, WordStore } from "./words.js";

/** Long enough that a pointer on its way elsewhere opens nothing. */
const OPEN_MS = 180;
/** Long enough to move the pointer from the word onto its pop-up. */
const CLOSE_MS = 260;

/** The article that is glossed. */
export interface Glossed {
  readonly article: Article;
  readonly terms: readonly Term[];
  readonly sentences: readonly Sentence[];
}

/** Where a pointer or the focus is. */
export interface Point {
  readonly target: EventTarget | null;
  readonly x: number;
  readonly y: number;
}

export interface GlossContext {
  /** Where pointers and clicks are listened for. */
  readonly root: Pick<HTMLElement, "addEventListener">;
  readonly store: WordStore;
  glossed: () => Glossed | null;
  words: () => Messages;
  /** The term at a point, if there is one. */
  anchorAt: (point: Point) => Anchor | null;
  /** A click there opens the gloss, and does nothing else. */
  mayOpen: (anchor: Anchor, target: EventTarget | null) => boolean;
  /** The focus came to a term. */
  onFocus?: (element: HTMLElement) => void;
  /** Said to those who do not see it. */
  say: (text: string) => void;
}

/**
 * When a gloss opens and closes: on hover after a moment, on focus at once, on a tap or click
 * for good. What hover opened can be pointed at, and Escape closes it wherever the focus is
 * (WCAG 1.4.13). What its buttons do is done here too.
 */
export class GlossController {
  readonly popup = new Popup(this);
  readonly #context: GlossContext;
  readonly #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  /** What the timer is going to open; null: it is going to close. */
  #next: Anchor | null = null;

  constructor(context: GlossContext) {
    this.#context = context;
    const { popup } = this;
    const { root } = context;
    const { signal } = this.#abort;
    // Outside of a closed shadow root an event does not tell where in it it was.
    const inside = new WeakSet<Event>();
    for (const type of ["pointermove", "click", "focusin", "focusout"]) {
      popup.element.addEventListener(type, (event) => { inside.add(event); }, { signal });
    }
    const focused = (): Element | null => (popup.element.getRootNode() as Document | ShadowRoot).activeElement;

    root.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch") return;
      cancelAnimationFrame(this.#frame);
      const { target, x, y } = event;
      // Where there is a word is asked once a frame at most.
      this.#frame = requestAnimationFrame(() => {
        this.#point(inside.has(event) ? popup.anchor : context.anchorAt({ target, x, y }), { x, y });
      });
    }, { signal });
    // Out of the window, or out of the reader.
    root.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "touch") return;
      cancelAnimationFrame(this.#frame);
      this.#point(null, null);
    }, { signal });
    root.addEventListener("focusin", (event) => {
      const anchor = inside.has(event) ? null : context.anchorAt({ target: event.target, x: 0, y: 0 });
      if (!anchor?.element) return;
      context.onFocus?.(anchor.element);
      if (anchor.element.matches(":focus-visible")) this.show(anchor);
    }, { signal });
    root.addEventListener("focusout", (event) => {
      const to = event.relatedTarget;
      const { anchor, pinned } = popup;
      if (pinned || !anchor?.element || (to instanceof Node && (popup.element.contains(to) || to === anchor.element))) return;
      if (inside.has(event) || event.target === anchor.element) this.hide();
    }, { signal });
    root.addEventListener("click", (event) => {
      if (inside.has(event)) return;
      const anchor = context.anchorAt(event);
      if (anchor && context.mayOpen(anchor, event.target)) this.toggle(anchor);
      else this.hide();
    }, { signal });

    // Hover does not need the focus, so neither may Escape.
    addEventListener("keydown", (event) => {
      if (!popup.anchor || !event.isTrusted) return;
      const { element } = popup.anchor;
      const active = focused();
      const within = popup.element.contains(active);
      // The pop-up stands last in the document; Tab goes there and back as if it stood behind its word.
      if (event.key === "Tab" && element && (within || (active === element && !event.shiftKey))) {
        const stops = [...popup.element.querySelectorAll<HTMLElement>("a,button")];
        const to = stops[stops.indexOf(active as HTMLElement) + (event.shiftKey ? -1 : 1)] ?? element;
        to.focus();
        // Behind the last stop the way goes on from the word.
        if (to === element && !event.shiftKey) {
          this.hide();
          return;
        }
      } else if (event.key === "Escape") {
        if (within) element?.focus();
        this.hide();
      } else {
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { capture: true, signal });
    addEventListener("scroll", () => { this.#follow(); }, { capture: true, passive: true, signal });
    addEventListener("resize", () => { this.#follow(); }, { signal });
  }

  show(anchor: Anchor, options: PopupOptions = {}): void {
    this.#cancel();
    const { store, words } = this.#context;
    const term = this.#term(anchor);
    if (!term || anchor.rects().length === 0) return;
    this.popup.show(anchor, term, words(), { saved: store.isSaved(term.lemma), ...options });
  }

  /** A click or Enter: opens it for good, or closes what was opened so. */
  toggle(anchor: Anchor): void {
    const { popup } = this;
    if (popup.pinned && sameAnchor(popup.anchor, anchor)) this.hide();
    else this.show(anchor, { pinned: true });
  }

  hide(): void {
    this.#cancel();
    this.popup.hide();
  }

  /** Puts the word that is open into my words, or takes it out. */
  async save(): Promise<void> {
    const { anchor, pinned } = this.popup;
    const { store, say, words, glossed } = this.#context;
    const term = this.#term(anchor);
    const read = glossed();
    if (!anchor || !term || !read) return;
    const { lemma } = term;
    const texts = words().words;
    if (store.isSaved(lemma)) {
      await store.remove(lemma);
      say(texts.dropped(lemma));
    } else {
      const kept = await store.save(savedWord(term, read));
      say(kept ? texts.kept(lemma) : texts.full);
    }
    if (sameAnchor(this.popup.anchor, anchor)) this.show(anchor, { pinned });
  }

  /** The word that is open needs no gloss from now on. */
  async know(): Promise<void> {
    const { anchor } = this.popup;
    const term = this.#term(anchor);
    if (!term) return;
    this.hide();
    await this.#context.store.know(term.lemma);
    this.#context.say(this.#context.words().words.hidden(term.lemma));
  }

  /** Keeps open what is, or no longer. */
  pin(): void {
    const { anchor, pinned } = this.popup;
    if (anchor) this.show(anchor, { pinned: !pinned });
  }

  listen(): void {
    const term = this.#term(this.popup.anchor);
    if (term) pronounce(term.surface + term.tail);
  }

  /** @returns whether the key was one for the word that is open */
  shortcut(code: string): boolean {
    if (code === "KeyS") void this.save();
    else if (code === "KeyH") void this.know();
    else if (code === "KeyV") this.listen();
    else return false;
    return true;
  }

  destroy(): void {
    this.hide();
    cancelAnimationFrame(this.#frame);
    this.#abort.abort();
  }

  #term(anchor: Anchor | null): Term | undefined {
    return anchor ? this.#context.glossed()?.terms[anchor.index] : undefined;
  }

  /** The pointer is at a term, on the pop-up, or elsewhere. */
  #point(anchor: Anchor | null, at: { x: number; y: number } | null): void {
    const { popup } = this;
    if (popup.pinned) return;
    if (anchor && sameAnchor(anchor, popup.anchor)) {
      this.#cancel();
    } else if (anchor) {
      if (this.#timer !== undefined && sameAnchor(this.#next, anchor)) return;
      this.#later(anchor, OPEN_MS, () => { this.show(anchor, { at }); });
    } else if (popup.anchor?.element?.matches(":focus-visible") || (!popup.anchor && this.#timer === undefined)) {
      // A word that has the focus keeps its gloss.
      this.#cancel();
    } else if (this.#timer === undefined || this.#next) {
      this.#later(null, CLOSE_MS, () => { this.hide(); });
    }
  }

  /** The word moved: its gloss goes with it, and goes away with it. */
  #follow(): void {
    const rects = this.popup.anchor?.rects();
    if (!rects) return;
    if (rects.every(({ bottom, top }) => bottom < 0 || top > innerHeight)) this.hide();
    else this.popup.place();
  }

  #later(next: Anchor | null, delay: number, run: () => void): void {
    this.#cancel();
    this.#next = next;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      run();
    }, delay);
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** A term as it is kept: with the sentence that it was met in, and where that was read. */
export function savedWord(term: Term, { article, sentences }: Glossed): SavedWord {
  const sentence = sentences.find(({ start, end }) => start <= term.start && term.start < end);
  return {
    lemma: term.lemma, gloss: term.gloss.join("; "), romanization: term.romanization,
    sentence: sentence ? article.text.slice(sentence.start, sentence.end) : "",
    title: article.title, url: article.canonicalUrl || location.href,
    date: new Date().toLocaleDateString("sv"), // ISO 8601
  };
}
