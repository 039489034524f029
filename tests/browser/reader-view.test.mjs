// The reader as a person meets it: facts, panels, copying, sharing, printing, the way back to the page.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { focused, inReader, newPage, read, texts, until } from "./support/reading.mjs";
import { openStage, PARAGRAPHS, pageWith, skip } from "./support/stage.mjs";

const TABLE = `<table><tr>${Array.from({ length: 14 }, (_, i) => `<th>${i + 1}월 승객 수</th>`).join("")}</tr><tr>${Array.from({ length: 14 }, (_, i) => `<td>${i * 1370}명</td>`).join("")}</tr></table>`;
const LONG = `<main><h1>버스 노선 12개 새로 만든다</h1>${Array.from({ length: 6 }, (_, i) => PARAGRAPHS.map((text) => `<p>${i + 1}. ${text}</p>`).join("")).join("")}</main>`;

/** Set before a page's own scripts: what goes to the clipboard, the share sheet and the printer. */
function watchActions(share) {
  window.done = { copied: [], shared: [], printed: [] };
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.done.copied.push(text); } }, configurable: true });
  Object.defineProperty(navigator, "share", share ? { value: async (data) => { window.done.shared.push(data); }, configurable: true } : { value: undefined, configurable: true });
  if (!share) delete Navigator.prototype.share;
  window.print = () => window.top.done.printed.push({ text: document.body.innerText, title: document.title, buttons: document.body.checkVisibility() ? document.querySelectorAll(".bar, .outline").length : -1 });
}

describe("reader view", { skip }, () => {
  let stage;
  before(async () => {
    stage = await openStage();
    stage.pages.set("/long.html", pageWith(LONG, { head: '<meta property="og:site_name" content="한들신문"><meta name="author" content="임보라">' }));
  });
  after(() => stage.close());

  async function start(path, { share = false, ...options } = {}) {
    const { page, problems } = await newPage(stage.browser, options);
    await page.evaluateOnNewDocument(watchActions, share);
    await page.goto(stage.server.origin + path);
    await page.evaluate(() => localStorage.clear());
    return { page, problems };
  }
  const click = async (page, selector) => (await inReader(page, selector)).evaluate((element) => element.click());
  const shown = (page, selector) => page.evaluate((selector) => document.querySelector("dokhae-reader").shadowRoot.querySelector(selector)?.checkVisibility() ?? false, selector);
  const act = async (page, label) => {
    if (!await shown(page, ".more")) await click(page, "[aria-controls=dokhae-more]");
    await page.evaluate((label) => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(".more button")].find(({ textContent }) => textContent === label).click(), label);
  };
  const said = (page) => texts(page, ".toast");
  const scrollTop = (page) => page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".pane").scrollTop);

  it("tells byline, times, source and how long reading takes, in the interface's language", async () => {
    const { page } = await start("/articles/society.html");
    const { article } = await read(page);
    const minutes = Math.max(1, Math.round(article.text.replace(/\s/g, "").length / 588));
    const [meta] = await texts(page, ".meta");
    for (const part of ["임보라", "2 November 2026", "솔밭신문", `Reading time ${minutes} min`]) assert.ok(meta.includes(part), `${part} in ${meta}`);
    await click(page, ".language");
    assert.ok((await texts(page, ".meta"))[0].includes(`읽는 시간 ${minutes}분`));
    await page.close();
  });

  it("shows one panel at a time; Escape and a click beside it close it, and the focus goes back", async () => {
    const { page } = await start("/long.html");
    await read(page);
    const panels = async () => (await Promise.all(["settings", "more", "help"].map(async (name) => [name, await shown(page, `.panel.${name}`)]))).filter(([, open]) => open).map(([name]) => name);
    await (await inReader(page, ".pane")).focus();
    await page.keyboard.press("t");
    assert.deepEqual(await panels(), ["settings"]);
    await page.keyboard.press("m");
    assert.deepEqual(await panels(), ["more"]);
    await page.keyboard.press("?");
    assert.deepEqual(await panels(), ["help"]);
    await page.keyboard.press("Escape");
    assert.deepEqual(await panels(), []);
    assert.ok(await shown(page, ".reader"), "the reader stays");
    assert.equal((await focused(page)).name, "More");
    await page.keyboard.press("Enter");
    assert.deepEqual(await panels(), ["more"]);
    await click(page, "article h1");
    assert.deepEqual(await panels(), []);
    await page.close();
  });

  it("announces its shortcuts, unless they are switched off", async () => {
    const { page } = await start("/long.html");
    await read(page);
    const keys = () => page.evaluate(() => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(".bar [aria-keyshortcuts]")].map((button) => button.getAttribute("aria-keyshortcuts")).join(""));
    assert.equal(await keys(), "BTLM");
    await click(page, ".help [name=singleKeys]");
    assert.equal(await keys(), "");
    await page.close();
  });

  it("copies the clean text, with author and address", async () => {
    const { page } = await start("/long.html");
    const { article } = await read(page);
    await act(page, "Copy the text");
    await until(page, () => window.done.copied.length > 0);
    const [copied] = await page.evaluate(() => window.done.copied);
    assert.ok(copied.startsWith(article.text));
    assert.match(copied, /임보라\n\nhttp:\/\/[^\n]*\/long\.html$/);
    assert.deepEqual(await said(page), ["Copied"]);
    // Where the page may not write to the clipboard.
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      addEventListener("copy", (event) => window.done.copied.push(event.composedPath()[0].value), { once: true });
    });
    await act(page, "Copy the text");
    await until(page, () => window.done.copied.length > 1);
    assert.equal((await page.evaluate(() => window.done.copied))[1], copied);
    await page.close();
  });

  it("shares a link that leads to the sentence: by the share sheet, else by the clipboard", async () => {
    const { page } = await start("/long.html", { share: true });
    const { article, sentences } = await read(page);
    const mark = (await page.evaluateHandle(() => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(".mark")].at(-1))).asElement();
    await mark.evaluate((element) => element.focus());
    const claim = await mark.evaluate((element) => Number(element.dataset.claim));
    await page.keyboard.press("m");
    await act(page, "Share a link to this sentence");
    await until(page, () => window.done.shared.length > 0);
    const [{ title, url }] = await page.evaluate(() => window.done.shared);
    assert.equal(title, article.title);
    const [address, directive] = url.split("#:~:text=");
    assert.equal(address, `${stage.server.origin}/long.html`);
    assert.doesNotMatch(directive, /[^\w%,.~!*'()]/, "percent-encoded, hyphens too");
    const ends = directive.split(",").map(decodeURIComponent);
    const flat = (text) => text.replace(/\s+/g, " ");
    const { claims } = await page.evaluate(() => document.querySelector("dokhae-reader").read());
    const sentence = sentences.find(({ end }) => end > claims.claims[claim].start);
    const text = flat(article.text.slice(sentence.start, sentence.end));
    assert.ok(text.startsWith(ends[0]) && text.endsWith(ends.at(-1)), `${directive} in ${text}`);
    await page.close();

    const target = await start("/long.html", { height: 500 });
    await target.page.goto("about:blank");
    await target.page.goto(url);
    // Where the browser knows text fragments it is there.
    if (await target.page.evaluate(() => "fragmentDirective" in document)) await until(target.page, () => scrollY > 0);
    await read(target.page);
    await act(target.page, "Share a link to this sentence");
    await until(target.page, () => window.done.copied.length > 0);
    assert.match((await target.page.evaluate(() => window.done.copied))[0], /\/long\.html#:~:text=/);
    await target.page.close();
  });

  it("shares what is selected", async () => {
    const { page } = await start("/long.html");
    await read(page);
    await page.evaluate(() => {
      const root = document.querySelector("dokhae-reader").shadowRoot;
      const walker = document.createTreeWalker(root.querySelectorAll("article > p")[3], NodeFilter.SHOW_TEXT);
      const node = walker.nextNode();
      getSelection().setBaseAndExtent(node, 0, node, 2);
      window.selected = node.data.slice(0, 2);
    });
    await (await inReader(page, "[aria-controls=dokhae-more]")).click();
    await act(page, "Share a link to this sentence");
    await until(page, () => window.done.copied.length > 0);
    assert.equal(decodeURIComponent((await page.evaluate(() => window.done.copied))[0].split("text=")[1]), (await page.evaluate(() => window.selected)).trim());
    await page.close();
  });

  it("prints the article alone, also by Ctrl+P", async () => {
    const { page, problems } = await start("/articles/society.html");
    const { article } = await read(page);
    await act(page, "Print the article");
    await until(page, () => window.done.printed.length > 0);
    await (await inReader(page, ".pane")).focus();
    await page.keyboard.down("Control");
    await page.keyboard.press("p");
    await page.keyboard.up("Control");
    await until(page, () => window.done.printed.length > 1);
    for (const { text, title, buttons } of await page.evaluate(() => window.done.printed)) {
      assert.equal(title, article.title);
      assert.equal(buttons, 0);
      assert.ok(text.includes("전교생 11명이 공을 차고 있었다"), text.slice(0, 200));
      assert.ok(!text.includes("Who says what") && !text.includes("Outline"));
    }
    const pdf = await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("iframe").length);
    assert.equal(pdf, 1, "frames do not pile up");
    await click(page, ".close");
    assert.equal(await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("iframe").length), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("shows a sentence in the page, and says so when the page shows something else by now", async () => {
    const { page } = await start("/long.html", { height: 500 });
    const { article, sentences } = await read(page);
    const terms = await page.evaluateHandle(() => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("article .term[role=button]")].at(-1));
    await terms.evaluate((term) => term.focus());
    await page.keyboard.press("g");
    await until(page, () => window.seen.events.some(({ name }) => name === "close"));
    const { selected, top } = await page.evaluate(() => ({ selected: getSelection().toString(), top: getSelection().getRangeAt(0).getBoundingClientRect().top }));
    assert.ok(sentences.some(({ start, end }) => article.text.slice(start, end) === selected), selected);
    assert.ok(top > 0 && top < 500, `in view: ${top}`);

    await read(page);
    await page.evaluate(() => { for (const p of document.querySelectorAll("main p, main h1")) p.firstChild.data = "바뀐 글"; });
    await (await inReader(page, ".pane")).focus();
    await page.keyboard.press("g");
    assert.deepEqual(await said(page), ["The page has changed. This sentence is no longer there."]);
    assert.ok(await shown(page, ".reader"));
    await page.close();
  });

  it("keeps the place of each article, of the latest hundred", async () => {
    const { page } = await start("/long.html", { height: 500 });
    await page.evaluate(() => localStorage.setItem("dokhae-places", JSON.stringify(Array.from({ length: 150 }, (_, i) => [`https://example.org/${i}`, 3]))));
    await read(page);
    assert.equal(await scrollTop(page), 0);
    await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("article > p")[12].scrollIntoView());
    const first = await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("article > p")[12].textContent);
    await click(page, ".close");
    await page.reload();
    await read(page);
    await until(page, () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".pane").scrollTop > 0);
    const top = await page.evaluate((first) => {
      const root = document.querySelector("dokhae-reader").shadowRoot;
      const paragraph = [...root.querySelectorAll("article > p")].find(({ textContent }) => textContent === first);
      return paragraph.getBoundingClientRect().top - root.querySelector(".pane").getBoundingClientRect().top;
    }, first);
    assert.ok(Math.abs(top) < 60, `${top}px from where it was`);
    assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem("dokhae-places")).length), 100);
    await page.close();
  });

  it("docks at the side, and the page stays in use", async () => {
    stage.pages.set("/side.html", pageWith(`<button id="own" onclick="this.dataset.pressed = 1">단추</button>${LONG}`, { element: '<dokhae-reader lang="en" mode="side"></dokhae-reader>' }));
    const { page, problems } = await start("/side.html");
    await read(page);
    const box = await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".reader").getBoundingClientRect().toJSON());
    assert.equal(box.right, await page.evaluate(() => document.documentElement.clientWidth));
    assert.ok(box.width < 600 && box.height === 860, JSON.stringify(box));
    await page.click("#own");
    assert.equal(await page.evaluate(() => document.querySelector("#own").dataset.pressed), "1");
    await page.mouse.move(200, 400);
    await page.mouse.wheel({ deltaY: 300 });
    await until(page, () => scrollY > 100);
    await (await inReader(page, ".pane")).focus();
    await page.keyboard.press("g");
    assert.ok((await page.evaluate(() => getSelection().toString())).length > 5, "shown in the page with the reader beside it");
    await (await inReader(page, ".pane")).focus();
    await page.keyboard.press("Escape");
    assert.equal(await shown(page, ".reader"), false);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("lets a wide table scroll by itself, within the keyboard's reach", async () => {
    stage.pages.set("/table.html", pageWith(LONG.replace("</p>", `</p>${TABLE}`)));
    const { page } = await start("/table.html", { width: 400 });
    await read(page);
    const table = await inReader(page, ".table");
    await table.focus();
    await page.keyboard.press("ArrowRight");
    await until(page, () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".table").scrollLeft > 0);
    assert.equal(await table.evaluate((element) => element.getAttribute("aria-label")), "Table");
    assert.equal(await page.evaluate(() => {
      const pane = document.querySelector("dokhae-reader").shadowRoot.querySelector(".pane");
      return pane.scrollWidth - pane.clientWidth;
    }), 0);
    await page.close();
  });

  it("says why there is no article", async () => {
    const list = Array.from({ length: 40 }, (_, i) => `<li><a href="/news/${i}">${PARAGRAPHS[i % 5].slice(0, 24)} ${i}</a></li>`).join("");
    stage.pages.set("/list.html", pageWith(`<main><h1>사회</h1><ul>${list}</ul></main>`, { title: "사회 뉴스" }));
    stage.pages.set("/short.html", pageWith("<main><h1>시험</h1><p>없음</p></main>", { title: "시험" }));
    for (const [path, words] of [["/list.html", /list of articles/], ["/short.html", /too little text/]]) {
      const { page } = await start(path);
      const { article } = await read(page);
      assert.match((await texts(page, ".notice")).join(), words, article.reason);
      await page.close();
    }
  });
});
