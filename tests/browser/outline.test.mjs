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

describe("outline: order, filters, and what can be taken along", { skip }, () => {
  let stage;
  let page;
  let problems;
  let reading;
  before(async () => {
    stage = await openStage();
    ({ page, problems } = await stage.open("/articles/economy.html"));
    await page.evaluate(() => document.querySelector("dokhae-reader").setAttribute("lang", "en"));
    reading = await read(page);
  });
  after(() => stage.close());

  const said = () => reading.claims.flatMap((claim, index) => (claim.role === "thesis" ? [] : [{ ...claim, index }]));
  const shown = () => page.evaluate(() => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(".outline .claim")]
    .filter((item) => item.checkVisibility()).map((item) => Number(item.dataset.claim)));
  const press = async (name) => (await page.evaluateHandle((name) => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(".outline button")]
    .find((button) => button.innerText === name || button.getAttribute("aria-label") === name), name)).click();
  const select = (label, value) => page.evaluate((label, value) => {
    const list = document.querySelector("dokhae-reader").shadowRoot.querySelector(`select[aria-label="${label}"]`);
    list.value = value;
    list.dispatchEvent(new Event("change"));
  }, label, value);
  const status = async () => (await texts(page, ".outline [role=status]"))[0] ?? "";

  it("has the claims by speaker or as the article has them", async () => {
    const bySpeaker = await shown();
    const inText = said().map(({ index }) => index);
    assert.notDeepEqual(bySpeaker, inText);
    await press("Article");
    assert.deepEqual(await shown(), inText);
    assert.equal((await focused(page)).text, "Article");
    // Each says who, now that they do not stand below a name.
    assert.equal((await texts(page, ".outline .claim .who")).length, inText.length);
    await press("Speaker");
    assert.deepEqual(await shown(), bySpeaker);
    assert.deepEqual(await texts(page, ".outline .claim .who"), []);
  });

  it("keeps the order for the next article", async () => {
    await press("Article");
    const { page: other } = await stage.open("/articles/society.html");
    await read(other);
    assert.ok((await texts(other, ".outline .claim .who")).length > 0);
    await other.close();
    await press("Speaker");
  });

  it("shows one speaker's or one kind's only, and says how many", async () => {
    const { canonical, english } = said()[2].speaker;
    const own = said().filter(({ speaker }) => speaker.canonical === canonical);
    const options = await page.evaluate(() => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll('select[aria-label="Speaker"] option')].map(({ text }) => text));
    assert.equal(options[0], `All speakers (${said().length})`);
    assert.ok(options.includes(`${english} (${own.length})`), options.join());
    await select("Speaker", canonical);
    assert.deepEqual(await shown(), own.map(({ index }) => index));
    assert.equal(await status(), `${own.length} of ${said().length} claims shown`);
    assert.equal((await texts(page, ".outline .speaker h3")).length, 1);

    const kind = own[0].kind;
    await select("Kind", kind);
    assert.deepEqual(await shown(), own.filter((claim) => claim.kind === kind).map(({ index }) => index));
    await select("Speaker", "");
    assert.deepEqual((await shown()).sort((a, b) => a - b), said().filter((claim) => claim.kind === kind).map(({ index }) => index));

    // A claim that is gone to is shown whatever the filter says.
    const other = said().find((claim) => claim.kind !== kind);
    await (await inReader(page, `article .mark[data-claim="${other.index}"]`)).click();
    assert.equal((await shown()).length, said().length);
    assert.equal((await focused(page)).name, `Claim ${other.index}: go to its sentence`);
  });

  it("lights up the claim whose sentence is pointed at", async () => {
    const claim = said()[3];
    await page.mouse.move(2, 2);
    await page.evaluate((index) => document.querySelector("dokhae-reader").shadowRoot.querySelector(`article .mark[data-claim="${index}"]`).scrollIntoView({ block: "center" }), claim.index);
    const at = await page.evaluate((index) => {
      const box = document.querySelector("dokhae-reader").shadowRoot.querySelector(`article .mark[data-claim="${index}"]`).getBoundingClientRect();
      return [box.left - 14, box.bottom + 4];
    }, claim.index);
    await page.mouse.move(...at);
    await until(page, (index) => document.querySelector("dokhae-reader").shadowRoot.querySelector(".outline .pointed")?.dataset.claim === String(index), claim.index);
    assert.deepEqual(await lit(page), [claim.text]);
    await page.mouse.move(2, 2);
    await until(page, () => !document.querySelector("dokhae-reader").shadowRoot.querySelector(".outline .pointed"));
  });

  it("copies a claim with who said it and where it stands", async () => {
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: (text) => Promise.resolve(void (window.copied = text)) } });
    });
    const claim = said().find(({ quote, speaker }) => quote === "direct" && speaker.reference === "named");
    await press(`Claim ${claim.index}: copy with its source`);
    await until(page, () => window.copied !== undefined);
    const text = await page.evaluate(() => window.copied);
    const [quote, source, link] = text.split("\n");
    assert.ok(quote.startsWith(`“${claim.text}” — ${claim.speaker.english} (${claim.speaker.canonical}) (quoted, `), quote);
    assert.ok(source.includes(reading.article.title) && source.includes(reading.article.siteName) && source.includes("15 October 2026"), source);
    const url = new URL(link);
    assert.equal(`${url.origin}${url.pathname}`, reading.article.canonicalUrl || `${stage.server.origin}/articles/economy.html`);
    assert.match(url.hash, /^#:~:text=./);
    assert.deepEqual(await texts(page, ".toast"), ["Copied"]);

    // The browser finds the sentence by it.
    const { page: other } = await stage.open(`/articles/economy.html${url.hash}`);
    assert.ok(await other.evaluate(() => scrollY > 0), "the page is scrolled to the sentence");
    await other.close();
  });

  it("copies without the clipboard's interface, and says so where that is not allowed either", async () => {
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
      Document.prototype.execCommand = (command) => {
        window.copied = `${command}: ${document.querySelector("dokhae-reader").shadowRoot.activeElement.value}`;
        return true;
      };
    });
    const claim = said()[0];
    await press(`Claim ${claim.index}: copy with its source`);
    await until(page, () => window.copied.startsWith("copy: "));
    assert.ok((await page.evaluate(() => window.copied)).includes(claim.text));
    assert.equal((await focused(page)).name, `Claim ${claim.index}: copy with its source`);
    await page.evaluate(() => { Document.prototype.execCommand = () => false; });
    await press(`Claim ${claim.index}: copy with its source`);
    await until(page, () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".toast").textContent.startsWith("The browser does not allow copying"));
  });

  it("saves the outline as Markdown, JSON and CSV", async () => {
    await page.evaluate(() => {
      window.saved = {};
      URL.createObjectURL = (blob) => {
        window.blob = blob;
        return "blob:none";
      };
      HTMLAnchorElement.prototype.click = function () {
        const { download } = this;
        void window.blob.text().then((text) => { window.saved[download.split(".").at(-1)] = { download, type: window.blob.type, text }; });
      };
    });
    for (const name of ["Markdown", "JSON", "CSV"]) await press(name);
    await until(page, () => Object.keys(window.saved).length === 3);
    const { md, json, csv } = await page.evaluate(() => window.saved);
    assert.match(md.download, /^한은, 기준금리 연 2 25%로 동결.*\.md$/);
    for (const { index, text, figuresEnglish } of said()) {
      const line = md.text.split("\n* ").find((item) => item.startsWith(`[Claim ${index}]`));
      assert.ok(line.includes(text.replaceAll("~", "\\~")), line);
      for (const figure of figuresEnglish) assert.ok(line.includes(figure), line);
    }
    const { title, claims } = JSON.parse(json.text);
    assert.equal(title, reading.article.title);
    assert.deepEqual(claims.map(({ text, speakerKorean, kind }) => [text, speakerKorean, kind]), reading.claims.map(({ text, speaker, kind }) => [text, speaker.canonical, kind]));
    assert.equal(csv.text.trim().split("\r\n").length, reading.claims.length + 1);
    assert.equal(csv.type, "text/csv;charset=utf-8");
    await page.evaluate(() => { delete HTMLAnchorElement.prototype.click; });
  });

  it("translates when it is asked to, by the embedder's own, and shows what comes back as text", async () => {
    await page.evaluate(() => {
      window.asked = [];
      const element = document.querySelector("dokhae-reader");
      element.translator = async (text) => {
        window.asked.push(text);
        return `<img src=x onerror="window.ran = 1"> ${text.length}`;
      };
      element.lang = "ko"; // what is shown anew has the offer
    });
    assert.deepEqual(await page.evaluate(() => window.asked), [], "off by default");
    await press("번역");
    await until(page, (count) => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(".translation").length === count, reading.claims.length);
    assert.deepEqual(await page.evaluate(() => window.asked), reading.claims.map(({ text }) => text));
    const [first] = await texts(page, ".claim .translation");
    assert.match(first, /^<img src=x onerror="window.ran = 1"> \d+ 기계 번역$/);
    assert.equal(await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(".outline img").length), 0);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    // Off again, and on: nothing is asked for twice.
    await press("번역");
    assert.deepEqual(await texts(page, ".translation"), []);
    await press("번역");
    await until(page, (count) => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(".translation").length === count, reading.claims.length);
    assert.equal((await page.evaluate(() => window.asked)).length, reading.claims.length);
    await press("번역");
  });

  it("says politely that a translation has failed", async () => {
    await page.evaluate(() => document.querySelector("dokhae-reader").close());
    await page.evaluate(() => {
      const element = document.querySelector("dokhae-reader");
      element.lang = "en";
      element.translator = () => Promise.reject(new Error("no"));
    });
    await read(page);
    await press("Translate");
    await until(page, () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".outline [role=status]").textContent === "The translation did not work.");
    await page.evaluate(() => { document.querySelector("dokhae-reader").translator = async () => ({ toString: () => "no text" }); });
    await press("Translate");
    await until(page, () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".outline [role=status]").textContent === "The translation did not work.");
    assert.deepEqual(await texts(page, ".translation"), []);
    assert.deepEqual(problems, []);
  });

  it("offers the browser's own translator only where there is one for Korean", async () => {
    for (const [availability, offered] of [["unavailable", false], ["downloadable", true], ["available", true]]) {
      const { page: own } = await stage.open("/articles/economy.html");
      await own.evaluate((availability) => {
        window.made = [];
        window.Translator = {
          availability: async ({ sourceLanguage, targetLanguage }) => (`${sourceLanguage}-${targetLanguage}` === "ko-en" ? availability : "unavailable"),
          create: async (options) => {
            window.made.push(options);
            return { translate: async (text) => `English of ${text.length}`, destroy: () => window.made.push("gone") };
          },
        };
        document.querySelector("dokhae-reader").lang = "en";
      }, availability);
      await read(own);
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal((await texts(own, ".translate")).length, offered ? 1 : 0, availability);
      assert.deepEqual(await own.evaluate(() => window.made), []);
      if (offered) {
        await (await inReader(own, ".translate")).click();
        await until(own, () => window.made.includes("gone"));
        assert.match((await texts(own, ".claim .translation"))[0], /^English of \d+ machine translation$/);
      }
      await own.close();
    }
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
