import type { Locale, Messages } from "../i18n/index.js";
import { button, h } from "./dom.js";
import { arrowKeys, Roving } from "./roving.js";

export interface ToolbarHandlers {
  onOutline: () => void;
  onScale: (step: number) => void;
  onHelp: () => void;
  onLanguage: () => void;
  /** Null: there is nothing to close. */
  onClose: (() => void) | null;
}

export interface ToolbarState {
  outlineOpen: boolean;
  /** -1 while there is none. */
  claims: number;
  scale: number;
  canShrink: boolean;
  canGrow: boolean;
  helpOpen: boolean;
}

/** The reader's controls: one tab stop, arrows inside. */
export class Toolbar {
  readonly element = h("div", { class: "bar", part: "toolbar", role: "toolbar" });
  readonly #roving = new Roving();
  readonly #outline: HTMLButtonElement;
  readonly #smaller: HTMLButtonElement;
  readonly #larger: HTMLButtonElement;
  readonly #language: HTMLButtonElement;
  readonly #help: HTMLButtonElement;
  readonly #close: HTMLButtonElement;
  readonly #scale = h("span", { class: "visually-hidden", role: "status" });
  #shownScale = 0;

  constructor(handlers: ToolbarHandlers) {
    this.#outline = button({ class: "outline-toggle", "aria-controls": "dokhae-outline" }, handlers.onOutline);
    this.#smaller = button({ class: "icon smaller" }, () => { handlers.onScale(-1); }, "가");
    this.#larger = button({ class: "icon larger" }, () => { handlers.onScale(1); }, "가");
    this.#language = button({ class: "language" }, handlers.onLanguage);
    this.#help = button({ class: "icon", "aria-controls": "dokhae-help" }, handlers.onHelp, "?");
    this.#close = button({ class: "icon close" }, handlers.onClose, "✕");
    const buttons = [this.#outline, this.#smaller, this.#larger, this.#language, this.#help, ...(handlers.onClose ? [this.#close] : [])];
    this.element.append(h("span", { class: "brand", lang: "ko", "aria-hidden": "true" }, "독해", h("span", { lang: "en" }, "Dokhae")), ...buttons, this.#scale);
    this.#roving.set(buttons);
    this.element.addEventListener("keydown", (event) => {
      if (arrowKeys(this.#roving, event, "ArrowLeft", "ArrowRight")) event.preventDefault();
    });
    this.element.addEventListener("focusin", (event) => {
      this.#roving.select(event.target as HTMLElement);
    });
  }

  render(state: ToolbarState, words: Messages, locale: Locale): void {
    const { element } = this;
    element.setAttribute("aria-label", words.toolbar);
    const name = (target: HTMLElement, label: string): void => {
      target.setAttribute("aria-label", label);
      target.title = label;
    };
    const count = state.claims > 0 ? [" ", h("span", { class: "count" }, String(state.claims)), h("span", { class: "visually-hidden" }, ` ${words.claimsCounted(state.claims)}`)] : [];
    this.#outline.replaceChildren(words.outline, ...count);
    this.#outline.setAttribute("aria-expanded", String(state.outlineOpen));
    this.#outline.title = state.outlineOpen ? words.hideOutline : words.showOutline;
    this.#outline.hidden = state.claims < 0;
    name(this.#smaller, words.smaller);
    name(this.#larger, words.larger);
    this.#smaller.setAttribute("aria-disabled", String(!state.canShrink));
    this.#larger.setAttribute("aria-disabled", String(!state.canGrow));
    // Said when it changes, not when the reader opens.
    if (this.#shownScale !== 0 && this.#shownScale !== state.scale) this.#scale.textContent = words.textSize(state.scale);
    this.#shownScale = state.scale;
    this.#language.replaceChildren(locale === "en" ? "한국어" : "English");
    this.#language.lang = locale === "en" ? "ko" : "en";
    this.#language.title = words.switchLanguage;
    name(this.#help, words.help);
    this.#help.setAttribute("aria-expanded", String(state.helpOpen));
    name(this.#close, words.close);
  }
}
