// The configurator: what is chosen becomes a tag, and the tag stands on the page.
import { onLanguage } from "./site.js";

/** Values of an attribute with what they mean; the first is what the element does without it. */
const CHOICES = {
  mode: [["overlay", "Over the page", "페이지 위에"], ["side", "Beside the page", "페이지 옆에"], ["inline", "Where the tag stands", "태그가 있는 자리에"]],
  loading: [["lazy", "When a reader comes near", "독자가 다가올 때"], ["eager", "With the page", "페이지와 함께"]],
  lang: [["", "As the browser’s", "브라우저의 언어"], ["en", "English", "영어"], ["ko", "Korean", "한국어"]],
  images: [["", "As in the article", "기사에 있는 대로"], ["none", "Their descriptions instead", "그림 대신 설명만"]],
};

const form = document.querySelector("#options");
for (const [name, choices] of Object.entries(CHOICES)) {
  form.elements[name].append(...choices.map(([value]) => new Option("", value)));
}

/** The glossary's lines as the element wants them; null: there are none. */
function glossary() {
  const entries = form.elements.glossary.value.split("\n").flatMap((line) => {
    const [, term, gloss] = /^\s*(.*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    return term && gloss ? [[term, { gloss }]] : [];
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** Attributes that say more than the element does by itself. */
function attributes() {
  const chosen = [];
  for (const [name, [[standard]]] of Object.entries(CHOICES)) {
    const { value } = form.elements[name];
    if (value !== standard) chosen.push([name, value]);
  }
  const target = form.elements.target.value.trim();
  if (target !== "") chosen.push(["target", target]);
  return chosen;
}

const quoted = (value) => `"${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;

function show() {
  const chosen = attributes();
  const words = glossary();
  const base = form.elements.base.value.trim().replace(/\/*$/, "/");
  const lines = [`<script type="module" src=${quoted(`${base}dokhae.js`)}></script>`];
  if (words) {
    // "<" could end the element that the words stand in.
    lines.push(`<script type="application/json" id="dokhae-glossary">\n${JSON.stringify(words, null, 2).replaceAll("<", "\\u003c")}\n</script>`);
  }
  const tag = [...chosen, ...(words ? [["glossary", "#dokhae-glossary"]] : [])].map(([name, value]) => ` ${name}=${quoted(value)}`);
  lines.push(`<dokhae-reader${tag.join("")}></dokhae-reader>`);
  document.querySelector("#snippet").textContent = lines.join("\n");

  const reader = document.createElement("dokhae-reader");
  // The preview is an article within this page, and speaks as the page does unless told otherwise.
  reader.setAttribute("target", "#article");
  reader.lang = document.documentElement.lang;
  for (const [name, value] of chosen) reader.setAttribute(name, value);
  reader.glossary = words;
  document.querySelector("#place").replaceChildren(reader);
}

form.addEventListener("change", show);
for (const name of ["target", "glossary", "base"]) form.elements[name].addEventListener("input", show);
form.addEventListener("submit", (event) => { event.preventDefault(); });

onLanguage((language) => {
  for (const [name, choices] of Object.entries(CHOICES)) {
    choices.forEach(([, english, korean], index) => { form.elements[name].options[index].text = language === "ko" ? korean : english; });
  }
  document.querySelector("#copied").textContent = "";
  show();
});

document.querySelector("#copy").addEventListener("click", async () => {
  const korean = document.documentElement.lang === "ko";
  let said = korean ? "복사했습니다" : "Copied";
  try {
    await navigator.clipboard.writeText(document.querySelector("#snippet").textContent);
  } catch {
    said = korean ? "복사할 수 없습니다. 직접 선택해 주세요" : "Copying is not allowed here; select it by hand";
  }
  document.querySelector("#copied").textContent = said;
});
