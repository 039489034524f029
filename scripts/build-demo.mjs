// Builds the demo into demo/dist: plain files with relative addresses, to be put on any server
// and under any path.
//
//   node scripts/build-demo.mjs       after build-js.mjs
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { longArticle } from "../demo/long-article.mjs";
import { root } from "./lib/run.mjs";

const out = join(root, "demo/dist");
const built = join(root, "js/dist");

/** What browsers load; the rest of js/dist is for Node. */
const FOR_BROWSERS = /^(?:dokhae(?:-worker|\.iife)?\.js|index\.js|in-page\.js|dictionary\.js|chunk-\w+\.js|dokhae\.wasm|lexicon(?:-extended)?\.bin)$/;
/** Projects in the long article: about 50,000 characters, forty times a usual one. */
const LONG = 200;
/** Not kept for visits without a network: the service worker itself, and what the demo never loads. */
const NOT_KEPT = /^(?:service-worker\.js|dokhae\/(?:lexicon-extended\.bin|dokhae\.iife\.js))$/;

rmSync(out, { recursive: true, force: true });
cpSync(join(root, "demo/src"), out, { recursive: true });
for (const name of readdirSync(built)) {
  if (FOR_BROWSERS.test(name)) cpSync(join(built, name), join(out, "dokhae", name));
}
for (const name of ["dokhae.wasm", "lexicon.bin"]) {
  if (!existsSync(join(out, "dokhae", name))) {
    process.stderr.write(`build-demo: js/dist/${name} is missing; run 'npm run build'\n`);
    process.exit(1);
  }
}

const integrity = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
const inDokhae = (name) => readFileSync(join(out, "dokhae", name));
/** Size over the wire in kB. The best quality would take seconds of every build for a tenth less. */
const weight = (...names) => (names.reduce((sum, name) => sum + brotliCompressSync(inDokhae(name), { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length, 0) / 1000)
  .toFixed(names[0] === "dokhae.js" ? 1 : 0);

/** What pages may have in {{braces}}: parts, and figures of this build. */
const values = {
  ...Object.fromEntries(readdirSync(join(root, "demo/parts")).map((name) => [name, readFileSync(join(root, "demo/parts", name), "utf8").trimEnd()])),
  "long.title": "",
  "long.text": "",
  "kB of dokhae.js": weight("dokhae.js"),
  "kB of scripts": weight("index.js", "dokhae-worker.js", ...readdirSync(join(out, "dokhae")).filter((name) => name.startsWith("chunk-"))),
  "kB of dokhae.wasm": weight("dokhae.wasm"),
  "kB of lexicon.bin": weight("lexicon.bin"),
};
const long = longArticle(LONG);
values["long.title"] = long.title;
values["long.text"] = long.paragraphs.map((text) => `<p>${text}</p>`).join("\n");

const files = readdirSync(out, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, path, name }) => join(parentPath ?? path, name).slice(out.length + 1).replaceAll("\\", "/"))
  .sort();
for (const file of files.filter((name) => extname(name) === ".html")) {
  const page = readFileSync(join(out, file), "utf8");
  writeFileSync(join(out, file), page.replace(/\{\{(.+?)\}\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`${file}: there is no {{${name}}}`);
    return values[name];
  }));
}

const kept = Object.fromEntries(files.filter((file) => !NOT_KEPT.test(file)).map((file) => [file, integrity(readFileSync(join(out, file)))]));
const version = createHash("sha256").update(JSON.stringify(kept)).digest("hex").slice(0, 16);
const worker = join(out, "service-worker.js");
writeFileSync(worker, `const PRECACHE = ${JSON.stringify({ version, files: kept })};\n${readFileSync(worker, "utf8")}`);
