// What every page of the demo has: its two languages, the work without a network, and what was loaded.
const { documentElement } = document;

/** Called with the language now, and whenever it changes. */
export function onLanguage(listener) {
  listener(documentElement.lang);
  addEventListener("demo-language", () => { listener(documentElement.lang); });
}

document.querySelector("#language").addEventListener("click", () => {
  documentElement.lang = documentElement.lang === "ko" ? "en" : "ko";
  try {
    localStorage.setItem("dokhae-demo-language", documentElement.lang);
  } catch { /* it lasts as long as the page */ }
  dispatchEvent(new Event("demo-language"));
});

const titles = { en: document.title, ko: documentElement.dataset.titleKo };
onLanguage((language) => {
  document.title = titles[language];
  for (const reader of document.querySelectorAll("dokhae-reader")) reader.lang = language;
});

/** The page's one Trusted Types policy: markup that goes to DOMParser only, and the address below. */
const worker = new URL("service-worker.js", import.meta.url).href;
const rules = {
  createHTML: (html) => html,
  createScriptURL: (address) => {
    if (address !== worker) throw new TypeError(`${address} is no script of the demo`);
    return address;
  },
};
export const policy = window.trustedTypes?.createPolicy("dokhae-demo", rules) ?? rules;

/** Keeps the demo for the next visit, with or without a network. */
async function keep() {
  const registration = await navigator.serviceWorker.register(policy.createScriptURL(worker));
  const offer = () => {
    // The very first one replaces nothing.
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    const note = document.querySelector("#update");
    note.hidden = false;
    note.querySelector("button").onclick = () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => { location.reload(); }, { once: true });
      registration.waiting?.postMessage("take over");
    };
  };
  offer();
  registration.addEventListener("updatefound", () => { registration.installing?.addEventListener("statechange", offer); });
}
if ("serviceWorker" in navigator) {
  // After the page itself is there: it is more wanted than its copy.
  addEventListener("load", () => {
    setTimeout(() => { keep().catch(() => undefined); }, 1500); // without it the demo needs a network
  });
}

/** What this page has loaded, as the browser counts it. */
const network = document.querySelector("#network");
const count = () => {
  const addresses = performance.getEntriesByType("resource").map(({ name }) => new URL(name)).filter(({ protocol }) => protocol.startsWith("http"));
  const elsewhere = addresses.filter(({ origin }) => origin !== location.origin).length;
  network.textContent = documentElement.lang === "ko"
    ? `지금까지 이 페이지가 불러온 파일 ${addresses.length}개, 그 가운데 다른 서버에서 온 것 ${elsewhere}개.`
    : `This page has loaded ${addresses.length} files so far, ${elsewhere} of them from another server.`;
};
onLanguage(count);
new PerformanceObserver(count).observe({ type: "resource" });

// Names that only assistive technology speaks.
const labels = [...document.querySelectorAll("[data-label-ko]")].map((element) => [element, { en: element.getAttribute("aria-label"), ko: element.dataset.labelKo }]);
onLanguage((language) => {
  for (const [element, names] of labels) element.setAttribute("aria-label", names[language]);
});
