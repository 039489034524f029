// Builds the demo into demo/dist: plain files with relative addresses, to be put on any server
// and under any path.
//
//   node scripts/build-demo.mjs       after build-js.mjs
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/run.mjs";

const out = join(root, "demo/dist");
const built = join(root, "js/dist");

/** What browsers load; the rest of js/dist is for Node. */
const FOR_BROWSERS = /^(?:dokhae(?:-worker|\.iife)?\.js|index\.js|dictionary\.js|chunk-\w+\.js|dokhae\.wasm|lexicon(?:-extended)?\.bin)$/;

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
