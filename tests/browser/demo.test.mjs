// The demo site: every page of it, in both languages and themes, on a phone, without a network.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { root } from "../../scripts/lib/run.mjs";
import { POLICIES, serve } from "../../scripts/serve.mjs";
import { findings } from "./support/axe.mjs";
import { read, texts, until } from "./support/reading.mjs";
import { openStage, skip } from "./support/stage.mjs";

const SITE = ["/", "/publishers.html", "/method.html"];
const PAPERS = skip ? [] : ["articles", "pages"].flatMap((folder) => readdirSync(join(root, "demo/src", folder))
  .filter((name) => name.endsWith(".html")).map((name) => `/${folder}/${name}`));

const liveIsRead = () => document.querySelector("#live")?.shadowRoot.querySelector(".mark") !== null;

describe("the demo site", { skip }, () => {
  let stage;
  before(async () => {
    stage = await openStage({ policy: POLICIES.strict });
  });
  after(() => stage.close());

  const setTheme = (page, value) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);

  for (const path of SITE) {
    it(`${path}: both languages, both themes, phone and desktop, under a strict policy`, async () => {
      const { page, problems } = await stage.open(path);
      await until(page, liveIsRead);
      for (const language of ["en", "ko"]) {
        assert.equal(await page.evaluate(() => document.documentElement.lang), language);
        assert.match(await page.title(), language === "ko" ? /독해 Dokhae/ : /Dokhae 독해/);
        for (const theme of ["light", "dark"]) {
          await setTheme(page, theme);
          assert.deepEqual(await findings(page), [], `${language} ${theme}`);
        }
        await page.click("#language");
      }
      for (const width of [320, 390, 820]) {
        await page.setViewport({ width, height: 800 });
        assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), width, `nothing sticks out at ${width}`);
      }
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  it("the newspapers' pages: axe, and nothing sticks out on a phone", async () => {
    for (const path of PAPERS) {
      const { page, problems } = await stage.open(path, { width: 360 });
      // Their headings and landmarks are those of news sites: not the best.
      assert.deepEqual(await findings(page, "document", { bestPractice: false }), [], path);
      assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), path);
      assert.deepEqual(problems, [], path);
      await page.close();
    }
  });

  it("remembers the language on the way through the site", async () => {
    const { page } = await stage.open("/method.html");
    await page.click("#language");
    await Promise.all([page.waitForNavigation(), page.click("a[href='publishers.html']")]);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "ko");
    assert.match(await page.$eval("h1", (heading) => heading.innerText), /독자에게 버튼 하나/);
    await page.reload();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "ko");
    await page.evaluate(() => { localStorage.clear(); });
    await page.close();
  });

  it("takes a sentence of the live page apart", async () => {
    const { page } = await stage.open("/");
    await until(page, () => document.querySelector("#specimen-claims li"));
    const words = await page.$$eval("#specimen .word", (words) => words.map((word) => [...word.children].map(({ textContent }) => textContent)));
    assert.ok(words.some(([word, gloss]) => word === "“도서관은" && gloss === "library"), JSON.stringify(words));
    assert.equal(words.map(([word]) => word).join(" "), "민지호 군수는 “도서관은 누구나 돈 없이 머물 수 있는 마지막 공간”이라며 “내년에는 12곳으로 늘리겠다”고 말했다.");
    const claims = await page.$$eval("#specimen-claims q", (said) => said.map(({ textContent }) => textContent));
    assert.deepEqual(claims, ["도서관은 누구나 돈 없이 머물 수 있는 마지막 공간", "내년에는 12곳으로 늘리겠다"]);
    await page.close();
  });

  it("reads a saved page in the encoding that Korean sites wrote before", async () => {
    const { page, problems } = await stage.open("/");
    await until(page, liveIsRead);
    const file = join(mkdtempSync(join(tmpdir(), "dokhae-file-")), "saved.html");
    const { default: iconv } = await import("iconv-lite");
    const { readFileSync, writeFileSync } = await import("node:fs");
    writeFileSync(file, iconv.encode(readFileSync(join(root, "demo/src/articles/politics.html"), "utf8"), "cp949"));
    await (await page.$("#file")).uploadFile(file);
    await until(page, () => document.querySelector("#own-reader").shadowRoot.querySelector(".mark") !== null);
    assert.deepEqual(await texts(page, "h1", "#own-reader"), ["‘지역병원 지원법’ 국회 통과… 여야 “늦었지만 다행” 재원엔 이견"]);
    assert.deepEqual(problems, []);
    rmSync(file);
    await page.close();
  });

  it("prints a tag for publishers that does on a page what the preview does", async () => {
    const { page, problems } = await stage.open("/publishers.html");
    const snippet = () => page.$eval("#snippet", ({ textContent }) => textContent);
    assert.equal(await snippet(), '<script type="module" src="/dokhae/dokhae.js"></script>\n<dokhae-reader></dokhae-reader>');
    await page.select("#mode", "inline");
    await page.select("#lang", "ko");
    await page.type("#target", "article");
    await page.select("#loading", "eager");
    assert.match(await snippet(), /<dokhae-reader mode="inline" loading="eager" lang="ko" target="article"><\/dokhae-reader>$/);
    await until(page, () => document.querySelector("#place dokhae-reader").shadowRoot.querySelector(".mark") !== null);

    const html = await page.$eval("#article", ({ outerHTML }) => outerHTML);
    stage.pages.set("/embedding.html", `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>물빛군 소식</title></head><body>${await snippet()}${html}</body></html>`);
    const embedding = await stage.open("/embedding.html");
    await until(embedding.page, () => document.querySelector("dokhae-reader").shadowRoot.querySelector(".mark") !== null);
    assert.deepEqual(await texts(embedding.page, "article h1"), ["물빛군 마을버스, 벨 누르면 선다… “병원 가는 길이 짧아졌다”"]);
    assert.match((await texts(embedding.page, ".outline-toggle"))[0], /^개요|^주장|^누가/);
    assert.deepEqual([...problems, ...embedding.problems], []);
    await embedding.page.close();
    await page.close();
  });

  it("reads the page under its own strict policy, and the very long one; says of the front page that it is none", async () => {
    stage.server.options.policy = null; // the page brings its own
    const strict = await stage.open("/pages/strict.html");
    assert.ok((await read(strict.page)).claims.length > 8);
    assert.deepEqual(strict.problems, []);
    await strict.page.close();

    const long = await stage.open("/pages/long.html");
    const { article, claims } = await read(long.page);
    assert.ok(article.text.length > 45_000 && claims.length > 1_000, `${article.text.length} characters, ${claims.length} claims`);
    await long.page.close();

    const front = await stage.open("/pages/front.html");
    await read(front.page);
    assert.equal((await texts(front.page, ".notice h1")).length, 1);
    await front.page.close();
    stage.server.options.policy = POLICIES.strict;
  });

  it("asked nobody else for anything", () => {
    assert.deepEqual(stage.outside, []);
  });

  it("works under a sub-path, without a network after the first visit, and takes a new version when told to", async () => {
    const folder = mkdtempSync(join(tmpdir(), "dokhae-site-"));
    symlinkSync(join(root, "demo/dist"), join(folder, "dokhae-demo"));
    let addition = "";
    const options = { policy: POLICIES.strict };
    options.respond = (path) => (addition !== "" && path.endsWith("/service-worker.js") ? { body: addition, headers: { "content-type": "text/javascript" } } : null);
    const server = await serve(folder, options);
    const page = await stage.browser.newPage();
    try {
      const address = `${server.origin}/dokhae-demo/`;
      await page.goto(`${address}method.html`);
      await until(page, () => navigator.serviceWorker.controller !== null);
      assert.ok(server.requests.every(({ path }) => path.startsWith("/dokhae-demo/") || path === "/favicon.ico"));

      await page.setOfflineMode(true);
      const before = server.requests.length;
      await page.goto(address);
      await until(page, liveIsRead);
      await page.goto(`${address}articles/science.html`);
      const reading = await read(page);
      assert.equal(reading.error, undefined, reading.message);
      assert.ok(reading.claims.length > 5);
      assert.equal(server.requests.length, before);
      await page.setOfflineMode(false);

      // A new version: the page says so, and has it after a click.
      await page.goto(`${address}method.html`);
      addition = await (await fetch(`${address}service-worker.js`)).text().then((text) => text.replace(/"version":"\w+"/, '"version":"another"'));
      await page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });
      await page.waitForSelector("#update:not([hidden]) button");
      const loaded = server.requests.length;
      await Promise.all([page.waitForNavigation(), page.click("#update button")]);
      await until(page, () => document.querySelector("#network").textContent !== "");
      assert.deepEqual(await page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").at(-1))), ["another"]);
      // Every file was the same as before, so none was loaded again.
      assert.deepEqual(server.requests.slice(loaded).map(({ path }) => path).filter((path) => !path.endsWith("/service-worker.js")), []);
    } finally {
      await page.close();
      await server.close();
      rmSync(folder, { recursive: true });
    }
  });
});
