// A browser with the extension and a server with pages, for one file of tests; and what is
// looked at again and again.
import assert from "node:assert/strict";
import { serve } from "../../../scripts/serve.mjs";
import { PAGES, SITE } from "./pages.mjs";
import { until } from "./until.mjs";

export { until };

/** The page's markup, whatever its scripts and names have been made into. */
export const markup = () => Document.prototype.querySelector.call(document, "html").outerHTML;

/** Text of every element in the extension's view that the selector finds, if it is shown. */
export const texts = (tab, selector) => tab.inside((root, selector) => [...root.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((element) => element.innerText.trim().replace(/\s+/g, " ")), selector);

export const count = (tab, selector) => tab.inside((root, selector) => root.querySelectorAll(selector).length, selector);

/** Waits until the view shows what the selector finds, and returns its texts. */
export const shown = (tab, selector) => until(`${selector} is shown`, async () => {
  const found = await texts(tab, selector);
  return found !== null && found.length > 0 && found;
});

/** What the button shows, and is called, in each of its states; in English. */
export const ACTION = {
  ready: { badge: "", title: "Read this page with Dokhae" },
  open: { badge: "✓", title: "Close Dokhae" },
  noArticle: { badge: "–", title: "Dokhae found no article here" },
  notKorean: { badge: "?", title: "This page is not in Korean" },
  forbidden: { badge: "×", title: "Dokhae may not open on this page" },
};

/** Waits until the button is in a state. */
export const untilAction = (tab, { badge, title }) => until(`the button shows "${badge}" and says "${title}"`, async () => {
  const shown = await tab.action();
  return shown.badge === badge && shown.title === title;
});

/** Waits until nothing of the extension is on the page. */
export const gone = (tab) => until("the extension is gone", async () => await tab.inside(() => true) === null);

/** Where an element is, brought into sight; null: it is not there. */
function placeOf(root, selector, name) {
  const element = [...root.querySelectorAll(selector)].find((element) => element.checkVisibility() && (name === null || element.innerText.trim() === name));
  element?.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = element?.getClientRects()[0] ?? {};
  return element ? [left + width / 2, top + height / 2] : null;
}

async function clickAt(tab, what, place) {
  // What moves is not hit.
  let last = "";
  const [x, y] = await until(`${what} stands still`, async () => {
    const now = await place();
    const still = now !== null && JSON.stringify(now) === last;
    last = JSON.stringify(now);
    return still && now;
  });
  await tab.move(x, y);
  await tab.click(x, y);
}

/**
 * Clicks with the mouse on what the selector finds first in the view.
 * @param {string} [name] only what says just that
 */
export const clickInside = (tab, selector, name = null) => clickAt(tab, `${selector} ${name ?? ""}`, () => tab.inside(placeOf, selector, name));

/** The same in a page. */
export const clickOn = (tab, selector, name = null) => clickAt(tab, `${selector} ${name ?? ""}`,
  () => tab.evaluate(`return (${placeOf})(document, ...${JSON.stringify([selector, name])});`));

/** The element of the view that has the focus: name, classes, text. */
export const focused = (tab) => tab.inside((root) => {
  const element = root.activeElement;
  return element && { tag: element.localName, classes: [...element.classList], text: element.innerText ?? "", name: element.getAttribute("aria-label"), term: element.dataset.term, claim: element.dataset.claim };
});

/** Selects text of the page: from the start of a paragraph of its article. */
export const selectFirst = (tab, length) => tab.evaluate((length) => {
  const text = Document.prototype.querySelector.call(document, "article p").firstChild;
  Document.prototype.getSelection.call(document).setBaseAndExtent(text, 0, text, length);
}, length);

/**
 * The shortcut for what is selected. Chromium's driver cannot press what the browser takes itself:
 * there the background gets what would come of it, and the button has to have been pressed before.
 */
export async function explainSelection(stage, tab) {
  if (tab.pressShortcut) return tab.pressShortcut("Alt+Shift+L");
  await tab.front();
  await stage.browser.background(async () => {
    const [shown] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.commands.onCommand.dispatch("selection", shown);
  });
}

/** The middle of a piece of the page's own text, scrolled into sight. */
export const middleOf = (tab, text) => tab.evaluate((text) => {
  const walker = Document.prototype.createTreeWalker.call(document, Document.prototype.querySelector.call(document, "article, td#articleBody, #articleBody, main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(text);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = range.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  }
  throw new Error(`${text} is not on the page`);
}, text);

/** What the extension has underlined on the page, as text. */
export const underlined = (tab) => tab.evaluate(() => {
  const found = [];
  for (const name of ["dokhae-term", "dokhae-key"]) CSS.highlights.get(name)?.forEach((range) => found.push(range.startContainer.data.slice(range.startOffset, range.endOffset)));
  return found;
});

/**
 * @param {import("./browsers.mjs").BROWSERS[number]} engine
 * @returns what a file of tests needs; `pages` may be added to
 */
export async function openStage(engine) {
  const pages = new Map(Object.entries(PAGES));
  const server = await serve(SITE, { respond: (path) => pages.get(path) ?? null });
  const browser = await engine.start().catch(async (error) => {
    await server.close();
    throw error;
  });
  return {
    browser,
    server,
    pages,
    /** A new tab with one of the pages. */
    async open(path) {
      const tab = await browser.newTab();
      await tab.goto(server.origin + path);
      return tab;
    },
    /** A new tab with a page of the extension's own. */
    async openOwn(name) {
      const tab = await browser.newTab();
      await tab.goto(browser.ownPage(name));
      return tab;
    },
    /** What was asked for since `from`, by path; never anything that is not on this machine. */
    asked(from = 0) {
      assert.deepEqual(browser.outside, []);
      return [...new Set(server.requests.slice(from).map(({ path }) => path))].filter((path) => path !== "/favicon.ico").sort();
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
