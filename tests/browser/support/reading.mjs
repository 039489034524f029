// What the tests do again and again with a page that carries <dokhae-reader>.

/** Set in every page before its own scripts: what the element says, and every Worker. */
export function observe() {
  window.seen = { events: [], workers: [], errors: [], violations: [] };
  for (const name of ["ready", "article", "gloss", "claims", "error", "close"]) {
    addEventListener(`dokhae-${name}`, ({ detail }) => window.seen.events.push({ name, code: detail?.error?.code ?? null }), true);
  }
  addEventListener("error", ({ message }) => window.seen.errors.push(message));
  addEventListener("unhandledrejection", ({ reason }) => window.seen.errors.push(String(reason)));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => window.seen.violations.push(`${violatedDirective} ${blockedURI}`));
  // The demo's service worker would answer instead of the server; its own test lets it.
  if (window.ServiceWorkerContainer) ServiceWorkerContainer.prototype.register = () => new Promise(() => undefined);
  const Original = window.Worker;
  window.Worker = class extends Original {
    constructor(...args) {
      super(...args);
      window.seen.workers.push(this);
    }
  };
}

/** A page that is watched, with everything that went wrong in it in `problems`. */
export async function newPage(browser, { width = 1280, height = 860 } = {}) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.evaluateOnNewDocument(observe);
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warn") problems.push(message.text());
  });
  return { page, problems };
}

/** Reads with the page's element (or the one that `selector` finds) and waits for the end of it. */
export function read(page, selector = "dokhae-reader") {
  return page.evaluate(async (selector) => {
    try {
      const { article, terms, claims } = await document.querySelector(selector).read();
      return { article, terms: terms.terms, sentences: terms.sentences, claims: claims.claims };
    } catch (error) {
      return { error: error.code ?? error.name, message: error.message };
    }
  }, selector);
}

/** An element in the reader's shadow root. */
export async function inReader(page, selector, host = "dokhae-reader") {
  const handle = await page.evaluateHandle((host, selector) => document.querySelector(host).shadowRoot.querySelector(selector), host, selector);
  return handle.asElement();
}

/** What is on the screen in the reader: text of every element that the selector finds, if it is shown. */
export function texts(page, selector, host = "dokhae-reader") {
  return page.evaluate((host, selector) => [...document.querySelector(host).shadowRoot.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility())
    .map((element) => element.innerText.trim().replace(/\s+/g, " ")), host, selector);
}

/** The element that has the focus, in the reader if it is there: its class, role, text and name. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    if (!element) return null;
    const { term, claim } = element.dataset;
    return { tag: element.localName, classes: [...element.classList], role: element.getAttribute("role"), name: element.getAttribute("aria-label"), text: element.innerText, term, claim };
  });
}

/** What is lit up, as text. */
export function lit(page, light = "claim") {
  return page.evaluate((light) => [...(CSS.highlights.get(`dokhae-${light}`) ?? [])].map((range) => {
    const copy = range.cloneContents();
    for (const mark of copy.querySelectorAll(".mark")) mark.remove();
    return copy.textContent;
  }), light);
}

/** Waits until a condition in the page holds. */
export const until = (page, condition, ...args) => page.waitForFunction(condition, { timeout: 10_000, polling: 50 }, ...args);
