// Firefox with the built extension, driven over Marionette: the button and the shortcuts are in
// the browser's own window, which no other protocol reaches.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startWatch } from "../../browser/support/browser.mjs";
import { firefox, firefoxPreferences } from "../../browser/support/engines.mjs";
import { keySteps } from "../../browser/support/webdriver.mjs";
import { asFunction } from "./as-function.mjs";
import { Marionette } from "./marionette.mjs";
import { until } from "./until.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Finds the inmost of the extension's closed shadow roots. */
const FIND_ROOT = `
  let root = [...Document.prototype.querySelectorAll.call(document, ":root > :not(head, body)")].at(-1)?.openOrClosedShadowRoot;
  while (root?.firstElementChild?.openOrClosedShadowRoot) root = root.firstElementChild.openOrClosedShadowRoot;`;

/** @implements {import("./browsers.mjs").Tab} */
class FirefoxTab {
  #marionette;
  #browser;
  #handle;

  constructor(marionette, browser, handle) {
    this.#marionette = marionette;
    this.#browser = browser;
    this.#handle = handle;
  }

  /** Every command is about the tab that was switched to last. */
  async #send(command, parameters) {
    await this.front();
    return this.#marionette.send(command, parameters);
  }

  async front() {
    await this.#marionette.in("content");
    if (this.#browser.current === this.#handle) return;
    await this.#marionette.send("WebDriver:SwitchToWindow", { handle: this.#handle, focus: true });
    this.#browser.current = this.#handle;
  }

  async goto(url) {
    await this.#send("WebDriver:Navigate", { url });
  }

  async evaluate(run, ...args) {
    await this.front();
    return this.#marionette.run("content", "system", asFunction(run), ...args);
  }

  async inPage(run, ...args) {
    await this.front();
    return this.#marionette.run("content", null, run, ...args);
  }

  async inside(run, ...args) {
    await this.front();
    // What closed shadow roots hold is shown to the browser's own scripts only.
    return this.#marionette.run("content", "system", `(...args) => { ${FIND_ROOT} return root ? (${String(run)})(root, ...args) : null; }`, ...args);
  }

  async betrayed(run, ...args) {
    await this.front();
    const found = await this.#marionette.run("content", "system", `() => { ${FIND_ROOT} window.wrappedJSObject.betrayed = root?.wrappedJSObject; return Boolean(root); }`);
    return found ? this.#marionette.run("content", null, `(...args) => {
      const root = window.betrayed;
      delete window.betrayed;
      return (${String(run)})(root, ...args);
    }`, ...args) : null;
  }

  async #act(type, id, actions, more = {}) {
    await this.#send("WebDriver:PerformActions", { actions: [{ type, id, ...more, actions }] });
  }

  async press(name) {
    await this.#act("key", "keyboard", keySteps(name));
  }

  async type(text) {
    await this.#act("key", "keyboard", [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]));
  }

  #pointer(steps) {
    return this.#act("pointer", "mouse", steps, { parameters: { pointerType: "mouse" } });
  }

  async move(x, y) {
    await this.#pointer([{ type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) }]);
  }

  async click(x, y) {
    await this.#pointer([{ type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }]);
  }

  async upload(selector, paths) {
    const { value } = await this.#send("WebDriver:FindElement", { using: "css selector", value: selector });
    await this.#marionette.send("WebDriver:ElementSendKeys", { id: value[ELEMENT], text: paths.join("\n") });
  }

  async resize(width, height) {
    const [outerWidth, outerHeight] = await this.evaluate((width, height) => [outerWidth - innerWidth + width, outerHeight - innerHeight + height], width, height);
    await this.#send("WebDriver:SetWindowRect", { width: outerWidth, height: outerHeight });
  }

  async screenshot() {
    const { value } = await this.#send("WebDriver:TakeScreenshot", { full: false, hash: false });
    return Buffer.from(value, "base64");
  }

  /** Clicks on the button in the browser's bar. */
  async pressButton() {
    await this.front();
    await this.#marionette.in("chrome");
    const { value } = await this.#marionette.send("WebDriver:FindElement", { using: "css selector", value: `[data-extensionid="${this.#browser.id}"].toolbarbutton-1` });
    await this.#marionette.send("WebDriver:ElementClick", { id: value[ELEMENT] });
  }

  /** Keys that the browser gets before the page. */
  async pressShortcut(name) {
    await this.front();
    await this.#marionette.in("chrome");
    await this.#marionette.send("WebDriver:PerformActions", { actions: [{ type: "key", id: "keyboard", actions: keySteps(name) }] });
  }

  async action() {
    await this.front();
    return this.#marionette.run("chrome", null, (id) => {
      const button = document.querySelector(`[data-extensionid="${id}"].toolbarbutton-1`);
      return { badge: button.getAttribute("badge") ?? "", title: button.getAttribute("tooltiptext") };
    }, this.#browser.id);
  }

  /** Presses the second mouse button there, and then the extension's line of the menu. */
  async chooseFromMenu(x, y, label) {
    await this.#pointer([{ type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) }, { type: "pointerDown", button: 2 }, { type: "pointerUp", button: 2 }]);
    await this.#marionette.run("chrome", null, async (label) => {
      const menu = document.getElementById("contentAreaContextMenu");
      if (menu.state !== "open") await new Promise((resolve) => menu.addEventListener("popupshown", resolve, { once: true }));
      const lines = [...menu.querySelectorAll("menuitem")].filter((item) => item.label === label);
      if (lines.length !== 1) throw new Error(`${lines.length} lines "${label}" in the menu`);
      menu.activateItem(lines[0]);
    }, label);
  }

  async close() {
    await this.#send("WebDriver:CloseWindow");
    this.#browser.current = null;
    await this.#browser.own.front();
  }
}

/** A new process with a fresh profile, and its port. */
function startProcess(profile, preferences) {
  writeFileSync(join(profile, "user.js"), Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(""));
  const child = spawn(firefox, ["--headless", "--no-remote", "-profile", profile, "-marionette", "-remote-allow-system-access"], { stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((resolve, reject) => {
    const listen = (data) => {
      const port = /Listening on port (\d+)/.exec(String(data))?.[1];
      if (port) resolve({ child, port: Number(port) });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("error", reject);
    child.once("exit", () => { reject(new Error("Firefox does not start")); });
  });
}

/** @returns {Promise<import("./browsers.mjs").Browser>} */
export async function startFirefox(folder) {
  const watch = await startWatch();
  const profile = mkdtempSync(join(tmpdir(), "dokhae-firefox-"));
  const { child, port } = await startProcess(profile, {
    // What a page names as the next one is loaded before anybody wants it: no request of the extension's.
    ...firefoxPreferences(watch.port), "marionette.port": 0, "browser.startup.page": 0, "network.prefetch-next": false,
  });
  const kill = () => child.kill();
  process.once("exit", kill);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const marionette = await Marionette.connect(port);
  const close = async () => {
    process.off("exit", kill);
    marionette.close();
    kill();
    await ended;
    await watch.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await marionette.send("WebDriver:NewSession", { capabilities: { alwaysMatch: { unhandledPromptBehavior: "ignore" } } });
    await marionette.send("WebDriver:SetTimeouts", { script: 60_000, pageLoad: 60_000, implicit: 0 });
    const { value: id } = await marionette.send("Addon:Install", { path: folder, temporary: true });
    // Into the bar, where its user pins it; at first it is in the menu of extensions.
    const address = await marionette.run("chrome", null, (id) => {
      const { CustomizableUI } = ChromeUtils.importESModule("moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs");
      CustomizableUI.addWidgetToArea(`${id.replace(/[^\w-]/g, "_")}-browser-action`, "nav-bar");
      return WebExtensionPolicy.getByID(id).getURL("");
    }, id);
    const browser = { id, outside: watch.attempts, current: null, close, ownPage: (name) => address + name };
    const handles = async () => {
      await marionette.in("content");
      return marionette.send("WebDriver:GetWindowHandles");
    };
    const opened = await until("the first-run page is open", async () => (await handles())[1]);
    browser.own = new FirefoxTab(marionette, browser, opened);
    browser.newTab = async () => {
      await marionette.in("content");
      const { handle } = await marionette.send("WebDriver:NewWindow", { type: "tab", focus: true });
      browser.current = null;
      return new FirefoxTab(marionette, browser, handle);
    };
    browser.tabs = () => marionette.run("chrome", null, () => gBrowser.tabs.map(({ linkedBrowser }) => linkedBrowser.currentURI.spec));
    // As after half a minute without work, but now and whatever it does.
    browser.stopBackground = () => marionette.run("chrome", null, async (id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    }, id);
    return browser;
  } catch (error) {
    await close();
    throw error;
  }
}
