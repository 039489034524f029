// The browser stops an extension's background whenever it likes: nothing is lost.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { BROWSERS } from "./support/browsers.mjs";
import { ACTION, clickInside, count, gone, openStage, shown, texts, until, untilAction } from "./support/stage.mjs";

/** Everything that a reading has shown, without what is about the moment. */
const whole = (tab) => tab.inside((root) => {
  const all = (selector) => [...root.querySelectorAll(selector)].map(({ textContent }) => textContent);
  return { title: all("article h1"), paragraphs: all("article > p"), terms: all("article .term[role=button]"), claims: all(".outline .claim") };
});

for (const engine of BROWSERS) {
  describe(`the background in ${engine.name}`, { skip: engine.skip }, () => {
    let stage;
    before(async () => { stage = await openStage(engine); });
    after(() => stage.close());

    const complete = (tab) => until("the outline is made", async () => await count(tab, ".outline .claim") > 0);

    it("is stopped in the middle of a call, which is then repeated", async () => {
      const tab = await stage.open("/long.html");
      await tab.pressButton();
      await untilAction(tab, ACTION.reading);
      await complete(tab);
      const undisturbed = await whole(tab);
      assert.ok(undisturbed.paragraphs.length > 100 && undisturbed.terms.length > 1000 && undisturbed.claims.length > 10, `${undisturbed.paragraphs.length} ${undisturbed.terms.length} ${undisturbed.claims.length}`);
      await tab.pressButton();
      await gone(tab);

      // While the page is read, and while its words are looked up.
      await tab.pressButton();
      for (const reached of [".pane", "article h1"]) {
        await until(`${reached} is there`, async () => await count(tab, reached) > 0);
        await stage.browser.stopBackground();
        assert.equal(await count(tab, "article .term[role=button]"), 0, "the call was not over yet");
      }
      await complete(tab);
      assert.deepEqual(await whole(tab), undisturbed);
      assert.equal(await count(tab, ".notice"), 0);
      await untilAction(tab, ACTION.open);
      await tab.close();
    });

    it("is stopped while the reader is open, which goes on", async () => {
      const tab = await stage.open("/articles/economy.html");
      await tab.pressButton();
      await complete(tab);
      await stage.browser.stopBackground();
      await clickInside(tab, "article .term[role=button]");
      await shown(tab, ".popup .save");
      await clickInside(tab, ".popup .save");
      await until("the word is saved", () => tab.inside((root) => root.querySelector(".popup .save").getAttribute("aria-pressed") === "true"));
      await tab.press("Escape");
      await tab.pressButton();
      await gone(tab);
      // A reading of the same page afterwards has a new core.
      await tab.pressButton();
      await complete(tab);
      assert.equal((await texts(tab, "article h1")).length, 1);
      await tab.close();
    });

    it("reads for several tabs at once, each its own page", async () => {
      const [first, second] = [await stage.open("/long.html"), await stage.open("/old.html")];
      await first.pressButton();
      await second.pressButton();
      await complete(second);
      await complete(first);
      assert.deepEqual(await texts(second, "article h1"), ["도서관 밤늦게까지 연다"]);
      assert.ok((await texts(first, "article > p")).length > 100);
      for (const tab of [first, second]) {
        assert.equal(await count(tab, ".notice"), 0);
        await untilAction(tab, ACTION.open);
        await tab.close();
      }
    });

    it("has asked nobody for anything", () => {
      assert.deepEqual(stage.asked().filter((path) => !/^\/(?:(?:long|old)\.html|articles\/[\w.]+|media\/[\w.]+)$/.test(path)), []);
    });
  });
}
