// The other views: glosses on the page itself, the reader beside it, and what the user has chosen.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { BROWSERS } from "./support/browsers.mjs";
import { LIBRARY } from "./support/pages.mjs";
import { ACTION, clickInside, count, gone, markup, middleOf, openStage, shown, texts, underlined, until, untilAction } from "./support/stage.mjs";

for (const engine of BROWSERS) {
  describe(`views in ${engine.name}`, { skip: engine.skip }, () => {
    let stage;
    before(async () => { stage = await openStage(engine); });
    after(() => stage.close());
    beforeEach(() => keep({}));

    /** What the extension keeps, and nothing else. */
    const keep = (items) => stage.browser.own.inPage(async (items) => {
      await chrome.storage.local.clear();
      await chrome.storage.local.set(items);
    }, items);
    const kept = (key) => stage.browser.own.inPage(async (key) => (await chrome.storage.local.get(key))[key] ?? null, key);
    const glossed = (tab) => until("words are underlined", async () => (await underlined(tab)).length > 10);
    const read = (tab) => until("the outline is made", async () => await count(tab, ".outline .claim") > 0);

    for (const path of ["/single-page.html", "/strict.html", "/patched.html", "/styled.html"]) {
      it(`explains words on ${path} itself, whose DOM stays as it is`, async () => {
        await keep({ preferences: { opens: "glosses", sites: {} } });
        const tab = await stage.open(path);
        const before = await tab.evaluate(markup);
        await tab.pressButton();
        await glossed(tab);
        await untilAction(tab, ACTION.open);
        const [said] = await shown(tab, ".page-bar .what");
        assert.match(said, /^\d+ words explained$/);
        const words = await underlined(tab);
        // What is between the host and its end is the page's, byte for byte.
        const during = await tab.evaluate(markup);
        assert.equal(during.slice(0, before.length - "</html>".length), before.slice(0, -"</html>".length));
        assert.match(during.slice(before.length - "</html>".length), /^<div style="[^"<>]*"><\/div><\/html>$/);

        const word = words.find((word) => /^[가-힣]{2,}$/.test(word));
        await tab.move(...await middleOf(tab, word));
        const [popup] = await shown(tab, ".on-page .popup");
        assert.ok(popup.includes(word), `${word}: ${popup}`);
        await tab.press("Escape");
        await tab.move(2, 2);
        await until("the gloss is gone", async () => (await texts(tab, ".on-page .popup")).length === 0);
        await tab.press("Alt+j");
        await shown(tab, ".on-page .popup");

        await tab.pressButton();
        await gone(tab);
        await until("no word is underlined", async () => (await underlined(tab)).length === 0);
        assert.equal(await tab.evaluate(markup), before);
        await untilAction(tab, ACTION.ready);
        await tab.close();
      });
    }

    it("is asked for more by the bar, and goes back to it", async () => {
      await keep({ preferences: { opens: "glosses", sites: {} } });
      const tab = await stage.open("/articles/culture.html");
      const before = await tab.evaluate(markup);
      await tab.pressButton();
      await glossed(tab);
      await clickInside(tab, ".page-bar button", "Outline");
      await read(tab);
      await shown(tab, ".reader.side");
      assert.ok((await underlined(tab)).length > 10, "the words stay");
      await clickInside(tab, ".reader.side .bar .close");
      await shown(tab, ".page-bar");
      await clickInside(tab, ".page-bar button", "Reader");
      await read(tab);
      await shown(tab, "dialog.reader");
      await clickInside(tab, "dialog.reader .bar .close");
      await glossed(tab);
      await shown(tab, ".page-bar");
      await clickInside(tab, ".page-bar button[aria-label='Close Dokhae']");
      await gone(tab);
      assert.equal(await tab.evaluate(markup), before);
      await tab.close();
    });

    it("explains the words of the article that a site of a single page shows next", async () => {
      await keep({ preferences: { opens: "glosses", sites: {} } });
      const tab = await stage.open("/single-page.html");
      await tab.pressButton();
      await glossed(tab);
      assert.ok(!(await underlined(tab)).includes("도서관"));
      await tab.evaluate(() => { document.querySelector("#next").click(); });
      await until("the next article's words are underlined", async () => (await underlined(tab)).includes("도서관"));
      await tab.pressButton();
      await gone(tab);
      await tab.close();
    });

    for (const view of ["side", "reader"]) {
      it(`shows in the ${view} the article that a site of a single page shows next`, async () => {
        await keep({ preferences: { opens: view, sites: {} } });
        const tab = await stage.open("/single-page.html");
        await tab.pressButton();
        await read(tab);
        await tab.evaluate(() => { document.querySelector("#next").click(); });
        await until("the next article is shown", async () => (await texts(tab, "article h1"))[0] === LIBRARY.title);
        await until("its words are explained", async () => (await tab.inside((root) => [...root.querySelectorAll("article .term")].map(({ textContent }) => textContent))).includes("도서관"));
        await tab.pressButton();
        await gone(tab);
        await tab.close();
      });
    }

    it("stands beside the page, which can be used meanwhile", async () => {
      await keep({ preferences: { opens: "side", sites: {} } });
      const tab = await stage.open("/articles/economy.html");
      const before = await tab.evaluate(markup);
      await tab.pressButton();
      await read(tab);
      const { left, width } = await tab.inside((root) => {
        const { left, width } = root.querySelector(".reader.side").getBoundingClientRect();
        return { left, width };
      });
      assert.ok(width > 200 && left > 200, `${left} ${width}`);
      await tab.inPage(() => {
        window.used = null;
        document.querySelector("h1").addEventListener("click", ({ isTrusted }) => { window.used = isTrusted; });
      });
      await tab.click(...await tab.evaluate(() => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector("h1"));
        const { left, top, height } = range.getClientRects()[0];
        return [left + 10, top + height / 2];
      }));
      assert.equal(await tab.inPage(() => window.used), true);
      await tab.pressButton();
      await gone(tab);
      assert.equal(await tab.evaluate(markup), before);
      await tab.close();
    });

    it("keeps what is set in the reader, on other pages, on other sites and when it is loaded again", async () => {
      const look = (tab) => tab.inside((root) => {
        const { color, fontSize } = getComputedStyle(root.querySelector("article > p"));
        return [getComputedStyle(root.querySelector(".reader")).backgroundColor, color, fontSize];
      });
      const tab = await stage.open("/articles/economy.html");
      await tab.pressButton();
      await read(tab);
      const plain = await look(tab);
      await clickInside(tab, ".bar [aria-controls=dokhae-settings]");
      await clickInside(tab, ".settings .choice.sepia");
      await until("it is kept", async () => (await kept("settings"))?.theme === "sepia");
      const sepia = await look(tab);
      assert.notDeepEqual(sepia, plain);
      await stage.browser.stopBackground();
      await tab.goto(`${stage.server.origin}/articles/economy.html`);
      await tab.pressButton();
      await read(tab);
      assert.deepEqual(await look(tab), sepia);
      // Another site, as far as the browser can tell.
      await tab.goto(`${stage.server.origin.replace("127.0.0.1", "localhost")}/old.html`);
      await tab.pressButton();
      await read(tab);
      assert.deepEqual(await look(tab), sepia);
      await tab.close();
    });

    it("saves a word for every site, and explains no more what is known", async () => {
      const tab = await stage.open("/articles/economy.html");
      await tab.pressButton();
      await read(tab);
      await clickInside(tab, "article > p .term[role=button]");
      await shown(tab, ".popup .save");
      await clickInside(tab, ".popup .save");
      const [{ lemma, url }] = await until("the word is kept", async () => (await kept("saved-words"))?.length === 1 && await kept("saved-words"));
      assert.ok(lemma.length > 0);
      assert.equal(url, `${stage.server.origin}/articles/economy.html`);
      assert.deepEqual(await tab.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
      await tab.close();
    });

    it("opens a site at once after one press, and says so where it is never to open", async () => {
      const site = new URL(stage.server.origin).host;
      await keep({ preferences: { opens: "reader", sites: { [site]: "never" } } });
      const tab = await stage.open("/articles/economy.html");
      await tab.pressButton();
      const [said] = await shown(tab, ".page-bar .what");
      assert.ok(said.includes(site), said);
      await clickInside(tab, ".page-bar button", "Open anyway");
      await read(tab);
      await tab.pressButton();
      await gone(tab);

      await keep({ preferences: { opens: "reader", sites: { [site]: "atOnce" } } });
      await tab.pressButton();
      await read(tab);
      await tab.goto(`${stage.server.origin}/old.html`);
      if (engine.name === "Chromium") {
        // The grant of the press lasts as long as the tab stays on the site.
        await read(tab);
        assert.deepEqual(await texts(tab, "article h1"), [LIBRARY.title]);
        // Nothing opens where there is no article.
        await tab.goto(`${stage.server.origin}/front.html`);
        await untilAction(tab, ACTION.ready);
        assert.equal(await tab.inside(() => true), null);
      }
      await tab.close();
    });

    it("has asked nobody for anything but the pages", () => {
      assert.deepEqual(stage.asked().filter((path) => !stage.pages.has(path) && !/^\/(?:articles\/press\.css|media\/\w+\.svg)$/.test(path)), []);
    });
  });
}
