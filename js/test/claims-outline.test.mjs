// The outline that the command line writes: frames in English around the Korean, for every claim.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { Engine, readLexicon, readWasm } from "dokhae/node";
import { root } from "./support/load.mjs";

function dokhae(args, input) {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(root, "js/bin/dokhae.mjs"), ...args], { maxBuffer: 1 << 28 }, (error, out, err) => {
      resolve({ status: error ? error.code : 0, out, err });
    });
    child.stdin.end(input);
  });
}

const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;
const TEXT = "공장 문 닫는다\n홍길동 새솔전자 대표는 “주문이 20% *줄었다*”며 세금을 내려야 한다고 강조했다. 이어 <곧> 나아질 것이라고 내다봤다. 업계에서는 때늦은 대책이라는 비판이 나온다.";

test("claims --format text: thesis, leads and what hangs on them, sources", async () => {
  const { out } = await dokhae(["claims", "--format", "text"], TEXT);
  assert.match(out, /1 quoted · 3 paraphrased · 2 sources \(1 person · 1 group\)/);
  assert.match(out, /THESIS {2}공장 문 닫는다/);
  assert.match(out, /c1 +Hong Gil-dong, CEO of Saesol Electronics, stressed:|c1 +Hong Gil-dong, CEO of .+, stressed:/);
  assert.match(out, /\n {2}c3 +Hong Gil-dong.+forecast:/);
  assert.match(out, /↩ carried over, \d+ % sure/);
  assert.match(out, /Industry — criticise:/);
  assert.match(out, /20% = 20%|20%/);
  assert.match(out, /BY SPEAKER\n\nHong Gil-dong.+: “c1 ≈c2 ≈c3/);
});

test("claims --format markdown: nothing of the article is Markdown", async () => {
  const { out } = await dokhae(["claims", "--format", "markdown"], TEXT);
  assert.match(out, /^# Claim outline\n/);
  assert.ok(out.includes("\\*줄었다\\*"), out);
  assert.ok(out.includes("\\<곧\\>"), out);
});

test("read --outline: the outline of a page", async () => {
  const { out, status } = await dokhae(["read", "--outline", join(root, "demo/src/articles/economy.html")], "");
  assert.equal(status, 0);
  assert.match(out, /^CLAIM OUTLINE\n/);
});

test("an unknown format is wrong usage", async () => {
  assert.equal((await dokhae(["claims", "--format", "pdf"], TEXT)).status, 2);
});

/** Lines of a file that are read at once. */
const LINES = 100;

/** Texts of a folder, or of a file cut into pieces of about an article's length; by name. */
function textsOf(path) {
  if (!path.endsWith(".ko")) {
    return readdirSync(path).filter((name) => name.endsWith(".txt")).map((name) => [name, readFileSync(join(path, name), "utf8")]);
  }
  const lines = readFileSync(path, "utf8").split("\n");
  return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, piece) => [
    `${basename(path)}:${piece * LINES + 1}`, lines.slice(piece * LINES, (piece + 1) * LINES).join("\n"),
  ]);
}
for (const path of ["tests/golden/claims", "../shared/claims/dev", "../shared/gloss/data/ntrex.visible.ko"]) {
  const skip = existsSync(join(root, path)) ? false : `${path} is not here`;
  test(`no Korean in a frame, and none empty: ${path}`, { skip }, async () => {
    const [wasm, lexicon] = await Promise.all([readWasm(), readLexicon()]);
    const engine = await Engine.create(await WebAssembly.compile(wasm), lexicon);
    let seen = 0;
    for (const [name, text] of textsOf(join(root, path))) {
      engine.readText(text);
      for (const { id, speaker, cue, figures, figuresEnglish } of engine.claims().claims) {
        const where = `${name} ${id}`;
        seen++;
        assert.notEqual(speaker.english, "", where);
        if (cue.lemma !== "") assert.notEqual(cue.english, "", where);
        assert.equal(figuresEnglish.length, figures.length, where);
        for (const english of [speaker.english, cue.english, ...figuresEnglish]) assert.doesNotMatch(english, HANGUL, where);
      }
    }
    assert.ok(seen > 100, `${seen} claims`);
  });
}
