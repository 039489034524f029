// What goes wrong in the Worker, and that the next reading works without a reload.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { root } from "../../scripts/lib/run.mjs";
import { inReader, read, texts, until } from "./support/reading.mjs";
import { openStage, skip } from "./support/stage.mjs";
import { withTrap } from "./support/trap.mjs";

const WASM = "/dokhae/dokhae.wasm";

describe("the Worker", { skip }, () => {
  let stage;
  let wasm;
  before(async () => {
    stage = await openStage();
    wasm = readFileSync(join(root, "demo/dist/dokhae/dokhae.wasm"));
  });
  after(() => stage.close());

  const open = async () => {
    const opened = await stage.open("/articles/economy.html");
    await opened.page.evaluate(() => document.querySelector("dokhae-reader").setAttribute("lang", "en"));
    return opened;
  };

  for (const name of ["dokhae_read_page", "dokhae_run_stage"]) {
    it(`traps in ${name}: a typed error, and the next try works`, async () => {
      stage.pages.set(WASM, { body: withTrap(wasm, name), headers: { "content-type": "application/wasm" } });
      const { page } = await open();
      assert.equal((await read(page)).error, "internal");
      assert.match((await texts(page, ".notice"))[0], /restarted/);
      assert.deepEqual((await page.evaluate(() => window.seen.events)).find((event) => event.name === "error"), { name: "error", code: "internal" });

      stage.pages.delete(WASM);
      await (await inReader(page, ".notice button")).click();
      await until(page, () => window.seen.events.some((event) => event.name === "claims"));
      assert.equal((await texts(page, "article h1")).length, 1);
      assert.ok((await texts(page, "article .term")).length > 40);
      assert.equal(await page.evaluate(() => window.seen.workers.length), 2);
      await page.close();
    });
  }

  it("dies between two readings: the second gets another one", async () => {
    const { page } = await open();
    assert.equal((await read(page)).error, undefined);
    await page.evaluate(() => window.seen.workers[0].dispatchEvent(new ErrorEvent("error", { message: "lost", cancelable: true })));
    await page.evaluate(() => {
      // The next thing that it is asked for fails.
      const worker = window.seen.workers[0];
      const post = worker.postMessage.bind(worker);
      worker.postMessage = (...args) => {
        post(...args);
        worker.dispatchEvent(new ErrorEvent("error", { message: "lost", cancelable: true }));
      };
    });
    assert.equal((await read(page)).error, "internal");
    assert.equal((await read(page)).error, undefined);
    assert.ok((await texts(page, "article .term")).length > 40);
    assert.equal(await page.evaluate(() => window.seen.workers.length), 2);
    await page.close();
  });

  it("is ended when a page's files cannot be had, and tried again", async () => {
    stage.pages.set("/dokhae/lexicon.bin", { status: 500, body: "" });
    const { page } = await open();
    assert.equal((await read(page)).error, "unavailable");
    stage.pages.set("/dokhae/lexicon.bin", { body: "not a lexicon", headers: { "content-type": "application/octet-stream" } });
    assert.equal((await read(page)).error, "incompatible_data");
    stage.pages.delete("/dokhae/lexicon.bin");
    assert.equal((await read(page)).error, undefined);
    await page.close();
  });

  it("keeps the last of several readings, and tells the others that they were dropped", async () => {
    const { page } = await open();
    const outcomes = await page.evaluate(() => {
      const element = document.querySelector("dokhae-reader");
      const outcome = (reading) => reading.then(({ article }) => article.title, (error) => error.name);
      return Promise.all([outcome(element.read("첫째 기사\n본문입니다.")), outcome(element.read("둘째 기사\n본문입니다.")), outcome(element.read(document))]);
    });
    assert.deepEqual(outcomes.slice(0, 2), ["AbortError", "AbortError"]);
    assert.equal(outcomes[2], "한은, 기준금리 연 2.25%로 동결… “가계부채 증가세 더 지켜봐야”");
    assert.equal((await texts(page, "article h1"))[0], outcomes[2]);
    await page.close();
  });
});
