// Whatever comes in: a typed error or an honest empty result, no crash, no hang.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { Engine, HtmlTooLargeError, NotTextError, pageFromBytes, PageLimit, readLexicon, readWasm } from "dokhae/node";

const [wasm, lexicon] = await Promise.all([readWasm(), readLexicon()]);
let engine;
beforeEach(async () => {
  // One engine for all, so that nothing bad stays behind; a new one only after a defect.
  if (!engine || engine.broken) engine = await Engine.create(wasm, lexicon);
});

/** Paragraphs that differ as those of an article do. */
function paragraphs(count, tag = "p") {
  const what = ["반도체", "주택", "학교", "농산물", "철도", "병원", "전력", "항만", "관광", "하천", "도서관"];
  const who = ["정부", "국회", "시의회", "교육청", "연구원", "노동조합", "상인회"];
  const how = ["늘리겠다고 밝혔다", "줄일 계획이다", "다시 살펴보기로 했다", "내년까지 미루겠다고 했다", "서두르겠다고 강조했다"];
  return Array.from({ length: count }, (_, i) =>
    `<${tag}>${who[i % 7]}는 ${what[i % 11]} 지원을 ${how[i % 5]}. 예산은 ${i + 3}억 원이다. ` +
    `김민수 ${what[(i + 3) % 11]} 연구원은 “시장이 ${(i % 90) + 1}% 성장할 것”이라고 말했다.</${tag}>`).join("");
}
const ARTICLE = `<!doctype html><meta charset=utf-8><title>지원을 늘리는 지방 정부</title><article><h1>지원을 늘리는 지방 정부</h1>${paragraphs(6)}</article>`;

function readAll(input) {
  const article = engine.readPage(pageFromBytes(typeof input === "string" ? Buffer.from(input) : input));
  return { article, terms: engine.terms().terms, claims: engine.claims().claims, tokens: engine.tokens().tokens };
}

/** The same for what may be too much: an error that says so is an answer too. */
function readWithinReason(input) {
  try {
    const { article } = readAll(input);
    assert.ok(["ok", "no_article", "truncated"].includes(article.status));
  } catch (error) {
    assert.ok(["out_of_memory", "too_large"].includes(error.code), String(error));
  }
}

function isEmpty({ article, terms, claims }) {
  assert.deepEqual([article.status, article.blocks, terms, claims], ["no_article", [], [], []]);
}

test("the pattern that the bad ones are made from is an article", () => {
  const { article, terms } = readAll(ARTICLE);
  assert.equal(article.status, "ok");
  assert.equal(article.blocks.filter(({ kind }) => kind === "paragraph").length, 6);
  assert.ok(terms.length > 3);
});

test("empty", () => {
  for (const input of ["", " \n\t", "<!doctype html>", "<html></html>", "\ufeff"]) isEmpty(readAll(input));
});

test("not HTML", () => {
  isEmpty(readAll('{"title":"제목","body":"본문"}'));
  isEmpty(readAll("plain text of a few words"));
  isEmpty(readAll("<rss><channel><title>x</title></channel></rss>"));
  assert.throws(() => pageFromBytes(Buffer.from([0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 4000 }, (_, i) => (i * i) & 0xff)])), NotTextError);
  assert.throws(() => pageFromBytes(new Uint8Array(4000)), NotTextError);
});

test("not Korean", () => {
  const paragraph = (i) => `<p>The ministry said on Monday that it would spend ${i} million more on chips, and that the plan, drafted in ${1990 + i}, was final.</p>`;
  const { article, claims } = readAll(`<title>A plan</title><article><h1>A plan for chips</h1>${[1, 2, 3, 4, 5].map(paragraph).join("")}</article>`);
  assert.ok(["ok", "no_article"].includes(article.status));
  assert.ok(claims.every(({ speaker }) => speaker.type !== "person"));
});

test("truncated anywhere", () => {
  const bytes = Buffer.from(ARTICLE);
  for (let length = 0; length < bytes.length; length += 97) {
    const { article } = readAll(bytes.subarray(0, length));
    assert.ok(["ok", "no_article"].includes(article.status), `${length} bytes`);
  }
});

test("10 MB of article", () => readWithinReason(`<article><h1>긴 기사</h1>${paragraphs(50_000)}</article>`));

const SIZE = 10 << 20;
const HUGE = {
  "one paragraph": () => `<article><h1>제목</h1><p>${paragraphs(50_000, "span")}</p></article>`,
  "one word": () => `<article><h1>제목</h1><p>${"가".repeat(SIZE / 3)}</p></article>`,
  "quotation marks": () => `<article><h1>제목</h1><p>${"“".repeat(SIZE / 3)}</p></article>`,
  "one attribute": () => ARTICLE.replace("<h1>", `<h1 class="${"x".repeat(SIZE)}">`),
};
for (const [what, html] of Object.entries(HUGE)) test(`10 MB of ${what}`, () => readWithinReason(html()));

test("100,000 levels deep", () => {
  const { article } = readAll(ARTICLE + "<div>".repeat(100_000) + paragraphs(1));
  assert.notEqual(article.pageLimits & PageLimit.depth, 0);
  assert.equal(article.status, "truncated");
  assert.match(article.text, /시장이 6% 성장/);
});

/** The article's text and what was cut, without the stages that follow. */
function readArticle(html) {
  const { status, pageLimits, text, blocks } = engine.readPage(pageFromBytes(Buffer.from(html)));
  return { status, pageLimits, text, blocks };
}

test("more than 300,000 nodes", () => {
  const { status, pageLimits, text } = readArticle(ARTICLE + "<i>가</i>".repeat(200_000));
  assert.deepEqual([status, pageLimits], ["truncated", PageLimit.nodes]);
  assert.match(text, /시장이 6% 성장/);
});

test("more than 16 MB of text", () => {
  const { status, pageLimits, text } = readArticle(`${ARTICLE}<pre>${"가나다라 ".repeat(1_400_000)}</pre>`);
  assert.deepEqual([status, pageLimits], ["truncated", PageLimit.text]);
  assert.match(text, /시장이 6% 성장/);
});

test("attributes without end", () => {
  const names = Array.from({ length: 50_000 }, (_, i) => `data-a${i}=${i}`).join(" ");
  const classes = Array.from({ length: 100_000 }, (_, i) => `ad-${i}`).join(" ");
  const { status, pageLimits, blocks } = readArticle(ARTICLE.replace("<article>", `<article ${names}><div class="${classes}" id="${"x".repeat(100_000)}"></div>`));
  assert.deepEqual([status, pageLimits, blocks.length], ["ok", PageLimit.attribute, 6]);
});

test("100,000 links after the article", () => {
  const links = Array.from({ length: 100_000 }, (_, i) => `<a href=/news/${i}>기사 제목 ${i}</a>`).join("");
  const { status, blocks } = readArticle(`${ARTICLE}<div>${links}</div>`);
  assert.ok(["ok", "no_article"].includes(status));
  assert.ok(blocks.length <= 8, `${blocks.length} blocks`);
});

test("100,000 times the same line", () => {
  const { status } = readArticle(`${ARTICLE}<div>${"이 문장은 여러 번 나온다고 했다.<br>".repeat(100_000)}</div>`);
  assert.ok(["ok", "no_article"].includes(status));
});

test("formatting elements that are never closed", () => {
  const open = Array.from({ length: 100 }, (_, i) => `<b id=${i}><i>`).join("");
  const { status, blocks } = readArticle(ARTICLE.replace("<h1>", `${open}<h1>`).replaceAll("</p>", ""));
  assert.equal(status, "ok");
  assert.equal(blocks.filter(({ kind }) => kind === "paragraph").length, 6);
});

test("20,000 of anything beside each other", () => {
  for (const html of ["<a href=/1>기사</a>", "<p>가", "<br>", "<li>나", "<td>다", "<img src=a>", "<b id=1>라", "<div hidden>", "“말”", "<!--x-->", "&#0;"]) {
    assert.ok(["ok", "no_article", "truncated"].includes(readAll(ARTICLE + html.repeat(20_000)).article.status), html);
  }
});

test("markup that multiplies itself", () => {
  const many = Array.from({ length: 2000 }, (_, i) => `<b id=${i}>`).join("");
  assert.throws(() => readAll(`<p>${many}</p>${"<p>가</p>".repeat(2000)}`), HtmlTooLargeError);
});

test("invalid UTF-8", () => {
  const bytes = Buffer.from(ARTICLE);
  for (let at = bytes.indexOf("정부는"); at < bytes.length; at += 250) bytes[at] = 0xff;
  const { article } = readAll(bytes);
  assert.equal(article.status, "ok");
  assert.match(article.text, /\ufffd/);
  assert.match(article.text, /말했다/);
});

test("lone surrogates, NUL, control characters, text in NFD", () => {
  for (const bad of ["&#xD800;", "&#xDFFF;&#xD800;", "&#0;", "\u0001\u001f\u007f", "\u202e\u2066", "\ud83c\udf0f"]) {
    const { article } = readAll(ARTICLE.replaceAll("지원을", `지원을${bad}`));
    assert.equal(article.status, "ok", JSON.stringify(bad));
  }
  assert.match(readAll(ARTICLE.normalize("NFD")).article.text, /다시 살펴보기로 했다/);
  const text = engine.readText("제목\ud800\n\udc00정부는 대책을 발표했다.");
  assert.equal(text.text, "제목\ufffd\n\ufffd정부는 대책을 발표했다.");
});

test("linked data that lies", () => {
  for (const json of ["{", "[".repeat(100_000), '{"@type":"NewsArticle","headline":{"__proto__":{"x":1}}}', '{"@type":"NewsArticle","headline":12,"author":[[[]]],"datePublished":{}}', "null"]) {
    const { article } = readAll(ARTICLE.replace("<article>", `<script type="application/ld+json">${json}</script><article>`));
    assert.equal(article.status, "ok");
    assert.equal(article.title, "지원을 늘리는 지방 정부");
  }
  assert.equal({}.x, undefined);
});

test("text that is no text", () => {
  for (const text of ["", "\n\n\n", "가", "1", "“", "”".repeat(1000), "(".repeat(100_000), "가".repeat(100_000), "가 ".repeat(100_000), "1,".repeat(50_000),
    "김".repeat(1000), "다.".repeat(50_000), "\ud800".repeat(1000), "ᄀ".repeat(10_000), "a".repeat(100_000), "🌏".repeat(10_000)]) {
    const article = engine.readText(text);
    if (article.status === "no_article") continue;
    engine.terms();
    engine.tokens();
    engine.claims();
  }
});

test("and it still reads an article after all that", () => {
  assert.equal(readAll(readFileSync(new URL("../../demo/src/articles/economy.html", import.meta.url))).article.status, "ok");
});
