// The Reader in Chromium: in its Worker, on the page's own thread, and under strict policies.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Engine, pageFromHtml, readLexicon, readWasm } from "dokhae/node";
import { fakeCore } from "../../js/test/support/fake-core.mjs";
import { launch } from "./support/browser.mjs";
import { serve } from "./support/pages.mjs";

const ARTICLE = readFileSync(new URL("../../demo/src/articles/technology.html", import.meta.url), "utf8");
const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types dokhae";

let chromium;
let server;
const pages = {
  "/plain": ARTICLE,
  "/strict": { html: ARTICLE, headers: { "content-security-policy": STRICT } },
  "/no-worker": { html: ARTICLE, headers: { "content-security-policy": STRICT.replace("worker-src 'self'", "worker-src 'none'") } },
  "/no-policy": { html: ARTICLE, headers: { "content-security-policy": STRICT.replace("trusted-types dokhae", "trusted-types 'none'") } },
  "/empty": "",
};

before(async () => {
  server = await serve(pages);
  chromium = await launch();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

/** Opens a page and runs a function in it with the package's address. */
async function inPage(path, run, argument) {
  const page = await chromium.browser.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) problems.push(message.text());
  });
  try {
    await page.goto(server.address + path, { waitUntil: "load" });
    server.requests.length = 0;
    const result = await page.evaluate(run, `${server.address}/dist/index.js`, argument);
    return { result, problems, requests: [...server.requests], workers: page.workers().length };
  } finally {
    await page.close();
  }
}

/** Reads the page and says what came, in which order. */
const readPage = async (address) => {
  const { Reader } = await import(address);
  const reader = new Reader();
  const before = new XMLSerializer().serializeToString(document);
  const order = [];
  const { article, terms, claims, page } = await reader.read(document, {
    onArticle: (article) => order.push(`article ${article.status}`),
    onTerms: () => order.push("terms"),
    onClaims: () => order.push("claims"),
  });
  const places = article.blocks.flatMap((block) => block.source.map(([start, end, node, nodeStart, nodeEnd]) => [
    block.text.slice(start, end), page.nodes[node].data.slice(nodeStart, nodeEnd)]));
  return { article, terms, claims, order, places, changed: new XMLSerializer().serializeToString(document) !== before };
};

async function expected(path) {
  const engine = await Engine.create(await readWasm(), await readLexicon());
  const article = engine.readPage(pageFromHtml(ARTICLE, { address: server.address + path }));
  return { article, terms: engine.terms(), claims: engine.claims() };
}

test("in a Worker under a strict policy with Trusted Types: stage by stage, and the same as in Node", async () => {
  const { result, problems, requests, workers } = await inPage("/strict", readPage);
  assert.deepEqual(problems, []);
  assert.deepEqual(requests.filter((path) => !/\/(index|chunk-\w+)\.js$/.test(path)).sort(), ["/dist/dokhae-worker.js", "/dist/dokhae.wasm", "/dist/lexicon.bin"]);
  assert.equal(workers, 1);
  assert.deepEqual(result.order, ["article ok", "terms", "claims"]);
  assert.equal(result.changed, false);
  const { article, terms, claims } = await expected("/strict");
  assert.deepEqual(result.terms, terms);
  assert.deepEqual(result.claims, claims);
  // Node numbers may differ: Chromium splits long texts.
  const withoutPlaces = (article) => ({ ...article, titleSource: [], blocks: article.blocks.map((block) => ({ ...block, source: [] })) });
  assert.deepEqual(withoutPlaces(result.article), withoutPlaces(article));
  for (const [ours, theirs] of result.places) if (ours.length === theirs.length) assert.equal(ours, theirs.replace(/\s/g, " "));
});

for (const [path, why] of [["/no-worker", "Workers are forbidden"], ["/no-policy", "the Trusted Types policy is forbidden"]]) {
  test(`on the page's own thread where ${why}`, async () => {
    const { result, workers } = await inPage(path, readPage);
    assert.deepEqual([result.order, workers], [["article ok", "terms", "claims"], 0]);
    assert.deepEqual(result.terms, (await expected(path)).terms);
  });
}

test("without a Worker by choice, with bytes instead of addresses", async () => {
  const { result, requests } = await inPage("/plain", async (address) => {
    const { Reader } = await import(address);
    const bytes = (name) => fetch(new URL(name, address)).then((response) => response.arrayBuffer());
    const reader = new Reader({ worker: false, wasm: await bytes("dokhae.wasm"), lexicon: await bytes("lexicon.bin") });
    const first = await reader.readText("반도체 공급 늘어\n정부는 3,200억 원을 투입한다.");
    const second = await reader.read(document, { until: "article" });
    return [first.terms.terms.length > 1, second.article.status, second.terms.terms.length];
  });
  assert.deepEqual(result, [true, "ok", 0]);
  assert.ok(!requests.includes("/dist/dokhae-worker.js"));
});

test("a Worker of the embedder's", async () => {
  const { result } = await inPage("/plain", async (address) => {
    const { Reader } = await import(address);
    let made = 0;
    const reader = new Reader({ worker: () => (made++, new Worker(new URL("dokhae-worker.js", address), { type: "module" })) });
    const readings = await Promise.all([1, 2, 3].map(() => reader.read(document)));
    reader.close();
    return [made, readings.map(({ article }) => article.status)];
  });
  assert.deepEqual(result, [1, ["ok", "ok", "ok"]]);
});

test("an abort between stages, and the next reading is not disturbed", async () => {
  const { result } = await inPage("/plain", async (address) => {
    const { Reader } = await import(address);
    const reader = new Reader();
    const controller = new AbortController();
    const seen = [];
    const aborted = await reader.read(document, {
      signal: controller.signal,
      onArticle: () => (seen.push("article"), controller.abort()),
      onTerms: () => seen.push("terms"),
    }).catch((error) => error.name);
    const { article } = await reader.read(document);
    return [aborted, seen, article.status];
  });
  assert.deepEqual(result, ["AbortError", ["article"], "ok"]);
});

test("an empty page, no page, and files that are not there", async () => {
  const { result } = await inPage("/empty", async (address) => {
    const { Reader } = await import(address);
    const reader = new Reader();
    const code = (promise) => promise.then(({ article }) => article.status, (error) => `${error.name} ${error.code}`);
    return [
      await code(reader.read(document)),
      await code(reader.read({ buffer: new ArrayBuffer(100), baseAddress: "" })),
      await code(reader.readText("")),
      await code(new Reader({ wasm: "/none.wasm" }).read(document)),
      await code(new Reader({ worker: false, lexicon: "/none.bin" }).read(document)),
      await code(new Reader({ wasm: new Uint8Array(8) }).read(document)),
    ];
  });
  assert.deepEqual(result, [
    "no_article", "DokhaeError bad_page", "no_article", "DokhaeError unavailable", "DokhaeError unavailable", "DokhaeError unavailable",
  ]);
});

test("after a trap a new Worker takes over", async () => {
  const { result } = await inPage("/plain", async (address, bytes) => {
    const { Reader } = await import(address);
    let made = 0;
    const make = () => (made++, new Worker(new URL("dokhae-worker.js", address), { type: "module" }));
    const trapping = new Reader({ worker: make, wasm: new Uint8Array(bytes), lexicon: new Uint8Array(8) });
    const codes = [];
    for (let i = 0; i < 2; i++) codes.push(await trapping.read(document).catch((error) => error.code));
    return [codes, made];
  }, [...fakeCore({ dokhae_read_page: "trap" })]);
  assert.deepEqual(result, [["internal", "internal"], 2]);
});

test("idle: the Worker goes, and comes back for the next reading", async () => {
  const { result } = await inPage("/plain", async (address) => {
    const { Reader } = await import(address);
    let alive = 0;
    const make = () => {
      const worker = new Worker(new URL("dokhae-worker.js", address), { type: "module" });
      const terminate = worker.terminate.bind(worker);
      worker.terminate = () => (alive--, terminate());
      alive++;
      return worker;
    };
    const reader = new Reader({ worker: make, idleTimeout: 50 });
    await reader.start();
    const counts = [alive];
    await reader.read(document);
    await new Promise((resolve) => setTimeout(resolve, 300));
    counts.push(alive);
    await reader.read(document);
    counts.push(alive);
    return counts;
  });
  assert.deepEqual(result, [1, 0, 1]);
});
