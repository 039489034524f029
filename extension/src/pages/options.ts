import { h } from "../../../js/src/view/dom.js";
import { dataSection } from "./options/data.js";
import { dictionariesSection } from "./options/dictionaries.js";
import { openingSection } from "./options/opening.js";
import { readingSection } from "./options/reading.js";
import { sitesSection } from "./options/sites.js";
import { wordsSection } from "./options/words.js";
import { type Page, showPage } from "./page.js";

function options(page: Page): Node[] {
  const sections = [readingSection, openingSection, sitesSection, dictionariesSection, wordsSection, dataSection].map((make) => make(page));
  const links = sections.map(({ id, firstElementChild: heading }) => h("li", {}, h("a", { href: `#${id}` }, heading?.textContent ?? "")));
  return [
    h("header", { class: "top" }, h("img", { src: "icons/48.png", alt: "", width: "32", height: "32" }), h("h1", {}, page.text("optionsTitle"))),
    h("div", { class: "columns" },
      h("nav", { "aria-label": page.text("optionsContents") }, h("ul", {}, ...links, h("li", {}, h("a", { href: "welcome.html" }, page.text("optionsWelcome"))))),
      h("main", {}, ...sections)),
  ];
}

void showPage("optionsTitle", options);
