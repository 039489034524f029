// Checks that stages take time in proportion to their input, on what is made to exhaust them:
// extraction on the pages of tests/support/hostile_pages.cpp, the analysis and the claims on the
// texts of hostile_texts.cpp. The instructions for twice the size are at most 2.4 times as many.
// Counted by callgrind, so that the answer is the same on every machine.
//
//   node scripts/check-linear.mjs [NAME…]     pages, texts, analysis, or one input by its name
//
// Needs valgrind.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setUp } from "./build.mjs";
import { attempt, root, step } from "./lib/run.mjs";

const MOST = 2.4;
/** Part of an input's full size that is counted: callgrind takes fifty times as long. */
const PART = 20;
/** Programs that list their inputs and work on one, and the function that is counted. */
const STAGES = [
  { inputs: "pages", target: "hostile_pages", work: "dokhae::extract::extract_article*" },
  { inputs: "texts", target: "hostile_texts", work: "dokhae::claims::find_claims*" },
  { inputs: "analysis", target: "hostile_texts", work: "dokhae::korean::Analyzer::analyze*" },
];

const names = process.argv.slice(2);
await setUp();
await step("configure native-bench", "cmake", ["--preset", "native-bench"]);
const scratch = mkdtempSync(join(tmpdir(), "check-linear-"));

/** Instructions below the function. */
async function instructions(program, work, name, size) {
  const out = join(scratch, "callgrind");
  const { code, output } = await attempt("valgrind", ["--tool=callgrind", "--collect-atstart=no", `--toggle-collect=${work}`,
    `--callgrind-out-file=${out}`, program, name, String(size)], { quiet: true });
  if (code !== 0) throw new Error(`${name}: ${output}`);
  return Number(/^(?:totals|summary): (\d+)/m.exec(readFileSync(out, "latin1"))?.[1]);
}

let failed = false;
let checked = 0;
for (const { inputs, target, work } of STAGES) {
  await step(`build ${target}`, "cmake", ["--build", "--preset", "native-bench", "--target", target]);
  const program = join(root, "build/native-bench/bench", target);
  const { output } = await attempt(program, [], { quiet: true });
  for (const line of output.trim().split("\n")) {
    const [name, full] = line.split(" ");
    if (names.length > 0 && !names.includes(name) && !names.includes(inputs)) continue;
    const size = Math.max(Math.floor(Number(full) / PART), 20);
    const once = await instructions(program, work, name, size);
    const twice = await instructions(program, work, name, 2 * size);
    const ratio = twice / once;
    checked++;
    failed ||= !(ratio <= MOST);
    process.stdout.write(`${name.padEnd(22)} ${String(size).padStart(8)} → ${String(2 * size).padStart(8)}   ${(once / 1e6).toFixed(1).padStart(8)} M → ${
      (twice / 1e6).toFixed(1).padStart(8)} M   × ${ratio.toFixed(2)}${ratio <= MOST ? "" : "   more than linear"}\n`);
  }
}
rmSync(scratch, { recursive: true });
if (checked === 0) process.stderr.write(`check-linear: no input is called ${names.join(", ")}\n`);
process.exit(failed || checked === 0 ? 1 : 0);
