// Under a strict Content-Security-Policy with Trusted Types enforced, and what is loaded when.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { POLICIES } from "../../scripts/serve.mjs";
import { read, texts, until } from "./support/reading.mjs";
import { openStage, PARAGRAPHS, skip } from "./support/stage.mjs";

const OWN = /^\/dokhae\/(?:(?:dokhae|index)\.js|chunk-\w+\.js|dokhae-worker\.js|dokhae\.wasm|lexicon\.bin)$/;
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
