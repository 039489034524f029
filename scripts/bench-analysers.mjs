// Characters per second of Dokhae's analysis beside Kiwi's, both WebAssembly in Node, one
// thread, on the same text. Kiwi is no dependency: install it in a folder of its own.
//
//   (cd FOLDER && npm install kiwi-nlp)      the model files come with Kiwi's releases
//   node scripts/bench-analysers.mjs TEXT [--peers FOLDER] [--kiwi-model FOLDER/model]
//
// DOKHAE_PEERS names the folder where the option does not.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Engine, readLexicon, readWasm } from "../js/dist/node.js";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { peers: { type: "string" }, "kiwi-model": { type: "string" } } });
if (positionals.length !== 1) throw new Error("one file of plain text is needed");
const text = readFileSync(positionals[0], "utf8").normalize("NFC");

/** Best of five, after a first run that warms up. */
function rate(work) {
  work();
  let best = Infinity;
  for (let run = 0; run < 5; run++) {
    const started = process.cpuUsage().user;
    work();
    best = Math.min(best, process.cpuUsage().user - started);
  }
  return text.length / best;
}
const row = (name, value) => process.stdout.write(`${name.padEnd(12)}${value}\n`);

const engine = await Engine.create(await readWasm(), await readLexicon());
row("Dokhae", `${rate(() => { engine.readText(text); engine.tokens(); }).toFixed(3)} M characters/s, ${(engine.memoryBytes / 2 ** 20).toFixed(0)} MiB`);

const peers = values.peers ?? process.env.DOKHAE_PEERS;
const folder = peers && join(resolve(peers), "node_modules/kiwi-nlp");
const model = values["kiwi-model"] ?? (peers && join(resolve(peers), "model"));
if (!folder || !existsSync(folder)) {
  row("Kiwi", "skipped: no kiwi-nlp (--peers FOLDER or DOKHAE_PEERS)");
} else if (!model || !existsSync(model)) {
  row("Kiwi", "skipped: the package has no model files (--kiwi-model FOLDER)");
} else {
  const entry = createRequire(join(folder, "package.json")).resolve("kiwi-nlp");
  const { KiwiBuilder } = await import(pathToFileURL(entry).href);
  const builder = await KiwiBuilder.create(join(folder, "dist/kiwi-wasm.wasm"));
  const modelFiles = Object.fromEntries(readdirSync(model).map((name) => [name, new Uint8Array(readFileSync(join(model, name)))]));
  const kiwi = await builder.build({ modelFiles });
  row("Kiwi", `${rate(() => { for (const line of text.split("\n")) kiwi.analyze(line); }).toFixed(3)} M characters/s`);
}
