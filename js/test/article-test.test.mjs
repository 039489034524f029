import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "parse5";
import { decodeDocument, Engine, isProbablyArticle, pageFromHtml, readWasm } from "dokhae/node";
import { PAGES } from "./support/kinds-of-pages.mjs";
import { root } from "./support/load.mjs";

for (const { name, html, isArticle } of PAGES) {
  test(`${name}: ${isArticle ? "an article" : "no article"}`, () => {
    assert.equal(isProbablyArticle(parse(html)), isArticle);
  });
}

test("the core says the same, and why not", async () => {
  const engine = await Engine.create(await readWasm());
  const reasons = { "a log-in wall": "login", "a home page": "list", "a section front with summaries": "list" };
  for (const { name, html, isArticle } of PAGES) {
    const { status, reason, confidence } = engine.readPage(pageFromHtml(html));
    assert.equal(status === "ok", isArticle, `${name}: ${confidence}`);
    assert.equal(reason === "", isArticle, name);
    if (reasons[name]) assert.equal(reason, reasons[name], name);
  }
});

test("text that is only in script data is said to be there", async () => {
  const engine = await Engine.create(await readWasm());
  const sentences = PAGES.find(({ name }) => name.startsWith("an English report")).html.match(/<p>(The|Work|Stall)[^<]+/g).map((p) => p.slice(3));
  const korean = PAGES[0].html.match(/<p>[^<]+/g).map((p) => p.slice(3));
  const escaped = (text) => text.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
  for (const data of [
    `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { body: [...sentences, ...sentences] } })}</script>`,
    `<script>window.Fusion={content:${JSON.stringify({ html: [...korean, ...korean].map((p) => `<p>${p}</p>`).join("") })}}</script>`,
    `<script>window.__DATA__=${escaped(JSON.stringify({ text: [...korean, ...korean].join(" ") }))}</script>`,
  ]) {
    const { status, reason } = engine.readPage(pageFromHtml(`<title>시장</title><div id=root></div>${data}`));
    assert.deepEqual([status, reason], ["no_article", "text_in_script"]);
  }
  const code = `<script>${"function f(a,b){return a.b(c)||'a b c d e f'}; ".repeat(500)}</script>`;
  assert.equal(engine.readPage(pageFromHtml(`<title>시장</title><div id=root></div>${code}`)).reason, "short");
});

test("says of the golden pages what the core says of them, but for the shortest", () => {
  const folder = join(root, "tests/golden/extract");
  // A single sentence, a list of names, the beginning before a wall: only the exact test knows.
  const SHORTEST = 300;
  const wrong = readdirSync(folder).filter((name) => !name.includes(".")).filter((name) => {
    const expected = JSON.parse(readFileSync(join(folder, name, "expected.json"), "utf8"));
    const isArticle = expected.status !== "no_article";
    if (isArticle && expected.blocks.reduce((sum, block) => sum + block.text.length, 0) < SHORTEST) return false;
    const { text } = decodeDocument(readFileSync(join(folder, name, "source.html")));
    return isProbablyArticle(parse(text)) !== isArticle;
  });
  assert.deepEqual(wrong, []);
});

test("survives anything", () => {
  for (const html of ["", "<p>", "<frameset>", `${"<div>".repeat(20_000)}깊이`, "<table><tr><td>".repeat(3000), `<p>${"가. ".repeat(500_000)}`]) {
    assert.equal(typeof isProbablyArticle(parse(html)), "boolean");
  }
});
