// The button on pages of all kinds: the reader over the page, with article, words and outline,
// and the page as it was when it is closed.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { BROWSERS } from "./support/browsers.mjs";
import { ARTICLES, LIBRARY, TITLE } from "./support/pages.mjs";
import { ACTION, clickInside, count, focused, gone, markup, openStage, shown, texts, underlined, until, untilAction } from "./support/stage.mjs";

/** What the page has below its root beside head and body. */
const strangers = () => [...Document.prototype.querySelectorAll.call(document, ":root > :not(head, body)")].map(({ localName, attributes, childNodes }) => [localName, [...attributes].map(({ name }) => name), childNodes.length]);
const place = () => [scrollX, scrollY, location.href, document.adoptedStyleSheets.length, Document.prototype.getElementsByTagName.call(document, "title")[0].textContent];

for (const engine of BROWSERS) {
  describe(`the button in ${engine.name}`, { skip: engine.skip }, () => {
    let stage;
    before(async () => { stage = await openStage(engine); });
    after(() => stage.close());

    /** The button, and what has to come of it. */
    async function read(tab) {
      await tab.pressButton();
      await shown(tab, ".outline .claim, .outline-toggle");
      await until("words are explained", async () => await count(tab, "article .term[role=button]") > 10);
      await until("the outline is made", async () => await count(tab, ".outline .claim") > 0);
    }

    for (const { name, path, title, own } of ARTICLES) {
      it(`reads ${name} and leaves it as it was`, async () => {
        const tab = await stage.open(path);
        // What comes late is the page's own as well.
        await tab.evaluate(() => new Promise((resolve) => { setTimeout(resolve); }));
        const [before, was, asked] = [await tab.evaluate(markup), await tab.evaluate(place), stage.server.requests.length];
        const [problems, requests] = [tab.problems?.length, tab.requests?.length];
        await untilAction(tab, ACTION.ready);

        await read(tab);
        assert.deepEqual(await texts(tab, "article h1"), [title]);
        assert.ok((await texts(tab, "article > p")).length >= 3);
        assert.ok(await count(tab, ".outline .claim") >= 2);
        await untilAction(tab, ACTION.open);
        const host = await tab.evaluate(strangers);
        assert.equal(host.length, 1, "one element of ours");
        assert.deepEqual(host[0], ["div", ["style"], 0]);

        await clickInside(tab, "article .term[role=button]");
        await shown(tab, ".popup");
        await tab.press("Escape");

        await tab.pressButton();
        await gone(tab);
        assert.equal(await tab.evaluate(markup), before);
        assert.deepEqual(await tab.evaluate(place), was);
        await untilAction(tab, ACTION.ready);

        // Again, by the reader's own button.
        await read(tab);
        await clickInside(tab, ".bar .close");
        await gone(tab);
        assert.equal(await tab.evaluate(markup), before);
        // Nobody was asked for anything but the page's own pictures.
        assert.deepEqual(stage.asked(asked).filter((path) => !own.includes(path)), []);
        if (tab.problems) assert.deepEqual(tab.problems.slice(problems), [], "nothing was forbidden, nothing failed");
        if (tab.requests) assert.deepEqual(tab.requests.slice(requests).filter((address) => !own.includes(address.replace(stage.server.origin, ""))), []);
        await tab.close();
      });
    }

    it("is over everything that a page with hostile styles has, in its own size and colours", async () => {
      const plain = await stage.open("/single-page.html");
      await read(plain);
      const look = (root) => {
        const reader = root.querySelector(".reader");
        const { left, top, width, height } = reader.getBoundingClientRect();
        const of = (selector) => {
          const { fontSize, letterSpacing, color, textAlign, direction, visibility, opacity, transform, animationName } = getComputedStyle(root.querySelector(selector));
          return { fontSize, letterSpacing, color, textAlign, direction, visibility, opacity, transform, animationName };
        };
        const whole = Math.abs(width - visualViewport.width) < 1 && Math.abs(height - visualViewport.height) < 1;
        return { left, top, whole, paragraph: of("article > p"), button: of(".bar .close"), dialog: of(".reader") };
      };
      const expected = await plain.inside(look);
      await plain.close();
      const tab = await stage.open("/styled.html");
      await read(tab);
      assert.deepEqual(await tab.inside(look), expected);
      assert.deepEqual([expected.left, expected.top, expected.whole], [0, 0, true]);
      await tab.close();
    });

    it("reads the article that a site of a single page shows next", async () => {
      const tab = await stage.open("/single-page.html");
      await read(tab);
      await tab.pressButton();
      await gone(tab);
      await tab.evaluate(() => document.querySelector("#next").click());
      await until("the site shows the next one", () => tab.evaluate(() => location.search === "?article=1"));
      await read(tab);
      assert.deepEqual(await texts(tab, "article h1"), [LIBRARY.title]);
      await tab.close();
    });

    it("says so where there is no article, no Korean, or the article is in a frame", async () => {
      const states = { "/front.html": ACTION.noArticle, "/english.html": ACTION.notKorean, "/in-frame.html": ACTION.noArticle };
      for (const [path, action] of Object.entries(states)) {
        const tab = await stage.open(path);
        const before = await tab.evaluate(markup);
        await tab.pressButton();
        const [notice] = await shown(tab, ".notice");
        assert.ok(notice.length > 20);
        if (path === "/in-frame.html") assert.match(notice, /frame/i);
        await untilAction(tab, action);
        await tab.press("Escape");
        await gone(tab);
        assert.equal(await tab.evaluate(markup), before);
        await tab.close();
      }
    });

    it("comes to pages of every kind, reads them or says that it cannot, and leaves them as they were", async () => {
      const kinds = {
        "/strict.xhtml": ACTION.open, "/sandboxed.html": ACTION.open, "/plain.txt": ACTION.open,
        "/frames.html": ACTION.noArticle, "/empty.html": ACTION.noArticle, "/picture.svg": ACTION.error,
      };
      for (const [path, action] of Object.entries(kinds)) {
        const tab = await stage.open(path);
        const all = () => new XMLSerializer().serializeToString(document);
        const before = await tab.evaluate(all);
        // Where no host can stand there is nothing to be waited for but the button.
        if (action === ACTION.error) void tab.pressButton().catch(() => undefined);
        else await tab.pressButton();
        await untilAction(tab, action);
        if (action === ACTION.open) assert.ok((await texts(tab, "article")).join(" ").includes("시내버스 노선 12개"), path);
        if (action !== ACTION.error) {
          await tab.pressButton();
          await gone(tab);
        }
        assert.equal(await tab.evaluate(all), before, path);
        await tab.close();
      }
    });

    it("is gone for good when the page takes it out, and opens again", async () => {
      const tab = await stage.open("/single-page.html");
      const before = await tab.evaluate(markup);
      await read(tab);
      await tab.inPage(() => { document.documentElement.lastElementChild.remove(); });
      await untilAction(tab, ACTION.ready);
      assert.equal(await tab.evaluate(markup), before);
      await read(tab);
      // A site that begins its document anew.
      await tab.inPage(() => { document.documentElement.replaceWith(document.documentElement.cloneNode(true)); });
      await gone(tab);
      await untilAction(tab, ACTION.ready);
      await read(tab);
      assert.deepEqual(await texts(tab, "article h1"), [TITLE]);
      await tab.close();
    });

    it("reads a page with frames beside the article, and nothing in them", async () => {
      const tab = await stage.open("/with-frames.html");
      await read(tab);
      assert.deepEqual(await texts(tab, "article h1"), [TITLE]);
      assert.ok(!(await texts(tab, "article")).join().includes("반값"));
      await tab.close();
    });

    it("says so on pages that no extension may touch", async () => {
      const tab = await stage.browser.newTab();
      await tab.goto(engine.name === "Chromium" ? "chrome://version/" : "about:support");
      await tab.pressButton();
      await untilAction(tab, ACTION.forbidden);
      // Elsewhere it is as ever.
      await tab.goto(`${stage.server.origin}/old.html`);
      await untilAction(tab, ACTION.ready);
      await tab.close();
    });

    it("has a shortcut, and so have glosses on the page", { skip: engine.name === "Chromium" && "Chromium's driver cannot press keys that the browser takes itself" }, async () => {
      const tab = await stage.open("/single-page.html");
      await tab.pressShortcut("Alt+Shift+D");
      await until("the outline is made", async () => await count(tab, ".outline .claim") > 0);
      await tab.pressShortcut("Alt+Shift+D");
      await gone(tab);
      await tab.pressShortcut("Alt+Shift+G");
      await shown(tab, ".page-bar");
      await until("words are underlined", async () => (await underlined(tab)).length > 10);
      await tab.pressShortcut("Alt+Shift+G");
      await gone(tab);
      await tab.close();
    });

    it("is used with the keyboard alone", async () => {
      const tab = await stage.open("/articles/culture.html");
      await read(tab);
      assert.ok((await focused(tab)).classes.includes("pane"), "the article has the focus, so that it scrolls");
      const tabTo = async (name) => {
        for (let i = 0; i < 40; i++) {
          await tab.press("Tab");
          if ((await focused(tab))?.classes.includes(name)) return;
        }
        assert.fail(`Tab never gets to .${name}`);
      };
      await tabTo("term");
      await shown(tab, ".popup");
      const { term } = await focused(tab);
      await tab.press("j");
      assert.notEqual((await focused(tab)).term, term);
      await tab.press("n");
      assert.notEqual((await focused(tab)).claim, undefined);
      await tab.press("o");
      assert.ok((await focused(tab)).classes.includes("go"));
      await tab.press("Escape");
      await gone(tab);
      await untilAction(tab, ACTION.ready);
      await tab.close();
    });

    it("has asked nobody else for anything", () => {
      assert.deepEqual(stage.browser.outside, []);
    });
  });
}
