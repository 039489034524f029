// axe over every state in both themes and languages; the keyboard alone; narrow, large and quiet.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findings } from "./support/axe.mjs";
import { focused, inReader, lit, newPage, read, texts, until } from "./support/reading.mjs";
import { standInForSpeech } from "./support/speech.mjs";
import { openStage, pageWith, skip } from "./support/stage.mjs";

const THEMES = ["light", "dark", "sepia", "contrast"];
const SYSTEM_THEMES = ["light", "dark"];
const LANGUAGES = ["en", "ko"];

const click = async (page, selector) => (await inReader(page, selector)).evaluate((element) => element.click());
const shown = (page, selector) => page.evaluate((selector) => document.querySelector("dokhae-reader").shadowRoot.querySelector(selector)?.checkVisibility() ?? false, selector);
const setTheme = (page, value) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);

describe("accessibility", { skip }, () => {
  let stage;
  let page;
  before(async () => {
    stage = await openStage();
    ({ page } = await stage.open("/articles/society.html"));
  });
  after(() => stage.close());

  it("axe finds nothing in the reader: themes, languages, every panel open and closed", async () => {
    const { page } = await newPage(stage.browser);
    await page.evaluateOnNewDocument(standInForSpeech);
    await page.goto(`${stage.server.origin}/articles/society.html`);
    await read(page);
    const toggle = async (name, open) => {
      const selector = name === "outline" ? ".outline" : name === "player" ? ".player" : `.panel.${name}`;
      if ((await shown(page, selector)) !== open) await click(page, `[aria-controls=dokhae-${name}]`);
      assert.equal(await shown(page, selector), open, name);
    };
    let states = 0;
    for (const language of LANGUAGES) {
      await page.evaluate((lang) => document.querySelector("dokhae-reader").setAttribute("lang", lang), language);
      await until(page, (lang) => document.querySelector("dokhae-reader").shadowRoot.querySelector(".reader").lang === lang, language);
      await page.evaluate(() => { for (const group of document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("details")) group.open = true; });
      for (const theme of THEMES) {
        await click(page, `[name=theme][value=${theme}]`);
        for (const panel of [null, "settings", "more", "help", "gloss"]) {
          for (const name of ["outline", "player"]) await toggle(name, panel !== null);
          if (panel === "gloss") {
            await click(page, ".outline .claim:last-child .go");
            await click(page, "article p[data-block] .term[role=button]");
            assert.ok(await shown(page, ".popup"));
          } else if (panel) {
            await toggle(panel, true);
          }
          assert.deepEqual(await findings(page, "dokhae-reader"), [], `${language} ${theme} ${panel}`);
          states++;
          await (await inReader(page, ".pane")).focus();
          if (panel) await page.keyboard.press("Escape");
        }
      }
    }
    assert.equal(states, 40);
    await page.close();
  });

  it("axe finds nothing on a phone, nor in what is shown instead of an article", async () => {
    await page.setViewport({ width: 360, height: 740 });
    await read(page);
    for (const theme of THEMES) {
      await click(page, `[name=theme][value=${theme}]`);
      if (!await shown(page, ".outline")) await click(page, ".outline-toggle");
      assert.deepEqual(await findings(page, "dokhae-reader"), [], `phone outline ${theme}`);
      await click(page, ".outline-toggle");
      assert.deepEqual(await findings(page, "dokhae-reader"), [], `phone article ${theme}`);
    }
    await click(page, ".reset");
    stage.pages.set("/none.html", pageWith("<main><h1>시험</h1><p>없음</p></main>", { element: "<aside><dokhae-reader></dokhae-reader></aside>" }));
    const none = await stage.open("/none.html");
    await read(none.page);
    assert.equal((await texts(none.page, ".notice")).length, 1);
    for (const theme of SYSTEM_THEMES) {
      await setTheme(none.page, theme);
      assert.deepEqual(await findings(none.page), [], `no article ${theme}`);
    }
    await none.page.close();
  });

  it("axe finds nothing on the demo's landing page and in the reader inside of it", async () => {
    const landing = await stage.open("/");
    await until(landing.page, () => window.seen.events.some(({ name }) => name === "claims"));
    for (const language of LANGUAGES) {
      for (const theme of SYSTEM_THEMES) {
        await setTheme(landing.page, theme);
        assert.deepEqual(await findings(landing.page), [], `landing ${language} ${theme}`);
      }
      await landing.page.click("#language");
    }
    await landing.page.close();
  });

  it("reads an article, explains words and walks the outline with the keyboard alone", async () => {
    const { page: keys, problems } = await stage.open("/articles/economy.html");
    const tabTo = async (test) => {
      for (let i = 0; i < 90; i++) {
        await keys.keyboard.press("Tab");
        const at = await focused(keys);
        if (test(at)) return at;
      }
      return assert.fail("Tab never gets there");
    };
    await tabTo(({ classes }) => classes.includes("facade"));
    await keys.keyboard.press("Enter");
    await until(keys, () => window.seen.events.some(({ name }) => name === "claims"));
    assert.ok((await focused(keys)).classes.includes("pane"), "the article has the focus, so that it scrolls");
    await keys.keyboard.press("PageDown");
    await until(keys, () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".pane").scrollTop > 100);

    // All words are one stop; arrows and letters go through them.
    await tabTo(({ classes }) => classes.includes("term"));
    await until(keys, () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".popup").checkVisibility());
    const first = (await focused(keys)).term;
    await keys.keyboard.press("ArrowRight");
    assert.notEqual((await focused(keys)).term, first);
    await keys.keyboard.press("Enter");
    await keys.keyboard.press("Escape");

    // So are all claims.
    await tabTo(({ classes }) => classes.includes("go"));
    await keys.keyboard.press("End");
    await keys.keyboard.press("Enter");
    assert.ok((await focused(keys)).classes.includes("mark"));
    assert.equal((await lit(keys)).length, 1);
    await keys.keyboard.press("Enter");
    assert.ok((await focused(keys)).classes.includes("go"));

    // And the toolbar.
    await tabTo(({ classes }) => classes.includes("icon"));
    for (let i = 0; i < 8; i++) await keys.keyboard.press("ArrowRight");
    assert.ok((await focused(keys)).classes.includes("close"));
    await keys.keyboard.press("Home");
    assert.ok((await focused(keys)).classes.includes("outline-toggle"));

    // The single letters can be switched off (WCAG 2.1.4).
    await click(keys, ".help [name=singleKeys]");
    await (await inReader(keys, ".pane")).focus();
    const before = await shown(keys, ".outline");
    await keys.keyboard.press("b");
    assert.equal(await shown(keys, ".outline"), before);
    await click(keys, ".help [name=singleKeys]");
    await keys.keyboard.press("b");
    assert.equal(await shown(keys, ".outline"), !before);

    // The settings: from the toolbar into the panel, along a group, and back.
    await tabTo(({ classes }) => classes.includes("outline-toggle"));
    await keys.keyboard.press("ArrowRight");
    await keys.keyboard.press("Enter");
    await keys.keyboard.press("Tab");
    assert.equal(await keys.evaluate(() => document.activeElement.shadowRoot.activeElement.name), "theme");
    await keys.keyboard.press("ArrowRight");
    assert.equal(await keys.evaluate(() => document.activeElement.shadowRoot.querySelector(".reader").dataset.theme), "light");
    await tabTo(({ tag }) => tag === "summary");
    await keys.keyboard.press("Enter");
    await tabTo(({ classes }) => classes.includes("reset"));
    await keys.keyboard.press("Enter");
    await keys.keyboard.press("Escape");
    assert.equal((await focused(keys)).name, "Text and colours");

    await keys.keyboard.press("Escape");
    await until(keys, () => window.seen.events.some(({ name }) => name === "close"));
    assert.ok((await focused(keys)).classes.includes("facade"), "the focus is back where it came from");
    assert.deepEqual(problems, []);
    await keys.close();
  });

  it("reflows at 320 px (also 1280 px at 400 %), with large text, and with spaced text", async () => {
    const narrow = await stage.open("/articles/society.html", { width: 320, height: 600 });
    await read(narrow.page);
    const overflow = () => narrow.page.evaluate(() => {
      const root = document.querySelector("dokhae-reader").shadowRoot;
      const wide = [];
      for (const element of root.querySelectorAll(".reader *")) {
        if (!element.checkVisibility() || element.closest(".visually-hidden, .table, pre")) continue;
        if (element.getBoundingClientRect().right > innerWidth + 1) wide.push(`${element.localName}.${element.className}`);
      }
      return wide;
    });
    assert.deepEqual(await overflow(), []);
    for (const panel of ["help", "more", "settings"]) {
      await click(narrow.page, `[aria-controls=dokhae-${panel}]`);
      assert.deepEqual(await overflow(), [], panel);
    }
    await narrow.page.evaluate(() => { for (const group of document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("details")) group.open = true; });
    assert.deepEqual(await overflow(), [], "all settings");
    await (await inReader(narrow.page, "[name=size]")).evaluate((slider) => {
      slider.value = slider.max;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    });
    assert.deepEqual(await overflow(), [], "largest text");
    assert.equal(await narrow.page.evaluate(() => document.scrollingElement.scrollWidth), 320);
    await narrow.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(".reader * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }");
      const root = document.querySelector("dokhae-reader").shadowRoot;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    });
    assert.deepEqual(await overflow(), []);
    await narrow.page.close();
  });

  it("names Korean as Korean, whatever the interface speaks", async () => {
    await page.setViewport({ width: 1280, height: 860 });
    await page.evaluate(() => document.querySelector("dokhae-reader").setAttribute("lang", "en"));
    await until(page, () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".reader").lang === "en");
    const wrong = await page.evaluate(() => {
      const root = document.querySelector("dokhae-reader").shadowRoot;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement?.checkVisibility() || node.parentElement.closest(".visually-hidden") || !/[가-힣]{2}/.test(node.data)) continue;
        if (!node.parentElement.closest("[lang]").lang.startsWith("ko")) found.push(node.data);
      }
      return found;
    });
    assert.deepEqual(wrong, []);
    assert.equal(await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelector("article").lang), "ko");
  });

  it("has targets of 24 px, and of 44 px under a finger", async () => {
    for (const [touch, least] of [[false, 24], [true, 44]]) {
      const { page } = await newPage(stage.browser);
      await page.setViewport({ width: 375, height: 740, isMobile: touch, hasTouch: touch });
      await page.evaluateOnNewDocument(standInForSpeech);
      await page.goto(`${stage.server.origin}/articles/society.html`);
      await read(page);
      await click(page, ".listen");
      const small = async () => page.evaluate((least) => {
        const root = document.querySelector("dokhae-reader").shadowRoot;
        return [...root.querySelectorAll(".bar button, .player button, .panel button, .panel label, summary")].filter((element) => element.checkVisibility()).flatMap((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width < least - 0.5 || height < least - 0.5 ? [`${element.className} ${element.textContent} ${width} × ${height}`] : [];
        });
      }, least);
      for (const panel of ["more", "settings"]) {
        await click(page, `[aria-controls=dokhae-${panel}]`);
        assert.deepEqual(await small(), []);
      }
      await page.close();
    }
  });

  it("keeps to forced colours", async () => {
    const cdp = await page.createCDPSession();
    await cdp.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    await page.reload();
    await read(page);
    const canvas = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("p"));
      probe.style.cssText = "background: Canvas; color: CanvasText";
      const { backgroundColor, color } = getComputedStyle(probe);
      probe.remove();
      return [backgroundColor, color];
    });
    for (const theme of ["sepia", "contrast", "auto"]) {
      await click(page, `[name=theme][value=${theme}]`);
      assert.deepEqual(await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.querySelector("dokhae-reader").shadowRoot.querySelector(".reader"));
        return [backgroundColor, color];
      }), canvas, theme);
    }
    await cdp.send("Emulation.setEmulatedMedia", { features: [] });
    await cdp.detach();
  });

  it("does not animate where motion is not wanted", async () => {
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await read(page);
    if (!await shown(page, ".outline")) await click(page, ".outline-toggle");
    const pane = await inReader(page, ".pane");
    await pane.evaluate((element) => { element.scrollTop = 0; });
    await click(page, ".outline :nth-last-child(1 of .speaker) .claim:last-child .go");
    const at = await pane.evaluate((element) => element.scrollTop);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await pane.evaluate((element) => element.scrollTop), at);
    assert.ok(at > 0);
  });
});
