// Reading aloud, with a stand-in for the browser's speech synthesis.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inReader, lit, newPage, read, texts, until } from "./support/reading.mjs";
import { standInForSpeech } from "./support/speech.mjs";
import { openStage, skip } from "./support/stage.mjs";

const KOREAN = { name: "Yuna", lang: "ko-KR", localService: true, default: false };

describe("reading aloud", { skip }, () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  async function start(voices, { path = "/articles/economy.html", ...size } = {}) {
    const { page, problems } = await newPage(stage.browser, size);
    await page.evaluateOnNewDocument(standInForSpeech, voices);
    await page.evaluateOnNewDocument(() => localStorage.clear());
    await page.goto(stage.server.origin + path);
    return { page, problems, reading: await read(page) };
  }
  const click = async (page, selector) => (await inReader(page, selector)).evaluate((element) => element.click());
  const player = (page, name) => page.evaluate((name) => document.querySelector("dokhae-reader").shadowRoot.querySelector(`.player [aria-label="${name}"]`).click(), name);
  const spoken = (page) => page.evaluate(() => window.speech.speaking);
  const focus = async (page, selector) => (await inReader(page, selector)).focus();

  it("is not offered without a Korean voice of the device, and comes with one", async () => {
    const { page } = await start([{ ...KOREAN, lang: "en-US" }, { ...KOREAN, localService: false }]);
    assert.deepEqual(await texts(page, ".listen"), []);
    await focus(page, ".pane");
    await page.keyboard.press("l");
    assert.equal(await spoken(page), null, "nor by its key");
    await page.evaluate((voice) => window.speech.addVoice(voice), KOREAN);
    assert.equal((await texts(page, ".listen")).length, 1);
    await page.close();
  });

  it("reads sentence by sentence with the Korean voice, lights each up, and ends with the last", async () => {
    const { page, problems, reading } = await start([{ ...KOREAN, name: "Sam", lang: "en-US", default: true }, KOREAN]);
    const sentences = reading.sentences.map(({ start, end }) => reading.article.text.slice(start, end));
    assert.deepEqual(await texts(page, ".player"), []);
    await click(page, ".listen");
    assert.equal((await texts(page, ".player")).length, 1);
    for (const sentence of sentences) {
      assert.equal(await spoken(page), sentence);
      assert.deepEqual((await lit(page, "spoken")).map((text) => text.replace(/\s/g, "")), [sentence.replace(/\s/g, "")]);
      await page.evaluate(() => window.speech.finish());
    }
    assert.equal(await spoken(page), null);
    assert.deepEqual(await lit(page, "spoken"), []);
    assert.deepEqual(await texts(page, ".player"), []);
    assert.deepEqual(await page.evaluate(() => [...new Set(window.speech.said.map(({ voice, lang }) => `${voice} ${lang}`))]), ["Yuna ko-KR"]);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("pauses, goes on, steps back and forward, changes its speed and stops", async () => {
    const { page, reading } = await start([KOREAN]);
    const sentence = (index) => reading.article.text.slice(reading.sentences[index].start, reading.sentences[index].end);
    await click(page, ".listen");
    await player(page, "Next sentence");
    await player(page, "Next sentence");
    assert.equal(await spoken(page), sentence(2));
    await player(page, "Previous sentence");
    assert.equal(await spoken(page), sentence(1));
    await player(page, "Pause");
    assert.equal(await spoken(page), null);
    assert.equal((await lit(page, "spoken")).length, 1, "where it is stays lit");
    await player(page, "Play");
    assert.equal(await spoken(page), sentence(1));
    await (await inReader(page, ".player [name=rate]")).evaluate((slider) => {
      slider.value = "1.5";
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    });
    assert.deepEqual(await page.evaluate(() => [window.speech.speaking, window.speech.said.at(-1).rate]), [sentence(1), 1.5]);
    await player(page, "Stop reading aloud");
    assert.equal(await spoken(page), null);
    assert.deepEqual(await texts(page, ".player"), []);
    await page.close();
  });

  it("by the keyboard: L, [ and ]; from the sentence that has the focus", async () => {
    const { page, reading } = await start([KOREAN]);
    const terms = await page.evaluateHandle(() => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("article .term[role=button]")]);
    const number = await terms.evaluate((all) => {
      all.at(-1).focus();
      return Number(all.at(-1).dataset.term);
    });
    const index = reading.sentences.findIndex(({ end }) => end > reading.terms[number].start);
    const sentence = (i) => reading.article.text.slice(reading.sentences[i].start, reading.sentences[i].end);
    await page.keyboard.press("l");
    assert.equal(await spoken(page), sentence(index));
    await page.keyboard.press("[");
    assert.equal(await spoken(page), sentence(index - 1));
    await page.keyboard.press("l");
    assert.equal(await spoken(page), null);
    await page.keyboard.press("]");
    assert.equal(await spoken(page), sentence(index));
    await page.close();
  });

  it("keeps what is spoken in view", async () => {
    const { page, reading } = await start([KOREAN], { width: 500, height: 500 });
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await click(page, ".listen");
    for (let i = 1; i < reading.sentences.length; i++) {
      await page.evaluate(() => window.speech.finish());
      const seen = await page.evaluate(() => {
        const [range] = CSS.highlights.get("dokhae-spoken");
        const { top, bottom } = document.querySelector("dokhae-reader").shadowRoot.querySelector(".pane").getBoundingClientRect();
        return range.getBoundingClientRect().top >= top && range.getClientRects()[0].bottom <= bottom;
      });
      assert.ok(seen, `sentence ${i}`);
    }
    await page.close();
  });

  it("is silent after the reader is closed, and when a voice fails", async () => {
    const { page } = await start([KOREAN]);
    await click(page, ".listen");
    await page.evaluate(() => window.speech.fail());
    assert.equal((await texts(page, ".player [aria-label=Play]")).length, 1);
    await player(page, "Play");
    await click(page, ".close");
    await until(page, () => window.seen.events.some(({ name }) => name === "close"));
    assert.equal(await spoken(page), null);
    await page.close();
  });
});
