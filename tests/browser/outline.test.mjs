// From a claim in the outline to its sentence, and back.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { focused, inReader, lit, read, texts, until } from "./support/reading.mjs";
import { openStage, skip } from "./support/stage.mjs";

describe("outline", { skip }, () => {
  let stage;
  let page;
  let reading;
  before(async () => {
    stage = await openStage();
    ({ page } = await stage.open("/articles/economy.html"));
    await page.evaluate(() => document.querySelector("dokhae-reader").setAttribute("lang", "en"));
    reading = await read(page);
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  });
  after(() => stage.close());

  const claims = () => reading.claims.flatMap((claim, index) => (claim.role === "thesis" ? [] : [{ ...claim, index }]));
  const isInView = (selector) => page.evaluate((selector) => {
    const root = document.querySelector("dokhae-reader").shadowRoot;
    const box = root.querySelector(selector).getBoundingClientRect();
    const pane = root.querySelector(selector).closest(".pane, .outline").getBoundingClientRect();
    // Scroll offsets are whole pixels, boxes are not.
    return box.top >= pane.top - 1 && box.bottom <= pane.bottom + 1;
  }, selector);

  it("goes to the sentence of a claim and lights it up", async () => {
    const claim = claims().at(-1);
    await (await inReader(page, `.outline [data-claim="${claim.index}"] .text`)).click();
    assert.deepEqual(await lit(page), [claim.text]);
    const sentences = (await lit(page, "sentence")).join("");
    assert.ok(sentences.includes(claim.text), sentences);
    assert.ok(await isInView(`article .mark[data-claim="${claim.index}"]`));
    assert.equal((await focused(page)).claim, String(claim.index));
    assert.equal(await page.evaluate((index) => document.querySelector("dokhae-reader").shadowRoot.querySelector(`.outline [data-claim="${index}"] .go`).getAttribute("aria-current"), claim.index), "true");
  });

  it("goes back from the number in the text", async () => {
    const claim = claims()[2];
    const mark = await inReader(page, `article .mark[data-claim="${claim.index}"]`);
    await mark.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await mark.click();
    const now = await focused(page);
    assert.ok(now.classes.includes("go"));
    assert.deepEqual(await lit(page), [claim.text]);
    assert.ok(await isInView(`.outline [data-claim="${claim.index}"]`));
    const name = await mark.evaluate((element) => element.getAttribute("aria-label"));
    assert.match(name, /^Claim \d+, .+: show in the outline$/);
  });

  it("goes both ways by keyboard", async () => {
    await page.keyboard.press("o");
    assert.ok((await focused(page)).classes.includes("mark"));
    await page.keyboard.press("o");
    assert.ok((await focused(page)).classes.includes("go"));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const at = Number((await focused(page)).claim);
    assert.deepEqual(await lit(page), [reading.claims[at].text]);
    await page.keyboard.press("n");
    const next = Number((await focused(page)).claim);
    assert.equal(next > at, true);
    await page.keyboard.press("p");
    assert.equal(Number((await focused(page)).claim), at);
  });

  it("goes to the headline", async () => {
    await (await inReader(page, ".thesis .go")).click();
    assert.deepEqual(await lit(page), [reading.claims[0].text]);
    assert.ok(await isInView("article h1"));
  });

  it("says in words how a claim is known", async () => {
    const shown = await texts(page, ".outline .claim");
    const at = (index) => shown.find((text) => text.includes(reading.claims[index].text.replace(/\s+/g, " ")));
    for (const { index, quote, kind } of claims()) {
      assert.ok(at(index).includes(quote === "direct" ? "quoted" : quote === "indirect" ? "paraphrased" : "stated"), at(index));
      assert.ok(at(index).includes(kind), at(index));
    }
    for (const { index, figuresEnglish } of claims()) for (const figure of figuresEnglish) assert.ok(at(index).includes(figure), at(index));
    const inferred = claims().filter(({ speaker }) => speaker.reference === "zero" && !speaker.canonical.startsWith("("));
    assert.ok(inferred.length > 0, "the article has a speaker who is carried over");
    for (const { index } of inferred) assert.match(at(index), /↩ inferred/);
    const speakers = await texts(page, ".speaker h3");
    const unknown = claims().some(({ speaker }) => speaker.canonical === "(unnamed)");
    assert.equal(speakers.some((text) => text.includes("Unknown speaker")), unknown);
  });

  it("takes the article's place on a phone, which is where it was afterwards", async () => {
    await page.setViewport({ width: 390, height: 844 });
    await until(page, () => !document.querySelector("dokhae-reader").shadowRoot.querySelector(".outline").checkVisibility());
    await (await inReader(page, ".pane")).evaluate((pane) => { pane.scrollTop = 500; });
    await (await inReader(page, ".outline-toggle")).click();
    assert.deepEqual(await texts(page, "article h1"), []);
    assert.ok((await texts(page, ".outline .claim")).length > 0);
    await (await inReader(page, ".outline-toggle")).click();
    assert.equal(await (await inReader(page, ".pane")).evaluate((pane) => pane.scrollTop), 500);
    const claim = claims()[3];
    await (await inReader(page, ".outline-toggle")).click();
    await (await inReader(page, `.outline [data-claim="${claim.index}"] .go`)).click();
    assert.deepEqual(await lit(page), [claim.text]);
    assert.ok(await isInView(`article .mark[data-claim="${claim.index}"]`));
  });

  it("leaves nothing lit when the reader closes", async () => {
    await (await inReader(page, ".close")).click();
    assert.equal(await page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.startsWith("dokhae-")).length), 0);
  });
});
