// Chromium and Firefox with the built extension behind one interface, so that both are tested
// by the same lines.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/run.mjs";
import { chromium } from "../../browser/support/browser.mjs";
import { firefox } from "../../browser/support/engines.mjs";
import { startChromium } from "./chromium.mjs";
import { startFirefox } from "./firefox.mjs";

/**
 * @typedef {object} Tab
 * @property {(url: string) => Promise<void>} goto
 * @property {(run: Function | string, ...args: unknown[]) => Promise<any>} evaluate runs beside the page: its own DOM, none of its scripts' doings; arguments and result are JSON. A string is a whole script
 * @property {(run: Function, ...args: unknown[]) => Promise<any>} inPage runs as a script of the page
 * @property {(run: Function, ...args: unknown[]) => Promise<any>} inside runs beside the page with the extension's closed shadow root as the first argument; null without running where there is none
 * @property {(run: Function, ...args: unknown[]) => Promise<any>} betrayed as `inside`, but runs as a script of the page, as if the page had got hold of the root
 * @property {() => Promise<void>} [reveal] opens the extension's closed roots to what `evaluate` runs
 * @property {(name: string) => Promise<void>} press a key by its name in the DOM, `Shift+Tab` with a modifier; it comes from the keyboard as far as the page can tell
 * @property {(text: string) => Promise<void>} type
 * @property {(x: number, y: number) => Promise<void>} move the pointer; CSS pixels of the window
 * @property {(x: number, y: number) => Promise<void>} click
 * @property {(selector: string, paths: string[]) => Promise<void>} upload chooses files
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {() => Promise<Buffer>} screenshot PNG
 * @property {() => Promise<void>} front makes it the tab that is shown
 * @property {() => Promise<void>} pressButton the extension's, in the browser's bar
 * @property {() => Promise<{badge: string, title: string}>} action what the button shows
 * @property {(name: string) => Promise<void>} [pressShortcut] keys that the browser takes itself; Chromium's driver cannot press such
 * @property {(x: number, y: number, label: string) => Promise<void>} [chooseFromMenu] Chromium's menus are not within the driver's reach
 * @property {string[]} [requests] addresses that the page has asked for, where the driver tells
 * @property {string[]} [problems] errors and warnings, where the driver tells
 * @property {string[]} [downloads] names of files that the page has saved, where the driver tells
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Browser
 * @property {Tab} own the extension's first-run page
 * @property {() => Promise<Tab>} newTab
 * @property {() => Promise<string[]>} tabs addresses
 * @property {(name: string) => string} ownPage address of a page of the extension
 * @property {() => Promise<void>} stopBackground ends it at once, whatever it does, as the browser may at any time
 * @property {string[]} outside addresses that are not on this machine and were asked for
 * @property {() => Promise<void>} close
 */

const dist = (name) => join(root, "extension/dist", name);
const reason = (path, name, variant) => {
  if (path === null) return `${name} is not installed`;
  return existsSync(join(dist(variant), "dokhae.wasm")) ? false : "the extension is not built (npm run build)";
};

/** @type {{name: string, skip: string | false, start: () => Promise<Browser>}[]} */
export const BROWSERS = [
  { name: "Chromium", skip: reason(chromium, "Chromium", "chrome"), start: () => startChromium(dist("chrome")) },
  { name: "Firefox", skip: reason(firefox, "Firefox", "firefox"), start: () => startFirefox(dist("firefox")) },
];
