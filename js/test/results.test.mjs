import assert from "node:assert/strict";
import { test } from "node:test";
import { pageFromHtml } from "dokhae/node";
import { load } from "./support/load.mjs";

const { parseArticle, parseClaims, parseTerms, parseTokens, textLengths } = await load("core/results.ts");

const bytes = (value) => new TextEncoder().encode(JSON.stringify(value));
const NO_PAGE = new Uint32Array();
const LENGTHS = Uint32Array.of(0, 5, 0, 7);
const article = (over = {}, blocks = [{ kind: "paragraph", start: 4, end: 9, source: [[0, 5, 1, 0, 5]] }]) =>
  bytes({ status: "ok", title: "제목", text: "제목\n\n가나다라마", blocks, ...over });
const parsed = (...args) => parseArticle(article(...args), LENGTHS, "https://a.kr/news/1");

test("what the core leaves out is empty", () => {
  const { blocks, text, ...rest } = parsed();
  assert.equal(text.slice(blocks[0].start, blocks[0].end), "가나다라마");
  assert.deepEqual(blocks[0], {
    kind: "paragraph", level: 0, ordered: false, list: 0, start: 4, end: 9, text: "가나다라마", runs: [], images: [], cells: [],
    source: [[0, 5, 1, 0, 5]],
  });
  assert.deepEqual([rest.subtitle, rest.authors, rest.leadImage, rest.canonicalUrl, rest.titleSource], ["", [], null, "", []]);
});

test("addresses come out absolute and safe, or not at all", () => {
  const runs = [
    { kind: "link", start: 0, end: 1, href: "javascript:alert(1)" },
    { kind: "link", start: 1, end: 2, href: "../2" },
    { kind: "strong", start: 2, end: 3 },
  ];
  const result = parsed({ leadImage: { url: "/a.png", alt: "그림" }, canonicalUrl: "data:,x" }, [
    { kind: "paragraph", start: 4, end: 9, runs },
    { kind: "figure", start: -1, end: -1, text: "설명", images: [{ url: "javascript:1", alt: "" }, { url: "b.jpg", alt: "", width: 3, height: 4 }] },
    { kind: "figure", start: -1, end: -1, text: "", images: [{ url: "javascript:1" }] },
  ]);
  assert.deepEqual(result.blocks[0].runs, [
    { kind: "link", start: 1, end: 2, href: "https://a.kr/2", reading: "" },
    { kind: "strong", start: 2, end: 3, href: "", reading: "" },
  ]);
  assert.deepEqual(result.blocks[1].images, [{ url: "https://a.kr/news/b.jpg", alt: "", width: 3, height: 4 }]);
  assert.equal(result.blocks.length, 2);
  assert.equal(result.leadImage.url, "https://a.kr/a.png");
  assert.equal(result.canonicalUrl, "");
});

test("a page from a file has the address that it names itself", () => {
  const json = article({ canonicalUrl: "https://b.kr/news/2" }, [{ kind: "paragraph", start: 4, end: 9, runs: [{ kind: "link", start: 0, end: 1, href: "3" }] }]);
  assert.equal(parseArticle(json, LENGTHS, "").blocks[0].runs[0].href, "https://b.kr/news/3");
});

test("an offset that is wrong is a defect of the core, not of the page", () => {
  const wrong = [
    { kind: "paragraph", start: 4, end: 10 },
    { kind: "paragraph", start: 5, end: 4 },
    { kind: "paragraph", start: 0.5, end: 4 },
    { kind: "marquee", start: 4, end: 9 },
    { kind: "paragraph", start: 4, end: 9, runs: [{ kind: "strong", start: 0, end: 6 }] },
    { kind: "paragraph", start: 4, end: 9, cells: [{ start: 0, end: 6 }] },
    { kind: "paragraph", start: 4, end: 9, source: [[0, 5, 2, 0, 5]] },
    { kind: "paragraph", start: 4, end: 9, source: [[0, 5, 4, 0, 5]] },
    { kind: "paragraph", start: 4, end: 9, source: [[0, 5, 1, 0, 6]] },
    { kind: "paragraph", start: 4, end: 9, source: [[0, 5, 1, 0]] },
    { kind: "paragraph", start: 4, end: 9, runs: {} },
    null,
  ];
  for (const block of wrong) assert.throws(() => parsed({}, [block]), { name: "DokhaeError", code: "internal" }, JSON.stringify(block));
  for (const json of [bytes([]), bytes(null), bytes({ status: "great" }), new TextEncoder().encode("{")]) {
    assert.throws(() => parseArticle(json, NO_PAGE, ""), { code: "internal" });
  }
});

test("terms, tokens and claims are checked against the text", () => {
  const text = "가나다라";
  const terms = parseTerms(bytes({ terms: [{ surface: "가", start: 0, end: 1, kind: "term", gloss: ["a"], score: 1.5 }], sentences: [[0, 4, 1]] }), text);
  assert.deepEqual([terms.terms[0].gloss, terms.terms[0].unsure, terms.sentences[0]], [["a"], false, { start: 0, end: 4, paragraph: 1 }]);
  const name = { start: 0, end: 1, kind: "person" };
  assert.deepEqual(["title", undefined].map((evidence) => parseTerms(bytes({ terms: [{ ...name, evidence }] }), text).terms[0].evidence), ["title", null]);
  const source = { name: "Words", licence: "CC0", address: "javascript:alert(1)" };
  const taken = parseTerms(bytes({ terms: [{ start: 0, end: 1, kind: "term", source: 0 }, { start: 1, end: 2, kind: "term" }], sources: [source] }), text).terms;
  assert.deepEqual(taken.map((term) => term.source), [{ ...source, address: "" }, null]);
  assert.throws(() => parseTerms(bytes({ terms: [{ start: 0, end: 1, kind: "term", source: 1 }], sources: [source] }), text), { code: "internal" });
  assert.throws(() => parseTerms(bytes({ terms: [{ start: 0, end: 5, kind: "term" }] }), text), { code: "internal" });
  assert.throws(() => parseTerms(bytes({ sentences: [[3, 2, 0]] }), text), { code: "internal" });
  const tokens = (numbers, lemmas = "") => parseTokens(bytes({ tags: " VV EC", numbers, romanizations: " na ra", lemmas }), text).tokens;
  assert.deepEqual(tokens("$%#$##$$#", " 나르다 날다 "), [
    { surface: "나다", lemma: "나르다", pos: "VV", start: 1, end: 3, romanization: "na", alternatives: [{ lemma: "날다", pos: "VV" }] },
    { surface: "라", lemma: "라", pos: "EC", start: 3, end: 4, romanization: "ra", alternatives: [] },
  ]);
  for (const wrong of ["#(###$##", "&%###$##", "#$%##$##", "!$###$##", "#$###$#", "#$#$%#$##", "#$#Z##$##"]) assert.throws(() => tokens(wrong), { code: "internal" });
  const [token] = parseTokens(bytes({ tags: " NNG", numbers: "Z#ZZ%##", romanizations: " ga", lemmas: " " }), "가".repeat(200)).tokens;
  assert.deepEqual([token.start, token.end], [55, 167]);
  const claim = { id: "c1", start: 0, end: 4, quote: "direct", kind: "fact", speaker: { start: 0, end: 2, type: "org", reference: "named" }, cue: { start: 2, end: 4 }, parent: null };
  assert.equal(parseClaims(bytes({ claims: [claim] }), text).claims[0].parent, null);
  for (const part of ["speaker", "cue"]) {
    assert.throws(() => parseClaims(bytes({ claims: [{ ...claim, [part]: { ...claim[part], start: 0, end: 9 } }] }), text), { code: "internal" });
  }
});

test("lengths of a page's text nodes", () => {
  const page = pageFromHtml("<p>가나<b>다</b>");
  const lengths = textLengths(page.buffer);
  assert.deepEqual(Array.from(lengths), page.nodes.map((node) => node?.value.length ?? 0));
  assert.equal(textLengths(new ArrayBuffer(3)).length, 0);
  assert.equal(textLengths(new ArrayBuffer(64)).length, 0);
  const lying = page.buffer.slice(0, 80);
  new Uint32Array(lying)[3] = 0xffffffff;
  assert.equal(textLengths(lying).length, 0);
});
