// After linking: the module asks nothing of its host, has what we promise, and starts.
//
//   node wasm/check.mjs FILE.wasm NAME,NAME,…
import { readFileSync } from "node:fs";

// A new import means that some library began to use files, time or the environment: find out
// why before allowing it here, the loader has to supply it in every host.
const ALLOWED_IMPORTS = [];

const [file, names] = process.argv.slice(2);
if (!names) {
  console.error("usage: check.mjs FILE.wasm NAME,NAME,…");
  process.exit(2);
}

const module = new WebAssembly.Module(readFileSync(file));
const problems = [];
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  if (!ALLOWED_IMPORTS.includes(`${from}.${name}`)) problems.push(`imports ${from}.${name}`);
}
const functions = new Set(
  WebAssembly.Module.exports(module)
    .filter(({ kind }) => kind === "function")
    .map(({ name }) => name),
);
for (const name of [...names.split(","), "_initialize"]) {
  if (!functions.has(name)) problems.push(`does not export ${name}`);
}
if (problems.length === 0) {
  try {
    new WebAssembly.Instance(module).exports._initialize();
  } catch (error) {
    problems.push(`does not start: ${error}`);
  }
}
for (const problem of problems) console.error(`${file} ${problem}`);
process.exit(problems.length === 0 ? 0 : 1);
