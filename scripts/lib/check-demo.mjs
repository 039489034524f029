// `npm run demo -- --check`: one article of the demo, read in Chromium as a visitor does, and
// every other page opened.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../../tests/browser/support/browser.mjs";
import { root } from "./run.mjs";

/** Clicks the facade and waits for the last stage, then tells what is on the screen and where it came from. */
async function readAsVisitor(page) {
  const button = await page.evaluateHandle(() => document.querySelector("dokhae-reader").shadowRoot.querySelector("button"));
  const done = page.evaluate(() => new Promise((resolve) => {
    const element = document.querySelector("dokhae-reader");
    const told = {};
    element.addEventListener("dokhae-article", ({ detail }) => { told.article = detail.article; });
    element.addEventListener("dokhae-gloss", ({ detail }) => { told.terms = detail.terms; });
    element.addEventListener("dokhae-claims", ({ detail }) => { resolve({ ...told, claims: detail.claims }); });
    element.addEventListener("dokhae-error", ({ detail }) => { resolve({ error: detail.error.code }); });
    setTimeout(() => { resolve({ error: "nothing came within 60 s" }); }, 60_000);
  }));
  await button.click();
  const told = await done;
  const shown = await page.evaluate(() => {
    const root = document.querySelector("dokhae-reader").shadowRoot;
    const text = (selector) => root.querySelector(selector)?.innerText.replace(/[ \n]+/g, " ").trim() ?? "";
    const plain = root.querySelector("article")?.cloneNode(true);
    for (const mark of plain?.querySelectorAll(".mark") ?? []) mark.remove();
    return {
      title: plain?.querySelector("h1").textContent ?? "",
      byline: text(".byline"),
      date: text("time"),
      paragraph: plain?.querySelector("article > p")?.textContent ?? "",
      terms: root.querySelectorAll("article .term").length,
      outline: [...root.querySelectorAll(".outline .speaker")].map((group) => ({
        speaker: group.querySelector("h3").innerText.replace(/\s*\n\s*/g, " / "),
        claims: [...group.querySelectorAll(".claim")].map((item) => ({
          number: item.querySelector(".go").textContent,
          text: item.querySelector(".text").textContent,
          labels: [...item.querySelectorAll(".labels > span")].map((label) => label.innerText.split(". ")[0]),
          figures: [...item.querySelectorAll(".figures li")].map((figure) => figure.textContent),
        })),
      })),
    };
  });
  return { told, shown };
}

/** What the page's element reads, or, where there is none, nothing. */
function readQuietly() {
  const element = document.querySelector("dokhae-reader:not([loading])");
  return element && element.read().then(
    ({ article, claims }) => ({ status: article.status, claims: claims.claims.length }), ({ code }) => ({ status: code, claims: 0 }));
}

/**
 * @param {{origin: string, requests: {path: string, status: number}[]}} server
 * @param {string} path of an article with <dokhae-reader>
 * @returns {Promise<string[]>} what was not as it has to be; empty: all of it was
 */
export async function checkDemo(server, path) {
  const { browser, outside, close } = await launch();
  const failures = [];
  const expect = (condition, what) => {
    if (!condition) failures.push(what);
  };
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => failures.push(`error in the page: ${error.message}`));
    await page.goto(server.origin + path);
    const before = server.requests.length;
    const { told, shown } = await readAsVisitor(page);
    const print = (line = "") => process.stdout.write(`${line}\n`);

    if (told.error) return [...failures, `reading ended with ${told.error}`];
    print(`\n${server.origin}${path}\n`);
    print(`title      ${shown.title}`);
    print(`byline     ${shown.byline}`);
    print(`date       ${shown.date}`);
    print(`paragraph  ${shown.paragraph}\n`);

    const terms = new Map();
    for (const term of [...told.terms].sort((a, b) => b.score - a.score)) {
      if (term.gloss.length > 0 && !terms.has(term.lemma)) terms.set(term.lemma, term);
    }
    const ten = [...terms.values()].slice(0, 10);
    for (const { lemma, romanization, gloss } of ten) print(`term       ${lemma} (${romanization}): ${gloss.join("; ")}`);
    for (const { speaker, claims } of shown.outline) {
      print(`\nspeaker    ${speaker}`);
      for (const { number, text, labels, figures } of claims) {
        print(`  ${number.padStart(2)}  ${text}\n      ${[...labels, ...figures].join(" · ")}`);
      }
    }
    print();

    expect(shown.title !== "" && shown.title === told.article.text.split("\n")[0], "the title on the screen is not the core's");
    expect(shown.byline !== "" && shown.byline === told.article.byline, "the byline on the screen is not the core's");
    expect(shown.date !== "" && told.article.publishedTime !== "", "there is no date");
    expect(shown.paragraph !== "" && told.article.blocks.some(({ text }) => text === shown.paragraph), "the first paragraph on the screen is not the core's");
    expect(ten.length === 10 && shown.terms >= 10, `only ${ten.length} terms have glosses`);
    expect(told.claims.length > 1 && shown.outline.length > 0, "there is no outline");
    const loaded = server.requests.slice(before).filter(({ status }) => status === 200).map((request) => request.path);
    for (const file of ["dokhae.wasm", "lexicon.bin"]) expect(loaded.some((name) => name.endsWith(`/${file}`)), `${file} was not loaded from the server`);

    const folders = { "": "", "articles/": "ok", "pages/": "ok" };
    for (const [folder, expected] of Object.entries(folders)) {
      const names = readdirSync(join(root, "demo/dist", folder)).filter((name) => name.endsWith(".html"));
      for (const name of names.filter((name) => path !== `/${folder}${name}`)) {
        await page.goto(`${server.origin}/${folder}${name}`);
        if (expected === "") continue;
        const { status, claims } = await page.evaluate(readQuietly);
        // The one page that is a list of links.
        const right = name === "front.html" ? status === "no_article" : status === expected && claims > 5;
        expect(right, `${folder}${name}: ${status}, ${claims} claims`);
      }
      print(`pages      ${folder || "./"} ${names.map((name) => name.replace(".html", "")).join(", ")}`);
    }
    print();
    for (const address of outside) failures.push(`asked for from elsewhere: ${address}`);
  } finally {
    await close();
  }
  return failures;
}
