// Fits the block classifier of src/extract and writes src/extract/block_model.inc.
//
//   cmake --preset native && cmake --build --preset native --target block_vectors
//   node scripts/build-js.mjs
//   node scripts/fit-block-model.mjs --pages FOLDER[:WEIGHT]… [--program FILE] [--out FILE] [--check] [--half 0|1]
//
// FOLDER holds NAME.html (UTF-8) and NAME.json {"url", "text", "optional"} beside it: the
// article's text, one block a line, and lines that may be kept or left (captions). The
// fixtures in tests/golden/extract that are articles are always part of it. --check only
// cross-validates; --half fits on one half of the sites, to measure the extractor on the other.
//
// Two forests of small trees, one on each segment alone, one on its surroundings once the
// place of the article is known. The second is fitted on answers that the first gives for
// pages that it has not seen (five folds, all pages of a site in one).
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { pageFromBytes } from "../js/dist/node.js";
import { boost, probability } from "./lib/boosted-trees.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({
  options: {
    pages: { type: "string", multiple: true, default: [] },
    program: { type: "string", default: join(root, "build/native/src/extract/fitting/block_vectors") },
    out: { type: "string", default: join(root, "src/extract/block_model.inc") },
    check: { type: "boolean", default: false },
    half: { type: "string" },
  },
});

const FOLDS = 5;
/** `depth` is kTreeDepth of src/extract/block_classifier.h. */
const LOCAL = { trees: 60, depth: 4, rate: 0.15, columns: 0.6, rows: 1, bins: 32, l2: 5, leastHessian: 1 };
const CONTEXT = { ...LOCAL, trees: 70, rate: 0.12 };
const OWN_WEIGHT = 2;
/** The figures of src/extract/block_classifier.h. */
const LEAF = 255;
const SCALE = 8192;

const work = mkdtempSync(join(tmpdir(), "dokhae-fit-"));
try {
  const pages = readPages();
  label(pages);
  crossValidate(pages, "local", LOCAL);
  describeContext(pages);
  crossValidate(pages, "context", CONTEXT);
  if (!values.check) {
    writeFileSync(values.out, "// Made by scripts/fit-block-model.mjs; do not edit.\n" +
      table("Local", boost(rowsOf(pages, "local"), LOCAL)) + table("Context", boost(rowsOf(pages, "context"), CONTEXT)));
    console.log(`written: ${values.out}`);
  }
} finally {
  rmSync(work, { recursive: true });
}

function readPages() {
  const pages = [];
  const add = (set, name, html, truth, weight) => {
    const site = truth.url ? new URL(truth.url).hostname.replace(/^www\./, "") : name;
    const file = join(work, `${pages.length}.dkhp`);
    writeFileSync(file, new Uint8Array(pageFromBytes(html, { address: truth.url ?? "" }).buffer));
    pages.push({ set, name, file, weight, fold: hash(site) % FOLDS, half: hash(site) >> 8 & 1, truth });
  };
  for (const argument of values.pages) {
    const [, folder, weight] = /^(.*?)(?::([\d.]+))?$/.exec(argument);
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".html")).sort()) {
      const name = basename(file, ".html");
      add(basename(folder), name, utf8(readFileSync(join(folder, file))), JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")), Number(weight ?? 1));
    }
  }
  const golden = join(root, "tests/golden/extract");
  for (const name of readdirSync(golden).sort()) {
    if (!existsSync(join(golden, name, "expected.json"))) continue;
    const { status, blocks } = JSON.parse(readFileSync(join(golden, name, "expected.json"), "utf8"));
    if (status === "no_article") continue;
    const lines = (captions) => blocks.filter(({ kind }) => (kind === "figure") === captions).map(({ text }) => text).join("\n");
    add("own", name, readFileSync(join(golden, name, "source.html")), { text: lines(false), optional: lines(true) }, OWN_WEIGHT);
  }
  return values.half === undefined ? pages : pages.filter(({ half }) => half === Number(values.half));
}

/** With a byte order mark, so that a stale declaration cannot mislead the decoder. */
function utf8(bytes) {
  const mark = Buffer.from([0xef, 0xbb, 0xbf]);
  return bytes.subarray(0, 3).equals(mark) ? bytes : Buffer.concat([mark, bytes]);
}

function hash(text) {
  let value = 0;
  for (const character of text) value = (Math.imul(value, 31) + character.codePointAt(0)) >>> 0;
  return value;
}

function wordsOf(text) {
  return text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function grams(words, length) {
  const found = new Set();
  for (let i = 0; i + length <= words.length; i++) found.add(words.slice(i, i + length).join(" "));
  return found;
}

/** Segments with features, and how much of each stands in the article's text. */
function label(pages) {
  const out = join(work, "local");
  execFileSync(values.program, ["local", out], { input: pages.map(({ file }) => `${file}\n`).join(""), stdio: ["pipe", "inherit", "inherit"] });
  const described = readFileSync(`${out}.jsonl`, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
  const floats = new Float32Array(new Uint8Array(readFileSync(`${out}.f32`)).buffer);
  let at = 0;
  for (const [i, page] of pages.entries()) {
    const { width, segments } = described[i];
    page.local = { width, x: floats.subarray(at, (at += width * segments.length)) };
    const text = page.truth.text ?? "";
    const optional = page.truth.optional ?? "";
    const words = wordsOf(text);
    page.words = words.length;
    const inText = [2, 3, 4].map((length) => grams(words, length));
    const inOptional = grams(wordsOf(optional), 4);
    const lines = new Set(text.split("\n").map((line) => wordsOf(line).join(" ")));
    const optionalLines = new Set(optional.split("\n").map((line) => wordsOf(line).join(" ")));
    page.segments = segments.map(([segment]) => labelOf(wordsOf(segment), inText, inOptional, lines, optionalLines));
  }
}

function labelOf(words, [two, three, four], inOptional, lines, optionalLines) {
  const all = words.join(" ");
  const known = (share) => ({ y: share, words: words.length });
  const unknown = { y: 0, words: 0 };
  if (words.length === 0) return unknown;
  if (words.length >= 4) {
    const own = [...grams(words, 4)];
    if (own.filter((gram) => inOptional.has(gram)).length * 2 > own.length) return unknown;
    return known(own.filter((gram) => four.has(gram)).length / own.length);
  }
  if (lines.has(all)) return known(1);
  if (optionalLines.has(all)) return unknown;
  if (words.length === 3 && three.has(all)) return known(0.8);
  return known(words.length === 2 && two.has(all) ? 0.5 : 0);
}

function rowsOf(pages, stage) {
  const { width } = pages[0][stage];
  const count = pages.reduce((sum, { segments }) => sum + segments.filter(({ words }) => words > 0).length, 0);
  const rows = { width, x: new Float32Array(count * width), y: new Float64Array(count), weight: new Float64Array(count) };
  let at = 0;
  for (const page of pages) {
    const { x } = page[stage];
    for (const [i, { y, words }] of page.segments.entries()) {
      if (words === 0) continue;
      rows.x.set(x.subarray(i * width, (i + 1) * width), at * width);
      rows.y[at] = y;
      // Every page counts the same, and in it every word, short lines a little more.
      rows.weight[at] = (page.weight * (3 + Math.min(words, 150)) * 40) / Math.max(300, page.words);
      at += 1;
    }
  }
  return rows;
}

/** Answers for every page from a model that has seen no page of its site. */
function crossValidate(pages, stage, options) {
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = boost(rowsOf(pages.filter((page) => page.fold !== fold), stage), options);
    if (stage === "local") writeBinary(model, join(work, String(fold)));
    for (const page of pages.filter((other) => other.fold === fold)) {
      const { width, x } = page[stage];
      page.answers = page.segments.map((_, i) => probability(model, x, i * width));
    }
  }
  const sets = new Map();
  for (const page of pages) {
    let kept = 0;
    let right = 0;
    let wanted = 0;
    for (const [i, { y, words }] of page.segments.entries()) {
      wanted += y * words;
      if (page.answers[i] <= 0.45) continue;
      kept += words;
      right += y * words;
    }
    if (page.words === 0) continue;
    const f1 = (2 * right) / Math.max(1, kept + wanted);
    sets.set(page.set, [...(sets.get(page.set) ?? []), f1]);
  }
  for (const [set, scores] of sets) {
    console.log(`${stage} ${set}: mean F1 of words ${(scores.reduce((a, b) => a + b, 0) / scores.length).toFixed(4)} on ${scores.length} pages`);
  }
}

function describeContext(pages) {
  const out = join(work, "context");
  execFileSync(values.program, ["context", out, work], {
    input: pages.map(({ file, fold }) => `${file} ${fold}\n`).join(""), stdio: ["pipe", "inherit", "inherit"],
  });
  const floats = new Float32Array(new Uint8Array(readFileSync(`${out}.f32`)).buffer);
  const width = floats.length / pages.reduce((sum, { segments }) => sum + segments.length, 0);
  let at = 0;
  for (const page of pages) page.context = { width, x: floats.subarray(at, (at += width * page.segments.length)) };
}

/** Nodes in breadth-first order, so that two children stand side by side. */
function flatten({ base, trees }) {
  const nodes = [];
  const roots = [];
  const scaled = (value) => Math.max(-32768, Math.min(32767, Math.round(value * SCALE)));
  for (const tree of trees) {
    roots.push(nodes.length);
    const order = [0];
    for (const id of order) if (tree[id].feature !== undefined) order.push(tree[id].left, tree[id].right);
    const place = new Map(order.map((id, i) => [id, i]));
    for (const id of order) {
      const { feature, threshold, left, value } = tree[id];
      nodes.push(feature === undefined ? [LEAF, 0, scaled(value)] : [feature, place.get(left), scaled(threshold)]);
    }
  }
  return { base, nodes, roots };
}

function writeBinary(model, file) {
  const { base, nodes, roots } = flatten(model);
  const bytes = Buffer.alloc(12 + nodes.length * 4 + roots.length * 2);
  bytes.writeFloatLE(base, 0);
  bytes.writeUInt32LE(nodes.length, 4);
  bytes.writeUInt32LE(roots.length, 8);
  let at = 12;
  for (const [feature, left, value] of nodes) {
    bytes.writeUInt8(feature, at);
    bytes.writeUInt8(left, at + 1);
    bytes.writeInt16LE(value, at + 2);
    at += 4;
  }
  for (const first of roots) at = bytes.writeUInt16LE(first, at);
  writeFileSync(file, bytes);
}

function table(name, model) {
  const { base, nodes, roots } = flatten(model);
  const lines = (items) => {
    const out = [];
    for (const item of items) {
      if (out.length > 0 && out.at(-1).length + item.length < 96) out[out.length - 1] += ` ${item}`;
      else out.push(`    ${item}`);
    }
    return out.join("\n");
  };
  return `constexpr float k${name}Base = ${base.toFixed(5)}f;\n` +
    `constexpr TreeNode k${name}Nodes[] = {\n${lines(nodes.map((node) => `{${node.join(", ")}},`))}};\n` +
    `constexpr uint16_t k${name}Roots[] = {\n${lines(roots.map((first) => `${first},`))}};\n`;
}
