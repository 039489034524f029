// Chromium with the built extension, driven over its protocol.
import { launch } from "../../browser/support/browser.mjs";
import { asFunction } from "./as-function.mjs";
import { until } from "./until.mjs";

/** Name of the world in which tests look at pages. */
const WORLD = "dokhae-tests";

const onThis = (run) => `function (...args) { return (${String(run)})(this, ...args); }`;

/** @implements {import("./browsers.mjs").Tab} */
class ChromiumTab {
  requests = [];
  problems = [];
  downloads = [];
  #page;
  #browser;
  #protocol;

  static async open(page, browser) {
    const tab = new ChromiumTab();
    tab.#page = page;
    tab.#browser = browser;
    tab.#protocol = await page.createCDPSession();
    await tab.#protocol.send("ServiceWorker.enable");
    await tab.#protocol.send("Page.enable");
    tab.#protocol.on("Page.downloadWillBegin", ({ suggestedFilename }) => tab.downloads.push(suggestedFilename));
    await page.setViewport({ width: 1280, height: 860 });
    page.on("request", (request) => tab.requests.push(request.url()));
    page.on("pageerror", (error) => tab.problems.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warn") tab.problems.push(message.text());
    });
    return tab;
  }

  async goto(url) {
    await this.#page.goto(url);
  }

  /** Number of the tests' own world in the page that is there now. */
  async #world() {
    const { frameTree: { frame } } = await this.#protocol.send("Page.getFrameTree");
    const { executionContextId } = await this.#protocol.send("Page.createIsolatedWorld", { frameId: frame.id, worldName: WORLD });
    return executionContextId;
  }

  async #call(on, run, args, returnByValue = true) {
    const { result, exceptionDetails } = await this.#protocol.send("Runtime.callFunctionOn", {
      ...on, functionDeclaration: run, arguments: args.map((value) => ({ value })), returnByValue, awaitPromise: true, userGesture: false,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return returnByValue ? result.value : result;
  }

  async evaluate(run, ...args) {
    return this.#call({ executionContextId: await this.#world() }, asFunction(run), args);
  }

  async inPage(run, ...args) {
    return this.#page.evaluate(run, ...args);
  }

  /**
   * The extension's shadow roots with their hosts, from the outmost to the inmost, as the protocol
   * has them: it sees closed ones as well.
   */
  async #roots(executionContextId) {
    const { objectId } = await this.#call({ executionContextId }, `() => [...Document.prototype.querySelectorAll.call(document, ":root > :not(head, body)")].at(-1)`, [], false);
    const found = [];
    if (!objectId) return found;
    const { node } = await this.#protocol.send("DOM.describeNode", { objectId, depth: 2, pierce: true });
    // A root may hold nothing but the host of the next.
    for (let host = node; host?.shadowRoots; host = host.shadowRoots[0].children?.[0]) found.push({ host, root: host.shadowRoots[0] });
    return found;
  }

  /** @param {number} [executionContextId] the world; that of the page's scripts by default */
  async #object({ backendNodeId }, executionContextId) {
    const { object } = await this.#protocol.send("DOM.resolveNode", { backendNodeId, executionContextId });
    return object.objectId;
  }

  async inside(run, ...args) {
    const world = await this.#world();
    const last = (await this.#roots(world)).at(-1);
    return last ? this.#call({ objectId: await this.#object(last.root, world) }, onThis(run), args) : null;
  }

  async betrayed(run, ...args) {
    const last = (await this.#roots(await this.#world())).at(-1);
    return last ? this.#call({ objectId: await this.#object(last.root) }, onThis(run), args) : null;
  }

  /** Opens the closed roots to what `evaluate` runs, and to nobody else. */
  async reveal() {
    const world = await this.#world();
    for (const { host, root } of await this.#roots(world)) {
      await this.#protocol.send("Runtime.callFunctionOn", {
        objectId: await this.#object(host, world), functionDeclaration: `function (root) { Object.defineProperty(this, "shadowRoot", { value: root, configurable: true }); }`,
        arguments: [{ objectId: await this.#object(root, world) }],
      });
    }
  }

  async press(name) {
    const keys = name === "+" ? ["+"] : name.split("+");
    const last = keys.pop();
    for (const key of keys) await this.#page.keyboard.down(key);
    await this.#page.keyboard.press(last);
    for (const key of keys.reverse()) await this.#page.keyboard.up(key);
  }

  async type(text) {
    await this.#page.keyboard.type(text);
  }

  async move(x, y) {
    await this.#page.mouse.move(x, y);
  }

  async click(x, y, modifiers = []) {
    for (const key of modifiers) await this.#page.keyboard.down(key);
    await this.#page.mouse.click(x, y);
    for (const key of modifiers) await this.#page.keyboard.up(key);
  }

  async upload(selector, paths) {
    const input = await this.#page.$(selector);
    await input.uploadFile(...paths);
  }

  async resize(width, height) {
    await this.#page.setViewport({ width, height });
  }

  async screenshot() {
    return Buffer.from(await this.#page.screenshot());
  }

  async front() {
    await this.#page.bringToFront();
  }

  async pressButton() {
    await this.front();
    const isOpen = async () => await this.inside(() => true) !== null;
    const wasOpen = await isOpen();
    const press = () => this.#page.triggerExtensionAction(this.#browser.extension);
    const flipped = async () => await isOpen() !== wasOpen;
    await press();
    await until("the button has been heard", async () => await flipped() || (await this.action()).badge === "×");
    // Now and then Chromium grants nothing to a press that comes from the protocol; a user would
    // press again. Its own pages are forbidden each time.
    for (let tries = 0; tries < 5 && /^https?:/.test(this.#page.url()) && !await flipped(); tries++) {
      await press();
      await until("the button has been heard", flipped, 3000).catch(() => undefined);
    }
  }

  async action() {
    await this.front();
    return this.#browser.own.inPage(async () => {
      const [{ id: tabId }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const [badge, title, popup] = await Promise.all([chrome.action.getBadgeText({ tabId }), chrome.action.getTitle({ tabId }), chrome.action.getPopup({ tabId })]);
      return { badge, title, popup };
    });
  }

  /** Ends the background at once, whatever it does, as the browser may at any time. */
  async stopBackground() {
    const stopped = new Promise((resolve) => {
      const listen = ({ versions }) => {
        if (!versions.some(({ scriptURL, runningStatus }) => scriptURL.includes(this.#browser.extension.id) && runningStatus === "stopped")) return;
        this.#protocol.off("ServiceWorker.workerVersionUpdated", listen);
        resolve();
      };
      this.#protocol.on("ServiceWorker.workerVersionUpdated", listen);
    });
    await this.#protocol.send("ServiceWorker.stopAllWorkers");
    await stopped;
  }

  get url() {
    return this.#page.url();
  }

  get page() {
    return this.#page;
  }

  async close() {
    await this.#page.close();
  }
}

/** @returns {Promise<import("./browsers.mjs").Browser>} */
export async function startChromium(folder, { args = [] } = {}) {
  const { browser, outside, close } = await launch({ extensions: [folder], args });
  // It is listed only when it has been started.
  const extension = await until("the extension is there", async () => [...(await browser.extensions()).values()][0]);
  const started = { extension, outside, close, ownPage: (name) => `chrome-extension://${extension.id}/${name}` };
  // What it opens by itself at its first start.
  const welcome = await browser.waitForTarget((target) => target.type() === "page" && target.url().startsWith(started.ownPage("")), { timeout: 10_000 });
  started.own = await ChromiumTab.open(await welcome.page(), started);
  started.newTab = async () => ChromiumTab.open(await browser.newPage(), started);
  started.tabs = async () => (await browser.pages()).map((page) => page.url());
  started.background = async (run, ...args) => {
    const [worker] = await extension.workers();
    return worker.evaluate(run, ...args);
  };
  started.stopBackground = () => started.own.stopBackground();
  return started;
}
