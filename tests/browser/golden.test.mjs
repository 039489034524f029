// The same page through Chromium's live DOM and through parse5 gives the same article.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { decodeDocument, Engine, pageFromBytes, readLexicon, readWasm } from "dokhae/node";
import { root } from "../../scripts/lib/run.mjs";
import { ARTICLES, openStage, skip } from "./support/stage.mjs";

const GOLDEN = join(root, "tests/golden/extract");

/** Path by which each page is served → its bytes. */
const PAGES = new Map([
  ...ARTICLES.map((name) => [`/articles/${name}.html`, readFileSync(join(root, "demo/src/articles", `${name}.html`))]),
  ...readdirSync(GOLDEN).filter((name) => existsSync(join(GOLDEN, name, "source.html")))
    .map((name) => [`/golden/${name}.html`, readFileSync(join(GOLDEN, name, "source.html"))]),
]);

/** What does not depend on how the page was parsed: numbers of nodes do, by whitespace. */
function comparable({ text, title, subtitle, byline, publishedTime, modifiedTime, siteName, lang, status, blocks }) {
  return { status, title, subtitle, byline, publishedTime, modifiedTime, siteName, lang, text, blocks: blocks.map(({ source, ...block }) => ({ ...block, sources: source.length })) };
}

describe("the live DOM and parse5 agree", { skip }, () => {
  let stage;
  let engine;
  let page;
  before(async () => {
    stage = await openStage();
    // In the encoding that is found in Node: browsers believe a label that is wrong.
    for (const [path, body] of PAGES) {
      const { encoding } = decodeDocument(body);
      stage.pages.set(path, { body, headers: { "content-type": `text/html; charset=${encoding === "cp949" ? "euc-kr" : encoding}` } });
    }
    engine = await Engine.create(await readWasm(), await readLexicon());
    ({ page } = await stage.open("/articles/press.css"));
  });
  after(() => stage.close());

  for (const [path, bytes] of PAGES) {
    it(path, async () => {
      const address = stage.server.origin + path;
      await page.goto(address, { waitUntil: "load" });
      const before = await page.evaluate(() => document.documentElement.outerHTML);
      const live = await page.evaluate(async () => {
        const { Reader } = await import("/dokhae/index.js");
        const reader = new Reader();
        const { article } = await reader.read(document, { until: "article" });
        reader.close();
        return article;
      });
      const parsed = engine.readPage(pageFromBytes(bytes, { address }));
      assert.deepEqual(comparable(live), comparable(parsed));
      assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
    });
  }
});
