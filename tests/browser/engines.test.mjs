// What a reader meets, in Chromium, Firefox and WebKit: one set of tests for the three engines.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Engine, pageFromHtml, readLexicon, readWasm } from "dokhae/node";
import { root } from "../../scripts/lib/run.mjs";
import { POLICIES, serve } from "../../scripts/serve.mjs";
import { ENGINES } from "./support/engines.mjs";
import { focused, lit, read, texts } from "./support/reading.mjs";
import { ARTICLES, openEngineStage, pageWith, PARAGRAPHS, unbuilt } from "./support/stage.mjs";

const WORD = "article p[data-block] .term[role=button]";
const inDemo = (name) => readFileSync(join(root, "demo/src/articles", `${name}.html`), "utf8");

/** The Reader's answers without what depends on the engine's text nodes. */
const withoutPlaces = ({ article, terms, claims }) => ({
  article: { ...article, titleSource: [], blocks: article.blocks.map((block) => ({ ...block, source: [] })) }, terms, claims,
});

for (const engine of ENGINES) {
  describe(`in ${engine.name}`, { skip: engine.skip || unbuilt }, () => {
    let stage;
    let tab;
    let unstarted = null;
    before(async () => {
      try {
        stage = await openEngineStage(engine);
        ({ tab } = stage);
      } catch (error) {
        unstarted = `${engine.name} does not start: ${error.message.split("\n")[0]}`;
      }
    });
    after(() => stage?.close());

    /** A test that is skipped with the reason where the browser did not start. */
    const test = (name, run) => it(name, async (context) => {
      if (unstarted === null) await run(context);
      else context.skip(unstarted);
    });

    const until = async (condition, ...args) => {
      for (const end = Date.now() + 15_000; Date.now() < end;) {
        if (await tab.evaluate(condition, ...args)) return;
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
      assert.fail(`never: ${condition}`);
    };
    const isShown = (selector) => tab.evaluate((s) => document.querySelector("dokhae-reader").shadowRoot.querySelector(s)?.checkVisibility() ?? false, selector);
    const untilShown = (selector, is = true) => until((s, is) => (document.querySelector("dokhae-reader").shadowRoot.querySelector(s)?.checkVisibility() ?? false) === is, selector, is);

    /** The middle of an element in the reader, once it is on the screen and rests. */
    const center = (selector, at = 0) => tab.evaluate(async (selector, at) => {
      const element = document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(selector)[at];
      if (!element) throw new Error(`there is no ${selector}`);
      const middle = () => {
        const [{ x, y, width, height }] = element.getClientRects();
        return [x + width / 2, y + height / 2];
      };
      const [, top] = middle();
      if (top < 80 || top > innerHeight - 40) element.scrollIntoView({ block: "center", behavior: "instant" });
      for (let last = "", now = String(middle()); now !== last; [last, now] = [now, String(middle())]) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return middle();
    }, selector, at);
    const click = async (selector, at) => tab.click(...await center(selector, at));

    /** Opens an article and the reader on it, in a language. */
    const openReader = async (name = "economy", { lang = "en", ...size } = {}) => {
      await stage.open(`/articles/${name}.html`, size);
      await tab.evaluate((lang) => document.querySelector("dokhae-reader").setAttribute("lang", lang), lang);
      const reading = await read(tab);
      assert.equal(reading.error, undefined, reading.message);
      return reading;
    };
    /** Nothing is kept on the device from here on. */
    const forget = () => tab.evaluate(() => { localStorage.clear(); });
    const problems = () => tab.evaluate(() => [...window.seen.errors, ...window.seen.violations]);

    test("reads the demo's articles as the core does outside of a browser, from a click on the button", async () => {
      const core = await Engine.create(await readWasm(), await readLexicon());
      for (const name of ARTICLES) {
        await stage.open(`/articles/${name}.html`);
        const before = await tab.evaluate(() => document.body.innerHTML);
        const done = tab.evaluate(() => new Promise((resolve) => {
          const told = {};
          const element = document.querySelector("dokhae-reader");
          element.addEventListener("dokhae-article", ({ detail }) => { told.article = detail.article; });
          element.addEventListener("dokhae-terms", ({ detail }) => { told.terms = detail; });
          element.addEventListener("dokhae-claims", ({ detail }) => { resolve({ ...told, claims: detail }); });
          element.addEventListener("dokhae-error", ({ detail }) => { resolve({ error: detail.error.message }); });
          window.listening = true;
        }));
        await until(() => window.listening);
        await click(".facade");
        const told = await done;
        assert.equal(told.error, undefined);
        const article = core.readPage(pageFromHtml(inDemo(name), { address: `${stage.server.origin}/articles/${name}.html` }));
        assert.deepEqual(withoutPlaces(told), withoutPlaces({ article, terms: core.terms(), claims: core.claims() }), name);
        assert.deepEqual(await texts(tab, "article h1"), [article.title]);
        assert.equal((await texts(tab, "article .mark")).length, told.claims.claims.filter(({ role }) => role !== "thesis").length);
        await tab.move(2, 2); // where the button was, a word may be
        await untilShown(".popup", false);
        await tab.press("Escape");
        await untilShown("article", false);
        assert.equal(await tab.evaluate(() => document.body.innerHTML), before, "the page is as it was");
        assert.deepEqual(await problems(), []);
      }
    });

    test("explains a word when the pointer rests on it, and not when it passes by", async () => {
      const { terms } = await openReader();
      assert.match(await tab.evaluate((s) => getComputedStyle(document.querySelector("dokhae-reader").shadowRoot.querySelector(s)).textDecorationLine, WORD), /underline/);
      await tab.move(2, 2);
      await tab.move(...await center(WORD));
      await untilShown(".popup");
      const index = await tab.evaluate((s) => Number(document.querySelector("dokhae-reader").shadowRoot.querySelector(s).dataset.term), WORD);
      const [text] = await texts(tab, ".popup");
      assert.ok(text.includes(terms[index].surface) && text.includes(terms[index].gloss[0]), text);

      // It can be pointed at, and goes when the pointer left both.
      await tab.move(...await center(".popup"));
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(await isShown(".popup"), true);
      await tab.move(2, 2);
      await untilShown(".popup", false);

      const [x, y] = await center(WORD);
      await tab.move(x, y);
      await tab.move(2, 2);
      await new Promise((resolve) => setTimeout(resolve, 450));
      assert.equal(await isShown(".popup"), false);

      // Escape closes it while the pointer stays, and the reader stays open.
      await tab.move(x, y);
      await untilShown(".popup");
      await tab.press("Escape");
      await untilShown(".popup", false);
      assert.equal(await isShown("article h1"), true);
      await tab.move(2, 2);
    });

    test("explains a word on a click until a click elsewhere, inside the window and beside its word", async () => {
      await openReader("society");
      const words = await tab.evaluate((s) => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(s).length, WORD);
      for (const at of [0, Math.floor(words / 2), words - 1]) {
        await click(WORD, at);
        await untilShown(".popup");
        const place = await tab.evaluate((s, at) => {
          const root = document.querySelector("dokhae-reader").shadowRoot;
          const box = (element) => element.getBoundingClientRect().toJSON();
          return { word: box(root.querySelectorAll(s)[at]), popup: box(root.querySelector(".popup")), width: innerWidth, height: innerHeight };
        }, WORD, at);
        assert.ok(place.popup.left >= 0 && place.popup.right <= place.width && place.popup.top >= 0 && place.popup.bottom <= place.height, JSON.stringify(place));
        assert.ok(place.popup.top >= place.word.bottom - 1 || place.popup.bottom <= place.word.top + 1, "it does not cover its word");
        await tab.press("Escape");
        await untilShown(".popup", false);
      }
      await click(WORD);
      await untilShown(".popup");
      await tab.move(2, 300);
      await new Promise((resolve) => setTimeout(resolve, 400));
      assert.equal(await isShown(".popup"), true, "a click keeps it");
      await click("article .meta");
      await untilShown(".popup", false);
    });

    test("explains a word on a tap", async (context) => {
      if (!tab.tap) return context.skip(`${engine.name}'s driver has no finger`);
      await openReader("economy", { width: 390, height: 800 });
      await tab.tap(...await center(WORD));
      await untilShown(".popup");
      await tab.tap(...await center(".bar .brand"));
      await untilShown(".popup", false);
    });

    test("goes from a claim to its sentence and back", async () => {
      const { claims } = await openReader();
      const isInView = (selector) => tab.evaluate((selector) => {
        const element = document.querySelector("dokhae-reader").shadowRoot.querySelector(selector);
        const box = element.getBoundingClientRect();
        const pane = element.closest(".pane, .outline").getBoundingClientRect();
        return box.top >= pane.top - 1 && box.bottom <= pane.bottom + 1;
      }, selector);
      const last = claims.length - 1;
      await click(`.outline [data-claim="${last}"] .text`);
      assert.deepEqual(await lit(tab), [claims[last].text]);
      assert.equal((await focused(tab)).claim, String(last));
      await center(`article .mark[data-claim="${last}"]`); // waits for smooth scrolling
      assert.ok(await isInView(`article .mark[data-claim="${last}"]`));

      await click('article .mark[data-claim="2"]');
      assert.ok((await focused(tab)).classes.includes("go"));
      assert.deepEqual(await lit(tab), [claims[2].text]);
      assert.ok(await isInView('.outline [data-claim="2"]'));
    });

    test("is read with the keyboard alone", async () => {
      await stage.open("/articles/economy.html");
      const tabTo = async (name) => {
        for (let i = 0; i < 40; i++) {
          await tab.press("Tab");
          if ((await focused(tab))?.classes.includes(name)) return;
        }
        assert.fail(`Tab never gets to .${name}`);
      };
      await tabTo("facade");
      await tab.press("Enter");
      await until(() => window.seen.events.some(({ name }) => name === "claims"));
      assert.ok((await focused(tab)).classes.includes("pane"), "the article has the focus, so that it scrolls");
      await tab.press("PageDown");
      await until(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".pane").scrollTop > 100);

      await tabTo("term");
      await untilShown(".popup");
      const first = (await focused(tab)).term;
      await tab.press("ArrowRight");
      const second = (await focused(tab)).term;
      assert.notEqual(second, first);
      await tab.press("j");
      assert.notEqual((await focused(tab)).term, second);
      await tab.press("k");
      assert.equal((await focused(tab)).term, second);
      await tab.press("Enter");
      await untilShown(".popup");
      await tab.press("Escape");
      await untilShown(".popup", false);

      await tab.press("n");
      const claim = (await focused(tab)).claim;
      assert.ok(claim !== undefined);
      await tab.press("o");
      assert.ok((await focused(tab)).classes.includes("go"));
      await tab.press("ArrowDown");
      await tab.press("Enter");
      assert.ok((await focused(tab)).classes.includes("mark"));
      assert.equal((await lit(tab)).length, 1);

      await tab.press("Escape");
      await untilShown("article", false);
      assert.ok((await focused(tab)).classes.includes("facade"), "the focus is back where it came from");
      assert.deepEqual(await problems(), []);
    });

    test("speaks English and Korean, and changes over in the middle of an article", async () => {
      await openReader("technology");
      assert.ok((await texts(tab, ".outline-toggle"))[0].startsWith("Outline"));
      assert.deepEqual(await texts(tab, "time"), ["3 September 2026 at 08:30 KST"]);
      const changeLanguage = async () => {
        await click(".bar [aria-controls=dokhae-more]");
        await click(".more [lang]");
      };
      await changeLanguage();
      assert.deepEqual(await texts(tab, "time"), ["2026년 9월 3일 오전 8:30 KST"]);
      assert.equal((await texts(tab, ".outline .claim")).every((text) => /인용|옮김|서술/.test(text)), true);
      await changeLanguage();
      assert.ok((await texts(tab, ".outline-toggle"))[0].startsWith("Outline"));
      await forget();
    });

    test("keeps what the reader sets over a reload", async () => {
      await openReader();
      const look = () => tab.evaluate(() => {
        const root = document.querySelector("dokhae-reader").shadowRoot;
        return [getComputedStyle(root.querySelector(".reader")).backgroundColor, parseFloat(getComputedStyle(root.querySelector("article > p")).fontSize)];
      });
      const [paper, size] = await look();
      await click(".bar [aria-controls=dokhae-settings]");
      await click(".settings .choice.sepia");
      await tab.evaluate(() => { document.querySelector("dokhae-reader").shadowRoot.querySelector(".settings [name=size]").focus(); });
      await tab.press("ArrowRight");
      await tab.press("ArrowRight");
      const [sepia, larger] = await look();
      assert.notEqual(sepia, paper);
      assert.ok(Math.abs(larger / size - 1.3) < 0.02, `${larger} of ${size}`);
      await tab.press("Escape");
      await untilShown(".settings", false);

      await openReader();
      assert.deepEqual(await look(), [sepia, larger]);
      await click(".bar [aria-controls=dokhae-settings]");
      await click(".settings .reset");
      assert.deepEqual(await look(), [paper, size]);
      assert.deepEqual(await problems(), []);
      await forget();
    });

    test("shows glosses above the words, after them and in the margin, and fewer where fewer are wanted", async () => {
      await openReader("technology");
      const count = () => tab.evaluate((s) => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(s).length, "article .term[role=button]");
      /** The glosses in the text: what style sheets put there, with no part in the text itself. */
      const inText = () => tab.evaluate(() => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("article .term, article .margin li")]
        .filter((element) => element.dataset.gloss?.includes("semiconductor") && !["none", "normal"].includes(getComputedStyle(element, "::after").content)).length);
      const text = () => tab.evaluate(() => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("article > p")].map(({ textContent }) => textContent).join("\n"));
      const plain = await text();
      assert.equal(await inText(), 0);
      await click(".bar [aria-controls=dokhae-settings]");
      await click(".settings details:last-of-type summary");
      for (const mode of ["ruby", "after", "margin"]) {
        await click(`.settings .choice.${mode}`);
        assert.ok(await inText() > 0, mode);
        assert.equal(await text(), plain);
      }
      await click(".settings .choice.highlight");
      assert.equal(await inText(), 0);
      const all = await count();
      await tab.evaluate(() => { document.querySelector("dokhae-reader").shadowRoot.querySelector(".settings [name=density]").focus(); });
      await tab.press("Home");
      await until((all) => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("article .term[role=button]").length < all, all);
      await forget();
    });

    test("keeps a word that was saved, and explains no more what is known", async () => {
      await openReader();
      await click(WORD);
      await untilShown(".popup .save");
      const [word] = await texts(tab, ".popup .word");
      await click(".popup .save");
      await until(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".popup .save").getAttribute("aria-pressed") === "true");
      await openReader();
      await click(".bar [aria-controls=dokhae-more]");
      await click(".more button:nth-of-type(5)");
      await untilShown(".words");
      assert.ok((await texts(tab, ".words"))[0].includes(word), word);
      await tab.press("Escape");

      const explained = () => tab.evaluate(() => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("article .term[role=button]")].map((term) => term.textContent));
      await click(WORD);
      await untilShown(".popup .know");
      const lemma = await tab.evaluate((s) => document.querySelector("dokhae-reader").shadowRoot.querySelector(s).textContent, WORD);
      assert.ok((await explained()).includes(lemma));
      await click(".popup .know");
      await until((lemma) => ![...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("article .term[role=button]")].some(({ textContent }) => textContent === lemma), lemma);
      await forget();
    });

    test("explains words on the page itself, whose DOM stays as it is", async () => {
      await stage.open("/articles/science.html");
      await tab.evaluate(() => document.querySelector("dokhae-reader").setAttribute("lang", "en"));
      const html = () => tab.evaluate(() => document.documentElement.outerHTML);
      const untouched = await html();
      assert.ok(await tab.evaluate(() => document.querySelector("dokhae-reader").glossPage()) > 30);
      const place = await tab.evaluate(() => {
        const range = [...CSS.highlights.get("dokhae-key")].find(({ startContainer }) => startContainer.parentElement.closest(".post-content > p"));
        range.startContainer.parentElement.scrollIntoView({ block: "center" });
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        const { x, y, width, height } = live.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2, word: range.startContainer.data.slice(range.startOffset, range.endOffset) };
      });
      await tab.move(place.x, place.y);
      await untilShown(".on-page .popup");
      assert.ok((await texts(tab, ".on-page .popup"))[0].includes(place.word), place.word);
      await tab.press("Escape");
      await untilShown(".on-page .popup", false);
      await tab.move(2, 2);
      await tab.press("Alt+j");
      await untilShown(".on-page .popup");
      assert.equal(await html(), untouched);
      await tab.evaluate(() => document.querySelector("dokhae-reader").stopGlossing());
      await untilShown(".on-page .popup", false);
      assert.equal(await tab.evaluate(() => CSS.highlights.size), 0);
      assert.deepEqual(await problems(), []);
    });

    test("stands beside the page, which can be used meanwhile", async () => {
      await stage.open("/articles/society.html", { width: 1500 });
      await tab.evaluate(() => { document.querySelector("dokhae-reader").setAttribute("mode", "side"); });
      assert.equal((await read(tab)).error, undefined);
      assert.equal(await isShown("article h1"), true);
      await tab.evaluate(() => document.querySelector(".tools a").addEventListener("click", () => { window.used = true; }));
      const [x, y] = await tab.evaluate(() => {
        const { x, y, width, height } = document.querySelector(".tools a").getBoundingClientRect();
        return [x + width / 2, y + height / 2];
      });
      await tab.click(x, y);
      assert.equal(await tab.evaluate(() => window.used), true);
      await tab.evaluate(() => document.querySelector("dokhae-reader").close());
    });

    test("says so where there is no article, no Korean, no WebAssembly", async () => {
      await stage.open("/none.html", { html: pageWith("<main><h1>시험</h1><p>없음</p></main>") });
      await read(tab);
      assert.equal((await texts(tab, ".notice h1")).length, 1);
      assert.ok((await texts(tab, ".notice p"))[0].length > 20);
      await tab.press("Escape");
      await untilShown(".notice", false);

      const sentence = "The city council voted on Monday to open its libraries until two in the morning, a spokesperson said. ";
      await stage.open("/english.html", { html: pageWith(`<article><h1>Libraries to stay open</h1>${`<p>${sentence.repeat(4)}</p>`.repeat(6)}</article>`) });
      await read(tab);
      const [notKorean] = await texts(tab, ".notice");

      stage.server.options.policy = "script-src 'self'";
      await stage.open("/articles/economy.html");
      const { error } = await read(tab);
      stage.server.options.policy = null;
      assert.equal(error, "unavailable");
      const [forbidden] = await texts(tab, ".notice");
      assert.match(forbidden, /does not allow/);
      assert.notEqual(notKorean, forbidden);
    });

    test("works under a strict policy with Trusted Types, and on the page's own thread where Workers are forbidden", async () => {
      stage.server.options.policy = POLICIES.strict;
      await openReader();
      assert.deepEqual(await problems(), []);
      assert.equal(await tab.evaluate(() => window.seen.workers.length), 1);
      stage.server.options.policy = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'";
      const { claims } = await openReader();
      stage.server.options.policy = null;
      assert.ok(claims.length > 5);
    });

    test("reads a part of the page in place, and text and HTML of the reader's own", async () => {
      await stage.open("/");
      await until(() => window.seen.events.some(({ name }) => name === "claims"));
      assert.deepEqual(await texts(tab, "article h1", "#live"), ["새벽 두 시까지 여는 도서관… “밤에도 갈 곳이 생겼다”"]);
      const html = `<h1>버스 노선 12개 새로 만든다</h1><script>window.ran = 1</script><article>${PARAGRAPHS.map((text) => `<p onclick="window.ran = 2">${text}</p>`).join("")}<img src="/none.png" onerror="window.ran = 3"></article>`;
      await tab.evaluate((html) => {
        window.seen.events.length = 0;
        document.querySelector("#source").value = html;
        document.querySelector("#paste").requestSubmit();
      }, html);
      await until(() => window.seen.events.some(({ name }) => name === "claims"));
      assert.deepEqual(await texts(tab, "article h1", "#own-reader"), ["버스 노선 12개 새로 만든다"]);
      assert.equal(await tab.evaluate(() => window.ran ?? null), null);
    });

    test("works without a network after the first visit, under a sub-path", async () => {
      const folder = mkdtempSync(join(tmpdir(), "dokhae-site-"));
      symlinkSync(join(root, "demo/dist"), join(folder, "demo"));
      let server = await serve(folder, { policy: POLICIES.strict });
      const { port } = new URL(server.origin);
      try {
        await tab.goto(`${server.origin}/demo/method.html`);
        await until(() => navigator.serviceWorker.controller !== null);
        await server.close();
        server = null;
        await tab.goto(`http://127.0.0.1:${port}/demo/articles/culture.html`);
        const { error, article, claims } = await read(tab);
        assert.equal(error, undefined);
        assert.equal(article.title, "섬마을 극장, 41년 만에 다시 불 켜다");
        assert.ok(claims.length > 5);
      } finally {
        await server?.close();
        rmSync(folder, { recursive: true });
      }
    });

    test("has asked nobody else for anything", () => {
      assert.deepEqual(stage.outside, []);
    });
  });
}
