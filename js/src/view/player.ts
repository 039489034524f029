import type { Messages } from "../i18n/index.js";
import { button, CROSS, h, icon } from "./dom.js";
import type { ReadAloud } from "./read-aloud.js";
import { control } from "./settings-panel.js";

/** The controls of reading aloud, at the reader's foot while they are wanted. */
export class Player {
  readonly element = h("div", { class: "player", id: "dokhae-player", role: "group", hidden: "" });
  readonly #voice: ReadAloud;
  readonly #toggle = button({}, () => { this.toggle(); });

  constructor(voice: ReadAloud) {
    this.#voice = voice;
  }

  toggle(): void {
    if (this.#voice.speaking) this.#voice.pause();
    else this.step(0);
  }

  step(by: number): void {
    this.#voice.play(Math.max(0, (this.#voice.index ?? 0) + by));
  }

  render(words: Messages): void {
    const { controls } = words;
    const make = (path: string, name: string, act: () => void): HTMLButtonElement => button({ "aria-label": name, title: name }, act, icon(path));
    this.element.ariaLabel = controls.listen;
    this.element.replaceChildren(
      make("M18 6l-9 6 9 6zM6 6v12", controls.previousSentence, () => { this.step(-1); }),
      this.#toggle,
      make("M6 6l9 6-9 6zM18 6v12", controls.nextSentence, () => { this.step(1); }),
      control("rate", words),
      make(CROSS, controls.stop, () => { this.#voice.stop(); }));
    this.update(words);
  }

  /** Something else is spoken. */
  update({ controls }: Messages): void {
    const { index, speaking } = this.#voice;
    this.element.hidden = index === null;
    this.#toggle.ariaLabel = speaking ? controls.pause : controls.play;
    this.#toggle.replaceChildren(icon(speaking ? "M9 5v14M15 5v14" : "M7 5l12 7-12 7z"));
  }
}
