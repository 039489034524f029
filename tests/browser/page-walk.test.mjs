// The walk over a live document in Chromium, and that parse5 gives the same.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { pageFromHtml, PageLimit } from "dokhae/node";
import { bodyOutline, outline, readPage } from "../../js/test/support/page-reader.mjs";
import { launch } from "./support/browser.mjs";
import { serve } from "./support/pages.mjs";

let chromium;
let page;
let server;
const pages = {};

before(async () => {
  server = await serve(pages);
  chromium = await launch();
  page = await chromium.browser.newPage();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

/** Opens HTML, runs `prepare` in it, and walks it. Fails when the walk changes the page. */
async function walk(html, prepare = () => undefined, headers = {}) {
  pages["/page"] = { html, headers };
  await page.goto(`${server.address}/page`, { waitUntil: "load" });
  await page.evaluate(prepare);
  const { base64, mutations, texts } = await page.evaluate(async (dist) => {
    const { walkDocument } = await import(`${dist}/index.js`);
    let mutations = 0;
    const observer = new MutationObserver((records) => (mutations += records.length));
    const html = new XMLSerializer().serializeToString(document);
    observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
    const { buffer, nodes } = walkDocument(document);
    mutations += observer.takeRecords().length + (new XMLSerializer().serializeToString(document) === html ? 0 : 1);
    let binary = "";
    for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
    return { base64: btoa(binary), mutations, texts: nodes.map((node) => node?.data.toWellFormed().replaceAll("\0", "\ufffd") ?? null) };
  }, `${server.address}/dist`);
  assert.equal(mutations, 0, "the walk changed the page");
  const bytes = Buffer.from(base64, "base64");
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  for (const { n, text } of readPage(buffer).nodes) {
    if (text !== undefined) assert.equal(texts[n], text);
  }
  return buffer;
}

const body = async (...args) => bodyOutline(await walk(...args));

const SAME = {
  "texts and elements": '<p id=a class="b">가<b>나</b> 다<br>라</p><my-box>마</my-box>',
  "what is left out": "가<script>x</script><style>y{}</style><svg><text>z</text></svg><template>t</template><!--c--><noscript><p>n</p></noscript>나",
  "Dokhae's own reader": "<dokhae-reader>가</dokhae-reader>나",
  "linked data": '<script type="application/ld+json">{"headline":"가"}</script><p>나',
  "hidden by attributes": '<div hidden>가<p>나</p></div><p style="display:none">다</p><dialog>라</dialog><div popover>마</div><video>바</video>',
  visibility: '<div style="visibility:hidden">가<p style="visibility:visible">나</p></div>',
  "aria-hidden": '<i aria-hidden="true">가<b>나</b></i>',
  details: "<details><summary>제목</summary><p>안</p><p hidden>숨김</p></details><details open><p>열림</p></details>",
  "a shadow root": '<x-a><template shadowrootmode="open"><h2>그늘</h2><slot name="t"></slot><slot></slot></template><p>빛</p><b slot="t">제목</b></x-a>',
  "nested shadow roots":
    '<x-a><template shadowrootmode="open"><x-b><template shadowrootmode="open"><i><slot></slot></i></template><slot></slot>사이</x-b></template>빛</x-a>',
  "forms and media": '<form><select><option>가<optgroup label=x><option>나</select><textarea>다</textarea><button>라</button></form><picture><source srcset=a><img src=b alt=c></picture>',
  tables: "<table><caption>표</caption><colgroup><col></colgroup><tr><th>가<td>나</table>",
  ruby: "<ruby>漢<rp>(</rp><rt>한</rt><rp>)</rp></ruby>",
  "tags that cross": "<p>가<b>나<i>다</b>라</i>마<div>바</p>사",
  mathematics: "<math><mi>x</mi><annotation>TeX</annotation></math>",
  "the end of a page that was cut": "<article><h1>제목</h1><p>가나다<a href='x",
};

for (const [name, html] of Object.entries(SAME)) {
  test(`the same as parse5: ${name}`, async () => {
    const document = `<!doctype html><meta charset=utf-8><title>제목</title><body>${html}`;
    assert.equal(outline(await walk(document)), outline(pageFromHtml(document).buffer));
  });
}

const fixtures = fileURLToPath(new URL("../../demo/src/articles/", import.meta.url));
for (const name of readdirSync(fixtures).filter((file) => file.endsWith(".html"))) {
  test(`the same as parse5: ${name}`, async () => {
    const html = readFileSync(fixtures + name, "utf8");
    const texts = (buffer) => readPage(buffer).nodes.map(({ tag, text, attributes }) => [tag, text, attributes]);
    assert.deepEqual(texts(await walk(html, undefined, { "content-security-policy": "script-src 'self'" })), texts(pageFromHtml(html).buffer));
  });
}

test("hidden is what the style sheet does not show", async () => {
  const css = ".n{display:none}.v{visibility:hidden}.w{visibility:visible}.c{display:contents}";
  const html = `<style>${css}</style><p class=n>가<b>나</b></p><p class=v>다<b class=w>라</b></p><p class=c>마<b>바</b></p>`;
  assert.equal(await body(html), 'p.h("가".h b.h("나".h)) p.h("다".h b("라")) p("마" b("바"))');
});

test("a page that hides its whole body is read by its attributes", async () => {
  assert.equal(await body("<style>body{visibility:hidden}</style><p>가</p><p hidden>나</p>"), 'p("가") p.h("나".h)');
  assert.equal(await body("<style>body{display:none}</style><p>가</p>"), 'p("가")');
});

test("shadow roots made by scripts", async () => {
  const text = await body("<div id=a>빛<b slot=t>제목</b></div>", () => {
    const root = document.querySelector("#a").attachShadow({ mode: "open" });
    for (const name of ["t", ""]) root.appendChild(document.createElement("slot")).name = name;
    root.appendChild(document.createElement("p")).textContent = "그늘";
  });
  assert.equal(text, 'div#a(slot.s(b("제목")) slot.s("빛") p.s("그늘".s))');
});

test("names of form controls neither fool nor hang the walk", async () => {
  const names = ["parentNode", "firstChild", "nextSibling", "nodeType", "attributes", "localName", "childNodes", "shadowRoot", "getAttribute", "getAttributeNames",
    "checkVisibility", "ownerDocument", "data", "tagName"];
  const html = `<form id=f><input name=${names.join("><input name=")}><p>가</p></form>${
    ["documentElement", "body", "URL", "baseURI", "defaultView", "nodeType", "buffer"].map((name) => `<img name=${name}>`).join("")}<p>나</p>`;
  const buffer = await walk(html, () => {
    if (document.querySelector("form").nodeType === 1 || document.URL === location.href) throw new Error("nothing is clobbered");
  });
  assert.deepEqual(readPage(buffer).nodes.filter(({ text }) => text?.trim()).map(({ text }) => text), ["가", "나"]);
  assert.equal(readPage(buffer).address, `${server.address}/page`);
});

test("lone surrogates, NUL and an attribute that is there twice", async () => {
  const buffer = await walk("<p id=p>", () => {
    const p = document.querySelector("p");
    p.append("가\ud800", "\udc00", "나\0다");
    p.setAttributeNS("urn:x", "id", "other");
  });
  const { nodes } = readPage(buffer);
  assert.deepEqual(nodes.filter(({ text }) => text?.trim()).map(({ text }) => text), ["가\ufffd", "\ufffd", "나\ufffd다"]);
  assert.equal(nodes.find(({ tag }) => tag === "p").attributes.id, "p");
});

test("100,000 levels deep", async () => {
  const live = await walk(`<p>앞</p>${"<div>".repeat(100_000)}바닥`);
  assert.ok(readPage(live).nodes.some(({ text }) => text === "앞"));
  const { texts, limits } = await page.evaluate(async (dist) => {
    const { walkDocument } = await import(`${dist}/index.js`);
    const inert = document.implementation.createHTMLDocument("");
    let element = inert.body;
    for (let i = 0; i < 100_000; i++) element = element.appendChild(inert.createElement("div"));
    element.append("바닥");
    inert.body.firstChild.before("앞");
    inert.body.append("뒤");
    const { nodes, limits } = walkDocument(inert);
    return { texts: nodes.filter(Boolean).map(({ data }) => data).join(""), limits };
  }, `${server.address}/dist`);
  assert.deepEqual([texts, limits], ["앞뒤", PageLimit.depth]);
});

test("too much of anything is cut, and said to be", async () => {
  await walk("<p>앞</p>");
  const limits = await page.evaluate(async (dist) => {
    const { walkDocument } = await import(`${dist}/index.js`);
    const read = (fill) => {
      const inert = document.implementation.createHTMLDocument("");
      inert.body.append("앞");
      fill(inert.body.appendChild(inert.createElement("div")), inert);
      const { nodes, limits } = walkDocument(inert);
      return [nodes.find((node) => node?.data).data, limits];
    };
    return [
      read((div, inert) => { for (let i = 0; i < 300_000; i++) div.append(inert.createElement("i")); }),
      read((div) => div.append("가".repeat(6 << 20))),
      read((div) => { for (let i = 0; i < 20_000; i++) div.setAttribute(`data-a${i}`, "x"); div.className = "ad ".repeat(1 << 20); }),
      read((div, inert) => { for (let i = 0; i < 100_000; i++) div.appendChild(inert.createElement("a")).append("기사"); }),
    ];
  }, `${server.address}/dist`);
  assert.deepEqual(limits, [["앞", PageLimit.nodes], ["앞", PageLimit.text], ["앞", PageLimit.attribute], ["앞", 0]]);
});

test("formatting elements that are never closed", async () => {
  const open = Array.from({ length: 60 }, (_, i) => `<b id=${i}><i>`).join("");
  const html = `<!doctype html><meta charset=utf-8><title>제목</title><body>${`<p>${open}가`.repeat(20)}`;
  assert.equal(outline(await walk(html)), outline(pageFromHtml(html).buffer));
});

test("an inert document, one element, and a frame's document", async () => {
  pages["/page"] = "<main><p>가</p></main><aside>나</aside><iframe src=/frame></iframe>";
  pages["/frame"] = "<p>틀</p><p hidden>안</p>";
  await page.goto(`${server.address}/page`, { waitUntil: "load" });
  const found = await page.evaluate(async (dist) => {
    const { walkDocument } = await import(`${dist}/index.js`);
    const texts = (root) => walkDocument(root).nodes.filter((node) => node?.data.trim()).map(({ data }) => data);
    return [
      texts(new DOMParser().parseFromString("<p>멈춤<p style='display:none'>숨김", "text/html")),
      texts(document.querySelector("main")),
      texts(document.querySelector("iframe").contentDocument),
      texts(document.implementation.createDocument(null, "")),
    ];
  }, `${server.address}/dist`);
  assert.deepEqual(found, [["멈춤", "숨김"], ["가"], ["틀", "안"], []]);
});
