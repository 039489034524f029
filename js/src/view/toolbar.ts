import type { Messages } from "../i18n/index.js";
import { button, h, icon } from "./dom.js";
import { arrowKeys, Roving } from "./roving.js";

export type PanelName = "settings" | "more" | "help" | "words";

export interface ToolbarHandlers {
  onOutline: () => void;
  onPanel: (name: PanelName) => void;
  onListen: () => void;
  /** Null: there is nothing to close. */
  onClose: (() => void) | null;
}

export interface ToolbarState {
  outlineOpen: boolean;
  /** -1 while there is none. */
  claims: number;
  panel: PanelName | null;
  /** Null: nothing can be read aloud. */
  listening: boolean | null;
  singleKeys: boolean;
}

/** The reader's controls: one tab stop, arrows inside. */
export class Toolbar {
  readonly element = h("div", { class: "bar", part: "toolbar", role: "toolbar" });
  readonly #roving = new Roving();
  readonly #outline: HTMLButtonElement;
  readonly #settings: HTMLButtonElement;
  readonly #listen: HTMLButtonElement;
  readonly #more: HTMLButtonElement;
  readonly #close: HTMLButtonElement;

  constructor(handlers: ToolbarHandlers) {
    const panel = (name: PanelName, ...face: Node[]): HTMLButtonElement =>
      button({ class: "icon", "aria-controls": `dokhae-${name}` }, () => { handlers.onPanel(name); }, ...face);
    this.#outline = button({ class: "outline-toggle", "aria-controls": "dokhae-outline" }, handlers.onOutline);
    this.#settings = panel("settings");
    this.#listen = button({ class: "icon listen", "aria-controls": "dokhae-player" }, handlers.onListen, icon("M4 9v6h4l5 4V5L8 9zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11"));
    this.#more = panel("more", icon("M4.5 12h1M11.5 12h1M18.5 12h1"));
    this.#close = button({ class: "icon close" }, handlers.onClose, icon("M6 6l12 12M18 6L6 18"));
    const buttons = [this.#outline, this.#settings, this.#listen, this.#more, ...(handlers.onClose ? [this.#close] : [])];
    this.element.append(h("span", { class: "brand", lang: "ko", "aria-hidden": "true" }, "독해", h("span", { lang: "en" }, "Dokhae")), ...buttons);
    this.#roving.set(buttons);
    this.element.addEventListener("keydown", (event) => {
      if (arrowKeys(this.#roving, event, "ArrowLeft", "ArrowRight")) event.preventDefault();
    });
    this.element.addEventListener("focusin", (event) => {
      this.#roving.select(event.target as HTMLElement);
    });
  }

  /** Focus back to what opened a panel. */
  focus(panel: PanelName): void {
    (panel === "settings" ? this.#settings : this.#more).focus();
  }

  render({ outlineOpen, claims, panel, listening, singleKeys }: ToolbarState, words: Messages): void {
    const { controls } = words;
    this.element.setAttribute("aria-label", words.toolbar);
    const count = claims > 0 ? [" ", h("span", { class: "count" }, String(claims)), h("span", { class: "visually-hidden" }, words.claimsCounted(claims))] : [];
    this.#outline.replaceChildren(words.outline, ...count);
    this.#outline.hidden = claims < 0;
    this.#listen.hidden = listening === null;
    for (const [target, name, key, open] of [
      [this.#outline, words.outline, "B", outlineOpen],
      [this.#settings, controls.settings, "T", panel === "settings"],
      [this.#listen, controls.listen, "L", listening],
      [this.#more, controls.more, "M", panel === "more"],
      [this.#close, words.close, "", null],
    ] as const) {
      // What a button shows as text is its name.
      if (target !== this.#outline) target.setAttribute("aria-label", name);
      const letter = singleKeys && key !== "";
      target.title = letter ? `${name} (${key})` : name;
      if (letter) target.setAttribute("aria-keyshortcuts", key);
      else target.removeAttribute("aria-keyshortcuts");
      if (open !== null) target.setAttribute("aria-expanded", String(open));
    }
    // What is hidden can be no stop.
    this.#roving.set([this.#outline, this.#settings, this.#listen, this.#more, this.#close].filter((item) => !item.hidden && item.isConnected));
  }
}
