import { h } from "../view/dom.js";
import { walkDocument } from "./dom-walker.js";

/** As often code has run that browsers have compiled well. */
const ROUNDS = 40;

/**
 * Small articles of no document, to be read so that code is compiled before it is needed. Each has
 * words of its own: a core keeps those it has read. Before each, small parts of the page at hand
 * are walked, which has no effect on them: these have styles, which the articles have not.
 */
export function* samplePages(): Generator<Document> {
  const parts = [...document.querySelectorAll("h1,p,a")].filter((part, i) => i < 8 && part.textContent.length < 99);
  for (let round = 0; round < ROUNDS; round++) {
    parts.forEach(walkDocument);
    const page = document.implementation.createHTMLDocument();
    page.body.append(h("h1", {}, "수출"), ...Array.from({ length: 8 }, (_, i) => {
      const word = String.fromCharCode(0xac00 + round * 270 + i * 31, 0xac00 + round * 97 + i * 577);
      return h("p", { id: "p" }, `${word}은 지원된다. 김민수 ${word} 장관은 12일 “${word}이 3% 늘었다”고 밝혔다.`);
    }));
    yield page;
  }
}
