// The tag as publishers use it: attributes, events, glossary, dictionaries, slots, frames, removal.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { root } from "../../scripts/lib/run.mjs";
import { inReader, read, texts, until } from "./support/reading.mjs";
import { openStage, pageWith, PARAGRAPHS, skip } from "./support/stage.mjs";

const TITLE = "버스 노선 12개 새로 만든다";
const ARTICLE = `<main><h1>${TITLE}</h1><article>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</article></main>`;
const GLOSSARY = {
  시민: { gloss: "citizens, as this paper calls them", note: "A remark of ours.", link: "/glossary#citizen" },
  "배차 간격": "headway",
  노선: { gloss: "line", link: "javascript:window.ran=1" },
  "": "nothing", "어떤 것": { gloss: 5 }, 시: null,
};

describe("the embed", { skip }, () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  const open = async (element, options) => {
    stage.pages.set("/page.html", pageWith(ARTICLE, { element, ...options }));
    return stage.open("/page.html");
  };
  const terms = (reading) => Object.fromEntries(reading.terms.map((term) => [term.surface, term]));

  it("has its attributes and properties in step, also those set before its script has come", async () => {
    const { page, problems } = await open('<dokhae-reader id="early"></dokhae-reader>', {
      head: `<script>
        addEventListener("DOMContentLoaded", () => {
          Object.assign(document.querySelector("#early"), { loading: "manual", images: "none", glossary: { 시민: "townsfolk" }, translator: async () => "x" });
        });
      </script>` });
    await until(page, () => customElements.get("dokhae-reader"));
    const [early, element] = await page.evaluate(() => {
      const first = document.querySelector("#early");
      const other = document.createElement("dokhae-reader");
      const before = [other.target, other.loading, other.mode, other.assetBase, other.images, other.dictionaries, other.worker, other.glossary];
      Object.assign(other, { target: "main", loading: "eager", mode: "inline", assetBase: "/x/", images: "none", dictionaries: "/a /b", worker: "none", glossary: "/g.json" });
      other.setAttribute("mode", "side");
      return [[first.getAttribute("loading"), first.getAttribute("images"), first.glossary, typeof first.translator, first.shadowRoot.querySelector("button").hidden],
        [before, other.outerHTML, other.mode]];
    });
    assert.deepEqual(early, ["manual", "none", { 시민: "townsfolk" }, "function", true]);
    assert.deepEqual(element, [["", "lazy", "overlay", "", "", "", "", null],
      '<dokhae-reader target="main" loading="eager" mode="side" asset-base="/x/" images="none" dictionaries="/a /b" worker="none" glossary="/g.json"></dokhae-reader>', "side"]);
    assert.equal(terms(await read(page)).시민.gloss[0], "townsfolk");
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("takes over what is changed while it is open", async () => {
    const { page, problems } = await open('<dokhae-reader lang="en"></dokhae-reader>');
    await read(page);
    await page.evaluate(() => {
      window.seen.events.length = 0;
      Object.assign(document.querySelector("dokhae-reader"), { mode: "inline", glossary: { 시민: "townsfolk" } });
    });
    await until(page, () => window.seen.events.some(({ name }) => name === "claims"));
    assert.deepEqual(await page.evaluate(() => [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll(".reader")].map(({ className }) => className.includes("inline"))), [true]);
    await page.evaluate(() => document.querySelector("dokhae-reader").setAttribute("lang", "ko"));
    assert.equal((await texts(page, ".outline h2"))[0], "누가 무엇을 말했나");
    await page.evaluate(() => document.querySelector("dokhae-reader").setAttribute("loading", "manual"));
    assert.deepEqual(await texts(page, ".facade"), []);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("tells of ready, article, gloss and claims, in this order, by events that leave the element, and by promises", async () => {
    const { page } = await open();
    const result = await page.evaluate(async () => {
      const seen = [];
      for (const name of ["ready", "article", "gloss", "claims", "close"]) {
        document.addEventListener(`dokhae-${name}`, ({ detail, target, bubbles, composed }) => seen.push([name, target.localName, bubbles && composed, Object.keys(detail ?? {}).join()]));
      }
      const element = document.querySelector("dokhae-reader");
      const warmed = await element.warm();
      const early = seen.map(([name]) => name);
      const reading = await element.read();
      const closed = await element.close();
      return { seen, early, nothing: warmed === undefined && closed === undefined, keys: Object.keys(reading).join() };
    });
    assert.deepEqual(result, {
      early: ["ready"], nothing: true, keys: "article,terms,claims,page",
      seen: [["ready", "dokhae-reader", true, ""], ["article", "dokhae-reader", true, "article"], ["gloss", "dokhae-reader", true, "terms,sentences,truncated"],
        ["claims", "dokhae-reader", true, "claims"], ["close", "dokhae-reader", true, ""]],
    });
    await page.close();
  });

  it("is one request until somebody wants to read, and leaves nothing on the device", async () => {
    for (const script of ['<script type="module" src="/dokhae/dokhae.js"></script>', '<script defer src="/dokhae/dokhae.iife.js"></script>']) {
      stage.pages.set("/quiet.html", `<!DOCTYPE html><html lang="ko"><meta charset="utf-8"><title>${TITLE}</title>${script}<dokhae-reader></dokhae-reader>${ARTICLE}`);
      const { page, problems } = await stage.open("/quiet.html");
      await page.evaluate(() => { localStorage.clear(); });
      const since = stage.server.requests.length;
      await page.reload();
      await until(page, () => document.querySelector("dokhae-reader").shadowRoot);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const asked = stage.server.requests.slice(since).map(({ path }) => path).filter((path) => path !== "/favicon.ico" && path !== "/quiet.html");
      assert.equal(asked.length, 1, asked.join());
      assert.deepEqual(await page.evaluate(async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, window.seen.workers.length]), ["", 0, 0, 0, 0]);
      assert.deepEqual(problems, []);
      await page.close();
    }
    assert.deepEqual(stage.outside, []);
  });

  it("reads with a classic script in the head, which finds its files beside it", async () => {
    stage.pages.set("/deep/er/classic.html", `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>${TITLE}</title>
      <script src="../../dokhae/dokhae.iife.js"></script></head><body><dokhae-reader lang="en"></dokhae-reader>${ARTICLE}</body></html>`);
    const { page, problems } = await stage.open("/deep/er/classic.html");
    await (await inReader(page, ".facade")).click();
    await until(page, () => window.seen.events.some(({ name }) => name === "claims"));
    assert.deepEqual(await texts(page, "h1"), [TITLE]);
    assert.deepEqual(await page.evaluate(() => Object.keys(window).filter((name) => /dokhae/i.test(name))), []);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("shows the page's own label, and what stands in the tag where its script does not come", async () => {
    const { page } = await open('<dokhae-reader><span slot="label">English version</span></dokhae-reader>');
    assert.equal(await page.evaluate(() => {
      const slot = document.querySelector("dokhae-reader").shadowRoot.querySelector("button slot");
      return slot.assignedNodes().map(({ textContent }) => textContent).join();
    }), "English version");
    stage.pages.set("/bare.html", `<!DOCTYPE html><meta charset="utf-8"><dokhae-reader><a href="/en">English</a></dokhae-reader>`);
    const { page: bare } = await stage.open("/bare.html");
    assert.equal(await bare.evaluate(() => document.querySelector("a").checkVisibility()), true);
    await bare.close();
    await page.close();
  });

  it("puts the publisher's glossary first: from an address, from the page, from a program", async () => {
    stage.pages.set("/words/glossary.json", { body: JSON.stringify(GLOSSARY), headers: { "content-type": "application/json" } });
    const inPage = `<script type="application/json" id="glossary">${JSON.stringify(GLOSSARY)}</script>`;
    for (const [element, base] of [['<dokhae-reader lang="en" glossary="/words/glossary.json"></dokhae-reader>', "/glossary"],
      [`${inPage}<dokhae-reader lang="en" glossary="#glossary"></dokhae-reader>`, "/glossary"]]) {
      const { page, problems } = await open(element);
      const found = terms(await read(page));
      assert.equal(found.시민.gloss[0], "citizens, as this paper calls them");
      assert.ok(found.시민.gloss.length > 1, "the lexicon's own words follow");
      assert.deepEqual([found.시민.key, found.시민.note, found.시민.link], [true, "A remark of ours.", `${stage.server.origin}${base}#citizen`]);
      assert.deepEqual([found.노선.gloss[0], found.노선.link], ["line", ""]);
      assert.equal(found["배차 간격"].gloss[0], "headway", "a phrase is a term of its own");
      // In the pop-up too, as text and a harmless link.
      await (await inReader(page, "article .term")).evaluate((_, surface) => {
        [...document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("article .term")].find(({ textContent }) => textContent === surface).click();
      }, "시민");
      const popup = (await texts(page, ".popup"))[0];
      assert.ok(popup.includes("citizens, as this paper calls them") && popup.includes("A remark of ours."), popup);
      assert.deepEqual(problems, []);
      await page.close();
    }
  });

  it("goes on without a glossary or dictionary that is none, and says so", async () => {
    stage.pages.set("/broken.json", { body: "{", headers: { "content-type": "application/json" } });
    for (const attributes of ['glossary="/broken.json"', 'glossary="/list.json"', 'glossary="#nowhere"', 'glossary="http://["', 'dictionaries="/broken.json"']) {
      const { page } = await open(`<dokhae-reader lang="en" ${attributes}></dokhae-reader>`);
      const reading = await read(page);
      assert.equal(reading.article?.title, TITLE, attributes);
      const codes = await page.evaluate(() => window.seen.events.flatMap(({ name, code }) => (name === "error" ? [code] : [])));
      assert.equal(codes.length, 1, `${attributes}: ${codes.join()}`);
      assert.deepEqual(await texts(page, ".notice"), []);
      await page.close();
    }
  });

  it("puts dictionary packs on the lexicon", async () => {
    const since = stage.server.requests.length;
    const { page, problems } = await open('<dokhae-reader lang="en" dictionaries=" dokhae/lexicon-extended.bin "></dokhae-reader>');
    assert.equal((await read(page)).article?.title, TITLE);
    assert.equal(stage.server.requests.slice(since).filter(({ path }) => path === "/dokhae/lexicon-extended.bin").length, 1);
    assert.deepEqual(await page.evaluate(() => window.seen.events.filter(({ name }) => name === "error")), []);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("takes a Worker, wasm and lexicon of the program's own, and does without a Worker when told", async () => {
    const { page, problems } = await open();
    const result = await page.evaluate(async () => {
      const [wasm, lexicon] = await Promise.all(["dokhae.wasm", "lexicon.bin"].map(async (name) => (await fetch(`/dokhae/${name}`)).arrayBuffer()));
      const element = document.querySelector("dokhae-reader");
      let made = 0;
      element.readerOptions = { wasm, lexicon, worker: () => { made++; return new Worker("/dokhae/dokhae-worker.js", { type: "module" }); } };
      const { article } = await element.read();
      const other = document.createElement("dokhae-reader");
      other.worker = "none";
      document.body.append(other);
      const before = window.seen.workers.length;
      const again = await other.read();
      return [made, article.title, again.article.title, window.seen.workers.length - before];
    });
    assert.deepEqual(result, [1, TITLE, TITLE, 0]);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("works in a frame", async () => {
    const inner = pageWith(ARTICLE);
    stage.pages.set("/inner.html", inner);
    const { page, problems } = await open('<iframe src="/inner.html"></iframe>');
    await page.waitForSelector("iframe");
    const title = await page.evaluate(async () => {
      const frame = document.querySelector("iframe").contentWindow;
      await frame.customElements.whenDefined("dokhae-reader");
      return (await frame.document.querySelector("dokhae-reader").read()).article.title;
    });
    assert.equal(title, TITLE);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("leaves no listener, style sheet, highlight or Worker behind after fifty mounts", async () => {
    const { page, problems } = await open("", { head: `<script>
      window.live = new Set();
      for (const target of [window, document]) {
        const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
        target.addEventListener = function (type, listener, options) {
          const key = [type, typeof options === "object" ? Boolean(options.capture) : Boolean(options)].join();
          const entry = { key, listener };
          live.add(entry);
          options?.signal?.addEventListener("abort", () => live.delete(entry));
          return add.call(this, type, listener, options);
        };
        target.removeEventListener = function (type, listener, options) {
          for (const entry of live) if (entry.listener === listener && entry.key.startsWith(type + ",")) live.delete(entry);
          return remove.call(this, type, listener, options);
        };
      }
    </script>` });
    const left = await page.evaluate(async () => {
      await customElements.whenDefined("dokhae-reader");
      const before = live.size;
      for (let i = 0; i < 50; i++) {
        const element = document.createElement("dokhae-reader");
        element.mode = ["overlay", "inline", "side"][i % 3];
        document.body.append(element);
        if (i % 5 === 0) {
          await element.read();
          element.shadowRoot.querySelector(".outline .go, .facade").click();
        } else if (i % 5 === 1) void element.warm();
        element.remove();
      }
      await new Promise((resolve) => setTimeout(resolve, 1500));
      let answers = 0;
      for (const worker of window.seen.workers) {
        worker.onmessage = () => { answers++; };
        worker.postMessage({ type: "text", text: "제목" });
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { listeners: [...live].slice(before).map(({ key }) => key), answers, sheets: document.adoptedStyleSheets.length, lit: [...CSS.highlights.keys()],
        styles: document.querySelectorAll("style, link[rel=stylesheet]").length, overflow: document.documentElement.style.cssText + document.body.style.cssText };
    });
    assert.deepEqual(left, { listeners: [], answers: 0, sheets: 0, lit: [], styles: 0, overflow: "" });
    assert.deepEqual(problems, []);
    await page.close();
  });

  it("is described by custom-elements.json", { skip: existsSync(join(root, "js/dist/custom-elements.json")) ? false : "js/dist was built without types" }, async () => {
    const { modules: [{ declarations: [declaration] }] } = JSON.parse(readFileSync(join(root, "js/dist/custom-elements.json"), "utf8"));
    const { page } = await open('<dokhae-reader lang="en"></dokhae-reader>');
    await read(page);
    await (await inReader(page, "article .term[role=button]")).click();
    const actual = await page.evaluate(() => {
      const { observedAttributes, prototype } = customElements.get("dokhae-reader");
      const shadow = document.querySelector("dokhae-reader").shadowRoot;
      return { attributes: [...observedAttributes].sort(), parts: [...new Set([...shadow.querySelectorAll("[part]")].flatMap((element) => [...element.part]))].sort(),
        slots: [...shadow.querySelectorAll("slot")].map(({ name }) => name), members: Object.getOwnPropertyNames(prototype).filter((name) => !/Callback$|^constructor$/.test(name)).sort() };
    });
    const names = (list) => list.map(({ name }) => name).sort();
    assert.equal(declaration.tagName, "dokhae-reader");
    assert.deepEqual(names(declaration.attributes), actual.attributes);
    assert.deepEqual(names(declaration.cssParts), actual.parts);
    assert.deepEqual(names(declaration.slots), actual.slots);
    assert.deepEqual(names(declaration.members).filter((name) => name !== "translator" && name !== "readerOptions"), actual.members);
    assert.deepEqual(names(declaration.events), ["article", "claims", "close", "error", "gloss", "ready"].map((name) => `dokhae-${name}`));
    await page.close();
  });
});
