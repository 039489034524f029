// Builds what the browser gets: lexicon.bin, dokhae.wasm, the JavaScript, the demo site and the extension.
//
//   node scripts/build.mjs            set-up first, then everything
import { fileURLToPath } from "node:url";
import { step } from "./lib/run.mjs";

async function configure(preset) {
  await step(`configure ${preset}`, "cmake", ["--preset", preset]);
}

/** Installs what is missing. It has to come before everything else. */
export async function setUp() {
  await step("set-up", "bash", ["scripts/setup.sh"], { quiet: false });
}

/** Native build: all of it, or one target. */
export async function buildNative(target = "all") {
  await configure("native");
  await step(`build native (${target})`, "cmake", ["--build", "--preset", "native", "--target", target]);
}

export async function buildWasm() {
  await configure("wasm");
  await step("build wasm", "cmake", ["--build", "--preset", "wasm"]);
}

export async function buildJs() {
  await step("build js", "node", ["scripts/build-js.mjs"]);
}

export async function buildDemo() {
  await step("build demo", "node", ["scripts/build-demo.mjs"]);
}

export async function buildExtension() {
  await step("build extension", "node", ["scripts/build-extension.mjs"]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUp();
  await buildNative("lexicon");
  await buildWasm();
  await buildJs();
  await buildDemo();
  await buildExtension();
}
