// The publisher's page stays as it was, whatever the page is like.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { read, texts, until } from "./support/reading.mjs";
import { openStage, pageWith, PARAGRAPHS, skip } from "./support/stage.mjs";

const TEXT = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("");
const ARTICLE = `<main><h1>버스 노선 12개 새로 만든다</h1><article>${TEXT}</article></main>`;

/** The page without the host element's own attributes. */
const markup = () => {
  const copy = document.documentElement.cloneNode(true);
  for (const host of copy.querySelectorAll("dokhae-reader")) host.replaceWith("[host]");
  return copy.outerHTML;
};

describe("the page around the reader", { skip }, () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  const open = async (body, options) => {
    stage.pages.set("/page.html", pageWith(body, options));
    return stage.open("/page.html");
  };

  it("is the same before, while and after it is read", async () => {
    for (const path of ["/articles/economy.html", "/articles/technology.html", "/articles/society.html"]) {
      const { page } = await stage.open(path);
      const before = await page.evaluate(markup);
      const state = () => page.evaluate(() => [scrollX, scrollY, document.title, location.href, document.adoptedStyleSheets.length, getComputedStyle(document.body).overflow]);
      const was = await state();
      await read(page);
      assert.equal(await page.evaluate(markup), before);
      await page.keyboard.press("j");
      await page.keyboard.press("n");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await until(page, () => window.seen.events.some(({ name }) => name === "close"));
      assert.equal(await page.evaluate(markup), before);
      assert.deepEqual(await state(), was);
      await page.close();
    }
  });

  it("is left alone by an element that is removed while it reads, and by fifty that come and go", async () => {
    const { page, problems } = await open(ARTICLE);
    const left = await page.evaluate(async () => {
      const first = document.querySelector("dokhae-reader");
      first.read().catch(() => undefined);
      first.remove();
      for (let i = 0; i < 50; i++) {
        const element = document.createElement("dokhae-reader");
        document.body.append(element);
        if (i % 10 === 0) await element.read();
        element.remove();
      }
      await new Promise((resolve) => setTimeout(resolve, 1000)); // those that were still starting
      return [document.querySelectorAll("dokhae-reader").length, [...CSS.highlights.keys()].length, document.adoptedStyleSheets.length];
    });
    assert.deepEqual(left, [0, 0, 0]);
    assert.deepEqual(problems, []);
    // Every Worker was ended: none of them answers any more.
    const alive = await page.evaluate(async () => {
      let answers = 0;
      for (const worker of window.seen.workers) {
        worker.onmessage = () => { answers++; };
        worker.postMessage({ type: "text", text: "제목" });
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      return answers;
    });
    assert.equal(alive, 0);
    await page.close();
  });

  it("may move the element, load the script twice, and use the element before it is defined", async () => {
    const { page, problems } = await open(`${ARTICLE}<footer></footer><script type="module" src="/dokhae/dokhae.js?again"></script>`);
    await page.evaluate(() => document.querySelector("footer").append(document.querySelector("dokhae-reader")));
    const reading = await read(page);
    assert.equal(reading.article?.title, "버스 노선 12개 새로 만든다");
    await page.evaluate(() => document.body.prepend(document.querySelector("dokhae-reader")));
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal((await read(page)).article?.title, "버스 노선 12개 새로 만든다");
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("is read without what another reader shows on it", async () => {
    const { page } = await open(ARTICLE, { element: '<dokhae-reader></dokhae-reader><dokhae-reader id="inline" mode="inline" loading="eager"></dokhae-reader>' });
    await until(page, () => window.seen.events.some(({ name }) => name === "claims"));
    const { article } = await read(page);
    assert.equal(article.text.split("지원자가 없다").length, 2);
    assert.ok(!article.text.includes("Dokhae"));
    await page.close();
  });

  it("does not lend the reader its styles", async () => {
    const style = "<style>html{font-size:5px} *{letter-spacing:2em!important} body{color:#f0f;font:italic 40px cursive;text-align:right;word-break:break-all;direction:rtl}</style>";
    const { page } = await open(ARTICLE, { head: style });
    await read(page);
    const [size, color, align, breaks] = await page.evaluate(() => {
      const got = getComputedStyle(document.querySelector("dokhae-reader").shadowRoot.querySelector("article p"));
      return [parseFloat(got.fontSize), got.color, got.textAlign, got.wordBreak, got.fontStyle];
    });
    assert.ok(size >= 16, String(size));
    assert.notEqual(color, "rgb(255, 0, 255)");
    assert.deepEqual([align, breaks], ["start", "keep-all"]);
    await page.close();
  });

  const odd = {
    "an empty page": ["", "notice"],
    "a page that is not Korean": [`<main><h1>City opens twelve new bus lines</h1><article>${"<p>The city said on Monday that it will open twelve new bus lines next month, at a cost of three million.</p>".repeat(6)}</article></main>`, "notice"],
    "a page without an article": ["<form><input name=q><button>검색</button></form><ul><li><a href=/a>정치</a><li><a href=/b>경제</a></ul>", "notice"],
    "form controls named like the DOM's own": [`${ARTICLE}<form name=createElement><input name=parentNode><input name=attributes><input name=firstChild><input name=nodeType></form>
      <img name=querySelector><img name=body><form name=documentElement></form><form id=adoptedStyleSheets></form><img name=defaultView><img name=URL>`, "article"],
    "text that looks like markup and code": [`<main><h1>&lt;script&gt;window.ran=1&lt;/script&gt; 버스 노선 12개 새로 만든다</h1><article>
      <p>&lt;img src=x onerror=window.ran=1&gt; ${PARAGRAPHS[0]} <a href="javascript:window.ran=1">누르세요</a></p>${TEXT}</article></main>`, "article"],
    "lone surrogates and control characters": [`<main><h1>버스 노선 12개 새로 만든다</h1><article>${PARAGRAPHS.map((text) => `<p>${text}&#xD800;&#x0;\u0007\u202e</p>`).join("")}</article></main>`, "article"],
  };
  for (const [name, [body, expected]] of Object.entries(odd)) {
    it(`reads ${name}`, async () => {
      const { page, problems } = await open(body);
      const before = await page.evaluate(() => Document.prototype.querySelector.call(document, "html").innerHTML.length);
      const reading = await page.evaluate(async () => {
        const host = Document.prototype.querySelector.call(document, "dokhae-reader");
        host.setAttribute("lang", "en");
        const got = await host.read();
        const root = host.shadowRoot;
        return { status: got.article.status, notice: root.querySelector(".notice")?.innerText ?? null, paragraphs: root.querySelectorAll("article p").length,
          links: [...root.querySelectorAll("article a")].map((link) => link.getAttribute("href")), scripts: root.querySelectorAll("script, img[src=x]").length, ran: window.ran };
      });
      if (expected === "notice") assert.ok(reading.notice !== null && reading.paragraphs === 0, JSON.stringify(reading));
      else assert.ok(reading.notice === null && reading.paragraphs >= 3, JSON.stringify(reading));
      assert.equal(reading.ran, undefined);
      assert.equal(reading.scripts, 0);
      assert.ok(reading.links.every((href) => /^https?:/.test(href)), reading.links.join());
      assert.equal(await page.evaluate(() => Document.prototype.querySelector.call(document, "html").innerHTML.length), before);
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  it("reads 100,000 levels, as the browser parses them and in a document that is not shown", async () => {
    const { page, problems } = await open(`${ARTICLE}${"<div>".repeat(100_000)}끝`);
    assert.equal((await read(page)).article?.title, "버스 노선 12개 새로 만든다");
    // No browser lays out as many, so only what is not on the screen can be that deep.
    const result = await page.evaluate(async () => {
      const inert = new DOMParser().parseFromString("<h1>깊은 곳</h1>", "text/html");
      let deep = inert.body;
      for (let i = 0; i < 100_000; i++) deep = deep.appendChild(inert.createElement("div"));
      deep.textContent = "버스";
      const outcome = await document.querySelector("dokhae-reader").read(inert).then(({ article }) => article.status, (error) => error.code);
      return { outcome, levels: inert.getElementsByTagName("div").length };
    });
    assert.deepEqual(result, { outcome: "no_article", levels: 100_000 });
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("reads 10 MB", async () => {
    const { page, problems } = await open(ARTICLE);
    const result = await page.evaluate(async (texts) => {
      const article = document.querySelector("article");
      for (let size = 0, i = 0; size < 10e6; size += texts[0].length * 3) {
        article.append(Object.assign(document.createElement("p"), { textContent: `${++i}. ${texts[i % texts.length]}` }));
      }
      const outcome = await document.querySelector("dokhae-reader").read().then(({ article }) => article.status, (error) => error.code);
      return { outcome, paragraphs: article.childElementCount };
    }, PARAGRAPHS);
    assert.ok(["ok", "truncated", "too_large", "timeout"].includes(result.outcome), result.outcome);
    assert.ok(result.paragraphs > 10_000);
    assert.equal((await texts(page, ".notice, article h1")).length, 1);
    assert.deepEqual(problems, []);
    await page.close();
  });
});
