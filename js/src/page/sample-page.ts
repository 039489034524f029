import { h } from "../view/dom.js";

/** As often code has run that browsers have compiled well. */
export const WARM_UPS = 40;

/** A small article of no document, for code to be run that is to be compiled before it is needed. */
export function samplePage(): Document {
  const page = document.implementation.createHTMLDocument();
  page.body.append(
    h("h1", {}, "수출"),
    ...Array.from({ length: 3 }, () => h("p", { id: "p" }, "김민수 장관은 12일 “수출이 3% 늘었다”고 밝혔다.")));
  return page;
}
