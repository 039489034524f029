// Draws the extension's icons in the sizes that browsers want from extension/icons/icon.svg.
//
//   node scripts/icons.mjs
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../tests/browser/support/browser.mjs";
import { root } from "./lib/run.mjs";

const SIZES = [16, 32, 48, 128];
const folder = join(root, "extension/icons");
const svg = readFileSync(join(folder, "icon.svg"), "utf8");

const { browser, close } = await launch();
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`);
    await page.screenshot({ path: join(folder, `${size}.png`), omitBackground: true });
  }
} finally {
  await close();
}
