// Makes a page fixture: tests/golden/extract/NAME with the page and, as a draft to be corrected
// by hand, what the extractor makes of it now.
//
//   node scripts/new-page-fixture.mjs NAME source.html [--keys section,canonicalUrl] [--block-keys images,runs]
//
// The keys beside the usual ones are named as in docs/json.md. Needs js/dist with the wasm
// (node scripts/build-js.mjs). How to write a page and correct the draft: tests/golden/extract/README.md.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Engine, pageFromBytes, readWasm } from "../js/dist/node.js";
import { root } from "./lib/run.mjs";

const KEYS = ["status", "title", "subtitle", "byline", "publishedTime", "modifiedTime", "siteName", "lang"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { keys: { type: "string", default: "" }, "block-keys": { type: "string", default: "" } },
});
const [name, source] = positionals;
if (positionals.length !== 2 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
  console.error("usage: new-page-fixture.mjs NAME source.html [--keys KEY,…] [--block-keys KEY,…]     (NAME in kebab-case)");
  process.exit(2);
}
const folder = join(root, "tests/golden/extract", name);
if (existsSync(folder)) {
  console.error(`new-page-fixture: ${folder} is there already`);
  process.exit(1);
}

const list = (text) => text.split(",").filter(Boolean);
const says = (value) => value !== undefined && value !== 0 && !(Array.isArray(value) && value.length === 0);
const part = (object, keys) => Object.fromEntries(keys.filter((key) => says(object[key])).map((key) => [key, object[key]]));

const bytes = readFileSync(source);
const engine = await Engine.create(await readWasm());
const article = engine.readPage(pageFromBytes(bytes, { address: "https://news.example.com/article/1" }));
const draft = {
  ...part(article, [...KEYS, ...list(values.keys)]),
  blocks: article.blocks.map((block) => part(block, ["kind", "text", "level", ...list(values["block-keys"])])),
};
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "source.html"), bytes);
writeFileSync(join(folder, "expected.json"), `${JSON.stringify(draft, null, 2)}\n`);
process.stdout.write(`${folder}: ${article.status}, ${draft.blocks.length} blocks. Correct expected.json, and add a line to the table of the README.\n`);
