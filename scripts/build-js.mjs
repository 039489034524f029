// Builds the JavaScript into js/dist, with its types, and puts the wasm and the lexicon beside
// it when they are built.
//
//   node scripts/build-js.mjs [--no-types]
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { minify } from "terser";
import { styleTexts } from "./lib/esbuild-plugins.mjs";
import { root } from "./lib/run.mjs";

const out = join(root, "js/dist");
const source = (name) => join(root, "js/src", name);

/** Made elsewhere, shipped beside the JavaScript. */
const ASSETS = ["build/wasm/dokhae.wasm", "build/native/lexicon.bin", "build/native/lexicon-extended.bin"];

const common = {
  bundle: true,
  outdir: out,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  absWorkingDir: root,
};

/** A classic script cannot say where it is, once it has run. */
const classicLoader = {
  name: "classic-loader",
  setup(build) {
    build.onResolve({ filter: /\/load-panel\.js$/ }, () => ({ path: source("element/load-panel.classic.ts") }));
  },
};

/** in-page.js is loaded on demand; what it shares with the reader it takes from index.js. */
const onDemand = {
  name: "on-demand",
  setup(build) {
    build.onResolve({ filter: /\/in-page-glosses\.js$/ }, () => ({ path: "./in-page.js", external: true }));
    build.onResolve({ filter: /^\.\/shared\.js$/ }, () => ({ path: "./index.js", external: true }));
  },
};

/** custom-elements.json for editors and documentation: the class's comment and its public members. */
function describeElement() {
  node("node_modules/@custom-elements-manifest/analyzer/cem.js", "analyze", "--globs", "js/src/element/dokhae-reader.ts", "--outdir", "js/dist", "--quiet");
  const file = join(out, "custom-elements.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  for (const module of manifest.modules) {
    module.path = "js/dist/dokhae.js";
    for (const { declaration } of module.exports) declaration.module = module.path;
    module.declarations = module.declarations.filter(({ customElement }) => customElement);
    for (const declaration of module.declarations) {
      declaration.members = declaration.members.filter(({ name, privacy }) => privacy !== "private" && name !== "adoptedStyleSheets");
      declaration.events = declaration.events.filter(({ name }) => name.startsWith("dokhae-"));
    }
  }
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
node("scripts/generate-vocabulary.mjs", "--ts", "js/src/page/vocabulary.generated.ts");
node("scripts/generate-reasons.mjs", "js/src/cli/reasons.generated.ts");

await Promise.all([
  // Browsers: modules that share what they have in common, the Worker too. The script tag's own,
  // dokhae.js, shares nothing, so that it is all that a page loads before somebody wants to read.
  esbuild.build({
    ...common,
    entryPoints: {
      dokhae: source("element/dokhae-reader.ts"),
      index: source("index.ts"),
      dictionary: source("dictionary/index.ts"),
      "dokhae-worker": source("core/worker.ts"),
    },
    plugins: [styleTexts, onDemand],
    format: "esm",
    minify: true,
    splitting: true,
    chunkNames: "chunk-[hash]",
  }),
  esbuild.build({ ...common, entryPoints: { "in-page": source("in-page/in-page-glosses.ts") }, plugins: [styleTexts, onDemand], format: "esm", minify: true }),
  // The script tag's again for pages without modules; it loads the same index.js.
  esbuild.build({ ...common, entryPoints: { "dokhae.iife": source("element/dokhae-reader.ts") }, plugins: [classicLoader], format: "iife", minify: true }),
  // Node: dependencies stay dependencies.
  esbuild.build({
    ...common,
    entryPoints: { node: source("node.ts"), cli: source("cli/main.ts") },
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    splitting: true,
    chunkNames: "node-[hash]",
  }),
]);

/** Built for browsers, by name. */
const browserFiles = readdirSync(out).filter((name) => name.endsWith(".js") && !/^(?:node|cli)\b/.test(name)).sort();

// What is left when constants, unused arguments and the like are gone too: 3.5 % less.
for (const name of browserFiles) {
  const file = join(out, name);
  const { code } = await minify(readFileSync(file, "utf8"), {
    ecma: 2022,
    module: !name.includes("iife"),
    // Sequences and inlined bodies are shorter, but not to brotli.
    compress: { passes: 3, unsafe_arrows: true, sequences: false, inline: 1 },
    format: { comments: false },
  });
  writeFileSync(file, code ?? "");
}

if (!process.argv.includes("--no-types")) {
  node("node_modules/typescript/bin/tsc", "--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--outDir", join(out, "types"));
  describeElement();
}
for (const asset of ASSETS) {
  if (existsSync(join(root, asset))) copyFileSync(join(root, asset), join(out, asset.slice(asset.lastIndexOf("/") + 1)));
}

// What publishers put into integrity attributes and import maps, of the files as they now are.
const digests = browserFiles
  .map((name) => [name, `sha384-${createHash("sha384").update(readFileSync(join(out, name))).digest("base64")}`]);
writeFileSync(join(out, "integrity.json"), `${JSON.stringify(Object.fromEntries(digests), null, 2)}\n`);
