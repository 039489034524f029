// The wasm in Node, one thread: start, memory and speed against the budgets of a reader's
// machine. Figures of one run on one machine; compare within a run.
//
//   npm run bench:wasm        after npm run build
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Engine, pageFromBytes, readLexicon, readWasm } from "../js/dist/node.js";
import { root } from "./lib/run.mjs";

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
/** Milliseconds of processor time that one run takes: the least of batches, since others use the machine too. */
function time(runs, work, batches = 6) {
  let least = Infinity;
  for (let batch = 0; batch < batches; batch++) {
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

// The C interface by itself: without the parsing of JSON on the side of JavaScript.
async function bareCore(module) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  const { exports } = await WebAssembly.instantiate(module, imports);
  exports._initialize?.();
  const handle = exports.dokhae_create();
  const put = (bytes) => {
    const pointer = exports.dokhae_alloc(bytes.length) >>> 0;
    new Uint8Array(exports.memory.buffer).set(bytes, pointer);
    return pointer;
  };
  const read = (how, bytes) => {
    const pointer = put(bytes);
    if (exports[how](handle, pointer, bytes.length) < 0) throw new Error(`${how} failed`);
    exports.dokhae_free(pointer);
  };
  return {
    loadLexicon: (bytes) => exports.dokhae_load_lexicon(handle, put(bytes), bytes.length),
    readText: (bytes) => read("dokhae_read_text", bytes),
    readPage: (bytes) => read("dokhae_read_page", bytes),
    run: (stage) => exports.dokhae_run_stage(handle, stage),
  };
}
const Stage = { article: 1, tokens: 4 };
const utf8 = new TextEncoder().encode(text);
const bareModule = await WebAssembly.compile(wasm);
const bare = await bareCore(bareModule);
bare.loadLexicon(new Uint8Array(lexicon));
const bareTokens = time(20, () => {
  bare.readText(utf8);
  bare.run(Stage.tokens);
});
// Words are kept from one text to the next, so the first text of an instance takes longest. The
// module's code is optimised by now.
let firstTokens = Infinity;
for (let run = 0; run < 25; run++) {
  const fresh = await bareCore(bareModule);
  fresh.loadLexicon(new Uint8Array(lexicon));
  firstTokens = Math.min(firstTokens, time(1, () => {
    fresh.readText(utf8);
    fresh.run(Stage.tokens);
  }, 1));
}

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

// Pages as they come from the web, if the folder is there: markup and styles without end.
async function extractionAlone(buffers) {
  const pageBytes = buffers.map(({ buffer }) => new Uint8Array(buffer));
  const size = pageBytes.reduce((sum, { length }) => sum + length, 0);
  // Reading makes the article's JSON as well; made once more it is what to take off.
  let json = 0;
  for (const page of pageBytes) {
    bare.readPage(page);
    json += time(10, () => bare.run(Stage.article));
  }
  const all = time(10, () => { for (const page of pageBytes) bare.readPage(page); });
  return `${(size / (all - json) / 1000).toFixed(0)} MB of page buffer/s (${(size / 2 ** 20).toFixed(1)} MiB, ${pageBytes.length} pages)`;
}
const web = join(root, "../shared/extraction/ko/pages");
const webPages = existsSync(web)
  ? readdirSync(web).filter((name) => name.endsWith(".html")).map((name) => pageFromBytes(readFileSync(join(web, name)), { address: "https://example.com/news/1" }))
  : [];
const aloneOnDemo = await extractionAlone(pages);
const aloneOnWeb = webPages.length > 0 ? await extractionAlone(webPages) : "the pages are not there";

const rate = (milliseconds) => `${(text.length / milliseconds / 1000).toFixed(2)} M characters/s`;
const rows = [
  ["what", "measured", "budget", "aim"],
  ["compile, instantiate, load the lexicon (least / median)", leastAndMedian(starts), "30 ms", "15 ms"],
  ["of this compile", leastAndMedian(compilations), "", ""],
  ["memory after an article of 3,000 characters", `${(memory / 2 ** 20).toFixed(1)} MiB`, "32 MB", "12 MB"],
  ["memory after terms and tokens of 1 MB, in parts of 50,000 characters", memoryOfWords, "32 MB", "-"],
  ["the same text without blanks", memoryOfRun, "32 MB", "-"],
  [`tokens of ${text.length} characters of plain text, JSON included`, rate(tokens), "1 M", "3 M"],
  ["the same in the wasm alone", rate(bareTokens), "1 M", "3 M"],
  ["the same as the first text of an instance", rate(firstTokens), "-", "-"],
  ["claims of 2,000 characters, analysis done (least / median)", leastAndMedian(outlines, 2), "5 ms", "1 ms"],
  ["terms and claims, JSON included", rate(analysis), "1 M", "3 M"],
  ["extraction, JSON included", `${(bytes / extraction / 1000).toFixed(0)} MB of page buffer/s`, "100 MB/s", "300 MB/s"],
  ["extraction in the wasm alone, these pages", aloneOnDemo, "100 MB/s", "300 MB/s"],
  ["extraction in the wasm alone, pages of the web", aloneOnWeb, "100 MB/s", "300 MB/s"],
];
const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
for (const row of rows) process.stdout.write(`${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ")}\n`);
