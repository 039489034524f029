import assert from "node:assert/strict";
import { test } from "node:test";
import { articleTree, markupOf } from "dokhae/node";

/** An article of blocks given as [kind, text, more]. */
function markup(...blocks) {
  let text = "제목";
  const made = blocks.map(([kind, own, more = {}]) => {
    const start = text.length + 2;
    if (kind !== "figure") text += `\n\n${own}`;
    const place = kind === "figure" ? { start: -1, end: -1 } : { start, end: start + own.length };
    return { kind, level: 0, ordered: false, list: 0, text: own, runs: [], images: [], cells: [], source: [], ...place, ...more };
  });
  return markupOf(articleTree({ text, blocks: made })).replace(/\n(?!\n)/g, "");
}
const run = (kind, start, end, href = "") => ({ kind, start, end, href });

test("text is text", () => {
  assert.equal(markup(["paragraph", '<script>alert("1")</script> & 가']), "<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 가</p>");
});

test("headings, subtitles and quotations", () => {
  assert.equal(
    markup(["subtitle", "부제"], ["heading", "하나", { level: 1 }], ["heading", "셋", { level: 3 }], ["quote", "가"], ["quote", "나"], ["paragraph", "다"], ["quote", "라"]),
    '<p role="doc-subtitle">부제</p><h2>하나</h2><h3>셋</h3><blockquote><p>가</p><p>나</p></blockquote><p>다</p><blockquote><p>라</p></blockquote>',
  );
});

test("runs nest", () => {
  const runs = [run("link", 0, 4, 'https://a.kr/?a="&b'), run("strong", 1, 3), run("emphasis", 1, 2), run("code", 5, 6)];
  assert.equal(
    markup(["paragraph", "가나다라마바", { runs }]),
    '<p><a href="https://a.kr/?a=&quot;&amp;b" rel="noopener noreferrer nofollow">가<strong><em>나</em>다</strong>라</a>마<code>바</code></p>',
  );
});

test("runs that cross do not break the nesting", () => {
  assert.equal(markup(["paragraph", "가나다", { runs: [run("strong", 0, 2), run("emphasis", 1, 3)] }]), "<p><strong>가<em>나</em></strong>다</p>");
});

test("lists nest by level and tell their kinds apart", () => {
  const item = (text, level, ordered = false, list = 1) => ["listItem", text, { level, ordered, list }];
  assert.equal(
    markup(item("가", 1), item("나", 2, true), item("다", 2, true), item("라", 1), item("마", 1, false, 2), ["paragraph", "바"], item("사", 2, false, 3)),
    "<ul><li>가<ol><li>나</li><li>다</li></ol></li><li>라</li></ul><ul><li>마</li></ul><p>바</p><ul><li><ul><li>사</li></ul></li></ul>",
  );
});

test("tables keep rows, heads and spans", () => {
  const cell = (row, column, start, end, more) => ({ row, column, rowSpan: 1, columnSpan: 1, header: false, start, end, ...more });
  const cells = [cell(0, 0, 0, 1, { header: true, columnSpan: 2 }), cell(1, 0, 2, 3), cell(1, 1, 4, 5, { rowSpan: 5000 })];
  assert.equal(
    markup(["table", "가\n나\t다", { cells, runs: [run("strong", 4, 5)] }]),
    '<table><tr><th colspan="2">가</th></tr><tr><td>나</td><td rowspan="1000"><strong>다</strong></td></tr></table>',
  );
});

test("figures and preformatted text", () => {
  assert.equal(
    markup(["figure", "설명", { images: [{ url: "https://a.kr/1.jpg", alt: '"', width: 2, height: 1 }] }], ["figure", "글뿐"]),
    '<figure><img src="https://a.kr/1.jpg" alt="&quot;" width="2" height="1"><figcaption>설명</figcaption></figure><figure><figcaption>글뿐</figcaption></figure>',
  );
  assert.equal(markup(["pre", "a  <b"]), "<pre>a  &lt;b</pre>");
});

test("every text says where it stands", () => {
  const text = "제목\n\n가나다";
  const block = { kind: "paragraph", level: 0, ordered: false, list: 0, start: 4, end: 7, text: "가나다", runs: [run("strong", 1, 2)], images: [], cells: [], source: [] };
  const [p] = articleTree({ text, blocks: [block] });
  assert.equal(p.block, 0);
  const texts = p.children.map((child) => ("text" in child ? child : child.children[0]));
  for (const { text: own, start } of texts) assert.equal(text.slice(start, start + own.length), own);
});
