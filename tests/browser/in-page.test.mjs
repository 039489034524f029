// Glosses on the publisher's own page: the same pop-ups, and not a byte of its DOM changed.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { texts, until } from "./support/reading.mjs";
import { openStage, pageWith, PARAGRAPHS, skip } from "./support/stage.mjs";

const isOpen = () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".on-page .popup")?.checkVisibility() === true;
const isShut = () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".on-page .popup")?.checkVisibility() !== true;
const BODY = `<main><article><h1>버스 노선 12개 새로 만든다</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</article></main>`;

/** What is underlined, as text. */
const marked = (page) => page.evaluate(() => ["term", "key"].flatMap((name) => [...(CSS.highlights.get(`dokhae-${name}`) ?? [])])
  .map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)));

/** The middle of a piece of the page's text. */
const middle = (page, text) => page.evaluate((text) => {
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(text);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    const { left, top, width, height } = range.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  }
  throw new Error(`${text} is not on the page`);
}, text);

const gloss = (page) => page.evaluate(() => document.querySelector("dokhae-reader").glossPage());

describe("glosses on the page itself", { skip }, () => {
  let stage;
  before(async () => {
    stage = await openStage();
    stage.pages.set("/news.html", pageWith(BODY, { element: '<dokhae-reader lang="en" loading="manual"></dokhae-reader>' }));
  });
  after(() => stage.close());

  const open = async () => {
    const opened = await stage.open("/news.html");
    await opened.page.evaluate(() => customElements.whenDefined("dokhae-reader"));
    return opened;
  };

  it("underlines the words and leaves the page's DOM as it was, byte for byte", async () => {
    const { page, problems } = await open();
    const html = () => page.evaluate(() => document.documentElement.outerHTML);
    const untouched = await html();
    await page.evaluate(() => {
      window.mutations = 0;
      new MutationObserver((records) => { window.mutations += records.length; }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    const count = await gloss(page);
    assert.ok(count > 20, String(count));
    const words = await marked(page);
    for (const word of ["시내버스", "예산", "정류장"]) assert.ok(words.includes(word), words.join(" "));
    await page.mouse.move(...await middle(page, "예산"));
    await until(page, isOpen);
    assert.equal(await html(), untouched);
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 1);

    await page.evaluate(() => document.querySelector("dokhae-reader").stopGlossing());
    await until(page, isShut);
    assert.deepEqual(await marked(page), []);
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length + CSS.highlights.size), 0);
    assert.equal(await html(), untouched);
    assert.equal(await page.evaluate(() => window.mutations), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("shows the gloss under a resting pointer, and hides it when the pointer leaves", async () => {
    const { page } = await open();
    await gloss(page);
    await page.mouse.move(...await middle(page, "예산"));
    await until(page, isOpen);
    const [text] = await texts(page, ".on-page .popup");
    assert.match(text, /예산/);
    assert.match(text, /budget/);
    // Onto the pop-up, where it stays; then away.
    const [x, y] = await page.evaluate(() => {
      const { left, top, width } = document.querySelector("dokhae-reader").shadowRoot.querySelector(".on-page .popup").getBoundingClientRect();
      return [left + width / 2, top + 12];
    });
    await page.mouse.move(x, y, { steps: 4 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await page.evaluate(isOpen), true);
    await page.mouse.move(3, 3);
    await until(page, isShut);
    await page.close();
  });

  it("opens with a click beside links, which stay links", async () => {
    stage.pages.set("/linked.html", pageWith(`<main><article><h1>버스 노선 12개 새로 만든다</h1>${PARAGRAPHS.map((text) => `<p>${text.replace("예산", '<a href="#money">예산</a>')}</p>`).join("")}</article></main>`));
    const { page } = await stage.open("/linked.html");
    await page.evaluate(() => customElements.whenDefined("dokhae-reader"));
    await gloss(page);
    await page.mouse.click(...await middle(page, "정류장"));
    await until(page, isOpen);
    await page.mouse.move(3, 3);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await page.evaluate(isOpen), true, "it was opened for good");
    await page.keyboard.press("Escape");
    await until(page, isShut);
    await page.mouse.click(...await middle(page, "예산"));
    assert.equal(await page.evaluate(() => location.hash), "#money");
    await page.close();
  });

  it("goes from word to word by keyboard and tells of each", async () => {
    const { page } = await open();
    await gloss(page);
    const status = () => page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".on-page [role=status]").textContent);
    assert.match(await status(), /words explained/);
    const press = async (key) => {
      await page.keyboard.down("Alt");
      await page.keyboard.press(key);
      await page.keyboard.up("Alt");
    };
    await press("j");
    await until(page, isOpen);
    const first = await status();
    await press("j");
    const second = await status();
    assert.notEqual(second, first);
    assert.equal(await page.evaluate(() => CSS.highlights.get("dokhae-word").size), 1);
    await press("k");
    assert.equal(await status(), first);
    await press("s");
    await page.waitForFunction(() => JSON.parse(localStorage.getItem("dokhae-saved-words") ?? "[]").length === 1);
    await press("Enter");
    assert.equal(await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.activeElement?.className), "save");
    await page.keyboard.press("Escape");
    await until(page, isShut);
    await press("k");
    // Known words lose their mark.
    const before = (await marked(page)).length;
    await press("h");
    await page.waitForFunction((before) => CSS.highlights.get("dokhae-term").size + CSS.highlights.get("dokhae-key").size < before, {}, before);
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });

  it("marks nothing that is not there any more, and reads again what is new", async () => {
    const { page } = await open();
    await gloss(page);
    // Something in front of a word: its old place would now be another's.
    const shifted = await page.evaluate(() => {
      const text = document.querySelector("article p").firstChild;
      text.insertData(0, "속보입니다. ");
      return text.data;
    });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    const places = () => page.evaluate(() => ["term", "key"].flatMap((name) => [...(CSS.highlights.get(`dokhae-${name}`) ?? [])])
      .filter((range) => range.startContainer === document.querySelector("article p").firstChild)
      .map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)));
    for (const word of await places()) assert.ok(!/[\s.]/.test(word), word);
    await page.waitForFunction(() => [...CSS.highlights.get("dokhae-term"), ...CSS.highlights.get("dokhae-key")]
      .some(({ startContainer, startOffset, endOffset }) => startContainer === document.querySelector("article p").firstChild && startContainer.data.slice(startOffset, endOffset) === "시내버스"), { timeout: 10_000 });
    assert.ok(shifted.includes("시내버스"));

    // A site of one page shows its next article.
    await page.evaluate(() => {
      document.querySelector("main").innerHTML = `<article><h1>도서관 밤늦게까지 연다</h1>${[
        "솔내시가 다음 달부터 시립 도서관을 자정까지 연다고 발표했다. 시민 설문에서 열 명 가운데 일곱 명이 찬성했다.",
        "도서관은 직원 20명을 새로 뽑는다. 관장은 “책을 읽을 시간이 없다는 말을 가장 많이 들었다”고 말했다.",
        "예산은 시의회가 지난주에 승인했다. 주민들은 밤길이 밝아질 것이라고 기대했다. 시범 운영은 여섯 달 동안 이어진다.",
      ].map((text) => `<p>${text}</p>`).join("")}</article>`;
    });
    assert.deepEqual(await marked(page), []);
    await page.waitForFunction(() => [...(CSS.highlights.get("dokhae-key") ?? []), ...(CSS.highlights.get("dokhae-term") ?? [])]
      .some(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset) === "도서관"), { timeout: 10_000 });
    await page.close();
  });

  it("leaves nothing behind when the element goes, and says what it cannot read", async () => {
    const { page } = await open();
    await gloss(page);
    await page.evaluate(() => document.querySelector("dokhae-reader").remove());
    await page.waitForFunction(() => CSS.highlights.size === 0 && document.adoptedStyleSheets.length === 0);
    await page.close();

    stage.pages.set("/empty.html", pageWith("<main><p>메뉴</p></main>"));
    const empty = await stage.open("/empty.html");
    await empty.page.evaluate(() => customElements.whenDefined("dokhae-reader"));
    assert.equal(await gloss(empty.page), 0);
    await empty.page.close();
  });

  it("works from a closed shadow root of an extension", async () => {
    const { page } = await open();
    const count = await page.evaluate(async () => {
      const [{ InPageGlosses }, { Reader }] = await Promise.all([import("/dokhae/in-page.js"), import("/dokhae/index.js")]);
      const host = document.documentElement.appendChild(document.createElement("x-host"));
      window.root = host.attachShadow({ mode: "closed" });
      const reader = new Reader({ wasm: "/dokhae/dokhae.wasm", lexicon: "/dokhae/lexicon.bin", worker: false });
      window.glosses = new InPageGlosses(window.root, { locale: "ko", read: (signal) => reader.read(document, { signal, until: "terms" }) });
      return window.glosses.start();
    });
    assert.ok(count > 20);
    await page.mouse.move(...await middle(page, "예산"));
    await page.waitForFunction(() => window.root.querySelector(".popup").checkVisibility());
    const [x, y] = await page.evaluate(() => {
      const { left, top } = window.root.querySelector(".popup .save").getBoundingClientRect();
      return [left + 8, top + 8];
    });
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.click(x, y);
    await page.waitForFunction(() => window.root.querySelector(".popup .save").getAttribute("aria-pressed") === "true");
    await page.evaluate(() => { window.glosses.stop(); localStorage.clear(); });
    assert.equal(await page.evaluate(() => window.root.childNodes.length), 0);
    await page.close();
  });
});
