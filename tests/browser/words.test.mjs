// What a gloss tells, glosses in and beside the text, the words that a reader saves and knows.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { focused, inReader, lit, read, texts, until } from "./support/reading.mjs";
import { openStage, pageWith, skip } from "./support/stage.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BODY = `<main><article><h1>솔내시, 도서관 예산 늘린다</h1><p>입력 2026-03-02 09:30</p>${[
  "정부는 도서관 예산을 올해 35억 원까지 늘리기로 했다. 사단법인(社團法人)이 운영을 맡는다.",
  "시장은 “시민들에게서 나온 제안이었다”고 밝혔다. 시민 단체는 환영했지만 시의회는 반대하고 있다.",
  "도서관은 밤늦게까지 문을 연다. 직원들은 다음 달부터 교대로 근무한다고 설명했다.",
].map((text) => `<p>${text}</p>`).join("")}</article></main>`;

const inRoot = (page, run, ...args) => page.evaluate(`(${run})(document.querySelector("dokhae-reader").shadowRoot, ...${JSON.stringify(args)})`);
/** Opens the gloss of a word by a click on it. */
const openWord = (page, word) => inRoot(page, (root, word) => {
  const element = [...root.querySelectorAll("article .term[role=button]")].find((term) => term.textContent === word);
  element.scrollIntoView({ block: "center" });
  element.click();
}, word);
const press = (page, selector) => inRoot(page, (root, selector) => root.querySelector(selector).click(), selector);
const stored = (page, key) => page.evaluate((key) => JSON.parse(localStorage.getItem(`dokhae-${key}`) ?? "null"), key);
const marked = (page) => inRoot(page, (root) => [...root.querySelectorAll("article .term[role=button]")].map(({ textContent }) => textContent));
/** Opened in Korean news terms: what Ctrl+A and copy would take of the article. */
const copied = (page) => inRoot(page, (root) => {
  const selection = getSelection();
  selection.selectAllChildren(root.querySelector("article p[data-block]"));
  const text = selection.toString();
  selection.removeAllRanges();
  return text;
});

describe("words", { skip }, () => {
  let stage;
  before(async () => {
    stage = await openStage();
    stage.pages.set("/library.html", pageWith(BODY, { title: "솔내시, 도서관 예산 늘린다", element: '<dokhae-reader lang="en" loading="manual"></dokhae-reader>' }));
  });
  after(() => stage.close());

  /** A page with the reader open; what it is to find on the device. */
  const open = async (kept = {}, options = {}) => {
    const opened = await stage.open("/library.html", options);
    await opened.page.evaluate((kept) => {
      localStorage.clear();
      for (const [key, value] of Object.entries(kept)) localStorage.setItem(`dokhae-${key}`, typeof value === "string" ? value : JSON.stringify(value));
      return customElements.whenDefined("dokhae-reader");
    }, kept);
    opened.reading = await read(opened.page);
    return opened;
  };

  it("tells what a word is made of: stem, dictionary form, particles and endings", async () => {
    const { page } = await open();
    const gloss = async (word) => {
      await openWord(page, word);
      await until(page, () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".popup").checkVisibility());
      return (await texts(page, ".popup"))[0];
    };
    assert.match(await gloss("정부"), /^정부·는 → .*정부 .*government.*는 topic/);
    assert.match(await gloss("늘리"), /늘리·기로 → .*늘리다 .*기로 decided/);
    assert.match(await gloss("시민"), /시민·들에게서 → .*들 plural 에게서 from/);
    assert.match(await gloss("밝혔"), /밝혔·다 → .*밝히다 .*었 past/);
    assert.match(await gloss("사단법인"), /社團法人/);
    assert.match(await gloss("35억 원"), /₩3.5 billion.*까지 until/);
    assert.match(await gloss("설명했"), /verb/);
    await page.evaluate(() => document.querySelector("dokhae-reader").setAttribute("lang", "ko"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.match(await gloss("정부"), /는 주제/);
    await page.close();
  });

  it("saves a word with its sentence and where it was met, by button, key and touch, and takes it out again", async () => {
    const { page } = await open();
    await openWord(page, "예산");
    await press(page, ".popup .save");
    await page.waitForFunction(() => localStorage.getItem("dokhae-saved-words") !== null);
    const [word] = await stored(page, "saved-words");
    assert.equal(word.lemma, "예산");
    assert.match(word.gloss, /budget/);
    assert.equal(word.title, "솔내시, 도서관 예산 늘린다");
    assert.match(word.url, /\/library\.html$/);
    assert.match(word.date, /^\d{4}-\d\d-\d\d$/);
    assert.ok(word.sentence.includes("예산"));
    await page.waitForFunction(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".popup .save").getAttribute("aria-pressed") === "true");
    // The same with the keyboard: to a word, its gloss open, S.
    await page.keyboard.press("Escape");
    await inRoot(page, (root) => root.querySelector(".pane").focus());
    await page.keyboard.press("j");
    await page.keyboard.press("s");
    await until(page, () => JSON.parse(localStorage.getItem("dokhae-saved-words")).length === 2
      && [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("[role=status]")].some(({ textContent }) => / saved$/.test(textContent)));
    await page.keyboard.press("s");
    await page.waitForFunction(() => JSON.parse(localStorage.getItem("dokhae-saved-words")).length === 1);
    await page.close();

    const touch = await open({}, { width: 390, height: 844 });
    await touch.page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
    await read(touch.page);
    await (await inReader(touch.page, "article p[data-block] .term[role=button]")).tap();
    await touch.page.waitForFunction(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".popup").checkVisibility());
    const button = await inReader(touch.page, ".popup .save");
    const { height } = await button.boundingBox();
    assert.ok(height >= 36, `a finger needs more than ${height}px`);
    await button.tap();
    await touch.page.waitForFunction(() => JSON.parse(localStorage.getItem("dokhae-saved-words") ?? "[]").length === 1);
    await touch.page.close();
  });

  it("hides what is known, everywhere and from then on, until it is to be explained again", async () => {
    const { page } = await open();
    assert.ok((await marked(page)).includes("도서관"));
    await openWord(page, "도서관");
    await press(page, ".popup .know");
    await page.waitForFunction(() => localStorage.getItem("dokhae-known-words") !== null);
    assert.deepEqual(await stored(page, "known-words"), ["도서관"]);
    assert.ok(!(await marked(page)).includes("도서관"));
    await read(page);
    await page.waitForFunction(() => document.querySelector("dokhae-reader").shadowRoot.querySelector("article .term.off"));
    assert.ok(!(await marked(page)).includes("도서관"));

    // With the keyboard reading goes on at the next word.
    await inRoot(page, (root) => root.querySelector(".pane").focus());
    await page.keyboard.press("j");
    const before = await focused(page);
    await page.keyboard.press("h");
    await page.waitForFunction(() => JSON.parse(localStorage.getItem("dokhae-known-words")).length === 2);
    const after = await focused(page);
    assert.ok(after.classes.includes("term") && Number(after.term) > Number(before.term), JSON.stringify(after));

    await page.keyboard.press("w");
    const list = (await texts(page, "#dokhae-words"))[0];
    assert.ok(list.includes("도서관"), list);
    await press(page, '#dokhae-words [aria-label="Explain 도서관 again"]');
    await page.waitForFunction(() => JSON.parse(localStorage.getItem("dokhae-known-words")).length === 1);
    assert.ok((await marked(page)).includes("도서관"));
    await page.close();
  });

  it("explains as many words as the slider says, the key terms always", async () => {
    const counts = [];
    for (const density of [1, 3, 5]) {
      const { page, reading } = await open({ settings: { density } });
      await until(page, () => document.querySelector("dokhae-reader").shadowRoot.querySelector("article .term[role=button]"));
      await new Promise((resolve) => setTimeout(resolve, 100));
      const shown = await marked(page);
      counts.push(shown.length);
      for (const { surface } of reading.terms.filter(({ key }) => key)) assert.ok(shown.includes(surface), surface);
      await page.close();
    }
    assert.ok(counts[0] <= counts[1] && counts[1] < counts[2], counts.join(" "));
  });

  it("puts glosses above, behind or beside the text and leaves the text itself alone", async () => {
    const plain = await open();
    const text = await copied(plain.page);
    const content = await inRoot(plain.page, (root) => root.querySelector("article").textContent);
    await plain.page.close();
    for (const glossMode of ["ruby", "after", "margin"]) {
      const { page, reading } = await open({ settings: { glossMode, density: 5 } });
      await page.waitForFunction((mode) => document.querySelector("dokhae-reader").shadowRoot.querySelector("article")?.dataset.glosses === mode, {}, glossMode);
      assert.equal(await copied(page), text, glossMode);
      assert.equal(await inRoot(page, (root) => root.querySelector("article").textContent), content);
      // What a user sees: the English word stands there.
      const seen = await inRoot(page, (root) => [...root.querySelectorAll("article [data-gloss]")].map((element) => getComputedStyle(element, "::after").content).join(" "));
      assert.match(seen, /government/);
      // A claim lights up what it says.
      const index = reading.claims.findIndex(({ role }) => role !== "thesis");
      await press(page, `.outline [data-claim="${index}"] .go`);
      assert.deepEqual(await lit(page), [reading.claims[index].text]);
      const wide = await inRoot(page, (root) => root.querySelector(".pane").scrollWidth <= root.querySelector(".pane").clientWidth);
      assert.ok(wide, "nothing to scroll sideways");
      await page.close();
    }
  });

  it("Tab goes from a word into its gloss and back", async () => {
    const { page } = await open();
    await inRoot(page, (root) => root.querySelector(".pane").focus());
    await page.keyboard.press("j");
    const word = await focused(page);
    await page.keyboard.press("Tab");
    assert.ok((await focused(page)).classes.includes("save"));
    await page.keyboard.press("Tab");
    assert.ok((await focused(page)).classes.includes("know"));
    await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.up("Shift");
    assert.equal((await focused(page)).term, word.term);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    assert.equal((await focused(page)).term, word.term, "Escape closes the gloss and goes back to the word");
    assert.equal(await inRoot(page, (root) => root.querySelector(".popup").checkVisibility()), false);
    await page.close();
  });

  it("exports what spreadsheets and Anki take, with no cell that they would run", async () => {
    const evil = { lemma: "=예산", gloss: 'the "budget", and\nmore', romanization: "+yesan", sentence: "@예산을\t늘렸다.", title: "-제목", url: "https://news.example/1", date: "2026-03-02" };
    const { page } = await open({ "saved-words": [evil, { ...evil, lemma: "#deck:x" }] });
    await page.evaluate(() => {
      window.blobs = [];
      URL.createObjectURL = (blob) => {
        window.blobs.push(blob);
        return "blob:none";
      };
      HTMLAnchorElement.prototype.click = function click() { window.names = [...(window.names ?? []), this.download]; };
    });
    await page.keyboard.press("w");
    await inRoot(page, (root) => { for (const button of root.querySelectorAll("#dokhae-words .actions button")) button.click(); });
    const [csv, anki] = await page.evaluate(() => Promise.all(window.blobs.map(async (blob) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(await blob.arrayBuffer()))));
    assert.deepEqual(await page.evaluate(() => window.names), ["dokhae-words.csv", "dokhae-words.txt"]);
    assert.ok(csv.startsWith("\uFEFF\"lemma\",\"gloss\",\"romanization\",\"sentence\",\"title\",\"url\",\"date\"\r\n"));
    assert.ok(csv.includes(`"'=예산","the ""budget"", and\nmore","'+yesan","'@예산을\t늘렸다.","'-제목","https://news.example/1","2026-03-02"\r\n`), csv);
    assert.ok(anki.startsWith("#separator:tab\n#html:false\n#columns:lemma\t"), anki);
    const rows = anki.trimEnd().split("\n").slice(3);
    assert.equal(rows.length, 2);
    for (const row of rows) {
      assert.equal(row.split("\t").length, 7, row);
      assert.ok(!row.startsWith("#"), row);
    }
    await page.close();
  });

  it("makes nothing of what does not belong into the store", async () => {
    const hostile = [
      { "saved-words": "{not json", "known-words": "[[[[" },
      { "saved-words": { length: 1e9 }, "known-words": { length: 1e9 } },
      { "saved-words": [null, 1, "x", [], { lemma: 5 }, { lemma: "" }, { __proto__: null, lemma: "a".repeat(100_000) }], "known-words": [null, {}, 7, ["x"]] },
      {
        "saved-words": [{ lemma: "<img src=x onerror=window.hit=1>", gloss: "<script>window.hit=1</script>", sentence: "<b>x</b>", title: "javascript:", url: "javascript:window.hit=1", date: "<i>" }],
        "known-words": ["<img src=x onerror=window.hit=1>"],
        settings: { glossMode: "<img>", density: "5; x" },
      },
    ];
    for (const kept of hostile) {
      const { page, problems } = await open(kept);
      await page.keyboard.press("w");
      await page.waitForFunction(() => document.querySelector("dokhae-reader").shadowRoot.querySelector("#dokhae-words").checkVisibility());
      const panel = await inRoot(page, (root) => ({
        elements: [...root.querySelectorAll("#dokhae-words *")].map(({ localName }) => localName),
        links: [...root.querySelectorAll("#dokhae-words a")].map(({ href }) => href),
        longest: Math.max(0, ...[...root.querySelectorAll("#dokhae-words .lemma")].map(({ textContent }) => textContent.length)),
      }));
      assert.ok(!panel.elements.some((name) => ["img", "script", "b", "i"].includes(name)), panel.elements.join(" "));
      assert.deepEqual(panel.links, []);
      assert.ok(panel.longest <= 600);
      assert.equal(await page.evaluate(() => window.hit), undefined);
      assert.ok((await marked(page)).length > 10);
      await page.keyboard.press("Escape");
      await openWord(page, "예산");
      await press(page, ".popup .save");
      await page.waitForFunction(() => Array.isArray(JSON.parse(localStorage.getItem("dokhae-saved-words"))));
      assert.deepEqual(problems, []);
      await page.close();
    }
  });

  it("shows a publisher's note and no link that runs", async () => {
    const { page } = await open();
    const seen = await page.evaluate(async () => {
      const { ReaderView } = await import("/dokhae/index.js");
      const { article, terms } = await document.querySelector("dokhae-reader").read();
      await document.querySelector("dokhae-reader").close();
      const out = [];
      for (const link of ["https://news.example/words/budget", "javascript:alert(1)"]) {
        const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
        const view = new ReaderView(root, { locale: "en", mode: "inline" });
        view.open();
        view.showArticle(article, null);
        view.showTerms(terms.terms.map((term) => ({ ...term, note: "Set by the council each year.", link })), terms.sentences);
        root.querySelector("article p[data-block] .term[role=button]").click();
        out.push([root.querySelector(".popup").innerText, [...root.querySelectorAll(".popup a")].map(({ href }) => href)]);
        view.destroy();
      }
      return out;
    });
    assert.match(seen[0][0], /Set by the council each year\./);
    assert.deepEqual(seen[0][1], ["https://news.example/words/budget"]);
    assert.deepEqual(seen[1][1], []);
    await page.close();
  });

  it("axe finds nothing with gloss and word lists open, in every mode", async () => {
    const word = { lemma: "예산", gloss: "budget", romanization: "yesan", sentence: "예산을 늘렸다.", title: "제목", url: "https://news.example/1", date: "2026-03-02" };
    for (const [lang, scheme, glossMode] of [["en", "light", "ruby"], ["ko", "dark", "margin"], ["en", "dark", "after"], ["ko", "light", "highlight"]]) {
      const { page } = await open({ "saved-words": [word], "known-words": ["시장"], settings: { glossMode } });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.evaluate((lang) => document.querySelector("dokhae-reader").setAttribute("lang", lang), lang);
      await page.evaluate(AXE);
      const check = async (what) => {
        const found = await page.evaluate(async () => (await window.axe.run("dokhae-reader", { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] }))
          .violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.flat().join(" ")} ${failureSummary}`)));
        assert.deepEqual(found, [], `${lang} ${scheme} ${glossMode} ${what}`);
      };
      await openWord(page, "정부");
      await check("gloss");
      await page.keyboard.press("Escape");
      await page.keyboard.press("w");
      await check("words");
      await page.close();
    }
  });
});
