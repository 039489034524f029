// From a claim in the outline to its sentence, and back.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { root } from "../../scripts/lib/run.mjs";
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

// An article of a news site, as it is.
const SAMPLE = join(root, "../shared/samples/ai-industry.html");

describe("outline of a news site's article", { skip: skip || (existsSync(SAMPLE) ? false : "../shared/samples/ai-industry.html is not here") }, () => {
  let stage;
  let page;
  let reading;
  before(async () => {
    stage = await openStage();
    stage.pages.set("/article.html", readFileSync(SAMPLE, "utf8")
      .replace("</head>", '<script type="module" src="/dokhae/dokhae.js"></script></head>')
      .replace(/<body[^>]*>/, '$&<dokhae-reader lang="en"></dokhae-reader>'));
    ({ page } = await stage.open("/article.html"));
    reading = await read(page);
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  });
  after(() => stage.close());

  /** The claims that are shown, with what the outline says of each. */
  const shown = () => page.evaluate(() => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(".outline .claim")]
    .map((item) => ({ index: Number(item.dataset.claim), labels: item.querySelector(".labels").innerText })));

  it("shows the headline as the thesis, and every source with its claims", async () => {
    const [thesis] = await texts(page, ".thesis .text");
    assert.equal(thesis, reading.article.title);
    const sources = await texts(page, ".speaker h3");
    assert.ok(sources.length >= 7, sources.join("\n"));
    assert.equal(new Set(sources).size, sources.length);
    assert.equal((await shown()).length, reading.claims.length - 1);
  });

  it("tells what is quoted from what is paraphrased", async () => {
    const claims = await shown();
    for (const { index, labels } of claims) assert.match(labels, reading.claims[index].quote === "direct" ? /^quoted/ : /^paraphrased/, labels);
    const quoted = claims.filter(({ labels }) => labels.startsWith("quoted"));
    assert.ok(quoted.length > 0 && quoted.length < claims.length, `${quoted.length} of ${claims.length} are quoted`);
  });

  it("marks the speakers that the sentence does not name", async () => {
    const claims = await shown();
    const inferred = claims.filter(({ index }) => ["zero", "pronoun", "partial"].includes(reading.claims[index].speaker.reference));
    assert.ok(inferred.length > 0 && inferred.length < claims.length, `${inferred.length} of ${claims.length} are inferred`);
    assert.deepEqual(claims.filter(({ labels }) => labels.includes("inferred")), inferred);
  });

  it("goes from each claim to its sentence and back", async () => {
    for (const { index } of await shown()) {
      await (await inReader(page, `.outline [data-claim="${index}"] .go`)).click();
      assert.deepEqual(await lit(page), [reading.claims[index].text]);
      assert.equal((await focused(page)).claim, String(index));
      await (await inReader(page, `article .mark[data-claim="${index}"]`)).click();
      const now = await focused(page);
      assert.ok(now.classes.includes("go"));
      assert.equal(now.name, `Claim ${index}: go to its sentence`);
    }
  });
});
