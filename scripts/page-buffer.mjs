// Makes page buffers from HTML files: food for native benchmarks and fuzzers.
//
//   node scripts/page-buffer.mjs [--url URL] OUT.dkhp FILE.html
//   node scripts/page-buffer.mjs [--url URL] --out FOLDER FILE.html…      FOLDER/FILE.dkhp each
//
// Needs js/dist (node scripts/build-js.mjs).
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { pageFromBytes } from "../js/dist/node.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: "string", default: "https://example.com/news/1" }, out: { type: "string" } },
});
const [single, ...rest] = positionals;
const files = values.out ? positionals : rest;
if (files.length === 0 || (!values.out && files.length !== 1)) {
  console.error("usage: page-buffer.mjs [--url URL] OUT.dkhp FILE.html | [--url URL] --out FOLDER FILE.html…");
  process.exit(2);
}
if (values.out) mkdirSync(values.out, { recursive: true });
for (const file of files) {
  const { buffer } = pageFromBytes(readFileSync(file), { address: values.url });
  const target = values.out ? join(values.out, `${basename(file).replace(/\.[^.]*$/, "")}.dkhp`) : single;
  writeFileSync(target, new Uint8Array(buffer));
}
