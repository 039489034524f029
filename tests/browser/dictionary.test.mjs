// Dictionaries in a browser: imported in the page and in a Worker, put on top of the lexicon,
// there after the core was replaced, gone when they are removed.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { term, yomitan } from "../../js/test/support/dictionaries.mjs";
import { root } from "../../scripts/lib/run.mjs";
import { openStage, skip } from "./support/stage.mjs";

const TEXT = "물빛동 소식\n물빛동에 비가 왔다. 정부는 대책을 발표했다.";
const IMPORTER = `
import { importDictionary } from "/dokhae/dictionary.js";
onmessage = async ({ data }) => {
  try {
    const { pack, entryCount } = await importDictionary(data);
    postMessage({ pack, entryCount }, [pack.buffer]);
  } catch (error) {
    postMessage({ name: error.name, message: error.message });
  }
};`;

describe("dictionaries", { skip }, () => {
  let stage;
  before(async () => {
    stage = await openStage();
    stage.pages.set("/blank.html", "<!DOCTYPE html><title>blank</title>");
    stage.pages.set("/importer.js", { body: IMPORTER, headers: { "content-type": "text/javascript" } });
    stage.pages.set("/words.zip", { body: Buffer.from(yomitan([[term("물빛동", ["Mulbit-dong"])]])), headers: { "content-type": "application/zip" } });
  });
  after(() => stage.close());

  for (const worker of [true, false]) {
    it(`go on top of the lexicon, outlive the core and can be removed (${worker ? "Worker" : "this thread"})`, async () => {
      const { page, problems } = await stage.open("/blank.html");
      const found = await page.evaluate(async (text, worker) => {
        const { Reader } = await import("/dokhae/index.js");
        const { importDictionary } = await import("/dokhae/dictionary.js");
        const reader = new Reader({ idleTimeout: 1, ...(!worker && { worker: false }) });
        const glosses = async () => {
          const { terms } = await reader.readText(text, { until: "terms" });
          return ["물빛동", "정부"].map((lemma) => terms.terms.find((item) => item.lemma === lemma)?.gloss[0] ?? null);
        };
        const idle = () => new Promise((resolve) => setTimeout(resolve, 100)); // the core is given up
        const imported = async (name, bytes) => (await importDictionary([{ name, bytes }])).pack;
        const seen = [];
        const first = await reader.addDictionary(await imported("words.zip", new Uint8Array(await (await fetch("/words.zip")).arrayBuffer())));
        seen.push(await glosses());
        await idle();
        seen.push(await glosses());
        await reader.addDictionary(await imported("own.tsv", new TextEncoder().encode("물빛동\tMulbit Village\n정부\tour government\n")));
        await idle();
        seen.push(await glosses());
        first.remove();
        seen.push(await glosses());
        const refused = await reader.addDictionary(new Uint8Array(100)).catch((error) => error.code);
        seen.push(await glosses());
        reader.close();
        return { seen, refused, workers: window.seen.workers.length };
      }, TEXT, worker);
      const own = ["Mulbit Village", "our government"];
      assert.deepEqual(found.seen, [["Mulbit-dong", "government"], ["Mulbit-dong", "government"], own, own, own]);
      assert.equal(found.refused, "incompatible_data");
      assert.ok(worker ? found.workers >= 4 : found.workers === 0, `${found.workers} workers`);
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  it("are imported in a Worker, and say what is wrong with them", async () => {
    const { page } = await stage.open("/blank.html");
    const [good, bad] = await page.evaluate(async () => {
      const ask = (files) => new Promise((resolve) => {
        const worker = new Worker("/importer.js", { type: "module" });
        worker.onmessage = ({ data }) => (worker.terminate(), resolve(data));
        worker.postMessage(files);
      });
      const encode = (text) => new TextEncoder().encode(text);
      const good = await ask([{ name: "words.csv", bytes: encode("사과,apple\n") }]);
      return [{ entryCount: good.entryCount, size: good.pack.length }, await ask([{ name: "words.csv", bytes: encode("사과,apple\n배\n") }])];
    });
    assert.equal(good.entryCount, 1);
    assert.ok(good.size > 100);
    assert.deepEqual([bad.name, bad.message.slice(0, 18)], ["DictionaryError", "words.csv, line 2:"]);
    await page.close();
  });

  it("the extended lexicon lies below and names its source", { skip: !existsSync(join(root, "demo/dist/dokhae/lexicon-extended.bin")) && "lexicon-extended.bin was not built" }, async () => {
    const { page } = await stage.open("/blank.html");
    const [before, after] = await page.evaluate(async () => {
      const { Reader } = await import("/dokhae/index.js");
      const reader = new Reader();
      const text = "군견 소식\n군견이 훈련을 마쳤다고 정부가 밝혔다.";
      const terms = async () => Object.fromEntries((await reader.readText(text, { until: "terms" })).terms.terms.map(({ lemma, gloss, source }) => [lemma, [gloss[0] ?? "", source?.licence ?? ""]]));
      const before = await terms();
      await reader.addDictionary(new URL("/dokhae/lexicon-extended.bin", location.href));
      const after = await terms();
      reader.close();
      return [before, after];
    });
    assert.deepEqual(after.군견, ["war dog", "CC BY-SA 3.0"]);
    assert.deepEqual(after.정부, before.정부);
    assert.equal(after.정부[1], "");
    await page.close();
  });
});
