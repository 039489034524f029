import type { Term } from "../core/types.js";
import type { Messages } from "../i18n/index.js";
import { closest } from "./dom.js";
import type { Popup } from "./popup.js";
import type { Roving } from "./roving.js";

/** Long enough that a pointer on its way elsewhere opens nothing. */
const OPEN_MS = 180;
/** Long enough to move the pointer from the word onto its pop-up. */
const CLOSE_MS = 260;

export interface GlossContext {
  readonly popup: Popup;
  /** The terms in the article, one tab stop. */
  readonly roving: Roving;
  term(index: number): Term | undefined;
  words(): Messages;
}

/**
 * When a gloss opens and closes: on hover after a moment, on focus at once, on a tap or click
 * for good. What hover opened can be pointed at, and Escape closes it wherever the focus is
 * (WCAG 1.4.13).
 */
export class GlossController {
  readonly #context: GlossContext;
  readonly #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, context: GlossContext) {
    this.#context = context;
    const { popup } = context;
    const { signal } = this.#abort;

    root.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      const term = closest(event.target, "[data-term]");
      if (term && term !== popup.anchor) {
        const at = { x: event.clientX, y: event.clientY };
        if (!popup.pinned) this.#later(OPEN_MS, () => { this.show(term, { at }); });
      } else if (term || popup.element.contains(event.target as Node)) {
        clearTimeout(this.#timer);
      }
    }, { signal });
    root.addEventListener("pointerout", (event) => {
      if (event.pointerType === "touch" || popup.pinned) return;
      const to = event.relatedTarget;
      if (to instanceof Node && (popup.element.contains(to) || popup.anchor?.contains(to))) return;
      // A word that has the focus keeps its gloss.
      if (popup.anchor?.matches(":focus-visible")) clearTimeout(this.#timer);
      else this.#later(CLOSE_MS, () => { popup.hide(); });
    }, { signal });

    root.addEventListener("focusin", (event) => {
      const term = closest(event.target, "[data-term]");
      if (!term) return;
      context.roving.select(term);
      if (term.matches(":focus-visible")) this.show(term);
    }, { signal });
    root.addEventListener("focusout", (event) => {
      const term = closest(event.target, "[data-term]");
      if (term && term === popup.anchor && !popup.pinned) popup.hide();
    }, { signal });

    root.addEventListener("click", (event) => {
      const term = closest(event.target, "[data-term]");
      if (term?.getAttribute("role") === "button") this.toggle(term);
      else if (!popup.element.contains(event.target as Node)) this.hide();
    }, { signal });

    // Hover does not need the focus, so neither may Escape.
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !popup.anchor) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.hide();
    }, { capture: true, signal });
    addEventListener("scroll", () => { this.#follow(); }, { capture: true, passive: true, signal });
    addEventListener("resize", () => { this.#follow(); }, { signal });
  }

  show(element: HTMLElement, options: { pinned?: boolean; at?: { x: number; y: number } } = {}): void {
    clearTimeout(this.#timer);
    const found = this.#context.term(Number(element.dataset.term));
    if (found && element.isConnected) this.#context.popup.show(element, found, this.#context.words(), options);
  }

  /** A click or Enter: opens it for good, or closes what was opened so. */
  toggle(element: HTMLElement): void {
    const { popup } = this.#context;
    if (popup.anchor === element && popup.pinned) this.hide();
    else this.show(element, { pinned: true });
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#context.popup.hide();
  }

  destroy(): void {
    this.hide();
    this.#abort.abort();
  }

  /** The word moved: its gloss goes with it, and goes away with it. */
  #follow(): void {
    const { popup } = this.#context;
    const rect = popup.anchor?.getBoundingClientRect();
    if (!rect) return;
    if (rect.bottom < 0 || rect.top > innerHeight) this.hide();
    else popup.place();
  }

  #later(delay: number, run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, delay);
  }
}
