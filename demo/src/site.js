// The demo's own script: the language of the page, and the box for pasted text.
const language = document.querySelector("#language");
const readers = document.querySelectorAll("dokhae-reader");

function setLanguage(name) {
  document.documentElement.lang = name;
  document.documentElement.dataset.language = name;
  language.textContent = name === "ko" ? "English" : "한국어";
  language.lang = name === "ko" ? "en" : "ko";
  for (const reader of readers) reader.lang = name;
}

setLanguage(navigator.languages.find((tag) => /^(ko|en)\b/i.test(tag))?.slice(0, 2).toLowerCase() ?? "en");
language.addEventListener("click", () => setLanguage(document.documentElement.lang === "ko" ? "en" : "ko"));

// Pasted HTML goes nowhere but into DOMParser, whose documents run and load nothing.
const policy = window.trustedTypes?.createPolicy("dokhae-demo", { createHTML: (html) => html }) ?? { createHTML: (html) => html };
const MARKUP = /<(?:!doctype|html|head|body|article|div|section|main|p|h[1-6])\b/i;

function sourceOf(text) {
  return MARKUP.test(text) ? new DOMParser().parseFromString(policy.createHTML(text), "text/html") : text;
}

const EXAMPLE = `바다 위 태양광, 어민과 손잡다… “수익의 30% 나눈다”
고은군 앞바다에 세우는 해상 태양광 발전소가 이르면 내년 5월 문을 연다. 발전 용량은 42메가와트로, 1만 4천 가구가 한 해 동안 쓸 수 있는 전기를 만든다.
사업을 맡은 푸른결에너지는 지난 20일 어촌계 8곳과 협약을 맺었다고 밝혔다. 회사는 발전 수익의 30%를 주민에게 나눠 주기로 했다. 노아인 푸른결에너지 대표는 “바다를 빌려 쓰는 만큼 이익도 함께 나눠야 한다”고 말했다.
어민들의 생각은 갈린다. 고은어촌계의 한 관계자는 “고기가 줄어 걱정이던 참에 새 수입이 생긴다”며 반겼다. 반면 다른 주민은 “양식장 물살이 바뀔 수 있다”고 우려했다. 그는 이어 “환경 조사를 다시 해야 한다”고 주장했다.`;

document.querySelector("#sample").addEventListener("click", () => {
  document.querySelector("#source").value = EXAMPLE;
});
document.querySelector("#paste").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = document.querySelector("#source").value;
  // What went wrong is on the screen already.
  document.querySelector("#own-reader").read(sourceOf(text)).catch(() => undefined);
});
