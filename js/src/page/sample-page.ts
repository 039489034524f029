import { h } from "../view/dom.js";

/** As often code has run that browsers have compiled well. */
export const WARM_UPS = 40;

/**
 * A small article of no document, for code to be run that is to be compiled before it is needed.
 * Each round has words of its own: a core keeps those it has read.
 */
export function samplePage(round: number): Document {
  const page = document.implementation.createHTMLDocument();
  page.body.append(h("h1", {}, "수출"), ...Array.from({ length: 8 }, (_, i) => {
    const word = String.fromCharCode(0xac00 + round * 270 + i * 31, 0xac00 + round * 97 + i * 577);
    return h("p", { id: "p" }, `${word}은 지원된다. 김민수 ${word} 장관은 12일 “${word}이 3% 늘었다”고 밝혔다.`);
  }));
  return page;
}

/**
 * Small parts of the page as it stands. Walking them is free of effects and has the walker's code
 * compiled for pages with styles, which the sample page has none of.
 */
export function sampleParts(): Element[] {
  return [...document.querySelectorAll("h1,p,a")].filter((part, i) => i < 8 && part.textContent.length < 99);
}
