import type { Messages } from "../i18n/index.js";
import { button, CROSS, h, icon } from "./dom.js";
import { arrowKeys, Roving } from "./roving.js";

export type PanelName = "settings" | "more" | "help" | "words";

export type ToolName = PanelName | "outline" | "player" | "close";

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

  constructor(onPress: (tool: ToolName) => void, closable: boolean) {
    const make = (tool: ToolName, className: string, ...face: Node[]): HTMLButtonElement =>
      button({ class: className, "aria-controls": `dokhae-${tool}` }, () => { onPress(tool); }, ...face);
    this.#outline = make("outline", "outline-toggle");
    this.#settings = make("settings", "icon");
    this.#listen = make("player", "icon listen", icon("M4 9v6h4l5 4V5L8 9zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11"));
    this.#more = make("more", "icon", icon("M4.5 12h1M11.5 12h1M18.5 12h1"));
    this.#close = button({ class: "icon close" }, () => { onPress("close"); }, icon(CROSS));
    this.#close.hidden = !closable;
    this.element.append(h("span", { class: "brand", lang: "ko", "aria-hidden": "true" }, "독해", h("span", { lang: "en" }, "Dokhae")), this.#outline, this.#settings, this.#listen, this.#more, this.#close);
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
    this.element.ariaLabel = words.toolbar;
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
      if (target !== this.#outline) target.ariaLabel = name;
      const letter = singleKeys && key !== "";
      target.title = letter ? `${name} (${key})` : name;
      target.ariaKeyShortcuts = letter ? key : null;
      target.ariaExpanded = open === null ? null : String(open);
    }
    // What is hidden can be no stop.
    this.#roving.set([this.#outline, this.#settings, this.#listen, this.#more, this.#close].filter(({ hidden }) => !hidden));
  }
}
