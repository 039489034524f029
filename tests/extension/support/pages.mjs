// Pages as the extension meets them: none of them knows of Dokhae.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { root } from "../../../scripts/lib/run.mjs";
import { longArticle } from "../../../demo/long-article.mjs";
import { PARAGRAPHS } from "../../browser/support/stage.mjs";

/** Pages, pictures and style sheets of the demo are served as they lie there. */
export const SITE = join(root, "demo/src");

/** A page of the demo without its reader. */
function withoutReader(path) {
  return readFileSync(join(SITE, path), "utf8")
    .replace(/<script type="module" src="\.\.\/dokhae\/dokhae\.js"><\/script>/, "")
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
    .replace(/<dokhae-reader[^>]*><\/dokhae-reader>/g, "");
}

const TITLE = "버스 노선 12개 새로 만든다";
const text = (paragraphs) => paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("\n");
const ARTICLE = `<main><h1>${TITLE}</h1><article>\n${text(PARAGRAPHS)}\n</article></main>`;
const page = (body, head = "", { lang = "ko", title = TITLE } = {}) => `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>
${head}</head>
<body>
${body}
</body></html>
`;

/** Another article, for pages that show one after the other. */
const LIBRARY = {
  title: "도서관 밤늦게까지 연다",
  paragraphs: [
    "솔내시가 다음 달부터 시립 도서관을 자정까지 연다고 발표했다. 시민 설문에서 열 명 가운데 일곱 명이 찬성했다.",
    "도서관은 직원 20명을 새로 뽑는다. 관장은 “책을 읽을 시간이 없다는 말을 가장 많이 들었다”고 말했다.",
    "예산은 시의회가 지난주에 승인했다. 주민들은 밤길이 밝아질 것이라고 기대했다. 시범 운영은 여섯 달 동안 이어진다.",
    "도서관을 자주 찾는 대학생 윤 모 씨는 “시험 기간에 갈 곳이 생겼다”며 반겼다. 솔내시는 내년에 도서관 세 곳을 더 연다고 덧붙였다.",
  ],
};

/** Everything that a content script could lean on by mistake, broken, with a note of who used it. */
const PATCHES = `<script>
window.called = [];
const spy = (owner, name) => {
  const { value } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
  owner[name] = function (...args) {
    window.called.push(name);
    return typeof value === "function" && !/^(?:attachShadow|postMessage|getRandomValues)$/.test(name) ? undefined : null;
  };
};
// The page is as it stands; from here on its scripts lie.
addEventListener("load", () => {
  for (const name of ["createElement", "createElementNS", "createTextNode", "createRange", "createTreeWalker", "querySelector", "querySelectorAll", "getElementById"]) spy(Document.prototype, name);
  for (const name of ["attachShadow", "append", "remove", "getAttribute", "setAttribute", "querySelector", "querySelectorAll", "closest", "matches", "getBoundingClientRect", "checkVisibility"]) spy(Element.prototype, name);
  for (const name of ["appendChild", "removeChild", "insertBefore", "contains", "getRootNode", "cloneNode"]) spy(Node.prototype, name);
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"]) spy(EventTarget.prototype, name);
  for (const name of ["push", "map", "filter", "forEach", "join", "slice", "includes", Symbol.iterator]) Array.prototype[name] = () => { window.called.push("Array"); return []; };
  for (const name of ["replace", "split", "slice", "trim", "indexOf", "charCodeAt"]) String.prototype[name] = () => "hostile";
  for (const name of ["get", "set", "has"]) Map.prototype[name] = () => undefined;
  for (const name of ["then", "catch"]) Promise.prototype[name] = () => undefined;
  Object.defineProperty(Object.prototype, "url", { get: () => "javascript:window.called.push(1)", configurable: true });
  Object.defineProperty(Element.prototype, "shadowRoot", { get: () => null });
  Object.defineProperty(Node.prototype, "textContent", { get: () => "hostile", set: () => undefined });
  Object.defineProperty(Node.prototype, "nodeType", { get: () => 9 });
  Object.defineProperty(Node.prototype, "firstChild", { get: () => null });
  Object.defineProperty(Node.prototype, "childNodes", { get: () => [] });
  window.chrome = window.browser = { runtime: null };
  window.ReadableStream = window.Uint8Array = window.ArrayBuffer = window.TextDecoder = window.MutationObserver = window.ResizeObserver = window.CSSStyleSheet = null;
  JSON.parse = JSON.stringify = window.fetch = window.atob = window.structuredClone = window.requestAnimationFrame = window.setTimeout = window.getSelection = () => { throw new Error("hostile"); };
});
</script>`;
const CLOBBERED = `<form name="createElement"><input name="parentNode"><input name="attributes"><input name="firstChild"><input name="nodeType"></form>
<form name="documentElement"><input name="append"></form><form name="body"></form><form name="head"></form><img name="querySelector" alt=""><img name="querySelectorAll" alt="">
<form id="adoptedStyleSheets"></form><img name="defaultView" alt=""><img name="URL" alt=""><img name="title" alt=""><img name="getSelection" alt=""><img name="activeElement" alt=""><form name="addEventListener"></form>
<a id="chrome"></a><a id="browser"></a><a id="location"></a><form id="getComputedStyle"></form><form id="CSS"></form><img name="createRange" alt=""><img name="createTreeWalker" alt=""><img name="contentType" alt="">`;

/** What a site may do to every element, and to elements at the root. */
const HOSTILE_STYLES = `<style>
* { transition: all 3s !important; letter-spacing: 1em !important; }
div, html > :not(head, body) { animation: spin 1s infinite !important; }
@keyframes spin { to { transform: rotate(1turn) } }
html { font-size: 15px; transform: translate(40px, 20px); filter: sepia(1); contain: layout; color: #f0f }
html > div, div:not([class]), div { all: unset !important; display: none !important; position: static !important; width: 0 !important; opacity: 0 !important; visibility: hidden !important; pointer-events: none !important; clip-path: inset(50%) !important; z-index: -1 !important }
html > div:last-child { content-visibility: hidden !important; transform: scale(0) !important; inset: auto !important; user-select: none !important; }
html > :not(head, body)::before { content: "hostile"; display: block !important }
.cover { display: block !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; opacity: 0 !important; visibility: visible !important; pointer-events: none !important; clip-path: none !important; width: auto !important }
dialog, section, button, ::slotted(*) { display: none !important }
@layer hostile { html > div { display: none !important; visibility: hidden !important } }
</style>`;

/** An application that shows its articles without loading any, in three of the ways there are. */
const SINGLE_PAGE = page(`<nav><button id="next">다음 기사</button></nav><div id="app">${ARTICLE}</div>
<script src="/app.js"></script>`);
const SINGLE_PAGE_SCRIPT = `
const articles = ${JSON.stringify([{ title: TITLE, paragraphs: PARAGRAPHS }, LIBRARY])};
const show = (at) => {
  const { title, paragraphs } = articles[at];
  const main = document.createElement("main");
  main.append(Object.assign(document.createElement("h1"), { textContent: title }), document.createElement("article"));
  for (const paragraph of paragraphs) main.lastChild.append(Object.assign(document.createElement("p"), { textContent: paragraph }));
  document.title = title;
  document.querySelector("#app").replaceChildren(main);
};
document.querySelector("#next").addEventListener("click", () => {
  const at = history.state?.at === 1 ? 0 : 1;
  history.pushState({ at }, "", "/single-page.html?article=" + at);
  show(at);
});
addEventListener("popstate", ({ state }) => show(state?.at ?? 0));
`;

const ENGLISH = `<main><h1>Libraries to stay open until two in the morning</h1><article>
${"<p>The city council voted on Monday to open its libraries until two in the morning, a spokesperson said. Most of those asked were in favour of it, and the mayor called it overdue.</p>\n".repeat(6)}</article></main>`;

/** About 50,000 characters: every stage of reading it takes a while. */
const LONG = longArticle(200);

const HTML = { "content-type": "text/html; charset=utf-8" };
const STRICT = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'";

/**
 * By path: what is served there instead of a file of the demo.
 * @type {Record<string, {body: string | Uint8Array, headers?: Record<string, string>}>}
 */
export const PAGES = {
  "/articles/economy.html": { body: withoutReader("articles/economy.html") },
  "/articles/culture.html": { body: withoutReader("articles/culture.html") },
  "/strict.html": { body: withoutReader("pages/strict.html"), headers: { "content-security-policy": STRICT } },
  "/patched.html": { body: page(`${ARTICLE}\n${CLOBBERED}`, PATCHES) },
  "/styled.html": { body: page(`<div class="cover"></div>${ARTICLE}`, HOSTILE_STYLES) },
  "/single-page.html": { body: SINGLE_PAGE },
  "/app.js": { body: SINGLE_PAGE_SCRIPT, headers: { "content-type": "text/javascript; charset=utf-8" } },
  // As older sites are: no doctype, a table, <br> for paragraphs, the encoding in the header only.
  "/old.html": {
    body: iconv.encode(`<html><head><title>${LIBRARY.title}</title></head><body><table width=700><tr><td><b><font size=5>${LIBRARY.title}</font></b></td></tr>
<tr><td id="articleBody">${LIBRARY.paragraphs.join("<br><br>\n")}</td></tr></table></body></html>`, "euc-kr"),
    headers: { "content-type": "text/html; charset=euc-kr" },
  },
  "/with-frames.html": { body: page(`${ARTICLE}\n<iframe src="/frame.html" title="광고"></iframe><iframe srcdoc="&lt;p&gt;광고&lt;/p&gt;" title="광고"></iframe>`) },
  "/frame.html": { body: page("<p>오늘만 반값</p>") },
  "/in-frame.html": { body: page(`<header>뉴스</header><iframe src="/framed-article.html" title="기사" width="1200" height="1800"></iframe>`) },
  "/framed-article.html": { body: page(ARTICLE) },
  "/long.html": { body: page(`<main><h1>${LONG.title}</h1><article>${text(LONG.paragraphs)}</article></main>`) },
  "/front.html": { body: withoutReader("pages/front.html").replaceAll("../", "/") },
  "/strict.xhtml": {
    body: page(ARTICLE).replace("<!DOCTYPE html>", '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>').replace("<html ", '<html xmlns="http://www.w3.org/1999/xhtml" ').replace('<meta charset="utf-8">', ""),
    headers: { "content-type": "application/xhtml+xml" },
  },
  "/sandboxed.html": { body: page(ARTICLE), headers: { "content-security-policy": "sandbox; default-src 'none'" } },
  "/plain.txt": { body: `${TITLE}\n\n${PARAGRAPHS.join("\n\n")}\n`, headers: { "content-type": "text/plain; charset=utf-8" } },
  "/frames.html": { body: `<html><head><title>뉴스</title></head><frameset cols="50%,50%"><frame src="/framed-article.html"><frame src="/frame.html"></frameset></html>` },
  "/picture.svg": { body: `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text y="20">${TITLE}</text></svg>`, headers: { "content-type": "image/svg+xml" } },
  "/empty.html": { body: "" },
  "/english.html": { body: page(ENGLISH, "", { lang: "en", title: "Libraries to stay open until two in the morning" }) },
};
for (const page of Object.values(PAGES)) page.headers = { ...HTML, ...page.headers };

/** Six pages with an article, of six kinds: path and headline, and what the page itself asks for: pictures of the article are shown by the reader as well. */
export const ARTICLES = [
  { name: "a plain page", path: "/articles/economy.html", title: "한은, 기준금리 연 2.25%로 동결… “가계부채 증가세 더 지켜봐야”", own: ["/articles/press.css", "/media/rate.svg"] },
  { name: "a page under default-src 'none'", path: "/strict.html", title: "정부 누리집 열 곳 중 셋, 낡은 보안 설정… “고치는 데 반나절이면 된다”", own: [] },
  { name: "a page with patched prototypes and clobbered names", path: "/patched.html", title: TITLE, own: [] },
  { name: "a page with hostile styles", path: "/styled.html", title: TITLE, own: [] },
  { name: "a site of a single page", path: "/single-page.html", title: TITLE, own: ["/app.js"] },
  { name: "an old page in EUC-KR", path: "/old.html", title: LIBRARY.title, own: [] },
];
export { LIBRARY, TITLE };
