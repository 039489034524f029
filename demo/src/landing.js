// The landing page: one sentence of the live reading taken apart, and the box for texts of one's own.
import { onLanguage, policy } from "./site.js";

const live = document.querySelector("#live");
const specimen = document.querySelector("#specimen");
const sentence = specimen.textContent;

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
};

/** The reading of the live page as it comes in. */
const reading = {};

/** Every word of the sentence; below it the glosses of what is explained in it. */
function showWords() {
  const { text } = reading.article;
  const start = text.indexOf(sentence);
  if (start < 0) return;
  const parts = [];
  for (const { 0: word, index } of sentence.matchAll(/\S+/g)) {
    const [from, to] = [start + index, start + index + word.length];
    const line = element("span", "");
    const glosses = [];
    let at = from;
    for (const term of reading.terms) {
      if (term.start < at || term.end > to || term.gloss.length === 0) continue;
      line.append(text.slice(at, term.start), element("mark", "", text.slice(term.start, term.end)));
      glosses.push(term.gloss[0]);
      at = term.end;
    }
    line.append(text.slice(at, to));
    const gloss = element("span", "gloss", glosses.join(" · "));
    gloss.lang = "en";
    parts.push(element("span", "word", line, gloss), " ");
  }
  specimen.replaceChildren(...parts);
}

/** The claims of the sentence: who, how, what of it. */
function showClaims() {
  const start = reading.article.text.indexOf(sentence);
  const words = document.documentElement.lang === "ko"
    ? { direct: "그대로 옮긴 말", indirect: "풀어 옮긴 말" } : { direct: "quoted", indirect: "paraphrased" };
  const claims = reading.claims.filter((claim) => claim.start >= start && claim.end <= start + sentence.length);
  document.querySelector("#specimen-claims").replaceChildren(...claims.map(({ text, quote, speaker }) => {
    const said = element("q", "", text);
    said.lang = "ko";
    const name = element("b", "", document.documentElement.lang === "ko" ? speaker.canonical : speaker.english || speaker.canonical);
    return element("li", "", name, " ", element("span", "how", words[quote] ?? ""), said);
  }));
}

/** What the steps further down say, in figures of the page above. */
function showProof(language) {
  const { article, claims } = reading;
  if (!article || !claims) return;
  const korean = language === "ko";
  const elements = document.querySelectorAll("#clipping *").length;
  const blocks = article.blocks.length;
  const speakers = new Set(claims.map(({ speaker }) => speaker?.canonical).filter(Boolean)).size;
  const made = claims.filter(({ role }) => role !== "thesis").length;
  document.querySelector("#proof-article").textContent = korean ? `요소 ${elements}개 → 문단 ${blocks}개` : `${elements} elements → ${blocks} blocks`;
  document.querySelector("#proof-claims").textContent = korean ? `주장 ${made}건 → 화자 ${speakers}명` : `${made} claims → ${speakers} speakers`;
}

live.addEventListener("dokhae-article", ({ detail }) => { reading.article = detail.article; });
live.addEventListener("dokhae-terms", ({ detail }) => {
  reading.terms = detail.terms;
  showWords();
});
live.addEventListener("dokhae-claims", ({ detail }) => {
  reading.claims = detail.claims;
  showClaims();
  showProof(document.documentElement.lang);
});
onLanguage((language) => {
  if (reading.claims) showClaims();
  showProof(language);
});

const onPage = document.querySelector("#on-page");
onPage.addEventListener("click", async () => {
  const on = onPage.getAttribute("aria-pressed") !== "true";
  onPage.setAttribute("aria-pressed", String(on));
  if (on) await live.glossPage();
  else await live.stopGlossing();
});

// Pasted HTML goes nowhere but into DOMParser, whose documents run and load nothing.
const MARKUP = /<(?:!doctype|html|head|body|article|div|section|main|p|h[1-6])\b/i;
const source = document.querySelector("#source");

function read(text) {
  const what = MARKUP.test(text) ? new DOMParser().parseFromString(policy.createHTML(text), "text/html") : text;
  // What went wrong is on the screen already.
  document.querySelector("#own-reader").read(what).catch(() => undefined);
}

const EXAMPLE = `바다 위 태양광, 어민과 손잡다… “수익의 30% 나눈다”
고은군 앞바다에 세우는 해상 태양광 발전소가 이르면 내년 5월 문을 연다. 발전 용량은 42메가와트로, 1만 4천 가구가 한 해 동안 쓸 수 있는 전기를 만든다.
사업을 맡은 푸른결에너지는 지난 20일 어촌계 8곳과 협약을 맺었다고 밝혔다. 회사는 발전 수익의 30%를 주민에게 나눠 주기로 했다. 노아인 푸른결에너지 대표는 “바다를 빌려 쓰는 만큼 이익도 함께 나눠야 한다”고 말했다.
어민들의 생각은 갈린다. 고은어촌계의 한 관계자는 “고기가 줄어 걱정이던 참에 새 수입이 생긴다”며 반겼다. 반면 다른 주민은 “양식장 물살이 바뀔 수 있다”고 우려했다. 그는 이어 “환경 조사를 다시 해야 한다”고 주장했다.`;

document.querySelector("#sample").addEventListener("click", () => { source.value = EXAMPLE; });
document.querySelector("#paste").addEventListener("submit", (event) => {
  event.preventDefault();
  read(source.value);
});
document.querySelector("#file").addEventListener("change", async ({ target }) => {
  const bytes = await target.files[0]?.arrayBuffer();
  target.value = "";
  if (!bytes) return;
  try {
    source.value = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    source.value = new TextDecoder("euc-kr").decode(bytes); // what Korean pages were written in before
  }
  read(source.value);
});
