// What the analysis weighs in lexicon.bin without the glosses: each section compressed alone
// (brotli -q 11), and all of them together. The limit is 250 kB.
//
//   node scripts/analysis-size.mjs [lexicon.bin]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { root } from "./lib/run.mjs";

const file = readFileSync(process.argv[2] ?? join(root, "js/dist/lexicon.bin"));
const brotli = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
}).length;

// src/lexicon/format.h: a header of 24 bytes, records of 32 (name, offset, size).
const count = file.readUInt32LE(12);
const sections = Array.from({ length: count }, (_, i) => {
  const at = 24 + 32 * i;
  const name = file.toString("latin1", at, at + 24).replace(/\0.*$/, "");
  const offset = file.readUInt32LE(at + 24);
  return { name, bytes: file.subarray(offset, offset + file.readUInt32LE(at + 28)) };
});
// Of glosses, terms and claims only.
const OTHER = /^(entry\.(texts|domains)|table\/(cues|sources|kinds|kind_weights|claim_words|unglossed|function_words|noun_suffixes))$/;
// Columns with English.
const GLOSS_COLUMNS = { "table/titles": [1, 2], "table/units": [2, 3], "table/org_suffixes": [1], "table/place_suffixes": [1] };

/** A table's strings without some columns. */
function withoutColumns(bytes, columns) {
  const cells = bytes.readUInt32LE(0) * bytes.readUInt32LE(4);
  const strings = 4 * (cells + 3);
  const kept = Array.from({ length: cells }, (_, i) => i).filter((i) => !columns.includes(i % bytes.readUInt32LE(4)));
  return Buffer.concat(kept.map((i) => bytes.subarray(strings + bytes.readUInt32LE(8 + 4 * i), strings + bytes.readUInt32LE(12 + 4 * i))));
}
const analysis = sections.filter(({ name }) => !OTHER.test(name)).map(({ name, bytes }) =>
  ({ name, bytes: GLOSS_COLUMNS[name] ? withoutColumns(bytes, GLOSS_COLUMNS[name]) : bytes }));
for (const { name, bytes } of [...analysis].sort((a, b) => b.bytes.length - a.bytes.length).slice(0, 12))
  process.stdout.write(`${name.padEnd(26)}${String(bytes.length).padStart(9)}${(brotli(bytes) / 1000).toFixed(1).padStart(9)} kB\n`);
const whole = brotli(Buffer.concat(analysis.map(({ bytes }) => bytes)));
process.stdout.write(`${"all of the analysis".padEnd(35)}${(whole / 1000).toFixed(1).padStart(9)} kB of 250 kB\n`);
if (whole > 250_000) process.exitCode = 1;
