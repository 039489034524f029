// Takes the pictures in docs/screens from the built demo.
//
//   node scripts/screenshots.mjs      after 'npm run build'
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../tests/browser/support/browser.mjs";
import { inReader } from "../tests/browser/support/reading.mjs";
import { root } from "./lib/run.mjs";
import { serve } from "./serve.mjs";

const DESKTOP = { width: 1280, height: 800, deviceScaleFactor: 1.5 };
const PHONE = { width: 390, height: 780, deviceScaleFactor: 2, hasTouch: true };
const folder = join(root, "docs/screens");
const ARTICLE = "/articles/economy.html";

/** Reads the article in the reader, as somebody who presses the button. */
async function openReader(page) {
  const done = page.evaluate(() => new Promise((resolve) => {
    document.querySelector("dokhae-reader").addEventListener("dokhae-claims", () => { resolve(); });
  }));
  await (await inReader(page, ".facade")).click();
  await done;
  await page.mouse.move(1, 1);
}

/** A word in the text, with its gloss open. */
async function openGloss(page) {
  await openReader(page);
  await (await inReader(page, "article p[data-block] .term.key[role=button]")).evaluate((word) => {
    word.scrollIntoView({ block: "center" });
    word.click();
  });
}

/** The words explained on the page itself, one of them by keyboard. */
async function openOnPage(page) {
  await page.evaluate(() => document.querySelector("dokhae-reader").glossPage());
  await page.evaluate(() => { document.querySelector(".post-content h2").scrollIntoView(); });
  await page.keyboard.down("Alt");
  for (let i = 0; i < 3; i++) await page.keyboard.press("j");
  await page.keyboard.up("Alt");
}

/** Waits for the landing page's own reading. */
const live = (page) => page.waitForFunction(() => document.querySelector("#live").shadowRoot.querySelector(".mark"));

/** Each picture: where, on what, and what is done before. */
const PICTURES = [
  { name: "reader-desktop-light", ...DESKTOP, act: openReader },
  { name: "reader-phone-dark", ...PHONE, theme: "dark", act: openReader },
  { name: "popup-desktop-light", ...DESKTOP, act: openGloss },
  { name: "popup-phone-light", ...PHONE, act: openGloss },
  { name: "outline-desktop-dark", ...DESKTOP, theme: "dark", act: async (page) => {
    await openReader(page);
    await (await inReader(page, ".outline .speaker:nth-of-type(n+4) .go")).evaluate((go) => go.click());
  } },
  { name: "outline-phone-light", ...PHONE, act: async (page) => {
    await openReader(page);
    await (await inReader(page, ".outline-toggle")).tap();
  } },
  { name: "settings-desktop-dark", ...DESKTOP, theme: "dark", act: async (page) => {
    await openReader(page);
    await (await inReader(page, "[aria-controls=dokhae-settings]")).click();
  } },
  { name: "in-page-desktop-light", ...DESKTOP, path: "/articles/science.html", act: openOnPage },
  { name: "in-page-phone-light", ...PHONE, path: "/articles/science.html", act: openOnPage },
  { name: "demo-desktop-light", ...DESKTOP, path: "/", act: live },
  { name: "demo-desktop-dark", ...DESKTOP, path: "/", theme: "dark", act: live },
  { name: "demo-phone-dark", ...PHONE, theme: "dark", path: "/", act: live },
];

mkdirSync(folder, { recursive: true });
const server = await serve(join(root, "demo/dist"));
const { browser, close } = await launch();
try {
  for (const { name, path = ARTICLE, theme = "light", act, ...viewport } of PICTURES) {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }, { name: "prefers-reduced-motion", value: "reduce" }]);
    await page.goto(server.origin + path);
    await act(page);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
    process.stdout.write(`docs/screens/${name}.png\n`);
  }
} finally {
  await close();
  await server.close();
}
