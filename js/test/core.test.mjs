import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Engine, pageFromHtml, readLexicon, readWasm } from "dokhae/node";
import { fakeCore } from "./support/fake-core.mjs";
import { load } from "./support/load.mjs";

const { Core, Stage } = await load("core/loader.ts");
const wasm = await readWasm();
const lexicon = await readLexicon();
const article = (name) => readFileSync(new URL(`../../demo/src/articles/${name}.html`, import.meta.url), "utf8");

test("the module runs, and one core reads page after page", async () => {
  const core = await Core.create(await WebAssembly.compile(wasm));
  core.loadLexicon(lexicon);
  for (const name of ["technology", "economy", "society", "technology"]) {
    const { title, blocks } = JSON.parse(new TextDecoder().decode(core.readPage(pageFromHtml(article(name)).buffer)));
    assert.ok(title.length > 10 && blocks.length > 5, name);
    for (const stage of Object.values(Stage)) assert.ok(core.runStage(stage).length > 2);
  }
});

test("bytes that are not dokhae.wasm", async () => {
  await assert.rejects(Core.create(new Uint8Array([1, 2, 3])), { name: "DokhaeError", code: "unavailable" });
  await assert.rejects(Core.create(wasm.slice(0, 1000)), { code: "unavailable" });
  await assert.rejects(Core.create(fakeCore({ dokhae_result: null })), { code: "incompatible_data" });
  await assert.rejects(Core.create(fakeCore({ dokhae_abi_version: 99 })), { code: "incompatible_data" });
  await assert.rejects(Core.create(fakeCore({ dokhae_create: 0 })), { code: "out_of_memory" });
  await assert.rejects(Core.create(fakeCore({ _initialize: "trap" })), { code: "internal" });
});

test("a core that misbehaves is found out, and never used again", async () => {
  const misbehaves = {
    "an address outside of memory": { dokhae_alloc: 0x7fffff00 },
    "an address above 2 GB": { dokhae_alloc: -16 },
    "an address that is not aligned": { dokhae_alloc: 1025 },
    "a result outside of memory": { dokhae_result: 65536, dokhae_result_size: 1 },
    "a result that is too long": { dokhae_result_size: -1 },
    "a status that nobody knows": { dokhae_read_page: 77 },
    "a failure that nobody knows": { dokhae_read_page: -77 },
    "its own word": { dokhae_read_page: -6 },
    "a trap": { dokhae_read_page: "trap" },
    "a trap at the very end": { dokhae_free: "trap" },
  };
  for (const [what, answers] of Object.entries(misbehaves)) {
    const core = await Core.create(fakeCore(answers));
    assert.throws(() => core.readPage(new Uint8Array(64)), { code: "internal" }, what);
    assert.ok(core.broken, what);
    assert.throws(() => core.readText("가"), { code: "internal", message: /failed before/ }, what);
  }
});

test("no memory is an error of its own", async () => {
  const core = await Core.create(fakeCore({ dokhae_alloc: 0 }));
  assert.throws(() => core.readText("가"), { code: "out_of_memory" });
});

test("a damaged lexicon", async () => {
  const core = await Core.create(wasm);
  const damaged = lexicon.slice();
  damaged[damaged.length >> 1] ^= 1;
  for (const pack of [new Uint8Array(), new Uint8Array(100), lexicon.slice(0, lexicon.length - 1), damaged]) {
    assert.throws(() => core.loadLexicon(pack), { code: "incompatible_data" });
  }
  core.loadLexicon(lexicon); // and nothing is lost by it
  assert.ok(core.readText("제목\n정부는 오늘 대책을 발표했다.").length > 0);
});

test("pages that break the format, calls out of order", async () => {
  const core = await Core.create(wasm);
  assert.throws(() => core.runStage(Stage.terms), { code: "invalid_argument" });
  const { buffer } = pageFromHtml(article("society"));
  const page = new Uint8Array(buffer);
  for (const bad of [page.slice(0, 0), page.slice(0, 63), page.slice(0, page.length - 8), new Uint8Array(1000)]) {
    assert.throws(() => core.readPage(bad), { code: "bad_page" });
  }
  for (let at = 0; at < 4096; at += 7) {
    const twisted = page.slice();
    twisted[at] ^= 0x55;
    try {
      core.readPage(twisted);
    } catch (error) {
      assert.ok(error.code === "bad_page" || error.code === "too_large", `byte ${at}: ${error}`);
    }
  }
  core.readPage(buffer);
  assert.throws(() => core.runStage(Stage.terms), { code: "incompatible_data" }); // there is no lexicon
});

test("an engine reads in stages", async () => {
  const engine = await Engine.create(wasm, lexicon);
  const read = engine.readPage(pageFromHtml(article("technology"), { address: "https://news.example.com/tech/7" }));
  assert.deepEqual([read.status, read.authors, read.publishedTime], ["ok", ["서지안"], "2026-09-03T08:30:00+09:00"]);
  const { terms, sentences, truncated } = engine.terms();
  assert.ok(terms.length >= 10 && sentences.length >= 10 && !truncated);
  for (const term of terms) assert.equal(read.text.slice(term.start, term.end), term.surface);
  for (const { start, end } of sentences) assert.ok(read.text.slice(start, end).trim() !== "");
  for (const { surface, start, end } of engine.tokens().tokens) assert.equal(read.text.slice(start, end), surface);
  for (const { text, start, end, speaker } of engine.claims().claims) {
    assert.equal(read.text.slice(start, end), text);
    assert.equal(read.text.slice(speaker.start, speaker.end), speaker.surface);
  }
});

test("every block leads back to the page", async () => {
  const engine = await Engine.create(wasm);
  for (const name of ["technology", "economy", "society"]) {
    const page = pageFromHtml(article(name));
    for (const block of engine.readPage(page).blocks) {
      if (block.kind === "figure") continue;
      assert.ok(block.source.length > 0, block.text);
      for (const [start, end, node, nodeStart, nodeEnd] of block.source) {
        const theirs = page.nodes[node].value.slice(nodeStart, nodeEnd);
        const ours = block.text.slice(start, end);
        if (theirs.length === ours.length) assert.equal(ours.replace(/\s/g, " "), theirs.replace(/\s/g, " "));
      }
    }
  }
});

test("text: paragraphs, offsets in NFC", async () => {
  const engine = await Engine.create(wasm, lexicon);
  const read = engine.readText("제목이다\n\n정부는 “오늘 대책을 발표한다”고 밝혔다.".normalize("NFD"));
  assert.equal(read.text, "제목이다\n\n정부는 “오늘 대책을 발표한다”고 밝혔다.");
  for (const term of engine.terms().terms) assert.equal(read.text.slice(term.start, term.end), term.surface);
  assert.equal(engine.readText(" \n ").status, "no_article");
});
