// Words of selected text: by shortcut and menu where the driver can press them, else by the
// command that they give.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { BROWSERS } from "./support/browsers.mjs";
import { clickInside, clickOn, explainSelection, gone, markup, openStage, shown, until } from "./support/stage.mjs";

for (const engine of BROWSERS) {
  describe(`selected text in ${engine.name}`, { skip: engine.skip }, () => {
    let stage;
    before(async () => { stage = await openStage(engine); });
    after(() => stage.close());

    /** Selects a piece of the page's text with the mouse, as far as the page can tell. */
    const select = (tab, text) => tab.evaluate((text) => {
      const walker = Document.prototype.createTreeWalker.call(document, Document.prototype.querySelector.call(document, "html"), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf(text);
        if (at < 0) continue;
        node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
        const selection = Document.prototype.getSelection.call(document);
        selection.setBaseAndExtent(node, at, node, at + text.length);
        return;
      }
      throw new Error(`${text} is not on the page`);
    }, text);

    /** A press of the button and one more: the browser lets the extension into this tab from then on. */
    async function grant(tab) {
      if (tab.pressShortcut) return;
      await tab.pressButton();
      await shown(tab, ".notice, article h1");
      await tab.pressButton();
      await gone(tab);
    }

    it("is explained: words, romanisation, glosses, particles; and the page stays as it is", async () => {
      const tab = await stage.open("/single-page.html");
      await grant(tab);
      const before = await tab.evaluate(markup);
      await select(tab, "시내버스 노선 12개를");
      await explainSelection(stage, tab);
      const items = await shown(tab, ".selection .found > ul > li");
      assert.match(items.join("\n"), /시내버스[^]*sinaebeoseu/);
      assert.match(items.join("\n"), /bus/);
      assert.match(items.join("\n"), /노선[^]*route|line/);
      assert.ok(items.length <= 4, items.join(" | "));
      assert.equal(await tab.evaluate(() => Document.prototype.getSelection.call(document).toString()), "시내버스 노선 12개를", "it stays selected");

      await clickInside(tab, ".selection .save");
      const saved = await until("the word is kept", () => stage.browser.own.inPage(async () => (await chrome.storage.local.get("saved-words"))["saved-words"] ?? null));
      assert.equal(saved[0].url, `${stage.server.origin}/single-page.html`);
      assert.ok(saved[0].sentence.includes("시내버스 노선"), saved[0].sentence);
      await tab.press("Escape");
      await gone(tab);
      assert.equal(await tab.evaluate(markup), before);
      await tab.close();
    });

    it("is explained outside of the article, and where there is none", async () => {
      const tab = await stage.open("/front.html");
      await grant(tab);
      await select(tab, "국정감사 마지막 날");
      await explainSelection(stage, tab);
      const items = await shown(tab, ".selection .found > ul > li");
      assert.ok(items.some((item) => item.includes("국정감사")), items.join(" | "));
      await clickInside(tab, ".selection button[aria-label='Close Dokhae']");
      await gone(tab);
      await tab.close();
    });

    it("says so when nothing Korean is selected", async () => {
      const tab = await stage.open("/english.html");
      await grant(tab);
      await select(tab, "city council");
      await explainSelection(stage, tab);
      const said = await until("something is said", async () => tab.inside((root) => root.textContent.length > 20 && root.textContent));
      assert.match(said, /select/i);
      await tab.pressButton();
      await gone(tab);
      await tab.close();
    });

    it("is explained from the context menu", { skip: engine.name === "Chromium" && "Chromium's menus are not within the driver's reach" }, async () => {
      const tab = await stage.open("/old.html");
      await select(tab, "시립 도서관");
      const [x, y] = await tab.evaluate(() => {
        const { left, top, width, height } = Document.prototype.getSelection.call(document).getRangeAt(0).getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      });
      await tab.chooseFromMenu(x, y, "Explain “시립 도서관” with Dokhae");
      const items = await shown(tab, ".selection .found > ul > li");
      assert.ok(items.some((item) => item.includes("도서관")), items.join(" | "));
      await tab.close();
    });

    it("is explained after the menu was allowed on the options page", { skip: engine.name !== "Chromium" && "Firefox has given the permission" }, async () => {
      const options = await stage.openOwn("options.html");
      await clickOn(options, "input[name=menu]");
      await until("the permission is there", () => options.inPage(() => chrome.permissions.contains({ permissions: ["contextMenus"] })));
      await until("the menu is made", () => stage.browser.background(async () => {
        // To change an item tells whether it is there.
        const there = (id) => new Promise((resolve) => { chrome.contextMenus.update(id, { enabled: true }, () => { resolve(!chrome.runtime.lastError); }); });
        return (await Promise.all(["read", "glosses", "selection"].map(there))).every(Boolean);
      }));
      await options.close();

      const tab = await stage.open("/old.html");
      await grant(tab);
      await tab.front();
      await stage.browser.background(async () => {
        const [shown] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        chrome.contextMenus.onClicked.dispatch({ menuItemId: "selection", selectionText: "시립 도서관", editable: false, pageUrl: shown.url }, shown);
      });
      const items = await shown(tab, ".selection .found > ul > li");
      assert.ok(items.some((item) => item.includes("도서관")), items.join(" | "));
      await tab.close();
    });

    it("has asked nobody for anything but the pages", () => {
      assert.deepEqual(stage.asked().filter((path) => !stage.pages.has(path) && !/^\/(?:articles\/press\.css|media\/\w+\.svg)$/.test(path)), []);
    });
  });
}
