// Readability.js and Dokhae on the same live pages in one Chromium, in turn.
//
//   npm run bench:browser -- [--loads 3] [--runs 9] [--pages 20] [--json FILE] [FILE.html…]
//
// Every load is a fresh tab; page scripts and the network are blocked. `cold` is the first run
// of a tab, `warm` the median of the following ones. Without files: our own articles, and where
// ../shared/extraction is present the Korean pages and every n-th of Readability's test pages.
//
//   readability  new Readability(document.cloneNode(true)).parse(): it takes its document apart
//   walk         of the page, into its buffer
//   article      the same, extraction, typed result (until the article can be shown)
//   everything   the same, then terms and claims
//
// What is told is the processor time of the page's thread, which what else the machine does
// hardly changes. Both run on that thread, so that the same is measured; in use Dokhae works in
// a Worker. The core was started before, as `Reader.start()` does it.
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

/** Runs in the page: starts the core and puts the steps that are measured where they can be called. */
async function prepare(address) {
  const { Engine, samplePages, walkDocument } = await import(`${address}/dist/index.js`);
  const bytes = async (name) => (await fetch(`${address}/dist/${name}`)).arrayBuffer();
  const [wasm, lexicon] = await Promise.all([bytes("dokhae.wasm"), bytes("lexicon.bin")]);
  // A page that somebody reads has been laid out.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  document.body?.getBoundingClientRect();

  const started = performance.now();
  const engine = await Engine.create(wasm, lexicon);
  for (const page of samplePages()) {
    engine.readPage(walkDocument(page));
    engine.terms();
    engine.claims();
  }
  let page;
  let status = "";
  window.steps = {
    nothing: () => undefined,
    readability: () => { new window.Readability(document.cloneNode(true)).parse(); },
    walk: () => { page = walkDocument(document); },
    article: () => { status = engine.readPage(page).status; },
    everything: () => {
      if (status === "no_article") return;
      engine.terms();
      engine.claims();
    },
    status: () => status,
  };
  return { start: performance.now() - started, elements: document.getElementsByTagName("*").length };
}

/** Processor time of the page's thread for one of its steps, ms. */
async function timed(client, step) {
  const now = async () => (await client.send("Performance.getMetrics")).metrics.find(({ name }) => name === "ThreadTime").value;
  const before = await now();
  const { exceptionDetails } = await client.send("Runtime.evaluate", { expression: `steps.${step}()` });
  if (exceptionDetails) throw new Error(`${step}: ${exceptionDetails.exception?.description}`);
  return 1000 * (await now() - before);
}

/** Both in turn, once. */
async function sample(client, readabilityFirst) {
  const overhead = await timed(client, "nothing");
  const time = async (step) => Math.max(0, await timed(client, step) - overhead);
  const readability = async () => ({ readability: await time("readability") });
  const dokhae = async () => {
    const walk = await time("walk");
    const article = walk + await time("article");
    return { walk, article, everything: article + await time("everything") };
  };
  const turns = readabilityFirst ? [readability, dokhae] : [dokhae, readability];
  return Object.assign({}, await turns[0](), await turns[1]());
}

const files = positionals.length > 0 ? positionals : defaultPages();
if (files.length === 0) throw new Error("no pages");
const readability = readFileSync(join(dirname(createRequire(import.meta.url).resolve("@mozilla/readability")), "Readability.js"), "utf8");
const headers = {
  // Inline scripts and those of other hosts do not run; what the page asks of its own host is not there.
  "content-security-policy": "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; frame-src 'none'",
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
      const { start, elements } = await page.evaluate(prepare, server.address);
      const client = await page.createCDPSession();
      await client.send("Performance.enable", { timeDomain: "threadTicks" });
      const samples = [];
      for (let run = 0; run <= runs; run++) samples.push(await sample(client, (load + run) % 2 === 0));
      seen = { elements, status: await page.evaluate(() => window.steps.status()) };
      await page.close();
      starts.push(start);
      const [first, ...rest] = samples;
      for (const name of WHAT) {
        cold[name].push(first[name]);
        warm[name].push(...rest.map((each) => each[name]));
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
