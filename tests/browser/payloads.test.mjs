// Script-injection payloads of our own: every vector in every place that text reaches the reader
// from. None may run, become markup, ask for anything, or hang it.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "./support/reading.mjs";
import { openStage, PARAGRAPHS, skip } from "./support/stage.mjs";

// What a payload calls. Each is told apart by its number, so that a hit names its vector.
const TRAP = "trap(1)";

/** Markup that would run somewhere, if it ever became markup. */
const MARKUP = [
  `<script>${TRAP}</script>`,
  `<script src="data:text/javascript,${TRAP}"></script>`,
  `<script type="module">${TRAP}</script>`,
  `</p></article><script>${TRAP}</script><p>`,
  `</title><script>${TRAP}</script>`,
  `</textarea></style></noscript><script>${TRAP}</script>`,
  `<img src=x onerror=${TRAP}>`,
  `<img src="x" onerror="${TRAP}">`,
  `<image href=x onerror=${TRAP}>`,
  `"><img src=x onerror=${TRAP}>`,
  `'><img src=x onerror=${TRAP}>`,
  `\`><img src=x onerror=${TRAP}>`,
  `<svg onload=${TRAP}>`,
  `<svg><script>${TRAP}</script></svg>`,
  `<svg><animate onbegin=${TRAP} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${TRAP}"><text>글</text></a></svg>`,
  `<svg><style><img src=x onerror=${TRAP}></style></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${TRAP}></style></mglyph></table></mtext></math>`,
  `<math href="javascript:${TRAP}">글</math>`,
  `<iframe srcdoc="<script>parent.${TRAP}</script>"></iframe>`,
  `<iframe src="javascript:parent.${TRAP}"></iframe>`,
  `<object data="javascript:${TRAP}"></object>`,
  `<embed src="javascript:${TRAP}">`,
  `<form action="javascript:${TRAP}"><button>보내기</button></form>`,
  `<button formaction="javascript:${TRAP}">보내기</button>`,
  `<input autofocus onfocus=${TRAP}>`,
  `<details open ontoggle=${TRAP}>글</details>`,
  `<video><source onerror=${TRAP}></video>`,
  `<audio src=x onerror=${TRAP}></audio>`,
  `<body onload=${TRAP}>`,
  `<marquee onstart=${TRAP}>글</marquee>`,
  `<div style="animation-name:x" onanimationstart=${TRAP}>글</div>`,
  `<style>@import "data:text/css,*{background:url(javascript:${TRAP})}";</style>`,
  `<link rel=stylesheet href="data:text/css,*{color:red}" onload=${TRAP}>`,
  `<meta http-equiv=refresh content="0;url=javascript:${TRAP}">`,
  `<base href="javascript:/${TRAP}//">`,
  `<template shadowrootmode=open><script>${TRAP}</script></template>`,
  `<dokhae-reader asset-base="javascript:${TRAP}" loading=eager mode=inline></dokhae-reader>`,
  `<a href="javascript:${TRAP}" id=x>글</a>`,
  `&lt;img src=x onerror=${TRAP}&gt;`,
  `&#60;script&#62;${TRAP}&#60;/script&#62;`,
  `\\u003cscript\\u003e${TRAP}\\u003c/script\\u003e`,
  `{{constructor.constructor('${TRAP}')()}}`,
  `\${${TRAP}}`,
  `<!--><script>${TRAP}</script>-->`,
  `<![CDATA[<script>${TRAP}</script>]]>`,
  `\u202e<script>${TRAP}</script>\u202c`,
  `\u0000<scr\u0000ipt>${TRAP}</scr\u0000ipt>`,
  `＜script＞${TRAP}＜/script＞`,
];

/** Addresses that are code, or lead where nobody asked to go. */
const ADDRESSES = [
  `javascript:${TRAP}`,
  `JaVaScRiPt:${TRAP}`,
  ` \u0001javascript:${TRAP}`,
  `java\tscript:${TRAP}`,
  `java\nscript:${TRAP}`,
  `javascript&colon;${TRAP}`,
  `javascript:%74rap(1)`,
  `javascript://example.com/%0a${TRAP}`,
  `vbscript:${TRAP}`,
  `data:text/html,<script>${TRAP}</script>`,
  `data:text/html;base64,PHNjcmlwdD50cmFwKDEpPC9zY3JpcHQ+`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${TRAP}'/>`,
  `blob:null/${TRAP}`,
  `filesystem:http://localhost/${TRAP}`,
  `view-source:javascript:${TRAP}`,
  `feed:javascript:${TRAP}`,
];

const ALL = [...MARKUP, ...ADDRESSES];
const escape = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const TITLE = "버스 노선 12개 새로 만든다";

/** An inert document, or a text, in which each payload of `vectors` stands in one place. */
const PLACES = {
  "the body, as text": (vectors) => page({ body: vectors.map((vector, i) => `<p>${PARAGRAPHS[i % PARAGRAPHS.length]} ${escape(vector)}</p>`) }),
  "the body, as markup": (vectors) => page({ body: vectors.map((vector, i) => `<p>${PARAGRAPHS[i % PARAGRAPHS.length]} ${vector} 끝이다.</p>`) }),
  "quotations": (vectors) => page({ body: vectors.map((vector) => `<p>한들시 조가람 과장은 “정류장 12곳에 ${escape(vector)} 두겠다”고 말했다.</p>`) }),
  "headings, lists, tables and captions": (vectors) => page({ body: vectors.map((vector) => `<p>${PARAGRAPHS[0]}</p><h2>${escape(vector)} 소식</h2>
    <ul><li>${escape(vector)} 목록이다.</li></ul><table><tr><th>이름</th><td>${escape(vector)}</td></tr></table><figure><img src="/bus.png" alt="${escape(vector)}"><figcaption>${escape(vector)} 사진</figcaption></figure>`) }),
  "links": (vectors) => page({ body: vectors.map((vector, i) => `<p>${PARAGRAPHS[i % PARAGRAPHS.length]} <a href="${escape(vector)}" title="${escape(vector)}" target="${escape(vector)}">자세히</a></p>`) }),
  "images": (vectors) => page({ body: vectors.map((vector, i) => `<p>${PARAGRAPHS[i % PARAGRAPHS.length]}</p><figure><img width=600 height=400 src="${escape(vector)}" srcset="${escape(vector)} 2x" data-src="${escape(vector)}" alt="그림"></figure>`) }),
  "ruby and code": (vectors) => page({ body: vectors.map((vector, i) => `<p>${PARAGRAPHS[i % PARAGRAPHS.length]} <ruby>${escape(vector)}<rt>${escape(vector)}</rt></ruby> <code>${escape(vector)}</code></p>`) }),
  "plain text": (vectors) => `${TITLE}\n${vectors.map((vector, i) => `${PARAGRAPHS[i % PARAGRAPHS.length]} ${vector.replace(/\s/g, " ")}`).join("\n")}`,
};

/** Places that hold one payload a document. */
const SINGLE = {
  "the title": (vector) => page({ title: `${escape(vector)} ${TITLE}` }),
  "the byline": (vector) => page({ head: `<meta name="author" content="${escape(vector)}">`, byline: `${escape(vector)} 한서우 기자` }),
  "metadata": (vector) => page({ head: ["og:title", "og:site_name", "og:url", "og:image", "og:description", "article:published_time", "article:section", "twitter:title"]
    .map((name) => `<meta property="${name}" content="${escape(vector)}">`).join("") + `<link rel="canonical" href="${escape(vector)}"><link rel="next" href="${escape(vector)}">` }),
  "JSON-LD": (vector) => page({ head: `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: vector, author: { name: vector, url: vector },
    publisher: { name: vector }, datePublished: vector, url: vector, image: [vector], articleSection: vector, description: vector, "__proto__": { x: vector } }).replace(/<\//g, "<\\/")}</script>` }),
};

function page({ title = TITLE, head = "", byline = "한서우 기자", body = [] }) {
  return `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><main><h1>${title}</h1><p class="byline">${byline}</p>
<article>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}${body.join("")}</article></main></body></html>`;
}

const ELEMENTS = ("a abbr article aside b blockquote br button caption code dd details dialog div dl dt em fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input kbd label legend li "
  + "menu nav ol optgroup option output p pre q rp rt ruby s section select slot small span strong sub summary sup table tbody td tfoot th thead time tr u ul textarea svg path circle rect line g").split(" ");
const ATTRIBUTES = ("abbr alt aria-hidden class colspan data-block data-claim data-term datetime d decoding dir fill for headers height hidden href id lang loading max min name open part placeholder popover "
  + "popovertarget referrerpolicy rel role rowspan scope selected spellcheck src start step stroke stroke-width style tabindex target title type value viewBox width disabled checked").split(" ");

/** Lists what is not among harmless things, anywhere below a node. Runs in the page. */
const findActive = (elements, attributes) => (root) => {
  const found = [];
  const work = [root];
  for (let node = work.pop(); node; node = work.pop()) {
    work.push(...node.childNodes);
    if (node.nodeType === Node.COMMENT_NODE || node.nodeType === Node.PROCESSING_INSTRUCTION_NODE) found.push(node.nodeName);
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    if (!elements.includes(node.localName)) found.push(`<${node.localName}>`);
    for (const { name, value } of node.attributes) {
      if (!attributes.includes(name) && !/^(?:data|aria)-[\w-]+$/.test(name)) found.push(`${node.localName} ${name}=${value}`);
      if (name === "href" && !/^https?:\/\//.test(value)) found.push(`${node.localName} href=${value}`);
      if (name === "src" && !/^(?:https?:\/\/|data:image\/(?:png|jpeg|gif|webp|avif)[;,])/.test(value)) found.push(`${node.localName} src=${value}`);
      if (name === "style" && /url|expression|import|javascript/i.test(value)) found.push(`style=${value}`);
    }
  }
  return found;
};

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

  for (const [place, make] of Object.entries(SINGLE)) {
    it(`do nothing in ${place}`, async () => {
      const { read, end } = await open();
      const { found, outcomes } = await read(ALL.map(make));
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
