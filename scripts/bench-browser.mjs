// Readability.js and Dokhae on the same live pages in one Chromium, in turn.
//
//   npm run bench:browser -- [--loads 3] [--runs 9] [--pages 20] [--json FILE] [FILE.html…]
//
// Every load is a fresh tab; page scripts and the network are blocked. `cold` is the first run
// of a tab, `warm` the median of the following ones. Without files: our own articles, and where
// ../shared/extraction is present the Korean pages and every n-th of Readability's test pages.
//
//   readability  new Readability(document.cloneNode(true)).parse(): it takes its document apart
//   article      walk of the page, extraction, typed result (until the article can be shown)
//   everything   the same, then terms and claims
//
// Both run on the page's own thread, so that the same is measured; in use Dokhae works in a
// Worker. The engine is started before (`start`), as it would be for a second article.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./lib/run.mjs";
import { launch } from "../tests/browser/support/browser.mjs";
import { serve } from "../tests/browser/support/pages.mjs";

const BUDGETS = { article: 0.5, everything: 1.0 };
const WHAT = ["readability", "walk", "article", "everything"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    loads: { type: "string", default: "3" },
    runs: { type: "string", default: "9" },
    pages: { type: "string", default: "20" },
    json: { type: "string" },
  },
});
const [loads, runs, wanted] = [values.loads, values.runs, values.pages].map(Number);

function pagesIn(folder, every = 1) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html") && !/expected/.test(name)).sort();
  return files.filter((_, i) => i % every === 0).map((name) => join(folder, name));
}

function defaultPages() {
  const shared = join(root, "../shared/extraction");
  const theirs = pagesIn(join(shared, "mozilla/test-pages"));
  return [
    ...pagesIn(join(root, "demo/src/articles")),
    ...pagesIn(join(root, "tests/golden/extract")),
    ...pagesIn(join(shared, "ko/pages")),
    ...theirs.filter((_, i) => i % Math.max(1, Math.floor(theirs.length / wanted)) === 0),
  ];
}

const median = (list) => {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted.length % 2 ? sorted[sorted.length >> 1] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
};

/** Runs in the page: both in turn, cold and then warm. */
async function measure(address, runs) {
  const { Engine, walkDocument } = await import(`${address}/dist/index.js`);
  const bytes = async (name) => (await fetch(`${address}/dist/${name}`)).arrayBuffer();
  const [wasm, lexicon] = await Promise.all([bytes("dokhae.wasm"), bytes("lexicon.bin")]);
  // A page that somebody reads has been laid out.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  document.body?.getBoundingClientRect();

  const time = (run) => {
    const started = performance.now();
    run();
    return performance.now() - started;
  };
  const started = performance.now();
  const engine = await Engine.create(wasm, lexicon);
  const start = performance.now() - started;

  const samples = [];
  let status = "";
  for (let i = 0; i <= runs; i++) {
    const sample = {};
    // Either is first half of the time.
    const turns = [
      () => { sample.readability = time(() => new window.Readability(document.cloneNode(true)).parse()); },
      () => {
        const began = performance.now();
        const page = walkDocument(document);
        sample.walk = performance.now() - began;
        status = engine.readPage(page).status;
        sample.article = performance.now() - began;
        if (status !== "no_article") {
          engine.terms();
          engine.claims();
        }
        sample.everything = performance.now() - began;
      },
    ];
    for (const turn of i % 2 ? turns : turns.reverse()) turn();
    samples.push(sample);
  }
  return { start, status, samples, elements: document.getElementsByTagName("*").length };
}

const files = positionals.length > 0 ? positionals : defaultPages();
if (files.length === 0) throw new Error("no pages");
const readability = readFileSync(join(dirname(createRequire(import.meta.url).resolve("@mozilla/readability")), "Readability.js"), "utf8");
const headers = {
  // Inline scripts and those of other hosts do not run; what the page asks of its own host is not there.
  "content-security-policy": "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; frame-src 'none'",
  // Gives performance.now its full resolution.
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

const pages = {};
const server = await serve(pages);
const chromium = await launch();
const rows = [];
try {
  for (const file of files) {
    const html = readFileSync(file, "utf8");
    const cold = Object.fromEntries(WHAT.map((name) => [name, []]));
    const warm = structuredClone(cold);
    const starts = [];
    let seen;
    for (let load = 0; load < loads; load++) {
      pages["/news/page.html"] = { html, headers };
      const page = await chromium.browser.newPage();
      await page.goto(`${server.address}/news/page.html`, { waitUntil: "domcontentloaded", timeout: 60_000 });
      await page.evaluate(`(() => { ${readability}\n; window.Readability = Readability; })()`);
      seen = await page.evaluate(measure, server.address, runs);
      await page.close();
      starts.push(seen.start);
      const [first, ...rest] = seen.samples;
      for (const name of WHAT) {
        cold[name].push(first[name]);
        warm[name].push(...rest.map((sample) => sample[name]));
      }
    }
    const row = { name: relative(root, file), kb: Math.round(html.length / 1024), elements: seen.elements, status: seen.status, start: median(starts) };
    for (const name of WHAT) {
      row[`${name}Cold`] = median(cold[name]);
      row[name] = median(warm[name]);
      row[`${name}Best`] = Math.min(...warm[name]);
    }
    rows.push(row);
    const figures = WHAT.map((name) => `${name} ${row[name].toFixed(2)} (cold ${row[`${name}Cold`].toFixed(1)}, best ${row[`${name}Best`].toFixed(2)})`);
    const label = basename(file) === "source.html" ? basename(dirname(file)) : basename(file, ".html");
    console.log(`${label.padEnd(32).slice(0, 32)} ${String(row.elements).padStart(6)} el  ${figures.join("  ")} ms  ${row.status}`);
  }
} finally {
  await chromium.close();
  await server.close();
}

const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
console.log(`\n${rows.length} pages, ${await version()}; engine start ${median(rows.map(({ start }) => start)).toFixed(1)} ms`);
const ratios = {};
for (const [suffix, label] of [["", "warm"], ["Best", "best"], ["Cold", "cold"]]) {
  for (const name of Object.keys(BUDGETS)) {
    const perPage = median(rows.map((row) => row[name + suffix] / row[`readability${suffix}`]));
    const total = sum(name + suffix) / sum(`readability${suffix}`);
    ratios[`${name} ${label}`] = { perPage, total };
    const verdict = perPage <= BUDGETS[name] ? "within" : "over";
    console.log(`${name.padEnd(10)} ${label}: ${perPage.toFixed(2)} × Readability.js (median page), ${total.toFixed(2)} × (sum); ${verdict} the budget of ${BUDGETS[name]}`);
  }
}
if (values.json) writeFileSync(values.json, JSON.stringify({ ratios, rows }, null, 1));

async function version() {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/@mozilla/readability/package.json"), "utf8"));
  return `Readability.js ${version}`;
}
