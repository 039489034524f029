// Script-injection payloads of our own: every vector in every place that text reaches the reader
// from. None may run, become markup, ask for anything, or hang it.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ADDRESSES, ALL, ATTRIBUTES, ELEMENTS, escape, findActive, MARKUP, page, PARTS, PLACES } from "./support/payloads.mjs";
import { until } from "./support/reading.mjs";
import { openStage, skip } from "./support/stage.mjs";

describe("payloads", { skip }, () => {
  let stage;
  let count = 0;
  before(async () => {
    stage = await openStage();
    stage.pages.set("/host.html", `<!DOCTYPE html><html lang="ko"><meta charset="utf-8"><title>x</title><script>
      window.hits = [];
      window.findActive = (${findActive})(${JSON.stringify(ELEMENTS)}, ${JSON.stringify(ATTRIBUTES)});
      window.trap = window.alert = window.confirm = window.prompt = (what) => { window.hits.push(String(what)); };
    </script><script type="module" src="/dokhae/dokhae.js"></script><dokhae-reader lang="en" images="none"></dokhae-reader>`);
  });
  after(async () => {
    await stage.close();
    assert.ok(count >= 200, `${count} payloads were tried`);
  });

  /** A page whose element reads documents made of texts. What comes of it is checked at its end. */
  async function open() {
    const since = stage.server.requests.length;
    const { page: tab, problems } = await stage.open("/host.html");
    await until(tab, () => customElements.get("dokhae-reader"));
    await tab.evaluate(() => document.querySelector("dokhae-reader").warm());
    return {
      tab,
      /** Reads each, opens every gloss and the outline, and lists what is active in the reader. */
      read: (sources) => tab.evaluate(async (sources) => {
        const element = document.querySelector("dokhae-reader");
        const found = [];
        const outcomes = [];
        for (const source of sources) {
          const isMarkup = source.startsWith("<!DOCTYPE");
          const outcome = await element.read(isMarkup ? new DOMParser().parseFromString(source, "text/html") : source).then(({ article }) => article.status, (error) => error.code ?? error.name);
          outcomes.push(outcome);
          const root = element.shadowRoot;
          // Many places a document: every gloss. One place: those at its beginning.
          for (const term of [...root.querySelectorAll("article .term[role=button]")].slice(0, sources.length > 5 ? 4 : 60)) {
            term.click();
            found.push(...findActive(root.querySelector(".popup")));
          }
          found.push(...findActive(root));
        }
        return { found: [...new Set(found)], outcomes };
      }, sources),
      /** Nothing ran, nothing was asked for, nothing was logged. */
      async end() {
        await tab.keyboard.press("j");
        await tab.keyboard.press("Enter");
        await new Promise((resolve) => setTimeout(resolve, 100));
        assert.deepEqual(await tab.evaluate(() => [window.hits, window.seen.errors, document.title, location.pathname]), [[], [], "x", "/host.html"]);
        const asked = stage.server.requests.slice(since).map(({ path }) => path).filter((path) => !/^\/(?:host\.html|favicon\.ico|dokhae\/[\w.-]+)$/.test(path));
        assert.deepEqual(asked, []);
        assert.deepEqual(stage.outside, []);
        assert.deepEqual(problems, []);
        await tab.close();
      },
    };
  }

  for (const [place, make] of Object.entries(PLACES)) {
    it(`do nothing in ${place}`, async () => {
      const { read, end } = await open();
      const halves = [ALL.slice(0, ALL.length / 2), ALL.slice(ALL.length / 2)];
      const { found, outcomes } = await read(halves.map(make));
      assert.deepEqual(found, []);
      assert.deepEqual(outcomes.filter((outcome) => !["ok", "no_article", "truncated"].includes(outcome)), []);
      assert.ok(outcomes.includes("ok"), "what is checked is an article");
      count += ALL.length;
      await end();
    });
  }

  for (const [place, make] of Object.entries(PARTS)) {
    it(`do nothing in ${place}`, async () => {
      const { read, end } = await open();
      const { found, outcomes } = await read(ALL.map((vector) => page(make(vector))));
      assert.deepEqual(found, []);
      assert.ok(outcomes.filter((outcome) => outcome === "ok").length > ALL.length / 2, outcomes.join());
      count += ALL.length;
      await end();
    });
  }

  it("do nothing in dictionary entries", async () => {
    const { tab, read, end } = await open();
    const words = ["정부", "시민", "노선", "예산", "정류장", "버스", "회사", "지원자", "교수", "전문가", "배차", "간격", "사업", "동네", "대학"];
    for (let from = 0; from < ALL.length; from += words.length) {
      const entries = words.flatMap((word, i) => (ALL[from + i] === undefined ? [] : [`${word}\t${ALL[from + i].replace(/[\t\n]/g, " ")}`])).join("\n");
      const glosses = await tab.evaluate(async (entries) => {
        const { importDictionary } = await import("/dokhae/dictionary.js");
        const { pack } = await importDictionary([{ name: "own.tsv", bytes: new TextEncoder().encode(`${entries}\n`) }]);
        const element = document.querySelector("dokhae-reader");
        element.dictionaries = URL.createObjectURL(new Blob([pack]));
        const seen = new Promise((resolve) => element.addEventListener("dokhae-gloss", ({ detail }) => resolve(detail.terms.flatMap(({ gloss }) => gloss)), { once: true }));
        await element.read(new DOMParser().parseFromString(`<h1>시민</h1><article>${"<p>정부와 시민, 버스 회사가 노선과 예산을 두고 만났다. 동네 정류장을 늘리는 사업이다.</p>".repeat(8)}</article>`, "text/html"));
        return seen;
      }, entries);
      assert.ok(glosses.some((gloss) => ALL.includes(gloss) || gloss.includes("trap")), "the payloads are shown");
      const { found } = await read([page({})]);
      assert.deepEqual(found, []);
    }
    count += ALL.length;
    await end();
  });

  it("do nothing in the publisher's glossary", async () => {
    const { tab, read, end } = await open();
    const words = ["시민", "노선", "예산", "버스"];
    for (let from = 0; from < ALL.length; from += words.length) {
      await tab.evaluate((words, vectors) => {
        const glossary = Object.fromEntries(words.map((word, i) => [word, { gloss: vectors[i], note: vectors[i], link: vectors[i], __proto__: { gloss: vectors[i] } }]));
        for (const vector of vectors) glossary[vector] = vector;
        document.querySelector("dokhae-reader").glossary = glossary;
      }, words, ALL.slice(from, from + words.length));
      const { found } = await read([page({ body: ALL.slice(from, from + words.length).map((vector) => `<p>${escape(vector)}</p>`) })]);
      assert.deepEqual(found, []);
    }
    count += ALL.length;
    await end();
  });

  it("do nothing in what is kept on the device", async () => {
    const { tab, read, end } = await open();
    await read([page({})]);
    const keys = await tab.evaluate(() => Object.keys(localStorage));
    for (const [i, vector] of ALL.entries()) {
      await tab.evaluate((vector, keys, i) => {
        document.querySelector("dokhae-reader").remove();
        const hostile = { theme: vector, font: vector, size: vector, locale: vector, glossMode: vector, outlineOrder: vector, images: vector, width: vector, [vector]: vector, lemma: vector, gloss: vector,
          sentence: vector, title: vector, url: vector, date: vector };
        const shapes = [hostile, [hostile], [vector], vector, { saved: [hostile], known: [vector] }, { [vector]: hostile }];
        [...new Set([...keys, "dokhae-settings", "dokhae-places", "dokhae-words", "dokhae-known"])].forEach((key, k) => {
          localStorage.setItem(key, JSON.stringify(shapes[(i + k) % shapes.length]));
        });
        localStorage.setItem("dokhae-settings", JSON.stringify(hostile));
        const element = document.createElement("dokhae-reader");
        element.lang = "en";
        document.body.append(element);
      }, vector, keys, i);
    }
    const { found, outcomes } = await read([page({})]);
    assert.deepEqual([found, outcomes], [[], ["ok"]]);
    await tab.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(".bar button").forEach((button) => { if (!button.matches(".close")) button.click(); }));
    assert.deepEqual((await read([page({})])).found, []);
    count += ALL.length;
    await end();
  });

  it("do nothing in the element's attributes", async () => {
    const { tab, end } = await open();
    await tab.evaluate(async (addresses, markup) => {
      for (const vector of [...addresses, ...markup.slice(0, 12)]) {
        const element = document.createElement("dokhae-reader");
        for (const name of ["target", "glossary", "mode", "images", "lang", "worker"]) element.setAttribute(name, vector);
        document.body.append(element);
        await element.read("버스 소식\n시민이 버스를 탔다.").catch(() => undefined);
        element.remove();
      }
    }, ADDRESSES.filter((address) => /^[^&]*:/.test(address) && !/^(?:data|blob):/.test(address)), MARKUP.map((vector) => `#${vector}`));
    count += ADDRESSES.length;
    await end();
  });

  it("do nothing in translations", async () => {
    const { tab, read, end } = await open();
    await tab.evaluate((vectors) => {
      let next = 0;
      const element = document.querySelector("dokhae-reader");
      element.translator = async () => vectors[next++ % vectors.length];
    }, ALL);
    await read([page({ body: ALL.map((_, i) => `<p>한들시 조가람 과장은 “정류장 ${i + 2}곳을 새로 두겠다”고 말했다.</p>`) })]);
    const shown = await tab.evaluate(async () => {
      const root = document.querySelector("dokhae-reader").shadowRoot;
      root.querySelector(".translate").click();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return root.querySelectorAll(".translation").length;
    });
    assert.ok(shown >= ALL.length, `${shown} translations`);
    assert.deepEqual(await tab.evaluate(() => window.findActive(document.querySelector("dokhae-reader").shadowRoot)), []);
    count += ALL.length;
    await end();
  });
});
