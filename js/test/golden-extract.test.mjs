// The pages of tests/golden/extract through parse5 and the wasm.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Engine, pageFromBytes, readWasm } from "dokhae/node";

const folder = new URL("../../tests/golden/extract/", import.meta.url);
const engine = await Engine.create(await readWasm());

/** Of `actual` what `expected` speaks of. */
function part(actual, expected) {
  if (Array.isArray(expected)) return Array.isArray(actual) ? actual.map((item, i) => part(item, expected[i])) : actual;
  if (typeof expected !== "object" || expected === null || typeof actual !== "object" || actual === null) return actual;
  return Object.fromEntries(Object.keys(expected).map((key) => [key, part(actual[key], expected[key])]));
}

for (const name of readdirSync(folder).filter((entry) => !entry.includes(".")).sort()) {
  test(`golden: ${name}`, () => {
    const { address = "https://news.example.com/article/1", ...expected } =
      JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), "utf8"));
    const article = engine.readPage(pageFromBytes(readFileSync(new URL(`${name}/source.html`, folder)), { address }));
    assert.deepEqual(part(article, expected), expected);
  });
}
