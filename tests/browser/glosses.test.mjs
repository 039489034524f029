// The gloss of a word: by pointer, by focus, by tap; and how it goes away (WCAG 1.4.13).
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { focused, inReader, read, texts, until } from "./support/reading.mjs";
import { openStage, skip } from "./support/stage.mjs";

const WORD = "article p[data-block] .term[role=button]";
const isOpen = () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".popup").checkVisibility();
const isShut = () => !document.querySelector("dokhae-reader").shadowRoot.querySelector(".popup").checkVisibility();

describe("glosses", { skip }, () => {
  let stage;
  let page;
  let reading;
  before(async () => {
    stage = await openStage();
    ({ page } = await stage.open("/articles/economy.html"));
    await page.evaluate(() => document.querySelector("dokhae-reader").setAttribute("lang", "en"));
    reading = await read(page);
  });
  after(() => stage.close());

  const center = async (selector) => {
    const box = await (await inReader(page, selector)).boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const scrollTo = (selector) => page.evaluate((s) => document.querySelector("dokhae-reader").shadowRoot.querySelector(s).scrollIntoView({ block: "center" }), selector);

  it("opens when the pointer rests on a word, and shows what the core says", async () => {
    await scrollTo(WORD);
    await page.mouse.move(2, 2);
    await page.mouse.move(...await center(WORD));
    assert.equal(await page.evaluate(isOpen), false, "not at once");
    await until(page, isOpen);
    const index = Number(await (await inReader(page, WORD)).evaluate((element) => element.dataset.term));
    const term = reading.terms[index];
    const [text] = await texts(page, ".popup");
    assert.ok(text.includes(term.surface) && text.includes(term.gloss[0]), text);
    if (term.romanization !== term.gloss[0]) assert.ok(text.includes(term.romanization), text);
  });

  it("stays while the pointer is on it, and goes after the pointer left both", async () => {
    await page.mouse.move(...await center(".popup"), { steps: 4 });
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(await page.evaluate(isOpen), true);
    await page.mouse.move(2, 2);
    await until(page, isShut);
  });

  it("does not open for a pointer on its way elsewhere", async () => {
    await page.mouse.move(...await center(WORD));
    await page.mouse.move(2, 2);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await page.evaluate(isOpen), false);
  });

  it("goes with Escape while pointer and focus stay, and the reader stays", async () => {
    await page.mouse.move(...await center(WORD));
    await until(page, isOpen);
    await page.keyboard.press("Escape");
    await until(page, isShut);
    assert.equal((await texts(page, "article h1")).length, 1);
    await page.mouse.move(2, 2);
  });

  it("stays open after a click until another one elsewhere", async () => {
    await page.mouse.click(...await center(WORD));
    await until(page, isOpen);
    await page.mouse.move(2, 2);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await page.evaluate(isOpen), true);
    await page.mouse.click(...await center("article .meta"));
    await until(page, isShut);
  });

  it("is inside the window, beside its word", async () => {
    const words = await page.evaluate((selector) => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(selector).length, WORD);
    for (const at of [0, Math.floor(words / 2), words - 1]) {
      const place = await page.evaluate(async (selector, at) => {
        const root = document.querySelector("dokhae-reader").shadowRoot;
        const word = root.querySelectorAll(selector)[at];
        word.scrollIntoView({ block: "end" });
        word.click();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const box = (element) => element.getBoundingClientRect().toJSON();
        return { word: box(word), popup: box(root.querySelector(".popup")), width: innerWidth, height: innerHeight };
      }, WORD, at);
      const { word, popup } = place;
      assert.ok(popup.left >= 0 && popup.right <= place.width && popup.top >= 0 && popup.bottom <= place.height, JSON.stringify(place));
      assert.ok(popup.top >= word.bottom - 1 || popup.bottom <= word.top + 1, "it does not cover its word");
      await page.keyboard.press("Escape");
    }
  });

  it("opens with the focus, and words are one tab stop", async () => {
    assert.equal(await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(".term[tabindex='0']").length), 1);
    await page.evaluate(() => {
      const pane = document.querySelector("dokhae-reader").shadowRoot.querySelector(".pane");
      pane.scrollTop = 0;
      pane.focus();
    });
    await page.keyboard.press("j");
    const first = await focused(page);
    assert.ok(first.classes.includes("term"));
    await until(page, isOpen);
    await page.keyboard.press("j");
    const second = await focused(page);
    assert.equal(Number(second.term) > Number(first.term), true);
    await page.keyboard.press("k");
    assert.equal((await focused(page)).term, first.term);
    const described = await page.evaluate(() => {
      const root = document.querySelector("dokhae-reader").shadowRoot;
      return root.getElementById(root.activeElement.getAttribute("aria-describedby"))?.innerText ?? "";
    });
    assert.ok(described.includes(reading.terms[Number(first.term)].gloss[0] ?? ""), described);

    // Escape first closes the gloss, then the reader.
    await page.keyboard.press("Escape");
    await until(page, isShut);
    assert.equal((await focused(page)).term, first.term);
    await page.keyboard.press("Enter");
    await until(page, isOpen);
    await page.keyboard.press("Enter");
    await until(page, isShut);
  });

  it("opens on a tap, and another tap elsewhere closes it", async () => {
    const touch = await stage.open("/articles/economy.html");
    await touch.page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
    await touch.page.evaluate(() => document.querySelector("dokhae-reader").read());
    const word = await inReader(touch.page, WORD);
    await word.tap();
    await until(touch.page, isOpen);
    assert.ok((await texts(touch.page, ".popup"))[0].length > 3);
    await (await inReader(touch.page, ".bar .brand")).tap();
    await until(touch.page, isShut);
    await touch.page.close();
  });
});
