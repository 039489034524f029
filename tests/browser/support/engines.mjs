// Chromium, Firefox and WebKit behind one small interface, for tests that run in all three.
//
// Chromium and Firefox are driven by puppeteer (Firefox over WebDriver BiDi), WebKit by the
// WebKitGTK driver under Xvfb, spoken to as plain WebDriver.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { chromium, launch, startWatch } from "./browser.mjs";
import { Session } from "./webdriver.mjs";

/**
 * @typedef {object} Tab one page at a time
 * @property {(url: string) => Promise<void>} goto
 * @property {(run: Function, ...args: unknown[]) => Promise<any>} evaluate runs in the page; arguments and result are JSON
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {(key: string) => Promise<void>} press a key by its name in the DOM, `Shift+Tab` with a modifier
 * @property {(x: number, y: number) => Promise<void>} move the pointer; CSS pixels of the window
 * @property {(x: number, y: number) => Promise<void>} click
 * @property {((x: number, y: number) => Promise<void>) | null} tap null: the driver has no finger
 * @property {() => Promise<Buffer>} screenshot PNG
 */

const found = (...paths) => paths.find((path) => path && existsSync(path)) ?? null;
/** Path of the system's Firefox, or null. */
export const firefox = found(process.env.DOKHAE_FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox");
const webkitDriver = found(process.env.DOKHAE_WEBKIT_DRIVER, "/usr/bin/WebKitWebDriver");
const xvfb = found("/usr/bin/Xvfb");
/** WebKitGTK's own small browser, which the driver starts; it lies in the folder of the library. */
const miniBrowser = found(...["/usr/lib", "/usr/libexec"].flatMap((folder) => subfolders(folder, /-linux-gnu|^webkit/).concat(folder))
  .flatMap((folder) => subfolders(folder, /^webkit2gtk-4/)).map((folder) => join(folder, "MiniBrowser")));

function subfolders(folder, name) {
  return existsSync(folder) ? readdirSync(folder).filter((entry) => name.test(entry)).map((entry) => join(folder, entry)) : [];
}

/** A page of puppeteer's as a Tab. */
function tabOf(page) {
  const keys = async (name) => {
    const parts = name.split("+");
    const last = parts.pop();
    for (const part of parts) await page.keyboard.down(part);
    await page.keyboard.press(last);
    for (const part of parts) await page.keyboard.up(part);
  };
  return {
    goto: async (url) => void await page.goto(url),
    evaluate: (run, ...args) => page.evaluate(run, ...args),
    resize: (width, height) => page.setViewport({ width, height }),
    press: keys,
    move: (x, y) => page.mouse.move(x, y),
    click: (x, y) => page.mouse.click(x, y),
    tap: (x, y) => page.touchscreen.tap(x, y),
    screenshot: async () => Buffer.from(await page.screenshot()),
  };
}

async function startChromium() {
  const { browser, outside, close } = await launch();
  return { tab: tabOf(await browser.newPage()), outside, close };
}

/** English, and the watch where the internet would be. */
export const firefoxPreferences = (port) => ({
  "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": port,
  "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": port, "intl.accept_languages": "en-US",
});

async function startFirefox() {
  const watch = await startWatch();
  const profile = mkdtempSync(join(tmpdir(), "dokhae-firefox-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefox,
    headless: true,
    userDataDir: profile,
    extraPrefsFirefox: firefoxPreferences(watch.port),
  });
  return {
    tab: tabOf(await browser.newPage()),
    outside: watch.attempts,
    close: async () => {
      await browser.close();
      await watch.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A port that nothing listens on. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => { resolve(port); });
    });
  });
}

/** Xvfb says which display it took. */
function startDisplay() {
  return new Promise((resolve, reject) => {
    const child = spawn(xvfb, ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    child.once("error", reject);
    child.once("exit", () => { reject(new Error("Xvfb does not start")); });
    child.stdio[3].once("data", (data) => { resolve({ child, display: `:${String(data).trim()}` }); });
  });
}

async function startWebKit() {
  const watch = await startWatch();
  const home = mkdtempSync(join(tmpdir(), "dokhae-webkit-"));
  const { child: screen, display } = await startDisplay();
  const port = await freePort();
  const driver = spawn(webkitDriver, [`--port=${port}`], {
    stdio: "ignore",
    env: {
      ...process.env, DISPLAY: display, HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home, LANG: "C.UTF-8", GDK_BACKEND: "x11",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    },
  });
  const kill = () => {
    driver.kill();
    screen.kill();
  };
  process.once("exit", kill);
  const stop = async () => {
    process.off("exit", kill);
    kill();
    await watch.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const address = `http://127.0.0.1:${port}`;
    for (let i = 0; i < 100; i++) {
      if (await fetch(`${address}/status`).then(({ ok }) => ok, () => false)) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const proxy = `127.0.0.1:${watch.port}`;
    const session = await Session.create(address, {
      "webkitgtk:browserOptions": { binary: miniBrowser, args: ["--automation"] },
      proxy: { proxyType: "manual", httpProxy: proxy, sslProxy: proxy, noProxy: ["127.0.0.1"] },
    });
    return {
      tab: session,
      outside: watch.attempts,
      close: async () => {
        await session.end().catch(() => undefined);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const missing = (...parts) => {
  const names = parts.filter(([path]) => path === null).map(([, name]) => name);
  return names.length > 0 && `${names.join(" and ")} ${names.length > 1 ? "are" : "is"} not installed`;
};

/**
 * The engines: `skip` is the reason why one cannot be had here, or false. `start` opens one
 * with a fresh profile and one tab; whatever it asks for that is not on this machine stands in `outside`.
 * @type {{name: string, skip: string | false, start: () => Promise<{tab: Tab, outside: string[], close: () => Promise<void>}>}[]}
 */
export const ENGINES = [
  { name: "Chromium", skip: missing([chromium, "Chromium"]), start: startChromium },
  { name: "Firefox", skip: missing([firefox, "Firefox"]), start: startFirefox },
  { name: "WebKit", skip: missing([webkitDriver, "WebKitWebDriver"], [miniBrowser, "MiniBrowser"], [xvfb, "Xvfb"]), start: startWebKit },
];
