import type { Messages } from "../i18n/index.js";
import { button, h, korean } from "./dom.js";
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
    this.element.setAttribute("aria-label", words.title);
    this.element.replaceChildren(
      h("h2", {}, words.saved),
      saved.length === 0 ? h("p", { class: "hint" }, words.none) : h("ul", {}, ...saved.map((word) => h("li", {},
        h("div", {},
          korean(word.lemma, "lemma"), " ", h("span", { class: "roman", lang: "ko-Latn" }, word.romanization), " ", h("span", { lang: "en" }, word.gloss),
          word.sentence === "" ? null : h("p", { lang: "ko", class: "hint" }, word.sentence),
          word.url === "" ? null : h("p", { class: "hint" }, h("a", { href: word.url, lang: "ko", rel: "noopener noreferrer nofollow", target: "_blank" }, word.title || word.url), ` ${word.date}`)),
        button({ "aria-label": words.remove(word.lemma) }, () => void this.#store.remove(word.lemma), "×")))),
      saved.length === 0 ? "" : saveButtons("actions", outlineTools.save, "dokhae-words", [
        ["CSV", "csv", "text/csv", () => toCsv(this.#store.saved)],
        ["Anki", "txt", "text/plain", () => toAnki(this.#store.saved)],
      ]),
      h("h2", {}, words.known),
      known.length === 0 ? h("p", { class: "hint" }, words.noneKnown) : h("ul", { class: "known" }, ...known.map((lemma) => h("li", {},
        korean(lemma, "lemma"), button({ "aria-label": words.forget(lemma) }, () => void this.#store.forget(lemma), "×")))));
    // Removing one word after the other goes on where it was.
    if (at >= 0) {
      const buttons = this.element.querySelectorAll("button");
      (buttons[Math.min(at, buttons.length - 1)] ?? this.element).focus();
    }
  }
}
