// Script-injection payloads of our own, and the places of a page that each is put into.
import { PARAGRAPHS } from "./stage.mjs";

// What a payload calls. Each is told apart by its number, so that a hit names its vector.
const TRAP = "trap(1)";

/** Markup that would run somewhere, if it ever became markup. */
export const MARKUP = [
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
export const ADDRESSES = [
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

export const ALL = [...MARKUP, ...ADDRESSES];
export const escape = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const TITLE = "버스 노선 12개 새로 만든다";

/** An inert document, or a text, in which each payload of `vectors` stands in one place. */
export const PLACES = {
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

/** Parts of a document that hold one payload each. */
export const PARTS = {
  "the title": (vector) => ({ title: `${escape(vector)} ${TITLE}` }),
  "the byline": (vector) => ({ head: `<meta name="author" content="${escape(vector)}">`, byline: `${escape(vector)} 한서우 기자` }),
  "metadata": (vector) => ({ head: ["og:title", "og:site_name", "og:url", "og:image", "og:description", "article:published_time", "article:section", "twitter:title"]
    .map((name) => `<meta property="${name}" content="${escape(vector)}">`).join("") + `<link rel="canonical" href="${escape(vector)}"><link rel="next" href="${escape(vector)}">` }),
  "JSON-LD": (vector) => ({ head: `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: vector, author: { name: vector, url: vector },
    publisher: { name: vector }, datePublished: vector, url: vector, image: [vector], articleSection: vector, description: vector, "__proto__": { x: vector } }).replace(/<\//g, "<\\/")}</script>` }),
};

/** An article with parts of its own. */
export function page({ title = TITLE, head = "", byline = "한서우 기자", body = [] }) {
  return `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><main><h1>${title}</h1><p class="byline">${byline}</p>
<article>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}${body.join("")}</article></main></body></html>`;
}

export const ELEMENTS = ("a abbr article aside b blockquote br button caption code dd details dialog div dl dt em fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input kbd label legend li "
  + "menu nav ol optgroup option output p pre q rp rt ruby s section select slot small span strong sub summary sup table tbody td tfoot th thead time tr u ul textarea svg path circle rect line g").split(" ");
export const ATTRIBUTES = ("abbr alt aria-hidden class colspan data-block data-claim data-term datetime d decoding dir fill for headers height hidden href id lang loading max min name open part placeholder popover "
  + "popovertarget referrerpolicy rel role rowspan scope selected spellcheck src start step stroke stroke-width style tabindex target title type value viewBox width disabled checked").split(" ");

/** Makes what lists what is not among harmless things, anywhere below a node. Runs in the page. */
export const findActive = (elements, attributes) => (root) => {
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
