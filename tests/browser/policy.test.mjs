// Under a strict Content-Security-Policy with Trusted Types enforced, and what is loaded when.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { root } from "../../scripts/lib/run.mjs";
import { POLICIES } from "../../scripts/serve.mjs";
import { read, texts, until } from "./support/reading.mjs";
import { openStage, PARAGRAPHS, skip } from "./support/stage.mjs";

const OWN = /^\/dokhae\/(?:(?:dokhae|index|in-page)\.js|chunk-\w+\.js|dokhae-worker\.js|dokhae\.wasm|lexicon\.bin)$/;
const PAGES_OWN = new Set(["/articles/economy.html", "/articles/press.css", "/media/rate.svg", "/favicon.ico"]);

describe("policies and requests", { skip }, () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  /** Paths asked for since, beside what the page itself needs. */
  const asked = (since) => stage.server.requests.slice(since).map(({ path }) => path).filter((path) => !PAGES_OWN.has(path));

  it("loads one small script until somebody wants to read", async () => {
    const since = stage.server.requests.length;
    const { page } = await stage.open("/articles/economy.html");
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(asked(since), ["/dokhae/dokhae.js"]);

    // The pointer comes near: everything is got ready.
    const button = await page.evaluateHandle(() => document.querySelector("dokhae-reader").shadowRoot.querySelector("button"));
    await button.hover();
    await until(page, () => window.seen.events.some(({ name }) => name === "ready"));
    assert.ok(asked(since).includes("/dokhae/dokhae.wasm"));
    await page.close();
  });

  it("works under script-src 'self' 'wasm-unsafe-eval' with Trusted Types, and asks for its own files only", async () => {
    stage.server.options.policy = POLICIES.strict;
    const since = stage.server.requests.length;
    const { page, problems } = await stage.open("/articles/economy.html");
    const reading = await read(page);
    assert.equal(reading.error, undefined, reading.message);
    assert.ok(reading.terms.length > 40 && reading.claims.length > 5);

    assert.deepEqual(asked(since).filter((path) => !OWN.test(path)), []);
    for (const file of ["dokhae-worker.js", "dokhae.wasm", "lexicon.bin"]) {
      assert.equal(asked(since).filter((path) => path === `/dokhae/${file}`).length, 1, `${file} is loaded once`);
    }
    assert.deepEqual(stage.outside, []);
    assert.deepEqual(await page.evaluate(() => [window.seen.violations, window.seen.errors, window.seen.workers.length]), [[], [], 1]);
    assert.deepEqual(problems, []);
    await page.close();
    stage.server.options.policy = null;
  });

  it("reads pasted HTML under the strict policy too", async () => {
    stage.server.options.policy = POLICIES.strict;
    const { page, problems } = await stage.open("/");
    await until(page, () => window.seen.events.some(({ name }) => name === "claims"));
    await page.evaluate((html) => { document.querySelector("#source").value = html; }, `<h1>버스 노선 12개 새로 만든다</h1><article>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</article>`);
    await page.click("#paste [type=submit]");
    await until(page, () => window.seen.events.filter(({ name }) => name === "claims").length === 2);
    assert.deepEqual(await texts(page, "h1", "#own-reader"), ["버스 노선 12개 새로 만든다"]);
    assert.deepEqual(await page.evaluate(() => window.seen.violations), []);
    assert.deepEqual(problems, []);
    await page.close();
    stage.server.options.policy = null;
  });

  it("works on the page's own thread where Workers are forbidden", async () => {
    stage.server.options.policy = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'";
    const { page } = await stage.open("/articles/economy.html");
    const reading = await read(page);
    assert.equal(reading.error, undefined, reading.message);
    assert.ok(reading.claims.length > 5);
    assert.ok((await page.evaluate(() => window.seen.violations)).some((violation) => violation.startsWith("worker-src")));
    await page.close();
    stage.server.options.policy = null;
  });

  it("says so where WebAssembly is forbidden", async () => {
    stage.server.options.policy = "script-src 'self'";
    const { page } = await stage.open("/articles/economy.html");
    const before = await page.evaluate(() => document.body.innerHTML);
    const reading = await read(page);
    assert.equal(reading.error, "unavailable");
    assert.match((await texts(page, ".notice"))[0], /does not allow/);
    assert.ok((await page.evaluate(() => window.seen.events)).some(({ name, code }) => name === "error" && code === "unavailable"));
    assert.equal(await page.evaluate(() => document.body.innerHTML), before);
    await page.close();
    stage.server.options.policy = null;
  });

  it("takes wasm and lexicon from where asset-base says, scripts never", async () => {
    stage.pages.set("/based.html", `<!DOCTYPE html><html lang="ko"><meta charset="utf-8"><title>x</title><script type="module" src="/dokhae/dokhae.js"></script>
      <dokhae-reader asset-base="/elsewhere"></dokhae-reader>`);
    const since = stage.server.requests.length;
    const { page } = await stage.open("/based.html");
    assert.equal((await read(page)).error, "unavailable");
    const elsewhere = stage.server.requests.slice(since).map(({ path }) => path).filter((path) => path.startsWith("/elsewhere/"));
    assert.deepEqual([...new Set(elsewhere)].sort(), ["/elsewhere/dokhae.wasm", "/elsewhere/lexicon.bin"]);
    await page.close();
  });
});

const NONCE = "nonce-4f6bd0";
const CORE = "script-src 'self' 'wasm-unsafe-eval'";
/**
 * What the embed does under each policy: `works` without a word in the console, or steps back
 * with an error that is said. `browser`: what the browser itself notes of what it forbids.
 */
const EIGHT = {
  "no policy": { policy: null, works: true },
  "scripts and wasm of one's own only": { policy: CORE, works: true },
  "default-src 'none' with a nonce": { policy: `default-src 'none'; script-src '${NONCE}' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'`, works: true },
  "the same with Trusted Types enforced": {
    policy: `default-src 'none'; script-src '${NONCE}' 'strict-dynamic' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types dokhae`, works: true },
  "no Worker, which the tag knows": { policy: `${CORE}; worker-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`, attributes: 'worker="none"', works: true },
  "no Trusted Types policy and no Worker, which the tag does not know": { policy: `${CORE}; worker-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`, works: true, browser: true },
  "no wasm": { policy: "script-src 'self'", works: false, browser: true },
  "no requests": { policy: `${CORE}; connect-src 'none'`, works: false, browser: true },
  "an opaque origin": { policy: "sandbox allow-scripts", works: true },
};

describe("policies, one after the other", { skip }, () => {
  let stage;
  before(async () => {
    stage = await openStage();
    const files = readdirSync(join(root, "demo/dist/dokhae"));
    const types = { js: "text/javascript", wasm: "application/wasm", bin: "application/octet-stream" };
    // As from a server for everybody: an opaque origin is another one.
    for (const name of files) {
      stage.pages.set(`/open/${name}`, { body: readFileSync(join(root, "demo/dist/dokhae", name)), headers: { "content-type": types[name.split(".").at(-1)], "access-control-allow-origin": "*" } });
    }
  });
  after(() => stage.close());

  for (const [name, { policy, attributes = "", works, browser = false }] of Object.entries(EIGHT)) {
    for (const script of ['<script type="module" NONCE src="/open/dokhae.js"></script>', '<script NONCE src="/open/dokhae.iife.js"></script>']) {
      it(`${works ? "reads under" : "steps back politely under"} ${name} (${script.includes("module") ? "module" : "classic"})`, async () => {
        stage.pages.set("/page.html", `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>x</title>${script.replace("NONCE", `nonce="${NONCE.slice(6)}"`)}</head>
<body><dokhae-reader lang="en" ${attributes}></dokhae-reader><main><h1>버스 노선 12개 새로 만든다</h1><article>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</article></main></body></html>`);
        stage.server.options.policy = policy;
        const { page, problems } = await stage.open("/page.html");
        await until(page, () => document.querySelector("dokhae-reader:defined"));
        const before = await page.evaluate(() => document.documentElement.outerHTML);
        const reading = await read(page);
        if (works) {
          assert.equal(reading.error, undefined, reading.message);
          assert.ok(reading.terms.length > 20 && reading.claims.length > 3);
        } else {
          assert.equal(reading.error, "unavailable");
          assert.equal((await texts(page, ".notice")).length, 1);
        }
        await page.keyboard.press("n");
        await page.evaluate(() => document.querySelector("dokhae-reader").close());
        assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
        assert.deepEqual(await page.evaluate(() => window.seen.errors), []);
        // Nothing but the browser's own notes of what the policy forbids.
        assert.deepEqual(problems.filter((text) => !browser || !/Content Security Policy|violates|trusted/i.test(text)), []);
        await page.close();
        stage.server.options.policy = null;
      });
    }
  }
});
