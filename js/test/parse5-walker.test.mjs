import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlTooLargeError, PageLimit, pageFromHtml } from "dokhae/node";
import { bodyOutline, outline, readPage } from "./support/page-reader.mjs";

const body = (html) => bodyOutline(pageFromHtml(html).buffer);

test("elements, texts and the attributes of the table", () => {
  const { buffer } = pageFromHtml('<title>제목</title><p id=a class="b c" style="color:red" onclick="x()">가<b>나</b>다');
  assert.equal(outline(buffer), 'html(head(title("제목")) body(p#a("가" b("나") "다")))');
  const p = readPage(buffer).nodes.find(({ tag }) => tag === "p");
  assert.deepEqual(p.attributes, { id: "a", class: "b c" });
});

test("nodes lead back to the text nodes of the tree", () => {
  const page = pageFromHtml("<p>가<b>나</b>");
  for (const { n, text } of readPage(page.buffer).nodes) assert.equal(page.nodes[n]?.value, text);
});

test("scripts, styles, drawings, templates and comments are left out, linked data is kept", () => {
  assert.equal(
    body('가<script>x</script><style>y</style><svg><text>z</text></svg><template>t</template><!--c--><noscript><p>n</noscript>나' +
      '<script type=" application/ld+json; charset=utf-8">{"a":1}</script>'),
    '"가" "나" script("{"a":1}")',
  );
});

test("frames and drawings keep no content", () => {
  assert.equal(body("<canvas id=c>가</canvas><iframe id=i>나</iframe>"), "canvas#c iframe#i".replace("canvas", "?"));
});

test("what the page hides is flagged with all below it", () => {
  assert.equal(body('<div hidden>가<p>나</p></div><p style="color:red; DISPLAY : none !important">다</p>'), 'div.h("가".h p.h("나".h)) p.h("다".h)');
  assert.equal(body("<dialog>가</dialog><dialog open>나</dialog><div popover>다</div>"), 'dialog.h("가".h) dialog("나") div.h("다".h)');
  assert.equal(body("<video>옛 브라우저</video>"), 'video.h("옛 브라우저".h)');
});

test("visibility can come back below, display cannot", () => {
  assert.equal(body('<div style="visibility:hidden">가<p style="visibility:visible">나</p></div>'), 'div.h("가".h p("나"))');
  assert.equal(body('<div style="display:none"><p style="visibility:visible">나</p></div>'), 'div.h(p.h("나".h))');
});

test("aria-hidden is another matter", () => {
  assert.equal(body('<i aria-hidden="true">가<b>나</b></i><i aria-hidden="false">다</i>'), 'i.a("가".a b.a("나".a)) i("다")');
});

test("a body that hides itself is shown", () => {
  assert.equal(body('<body hidden style="display:none"><p>가'), 'p("가")');
});

test("a declared shadow root stands in the place of the children, slots take what is theirs", () => {
  const html =
    '<x-a id=host><template shadowrootmode="open"><h2>그늘</h2><slot name="t">없음</slot><slot></slot><slot>또</slot></template>' +
    "<p>빛</p><b slot=t>제목</b><i slot=none>사라짐</i></x-a>";
  assert.equal(body(html), '?#host(h2.s("그늘".s) slot.s(b("제목")) slot.s(p("빛")) slot.s("또".s))');
});

test("a closed shadow root is no part of the page", () => {
  assert.equal(body('<x-a><template shadowrootmode="closed">안</template>밖</x-a>'), '?("밖")');
});

test("relative addresses refer to the base", () => {
  assert.equal(pageFromHtml("<p>가", { address: "https://a.kr/news/1" }).baseAddress, "https://a.kr/news/1");
  assert.equal(pageFromHtml("<base target=x><base href=/img/><p>가", { address: "https://a.kr/news/1" }).baseAddress, "https://a.kr/img/");
  assert.equal(pageFromHtml("<base href='http://['><p>가", { address: "https://a.kr/" }).baseAddress, "https://a.kr/");
  assert.equal(pageFromHtml("<p>가").baseAddress, "");
});

test("whatever comes in, a page comes out", () => {
  for (const html of ["", "   ", "\0", "no tags at all", "<", "<<<>>>&&&", "{}", "<html><head><title>잘린", "<p>가<", "<!doctype", "\ud800<p>\udfff"]) {
    assert.ok(readPage(pageFromHtml(html).buffer).nodes.length >= 3, JSON.stringify(html));
  }
});

test("100,000 levels deep: cut and said so, in linear time", () => {
  const started = performance.now();
  for (const tag of ["div", "span", "b", "ul><li", "table><tr><td", "x-y"]) {
    const { buffer, limits } = pageFromHtml(`<p>앞</p>${`<${tag}>`.repeat(100_000)}바닥`);
    assert.equal(limits, PageLimit.depth, tag);
    assert.ok(readPage(buffer).nodes.some(({ text }) => text === "앞"));
  }
  assert.ok(performance.now() - started < 20_000);
});

test("10 MB: cut and said so", () => {
  const { buffer, limits } = pageFromHtml(`<h1>제목</h1>${"<p>긴 글이다. 끝이 없다.</p>".repeat(250_000)}`);
  assert.equal(limits, PageLimit.nodes);
  assert.equal(readPage(buffer).nodes.length, 300_000);
});

test("markup that multiplies itself is refused", () => {
  const many = Array.from({ length: 2000 }, (_, i) => `<b id=${i}>`).join("");
  assert.throws(() => pageFromHtml(`<p>${many}</p>${"<p>가</p>".repeat(2000)}`), HtmlTooLargeError);
});
