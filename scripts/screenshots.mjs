// Takes the pictures in docs/screens from the built demo.
//
//   node scripts/screenshots.mjs      after 'npm run build'
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../tests/browser/support/browser.mjs";
import { inReader } from "../tests/browser/support/reading.mjs";
import { root } from "./lib/run.mjs";
import { serve } from "./serve.mjs";

const DESKTOP = { width: 1280, height: 800, deviceScaleFactor: 2 };
const PHONE = { width: 390, height: 780, deviceScaleFactor: 2, hasTouch: true };
const folder = join(root, "docs/screens");
const ARTICLE = "/articles/economy.html";

/** Each picture: where, on what, and what has been done before. */
const PICTURES = [
  { name: "reader-desktop-light", ...DESKTOP },
  { name: "reader-phone-dark", ...PHONE, theme: "dark" },
  { name: "popup-desktop-light", ...DESKTOP, act: async (page) => {
    await (await inReader(page, "article p[data-block] .term[data-term][role=button].key")).evaluate((word) => {
      word.scrollIntoView({ block: "center" });
      word.click();
    });
  } },
  { name: "popup-phone-light", ...PHONE, act: async (page) => {
    await (await inReader(page, "article > p[data-block] .term.key[role=button]")).tap();
  } },
  { name: "outline-desktop-dark", ...DESKTOP, theme: "dark", act: async (page) => {
    await (await inReader(page, ".outline .speaker:nth-of-type(n+4) .go")).evaluate((go) => go.click());
  } },
  { name: "outline-phone-light", ...PHONE, act: async (page) => {
    await (await inReader(page, ".outline-toggle")).tap();
  } },
  { name: "demo-desktop-light", ...DESKTOP, path: "/" },
  { name: "demo-phone-dark", ...PHONE, theme: "dark", path: "/" },
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
    if (path === ARTICLE) {
      const done = page.evaluate(() => new Promise((resolve) => document.querySelector("dokhae-reader").addEventListener("dokhae-claims", () => { resolve(); })));
      await (await inReader(page, ".facade")).click();
      await done;
      await page.mouse.move(1, 1);
    } else await page.waitForFunction(() => document.querySelector("#live").shadowRoot.querySelector(".speaker, .mark"));
    await act?.(page);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
    process.stdout.write(`docs/screens/${name}.png\n`);
  }
} finally {
  await close();
  await server.close();
}
