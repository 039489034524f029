// What an article holds beside its text, and what is said of it: from HTML to the article.
import assert from "node:assert/strict";
import { test } from "node:test";
import { articleTree, Engine, markupOf, pageFromHtml, readWasm } from "dokhae/node";

const engine = await Engine.create(await readWasm());

const FIRST = "가온시가 낡은 시장 건물을 고쳐 내년 봄에 다시 연다고 3일 밝혔다. 상인들은 비가 새던 지붕부터 바꿔 달라고 여러 해 동안 요구해 왔다.";
const SECOND = "공사에는 열 달이 걸린다. 그동안 가게들은 옆 주차장에 지은 임시 건물에서 손님을 맞고, 시는 임대료를 절반만 받기로 했다.";
const THIRD = "시는 지붕과 전기를 먼저 손보고 주차장을 두 층으로 늘린다. 예산은 120억 원이며 그 가운데 절반은 도에서 받는다고 설명했다.";

/** An article with something between its paragraphs. */
function read(inside, { head = "", above = "", below = "", url = "https://news.example/2026/market.html", time } = {}) {
  const html = `<!DOCTYPE html><html lang="ko"><head>${head}</head><body><h1>낡은 시장, 봄에 다시 연다</h1>${above}`
    + `<div class="article-body" itemprop="articleBody"><p>${FIRST}</p><p>${SECOND}</p>${inside}<p>${THIRD}</p></div>${below}</body></html>`;
  const article = engine.readPage(pageFromHtml(html, { address: url, time }));
  assert.equal(article.status, "ok");
  return article;
}

const figures = (article) => article.blocks.filter(({ kind }) => kind === "figure");
const imageUrls = (article) => figures(article).flatMap(({ images }) => images.map(({ url }) => url));

test("the image that a lazy loader is to show, and the largest that a screen makes use of", () => {
  for (const [html, name] of [
    ['<img src="data:image/gif;base64,R0lGOD" data-src="/a.jpg">', "a"],
    ['<img src="/img/1x1.gif" data-lazy="/b.jpg">', "b"],
    ['<img src="/blank.png" data-original="/c.jpg">', "c"],
    ['<img src="/small.jpg" srcset="/d-320.jpg 320w, /d.jpg 1280w, /d-4k.jpg 3840w" sizes="100vw">', "d"],
    ['<img src="/small.jpg" srcset="/e-1.jpg, /e.jpg 2x">', "e"],
    ['<picture><source srcset="/f.webp 800w"><img src="/placeholder.png"></picture>', "f"],
    ['<img class="lazy" src="data:image/gif;base64,R0lGOD"><noscript><img src="/g.jpg?w=1&amp;h=2"></noscript>', "g"],
    ['<div class="lazy"></div><noscript><img src="/h.jpg"></noscript>', "h"],
    ['<img data-src="/i.jpg"><noscript><img src="/other.jpg"></noscript>', "i"],
  ]) {
    const urls = imageUrls(read(`<figure>${html}</figure>`));
    assert.equal(urls.length, 1, html);
    assert.match(urls[0], new RegExp(`^https://news\\.example/${name}\\.`), html);
  }
});

test("what only holds an image's place is no image", () => {
  for (const html of ['<img src="/spacer.gif">', '<img src="data:image/gif;base64,R0lGOD">', '<img src="/count.gif" width="1" height="1">']) {
    assert.deepEqual(imageUrls(read(`<p>${html}</p>`)), [], html);
  }
});

test("a caption stands with its image and not in the text", () => {
  const article = read('<figure><img src="/a.jpg" alt="지붕"><figcaption>비가 새던 지붕. 사진=가온시 제공</figcaption></figure>');
  const [figure] = figures(article);
  assert.equal(figure.text, "비가 새던 지붕. 사진=가온시 제공");
  assert.equal(figure.images[0].alt, "지붕");
  assert.doesNotMatch(article.text, /가온시 제공/);
});

test("videos and posts from elsewhere are links", () => {
  for (const [html, href] of [
    ['<iframe src="https://www.youtube.com/embed/x1" title="공사 현장"></iframe>', "https://www.youtube.com/embed/x1"],
    ['<iframe data-src="//player.vimeo.com/video/5"></iframe>', "https://player.vimeo.com/video/5"],
    ['<video poster="/p.jpg"><source src="/v.mp4"></video>', "https://news.example/v.mp4"],
    ['<blockquote class="twitter-tweet"><p>지붕</p>— 상인 <a href="https://x.com/a/status/1">3월 2일</a></blockquote>', "https://x.com/a/status/1"],
    ['<blockquote class="instagram-media"><a href="https://www.instagram.com/p/1/">이 게시물 보기</a></blockquote>', "https://www.instagram.com/p/1/"],
  ]) {
    const article = read(html);
    const links = article.blocks.flatMap(({ runs }) => runs.filter(({ kind }) => kind === "link").map((run) => run.href));
    assert.deepEqual(links, [href], html);
    assert.match(markupOf(articleTree(article)), new RegExp(`<a href="${href.replace(/[.?/]/g, "\\$&")}"`));
  }
});

test("frames of advertisements and hidden ones are nothing", () => {
  for (const html of ['<iframe src="https://ads.example/x"></iframe>', '<iframe hidden src="https://www.youtube.com/embed/x1"></iframe>']) {
    assert.deepEqual(figures(read(html)), []);
  }
});

test("ruby: the base is the text, the reading stands beside it", () => {
  const article = read(`<p>새 건물에는 <ruby>市場<rp>(</rp><rt>시장</rt><rp>)</rp></ruby>이라는 옛 글자를 그대로 새겨 두기로 했다고 시는 덧붙였다.</p>`);
  assert.match(article.text, /새 건물에는 市場이라는 옛/);
  const run = article.blocks.flatMap(({ runs }) => runs).find(({ kind }) => kind === "ruby");
  assert.equal(run.reading, "시장");
  assert.match(markupOf(articleTree(article)), /<ruby>市場<rt>시장<\/rt><\/ruby>이라는/);
});

test("headings keep their level, lists nest, tables keep their cells, preformatted text its lines", () => {
  const article = read(
    "<h2>공사 차례</h2><h3>첫해</h3><ol><li>지붕을 새로 올리고 비가 새지 않도록 물받이를 단다고 한다.<ul><li>기와는 옛것을 닦아 다시 쓰고, 모자라는 것만 새로 구워서 올릴 생각이다.</li></ul></li>"
      + "<li>전기와 수도를 새로 놓고 가게마다 계량기를 따로 단다고 시는 밝혔다.</li></ol><h3>예산</h3>"
      + `<table><thead><tr><th>해</th><th>예산과 쓰임</th></tr></thead>${["70억 원, 지붕과 전기와 수도 공사", "30억 원, 주차장을 두 층으로", "20억 원, 간판과 바닥 정비"].map((cell, i) => `<tr><td>202${i + 6}년</td><td>${cell}</td></tr>`).join("")}</table>`,
  );
  const html = markupOf(articleTree(article));
  assert.match(html, /<h2>공사 차례<\/h2>/);
  assert.match(html, /<h3>첫해<\/h3>/);
  assert.match(html, /<ol>\s*<li>지붕[^]*<ul>\s*<li>기와[^]*<\/ul>[^]*<li>전기/);
  assert.match(html, /<th>예산과 쓰임<\/th>[^]*<td>70억 원, 지붕/);
});

test("links are absolute and safe", () => {
  const article = read(`<p>시가 낸 <a href="../doc/plan.pdf">계획서</a>와 <a href="javascript:alert(1)">단추</a>, <a href="#fn1">각주</a>를 보면 공사는 세 번에 나누어 이루어진다.</p>`);
  const links = article.blocks.flatMap(({ runs }) => runs.filter(({ kind }) => kind === "link").map((run) => run.href));
  assert.deepEqual(links, ["https://news.example/doc/plan.pdf", "https://news.example/2026/market.html#fn1"]);
});

test("the next page of an article is known by its number", () => {
  const at = (href, url) => read("", { url, below: `<div class="pages"><a href="/other.html">다음 기사</a> <a href="${href}">2</a></div>` }).nextPageUrl;
  assert.equal(at("?page=2", "https://news.example/2026/market.html"), "https://news.example/2026/market.html?page=2");
  assert.equal(at("market-2.html", "https://news.example/2026/market.html"), "https://news.example/2026/market-2.html");
  assert.equal(at("/2026/market/3", "https://news.example/2026/market/2"), "https://news.example/2026/market/3");
  assert.equal(at("/view?id=5&page=3", "https://news.example/view?id=5&page=2"), "https://news.example/view?id=5&page=3");
  // The page before, the one after the next, another article.
  assert.equal(at("?page=1", "https://news.example/2026/market.html?page=2"), "");
  assert.equal(at("?page=3", "https://news.example/2026/market.html"), "");
  assert.equal(at("/2026/bridge-2.html", "https://news.example/2026/market.html"), "");
  assert.equal(at("/view?id=6", "https://news.example/view?id=5"), "");
});

test("the title that readers see counts more than what is written for search engines", () => {
  const title = (head, h1 = "") => engine.readPage(pageFromHtml(
    `<head>${head}</head><h1>${h1}</h1><div class="article-body"><p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p></div>`, { address: "https://www.gaon-news.example/1" })).title;
  assert.equal(title('<meta property="og:title" content="시장 다시 연다… 무슨 일이?">', "낡은 시장, 내년 봄에 다시 연다"), "낡은 시장, 내년 봄에 다시 연다");
  assert.equal(title('<meta property="og:title" content="시장 다시 연다… 무슨 일이?">', "사회"), "시장 다시 연다… 무슨 일이?");
  assert.equal(title('<meta property="og:title" content="낡은 시장 내년 봄 다시 연다 | 가온일보">', "낡은 시장, 내년 봄에 다시 연다"), "낡은 시장, 내년 봄에 다시 연다");
  assert.equal(title("<title>Old market to reopen – Gaon News</title>"), "Old market to reopen");
  assert.equal(title("<title>낡은 시장, 봄에 다시 연다ㅣ사회ㅣ가온일보</title><meta property='og:site_name' content='가온일보'>"), "낡은 시장, 봄에 다시 연다");
});

test("all authors that the page shows", () => {
  const authors = (above, head = "") => read("", { above, head }).authors;
  const linked = (names) => `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "낡은 시장, 봄에 다시 연다", author: names.map((name) => ({ "@type": "Person", name })) })}</script>`;
  assert.deepEqual(authors("<div>홍길동·김영희 기자</div>"), ["홍길동", "김영희"]);
  assert.deepEqual(authors("<div>홍길동 인턴기자 hong@news.example</div>"), ["홍길동"]);
  assert.deepEqual(authors("<div>By Ann Carter and Bo Lind</div>"), ["Ann Carter", "Bo Lind"]);
  assert.deepEqual(authors("<div>By Ann Carter, MD, in Gaon | Updated May 3, 2026</div>"), ["Ann Carter"]);
  assert.deepEqual(authors("<div>Published May 2, 2026 by Ann Carter</div>"), ["Ann Carter"]);
  assert.deepEqual(authors("<div>Von Anna Schmidt und Jan Weber</div>"), ["Anna Schmidt", "Jan Weber"]);
  assert.deepEqual(authors("<div>Par Anne Morel et Luc Petit</div>"), ["Anne Morel", "Luc Petit"]);
  assert.deepEqual(authors('<div><a href="/authors/ann-carter">Ann Carter</a>, <a href="/authors/bo-lind">Bo Lind</a></div>'), ["Ann Carter", "Bo Lind"]);
  assert.deepEqual(authors('<div>Reviewed by</div><div><a href="/authors/bo-lind">Bo Lind</a></div>', linked(["Ann Carter"])), ["Ann Carter"]);
  assert.deepEqual(authors('<div>By <a href="/authors/a">Ann Carter</a>, <a href="/authors/b">Bo Lind</a></div>', linked(["Ann Carter"])), ["Ann Carter", "Bo Lind"]);
  assert.deepEqual(authors("<div>By Ann Carter</div>", '<meta name="author" content="ann.carter">'), ["Ann Carter"]);
});

test("times: as machines are told, as readers see them, counted back from when the page was read", () => {
  const time = Date.UTC(2026, 8, 3, 12, 0);
  const at = (above, head = "") => read("", { above, head, time }).publishedTime;
  assert.equal(at("<div>입력 2026.09.03. 오전 8:30</div><div>수정 2026.09.03. 오전 9:10</div>"), "2026-09-03T08:30:00+09:00");
  assert.equal(at("<div>2시간 전</div>"), "2026-09-03T19:00:00+09:00");
  assert.equal(at("<div>4 de setembro de 2026</div>"), "2026-09-04");
  assert.equal(at("<div>4. März 2026</div>"), "2026-03-04");
  assert.equal(at("<div>2026年9月3日 8時30分</div>").slice(0, 10), "2026-09-03");
  assert.equal(at("", '<meta name="x-published-date" content="2026-09-03T01:02:03Z">'), "2026-09-03T01:02:03+00:00");
});
