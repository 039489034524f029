// axe on what the extension shows in a page: as on the page embed's reader, in each view.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findings } from "../browser/support/axe.mjs";
import { BROWSERS } from "./support/browsers.mjs";
import { clickInside, count, explainSelection, focused, gone, openStage, selectFirst, shown, texts, underlined, until } from "./support/stage.mjs";

// Chromium only: axe looks into shadow roots that it can see, and these are closed to everybody
// but the protocol.
const [engine] = BROWSERS;

describe("the extension's views are for everybody", { skip: engine.skip }, () => {
  let stage;
  before(async () => { stage = await openStage(engine); });
  after(() => stage.close());

  const keep = (items) => stage.browser.own.inPage(async (items) => {
    await chrome.storage.local.clear();
    await chrome.storage.local.set(items);
  }, items);
  /** What axe finds in the view; the page around it is somebody else's. */
  async function check(tab) {
    await tab.reveal();
    // Appearing is no part of how it looks.
    await tab.inside((root) => Promise.all(root.getAnimations().map(({ finished }) => finished.catch(() => undefined))).then(() => true));
    assert.deepEqual(await findings(tab, ":root > div", { bestPractice: false }), []);
  }
  const read = (tab) => until("the outline is made", async () => await count(tab, ".outline .claim") > 0);

  for (const [locale, theme] of [["en", "light"], ["ko", "dark"]]) {
    it(`the reader, its panels and a gloss (${locale}, ${theme})`, async () => {
      await keep({ settings: { locale, theme } });
      const tab = await stage.open("/articles/culture.html");
      await tab.pressButton();
      await read(tab);
      await check(tab);
      await clickInside(tab, "article > p .term[role=button]");
      await shown(tab, ".popup");
      await check(tab);
      await clickInside(tab, ".bar [aria-controls=dokhae-settings]");
      await shown(tab, ".settings");
      await check(tab);
      await tab.close();
    });

    it(`glosses on the page, their bar, and the reader beside it (${locale}, ${theme})`, async () => {
      await keep({ settings: { locale, theme }, preferences: { opens: "glosses", sites: {} } });
      const tab = await stage.open("/articles/culture.html");
      await tab.pressButton();
      await until("words are underlined", async () => (await underlined(tab)).length > 10);
      await tab.press("Alt+j");
      await shown(tab, ".on-page .popup");
      await check(tab);
      await tab.press("Escape");
      await clickInside(tab, ".page-bar button:nth-of-type(2)");
      await read(tab);
      await check(tab);
      await tab.close();
    });

    it(`the words of selected text, and what is said where nothing is to be read (${locale})`, async () => {
      await keep({ settings: { locale } });
      const tab = await stage.open("/single-page.html");
      await tab.pressButton();
      await read(tab);
      await tab.pressButton();
      await gone(tab);
      await selectFirst(tab, 30);
      await explainSelection(stage, tab);
      await shown(tab, ".selection .save");
      await check(tab);
      for (const path of ["/front.html", "/english.html", "/in-frame.html"]) {
        await tab.goto(stage.server.origin + path);
        await tab.pressButton();
        await shown(tab, ".notice");
        await check(tab);
        await tab.press("Escape");
        await gone(tab);
      }
      const site = new URL(stage.server.origin).host;
      await keep({ settings: { locale }, preferences: { opens: "reader", sites: { [site]: "never" } } });
      await tab.pressButton();
      await shown(tab, ".page-bar");
      await check(tab);
      await tab.close();
    });
  }

  it("the bar is reached and used with the keyboard alone", async () => {
    await keep({ preferences: { opens: "glosses", sites: {} } });
    const tab = await stage.open("/single-page.html");
    await tab.pressButton();
    await until("words are underlined", async () => (await underlined(tab)).length > 10);
    for (let i = 0; i < 20; i++) {
      await tab.press("Tab");
      if ((await focused(tab))?.text === "Reader") break;
    }
    assert.equal((await focused(tab)).text, "Reader");
    await tab.press("Enter");
    await read(tab);
    await tab.press("Escape");
    await until("the words are underlined again", async () => (await underlined(tab)).length > 10);
    assert.equal((await texts(tab, ".page-bar")).length, 1);
    for (let i = 0; i < 20; i++) {
      await tab.press("Tab");
      if ((await focused(tab))?.name === "Close Dokhae") break;
    }
    await tab.press("Enter");
    await gone(tab);
    await tab.close();
  });
});
