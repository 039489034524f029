// What `npm pack` makes, in the hands of those who use it: Node, a plain page, a Vite project.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { root } from "../../scripts/lib/run.mjs";
import { serve } from "../../scripts/serve.mjs";
import { chromium, launch } from "../../tests/browser/support/browser.mjs";
import { newPage, read } from "../../tests/browser/support/reading.mjs";
import { PARAGRAPHS } from "../../tests/browser/support/stage.mjs";

const built = existsSync(join(root, "js/dist/dokhae.wasm")) && existsSync(join(root, "js/dist/types/index.d.ts"));
const TITLE = "버스 노선 12개 새로 만든다";
const page = (head, element = '<dokhae-reader lang="en"></dokhae-reader>') => `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>${TITLE}</title>${head}</head>
<body>${element}<main><h1>${TITLE}</h1><article>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</article></main></body></html>`;

describe("the package", { skip: built ? false : "js/dist is not built with types (npm run build)" }, () => {
  const folder = mkdtempSync(join(tmpdir(), "dokhae-package-"));
  const home = join(folder, "site/node_modules/dokhae");
  let browser = null;
  const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });

  before(async () => {
    const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root));
    mkdirSync(home, { recursive: true });
    run("tar", ["-xzf", join(folder, filename), "-C", home, "--strip-components=1"], folder);
    // Named there, so that installing something else leaves it where it is.
    writeFileSync(join(folder, "site/package.json"), JSON.stringify({ name: "site", private: true, type: "module", dependencies: { dokhae: `file:${join(folder, filename)}` } }));
    if (chromium) browser = await launch();
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Serves a folder and reads the article of its page with the element on it. */
  async function readPage(site, path) {
    const server = await serve(site);
    try {
      const { page: tab, problems } = await newPage(browser.browser);
      await tab.goto(server.origin + path);
      await tab.waitForFunction(() => window.document.querySelector("dokhae-reader:defined"));
      const reading = await read(tab);
      const result = { reading, problems, workers: await tab.evaluate(() => window.seen.workers.length), extra: await tab.evaluate(() => window.extra ?? null) };
      await tab.close();
      return { ...result, failed: server.requests.filter(({ status }) => status >= 400).map(({ path: wanted }) => wanted) };
    } finally {
      await server.close();
    }
  }

  function assertWorks({ reading, problems, workers, failed }) {
    assert.equal(reading.error, undefined, reading.message);
    assert.equal(reading.article.title, TITLE);
    assert.ok(reading.terms.length > 20 && reading.claims.length > 3);
    assert.deepEqual([problems, workers, failed], [[], 1, []]);
  }

  it("has nothing that publint would complain of", async () => {
    const { messages, pkg } = await publint({ pkgDir: home, level: "suggestion", strict: true });
    assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
  });

  it("holds what its exports and the manifest of its element name, and no sources or tests", () => {
    const pkg = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
    const files = [...Object.values(pkg.exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry))), pkg.customElements, ...Object.values(pkg.bin)];
    for (const file of files) assert.ok(existsSync(join(home, file)), file);
    for (const name of ["js/src", "js/test", "tests", "src", "data"]) assert.ok(!existsSync(join(home, name)), name);
    const integrity = JSON.parse(readFileSync(join(home, "js/dist/integrity.json"), "utf8"));
    assert.match(integrity["dokhae.js"], /^sha384-[\w+/]{64}$/);
    assert.ok("index.js" in integrity && "dokhae.iife.js" in integrity && !("node.js" in integrity));
  });

  it("can be imported on a server, element and reader too", () => {
    const script = `
      import { DokhaeReaderElement } from "dokhae/element";
      import { Reader, ReaderView } from "dokhae";
      console.log(typeof DokhaeReaderElement, typeof Reader, typeof ReaderView, typeof globalThis.document);`;
    assert.equal(run(process.execPath, ["--input-type=module", "-e", script], join(folder, "site")).trim(), "function function function undefined");
  });

  it("has types that a strict project compiles against", () => {
    const source = `
      import { Reader, type Article, type Translate } from "dokhae";
      import type { DokhaeReaderElement } from "dokhae/element";
      const element: DokhaeReaderElement = document.createElement("dokhae-reader");
      const translate: Translate = async (text) => text;
      element.translator = translate;
      element.loading = "manual";
      element.addEventListener("dokhae-gloss", ({ detail }) => { detail.terms[0]?.gloss.join(); });
      element.addEventListener("dokhae-error", ({ detail }) => { detail.error.code satisfies string; });
      export const title: Promise<string> = element.read().then(({ article }: { article: Article }) => article.title);
      export const reader = new Reader({ worker: false });`;
    writeFileSync(join(folder, "site/use.ts"), source);
    writeFileSync(join(folder, "site/tsconfig.json"), JSON.stringify({ compilerOptions: { strict: true, noEmit: true, target: "ES2022", module: "ESNext", moduleResolution: "bundler", lib: ["ES2023", "DOM", "DOM.Iterable"], types: [] }, files: ["use.ts"] }));
    run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"], join(folder, "site"));
  });

  it("works in a plain page, as module and as classic script", { skip: chromium ? false : "Chromium is not installed" }, async () => {
    const site = join(folder, "site");
    writeFileSync(join(site, "module.html"), page('<script type="module" src="node_modules/dokhae/js/dist/dokhae.js"></script>'));
    writeFileSync(join(site, "classic.html"), page('<script src="node_modules/dokhae/js/dist/dokhae.iife.js"></script>'));
    const integrity = JSON.parse(readFileSync(join(home, "js/dist/integrity.json"), "utf8"));
    writeFileSync(join(site, "checked.html"), page(`<script type="importmap">${JSON.stringify({ integrity: Object.fromEntries(Object.entries(integrity)
      .filter(([name]) => /^(?:index|chunk-\w+)\.js$/.test(name)).map(([name, digest]) => [`./node_modules/dokhae/js/dist/${name}`, digest])) })}</script>
      <script type="module" src="node_modules/dokhae/js/dist/dokhae.js" integrity="${integrity["dokhae.js"]}"></script>`));
    for (const name of ["module", "classic", "checked"]) assertWorks(await readPage(site, `/${name}.html`));
  });

  it("works in a fresh Vite project", async (test) => {
    if (!chromium) return test.skip("Chromium is not installed");
    const site = join(folder, "site");
    try {
      run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefer-offline", "vite@8"], site);
    } catch {
      return test.skip("Vite cannot be installed here");
    }
    writeFileSync(join(site, "index.html"), page('<script type="module" src="/main.js"></script>'));
    writeFileSync(join(site, "main.js"), `import "dokhae/element";
import { isProbablyArticle } from "dokhae";
window.extra = isProbablyArticle(document);`);
    run(process.execPath, [join(site, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], site);
    const result = await readPage(join(site, "dist"), "/");
    assertWorks(result);
    assert.equal(result.extra, true);
  });
});
