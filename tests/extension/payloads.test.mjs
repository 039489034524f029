// The payloads of the page embed's tests, through the extension: every vector in every place that
// text reaches it from. None may run, become markup or ask for anything.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ALL, ATTRIBUTES, ELEMENTS, escape, findActive, MARKUP, page, PARTS, PLACES } from "../browser/support/payloads.mjs";
import { BROWSERS } from "./support/browsers.mjs";
import { fileFolder } from "./support/options.mjs";
import { clickInside, count, explainSelection, gone, openStage, shown, underlined, until } from "./support/stage.mjs";

const HTML = { "content-type": "text/html; charset=utf-8" };
/** What a payload calls is there, and tells of it. */
const TRAP = "<script>window.hits = []; window.trap = window.alert = (what) => { window.hits.push(String(what)); };</script>";
for (const engine of BROWSERS) {
  describe(`payloads in ${engine.name}`, { skip: engine.skip }, () => {
    let stage;
    let tab;
    let tried = 0;
    const files = fileFolder();
    before(async () => {
      stage = await openStage(engine);
      // The article's pictures are the page's own, and their addresses are payloads.
      await keep({ settings: { images: false, glossMode: "after" } });
      tab = await stage.open("/old.html");
    });
    after(async () => {
      await stage.close();
      files.remove();
    });

    const keep = (items) => stage.browser.own.inPage(async (items) => {
      await chrome.storage.local.clear();
      await chrome.storage.local.set(items);
    }, items);
    const shut = async () => {
      await tab.pressButton();
      await gone(tab);
    };
    const active = () => tab.inside(`(root) => (${findActive})(${JSON.stringify(ELEMENTS)}, ${JSON.stringify(ATTRIBUTES)})(root)`);

    /** Serves a page, reads it and looks at all that is shown. @returns whether it was an article */
    async function read(html, headers = {}) {
      stage.pages.set("/payload.html", { body: html.replace(/<head>/, `<head>${headers["content-security-policy"] ? "" : TRAP}`), headers: { ...HTML, ...headers } });
      await tab.goto(`${stage.server.origin}/payload.html`);
      const asked = stage.server.requests.length;
      await tab.pressButton();
      const [kind] = await until("something is shown", () => tab.inside((root) => {
        if (root.querySelector(".notice")?.checkVisibility()) return ["notice"];
        const terms = root.querySelector("article .term");
        return terms && root.querySelector(".outline").childElementCount > 0 && !root.querySelector(".progress:not([hidden])") ? ["article"] : null;
      }));
      assert.deepEqual(await active(), []);
      // Each is tried while it is there: its gloss, its claim.
      if (kind === "article") {
        await tab.press("j");
        await tab.press("n");
        assert.deepEqual(await active(), []);
      }
      assert.deepEqual(await tab.inPage(() => window.hits ?? []), []);
      assert.deepEqual(stage.asked(asked).filter((path) => path !== "/payload.html"), []);
      await shut();
      return kind === "article";
    }

    for (const [place, make] of Object.entries(PLACES)) {
      if (place === "plain text") continue;
      it(`do nothing in ${place}`, async () => {
        // Markup of the page's own may do there what the page allows; here it allows nothing.
        const headers = place === "the body, as markup" ? { "content-security-policy": "default-src 'none'" } : {};
        assert.ok(await read(make(ALL), headers), "what is looked at is an article");
        tried += ALL.length;
      });
    }

    it(`do nothing in ${Object.keys(PARTS).join(", ")}`, async () => {
      const makers = Object.values(PARTS);
      let articles = 0;
      let documents = 0;
      // Each document has another payload in each of these parts.
      for (let at = 0; at < ALL.length; at += makers.length, documents++) {
        const parts = makers.map((make, i) => make(ALL[(at + i) % ALL.length]));
        articles += await read(page({ ...Object.assign({}, ...parts), head: parts.map(({ head = "" }) => head).join("") }));
      }
      assert.ok(articles > documents / 2, `${articles} of ${documents}`);
      tried += ALL.length;
    });

    it("do nothing in selected text", async () => {
      stage.pages.set("/payload.html", { body: page({ body: ALL.map((vector) => `<p>시민이 ${escape(vector)} 버스를 탔다.</p>`) }).replace(/<head>/, `<head>${TRAP}`), headers: HTML });
      await tab.goto(`${stage.server.origin}/payload.html`);
      await tab.pressButton();
      await shut();
      await tab.evaluate(() => {
        const article = document.querySelector("article");
        getSelection().setBaseAndExtent(article, 0, article, article.childNodes.length);
      });
      await explainSelection(stage, tab);
      await shown(tab, ".selection .found > ul > li");
      assert.deepEqual(await active(), []);
      assert.deepEqual(await tab.inPage(() => window.hits), []);
      await tab.press("Escape");
      await gone(tab);
      tried += ALL.length;
    });

    it("do nothing on the page itself", async () => {
      await keep({ settings: { images: false }, preferences: { opens: "glosses", sites: {} } });
      stage.pages.set("/payload.html", { body: PLACES["the body, as text"](ALL).replace(/<head>/, `<head>${TRAP}`), headers: HTML });
      await tab.goto(`${stage.server.origin}/payload.html`);
      await tab.pressButton();
      await until("words are underlined", async () => (await underlined(tab)).length > 10);
      for (let i = 0; i < 10; i++) {
        await tab.press("Alt+j");
        assert.deepEqual(await active(), []);
      }
      assert.deepEqual(await tab.inPage(() => window.hits), []);
      await shut();
      tried += ALL.length;
    });

    it("do nothing in what is kept, on pages and on the extension's own", async () => {
      const rounds = 6;
      for (let round = 0; round < rounds; round++) {
        const some = ALL.filter((_, i) => i % rounds === round);
        const hostile = Object.fromEntries(["theme", "font", "size", "locale", "glossMode", "density", "opens"].map((name) => [name, some[0]]));
        const words = some.map((vector, i) => ({ lemma: `${vector}${i}`, romanization: vector, gloss: vector, sentence: vector, title: vector, url: vector, date: vector, note: vector }));
        await keep({
          settings: round % 2 === 0 ? hostile : some, "saved-words": words, "known-words": some, places: Object.fromEntries(some.map((vector) => [vector, vector])),
          preferences: { opens: some[0], sites: Object.fromEntries(some.map((vector) => [vector, vector])) },
          dictionaries: some.map((vector, i) => ({ id: `d-${round}-${i}`, title: vector, entries: vector, bytes: vector, enabled: vector, date: vector, attribution: vector, license: vector })),
        });
        assert.ok(await read(page({})));
        await tab.goto(stage.browser.ownPage("options.html"));
        await until("the words are shown", () => tab.evaluate(() => document.querySelectorAll("#words li").length > 3));
        const found = await tab.evaluate(`
          const reached = [];
          for (const element of document.querySelectorAll("*")) {
            for (const { name, value } of element.attributes) {
              if (/^on/.test(name) || (/^(?:href|src|action|formaction)$/.test(name) && /^\\s*(?:javascript|vbscript|data|blob|filesystem):/i.test(value))) reached.push(element.localName + " " + name + "=" + value);
            }
          }
          return [...reached, ...[...document.querySelectorAll("script:not([src]), iframe, object, embed, svg script, main img, main style")].map(({ outerHTML }) => outerHTML)];`);
        assert.deepEqual(found, []);
        await tab.goto(`${stage.server.origin}/old.html`);
      }
      tried += ALL.length;
    });

    it("do nothing in the glosses of dictionaries", async () => {
      await keep({});
      const words = ["정부", "시민", "노선", "예산", "정류장", "버스", "회사", "지원자", "교수", "전문가", "배차", "간격", "사업", "동네", "대학"];
      // The payloads as they are: what a table, a field or a line ends at is none of them.
      const vectors = MARKUP.filter((vector) => !/["\t\n]/.test(vector)).slice(0, words.length * 2);
      const options = await stage.openOwn("options.html");
      await until("the page is there", () => options.evaluate(() => document.querySelector("#dictionaries input[type=file]") !== null));
      for (const [at, name] of ["one", "two"].entries()) {
        const table = words.map((word, i) => `${word}\t${vectors[at * words.length + i] ?? "gloss"}`).join("\n");
        await options.upload("#dictionaries input[type=file]", [files.file(`${name}.tsv`, table)]);
        await until("the dictionary is there", () => options.inPage(async (number) => (await chrome.storage.local.get("dictionaries")).dictionaries?.length === number, at + 1));
        await options.inPage(() => chrome.storage.local.set({ settings: { images: false, glossMode: "after" } }));
        await tab.front();
        assert.ok(await read(page({ body: [`<p>정부와 시민, 버스 회사가 노선과 예산을 두고 만났다. 동네 정류장을 늘리는 사업이다.</p>`] })));
        await tab.pressButton();
        await until("the payloads are shown", () => tab.inside((root) => [...root.querySelectorAll("article .term")].some(({ dataset }) => dataset.gloss?.includes("trap"))));
        await clickInside(tab, "article > p .term[role=button]");
        await shown(tab, ".popup");
        assert.deepEqual(await active(), []);
        assert.deepEqual(await tab.inPage(() => window.hits), []);
        await shut();
      }
      await options.close();
      tried += vectors.length;
    });

    it("are as many as there should be, and have asked nobody for anything", async () => {
      assert.ok(tried >= 200, `${tried} payloads were tried`);
      assert.deepEqual(stage.browser.outside, []);
      assert.equal(await count(tab, "*"), null, "nothing is left on the page");
    });
  });
}
