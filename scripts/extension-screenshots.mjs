// Takes the pictures of the extension in docs/screens, in Chromium with what was built.
//
//   node scripts/extension-screenshots.mjs      after 'npm run build'
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BROWSERS } from "../tests/extension/support/browsers.mjs";
import { fileFolder, untilTexts } from "../tests/extension/support/options.mjs";
import { ACTION, count, gone, openStage, shown, underlined, until, untilAction } from "../tests/extension/support/stage.mjs";
import { root } from "./lib/run.mjs";

const ARTICLE = "/articles/economy.html";
const [WIDTH, HEIGHT] = [1280, 800];
const DICTIONARIES = [["경제 용어 사전.tsv", "기준금리\tbase rate\n가계부채\thousehold debt\n"], ["한영 소사전.csv", "단어,뜻\n노선,line\n예산,budget\n정부,government\n"]];
const WORDS = [
  ["가계부채", "household debt", "gagyebuchae", "가계부채 증가세를 더 지켜봐야 한다는 뜻이다."],
  ["동결", "freeze", "donggyeol", "금리를 동결한 것은 세 번째다."],
  ["증가세", "upward trend", "jeunggase", ""],
].map(([lemma, gloss, romanization, sentence]) => ({ lemma, gloss, romanization, sentence, title: "", url: "", date: "2026-03-02" }));

const folder = join(root, "docs/screens");
const files = fileFolder();
const stage = await openStage(BROWSERS.find(({ name }) => name === "Chromium"));

const keep = (items) => stage.browser.own.inPage(async (items) => {
  await chrome.storage.local.clear();
  await chrome.storage.local.set(items);
}, items);

/** A page of the demo's, with the button pressed. */
async function pressed(settings, opens) {
  await keep({ settings, preferences: { opens, sites: {} } });
  const tab = await stage.open(ARTICLE);
  await tab.resize(WIDTH, HEIGHT);
  await tab.move(1, 1);
  await untilAction(tab, ACTION.ready);
  await tab.pressButton();
  return tab;
}

/** Each picture by its name. */
const PICTURES = {
  "reader-light": async () => {
    const tab = await pressed({ theme: "light" }, "reader");
    await until("the outline is made", async () => await count(tab, ".outline .claim") > 0);
    return tab;
  },
  "glosses-light": async () => {
    const tab = await pressed({ theme: "light" }, "glosses");
    await until("words are underlined", async () => (await underlined(tab)).length > 10);
    for (let i = 0; i < 3; i++) await tab.press("Alt+j");
    await shown(tab, ".popup");
    return tab;
  },
  "selection-dark": async () => {
    const tab = await pressed({ theme: "dark" }, "reader");
    await untilAction(tab, ACTION.open);
    await tab.pressButton();
    await gone(tab);
    await tab.evaluate(() => {
      const { firstChild: text } = [...document.querySelectorAll("p")].find(({ firstChild }) => firstChild?.length > 60);
      text.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
      getSelection().setBaseAndExtent(text, 0, text, text.data.indexOf(" ", 40));
    });
    await stage.browser.background(async () => {
      const [shown] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.commands.onCommand.dispatch("selection", shown);
    });
    await shown(tab, ".selection .found > ul > li");
    return tab;
  },
  "options-light": async () => {
    await keep({ settings: { theme: "light" } });
    const tab = await stage.openOwn("options.html");
    await tab.resize(WIDTH, HEIGHT);
    return tab;
  },
  "options-dark": async () => {
    await keep({ settings: { theme: "dark" }, "saved-words": WORDS });
    const tab = await stage.openOwn("options.html");
    await tab.resize(WIDTH, HEIGHT);
    await tab.upload("#dictionaries input[type=file]", DICTIONARIES.map(([name, content]) => files.file(name, content)));
    await untilTexts(tab, "#dictionaries .dictionaries > li", ({ length }) => length === DICTIONARIES.length);
    await tab.evaluate(() => { document.querySelector("#dictionaries").scrollIntoView({ behavior: "instant" }); });
    return tab;
  },
  "welcome-light": async () => {
    await keep({ settings: { theme: "light" } });
    const tab = await stage.openOwn("welcome.html");
    await tab.resize(WIDTH, HEIGHT);
    return tab;
  },
};

mkdirSync(folder, { recursive: true });
try {
  for (const [name, take] of Object.entries(PICTURES)) {
    const tab = await take();
    await new Promise((resolve) => setTimeout(resolve, 500));
    writeFileSync(join(folder, `extension-${name}.png`), await tab.screenshot());
    await tab.close();
    process.stdout.write(`docs/screens/extension-${name}.png\n`);
  }
} finally {
  await stage.close();
  files.remove();
}
