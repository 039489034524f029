// The wasm in Node, one thread: start, memory and speed against the budgets of a reader's
// machine. Figures of one run on one machine; compare within a run.
//
//   npm run bench:wasm        after npm run build
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Engine, pageFromBytes, readLexicon, readWasm } from "../js/dist/node.js";
import { root } from "./lib/run.mjs";

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
/** Milliseconds of processor time that one run takes: the least of batches, since others use the machine too. */
function time(runs, work) {
  let least = Infinity;
  for (let batch = 0; batch < 6; batch++) {
    const started = process.cpuUsage();
    for (let run = 0; run < runs; run++) work();
    const { user, system } = process.cpuUsage(started);
    least = Math.min(least, (user + system) / 1000 / runs);
  }
  return least;
}

const [wasm, lexicon] = await Promise.all([readWasm(), readLexicon()]);
// Each start is in a new instance. The least is what the work takes, the median what this
// machine makes of it while others use it too.
const starts = [], compilations = [];
for (let run = 0; run < 25; run++) {
  const started = performance.now();
  const module = await WebAssembly.compile(wasm);
  compilations.push(performance.now() - started);
  await Engine.create(module, lexicon);
  starts.push(performance.now() - started);
}
const leastAndMedian = (values, digits = 1) => `${Math.min(...values).toFixed(digits)} / ${median(values).toFixed(digits)} ms`;

const engine = await Engine.create(await WebAssembly.compile(wasm), lexicon);
const folder = join(root, "demo/src/articles");
const articles = readdirSync(folder).filter((name) => name.endsWith(".html")).map((name) => readFileSync(join(folder, name)));
const texts = articles.map((bytes) => engine.readPage(pageFromBytes(bytes, { address: "https://example.com/" })).text);

// One article of about 3,000 characters in a fresh instance.
const small = await Engine.create(await WebAssembly.compile(wasm), lexicon);
const article = texts.join("\n").slice(0, 3000);
small.readText(article);
small.terms();
small.claims();
const memory = small.memoryBytes;

// The outline of an article of 2,000 characters whose analysis is done.
const outlines = [];
for (let run = 0; run < 200; run++) {
  engine.readText(article.slice(0, 2000));
  engine.terms();
  const started = performance.now();
  engine.claims();
  outlines.push(performance.now() - started);
}

// Each article once: what recurs in a text is read once, so copies would flatter.
const text = texts.join("\n");
const analysis = time(20, () => {
  engine.readText(text);
  engine.terms();
  engine.claims();
});
const tokens = time(20, () => {
  engine.readText(text);
  engine.tokens();
});

// A megabyte (UTF-8) as `dokhae gloss` analyses it, 50,000 characters at once, in a fresh instance.
async function memoryOfMegabyte(unit) {
  const large = await Engine.create(await WebAssembly.compile(wasm), lexicon);
  const long = unit.repeat(Math.ceil(340_000 / unit.length));
  for (let at = 0; at < long.length; at += 50_000) {
    large.readText(long.slice(at, at + 50_000));
    large.terms();
    large.tokens();
  }
  return `${(large.memoryBytes / 2 ** 20).toFixed(1)} MiB`;
}
const memoryOfWords = await memoryOfMegabyte(`${text}\n`);
const memoryOfRun = await memoryOfMegabyte(text.replace(/\s+/g, ""));

const pages = articles.map((bytes) => pageFromBytes(bytes, { address: "https://example.com/" }));
const bytes = pages.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
const extraction = time(40, () => { for (const page of pages) engine.readPage(page); });

const rows = [
  ["what", "measured", "budget", "aim"],
  ["compile, instantiate, load the lexicon (least / median)", leastAndMedian(starts), "30 ms", "15 ms"],
  ["of this compile", leastAndMedian(compilations), "", ""],
  ["memory after an article of 3,000 characters", `${(memory / 2 ** 20).toFixed(1)} MiB`, "32 MB", "12 MB"],
  ["memory after terms and tokens of 1 MB, in parts of 50,000 characters", memoryOfWords, "32 MB", "-"],
  ["the same text without blanks", memoryOfRun, "32 MB", "-"],
  [`tokens of ${text.length} characters of plain text, JSON included`, `${(text.length / tokens / 1000).toFixed(2)} M characters/s`, "1 M", "3 M"],
  ["claims of 2,000 characters, analysis done (least / median)", leastAndMedian(outlines, 2), "5 ms", "1 ms"],
  ["terms and claims, JSON included", `${(text.length / analysis / 1000).toFixed(2)} M characters/s`, "1 M", "3 M"],
  ["extraction, JSON included", `${(bytes / extraction / 1000).toFixed(0)} MB of page buffer/s`, "100 MB/s", "300 MB/s"],
];
const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
for (const row of rows) process.stdout.write(`${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ")}\n`);
