import type { Messages } from "../i18n/index.js";
import { button, h, korean, romanized } from "./dom.js";
import { outside } from "./popup.js";
import { saveButtons } from "./text-export.js";
import { toAnki, toCsv } from "./word-export.js";
import type { WordStore } from "./words.js";

/** My words and the words I know: seen, taken out, exported. */
export class WordsPanel {
  readonly element = h("section", { class: "panel words", id: "dokhae-words", tabindex: "-1", hidden: "" });
  readonly #store: WordStore;

  constructor(store: WordStore) {
    this.#store = store;
  }

  render({ words, outlineTools }: Messages): void {
    const { saved, known } = this.#store;
    const at = [...this.element.querySelectorAll("button")].indexOf((this.element.getRootNode() as ShadowRoot).activeElement as HTMLButtonElement);
    const out = (name: string, act: () => Promise<void>): HTMLElement => button({ "aria-label": name }, () => void act(), "×");
    const list = (items: HTMLElement[], none: string, className: string | null): HTMLElement =>
      items.length === 0 ? h("p", { class: "hint" }, none) : h("ul", { class: className }, ...items);
    this.element.ariaLabel = words.title;
    this.element.replaceChildren(
      h("h2", {}, words.saved),
      list(saved.map(({ lemma, romanization, gloss, sentence, url, title, date }) => h("li", {},
        h("div", {},
          korean(lemma, "lemma"), " ", romanized(romanization), " ", h("span", { lang: "en" }, gloss),
          sentence === "" ? null : h("p", { lang: "ko", class: "hint" }, sentence),
          url === "" ? null : h("p", { lang: "ko", class: "hint" }, outside(url, title || url), ` ${date}`)),
        out(words.remove(lemma), () => this.#store.remove(lemma)))), words.none, null),
      saved.length === 0 ? "" : saveButtons("actions", outlineTools.save, "dokhae-words", [
        ["CSV", "csv", "text/csv", () => toCsv(this.#store.saved)],
        ["Anki", "txt", "text/plain", () => toAnki(this.#store.saved)],
      ]),
      h("h2", {}, words.known),
      list(known.map((lemma) => h("li", {}, korean(lemma, "lemma"), out(words.forget(lemma), () => this.#store.forget(lemma)))), words.noneKnown, "known"));
    // Removing one word after the other goes on where it was.
    if (at >= 0) {
      const buttons = this.element.querySelectorAll("button");
      (buttons[Math.min(at, buttons.length - 1)] ?? this.element).focus();
    }
  }
}
