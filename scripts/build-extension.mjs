// Builds the browser extension from its one source: extension/dist/chrome and
// extension/dist/firefox, and with --zip the archives for the stores beside them. The same
// source makes the same bytes. `node scripts/build-js.mjs` comes first: it brings the core.
//
//   node scripts/build-extension.mjs [--zip]
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { styleTexts } from "./lib/esbuild-plugins.mjs";
import { root } from "./lib/run.mjs";
import { zip } from "./lib/zip.mjs";

const source = (...names) => join(root, "extension", ...names);
const { base, ...variants } = JSON.parse(readFileSync(source("manifest.json"), "utf8"));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const common = {
  bundle: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  absWorkingDir: root,
  minify: true,
  write: false,
};

const bundle = async (entryPoints, options) => {
  const { outputFiles } = await esbuild.build({ ...common, ...options, entryPoints, outdir: "out" });
  return outputFiles.map(({ path, contents }) => [path.slice(path.lastIndexOf("/") + 1), contents]);
};
const named = (folder, ...names) => Object.fromEntries(names.map((name) => [name, source("src", folder, `${name}.ts`)]));

const files = (await Promise.all([
  bundle({ ...named("background", "background"), "dokhae-worker": join(root, "js/src/core/worker.ts") }, { format: "esm" }),
  bundle({ ...named("pages", "options", "welcome"), ...named("pages/import", "import-worker") }, { format: "esm", plugins: [styleTexts] }),
  // A classic script is beside nothing; what it could load from there the background has.
  bundle(named("content", "content"), { format: "iife", plugins: [styleTexts], define: { "import.meta.url": '"https://dokhae.invalid/"' } }),
  bundle({ pages: source("src/pages/pages.css") }, {}),
])).flat();

/** Copied as they are, by their names in the extension. */
const copies = [
  ["dokhae.wasm", join(root, "js/dist/dokhae.wasm")],
  ["lexicon.bin", join(root, "js/dist/lexicon.bin")],
  ["LICENSE", join(root, "LICENSE")],
  ["NOTICE", join(root, "NOTICE")],
  ...readdirSync(source("src/pages")).filter((name) => name.endsWith(".html")).map((name) => [name, source("src/pages", name)]),
];
const missing = copies.find(([, from]) => !existsSync(from));
if (missing) throw new Error(`${missing[0]} is missing: build the core first (npm run build)`);

rmSync(source("dist"), { recursive: true, force: true });
for (const [browser, variant] of Object.entries(variants)) {
  const out = source("dist", browser);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "manifest.json"), `${JSON.stringify({ ...base, version, ...variant }, null, 2)}\n`);
  for (const [name, contents] of files) writeFileSync(join(out, name), contents);
  for (const [name, from] of copies) copyFileSync(from, join(out, name));
  for (const folder of ["_locales", "icons"]) cpSync(source(folder), join(out, folder), { recursive: true });
  if (!process.argv.includes("--zip")) continue;
  const names = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map(({ parentPath, path, name }) => join(parentPath ?? path, name).slice(out.length + 1).replaceAll("\\", "/")).sort();
  writeFileSync(source("dist", `dokhae-${version}-${browser}.zip`), zip(Object.fromEntries(names.map((name) => [name, readFileSync(join(out, name))]))));
}
