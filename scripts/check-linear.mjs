// Checks that extraction takes time in proportion to the page, on the pages made to exhaust
// (tests/support/hostile_pages.cpp): the instructions for twice the size are at most 2.4 times
// as many. Counted by callgrind, so that the answer is the same on every machine.
//
//   node scripts/check-linear.mjs [NAME…]
//
// Needs valgrind.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setUp } from "./build.mjs";
import { attempt, root, step } from "./lib/run.mjs";

const MOST = 2.4;
/** Part of a page's full size that is counted: callgrind takes fifty times as long. */
const PART = 20;

await setUp();
await step("configure native-bench", "cmake", ["--preset", "native-bench"]);
await step("build hostile_pages", "cmake", ["--build", "--preset", "native-bench", "--target", "hostile_pages"]);
const program = join(root, "build/native-bench/bench/hostile_pages");
const scratch = mkdtempSync(join(tmpdir(), "check-linear-"));

/** Instructions below `extract_article`. */
async function instructions(name, size) {
  const out = join(scratch, "callgrind");
  const { code, output } = await attempt("valgrind", ["--tool=callgrind", "--collect-atstart=no", "--toggle-collect=dokhae::extract::extract_article*",
    `--callgrind-out-file=${out}`, program, name, String(size)], { quiet: true });
  if (code !== 0) throw new Error(`${name}: ${output}`);
  return Number(/^(?:totals|summary): (\d+)/m.exec(readFileSync(out, "latin1"))?.[1]);
}

const { output } = await attempt(program, [], { quiet: true });
let failed = false;
for (const line of output.trim().split("\n")) {
  const [name, full] = line.split(" ");
  if (process.argv.length > 2 && !process.argv.includes(name)) continue;
  const size = Math.max(Math.floor(Number(full) / PART), 20);
  const once = await instructions(name, size);
  const twice = await instructions(name, 2 * size);
  const ratio = twice / once;
  failed ||= !(ratio <= MOST);
  process.stdout.write(`${name.padEnd(22)} ${String(size).padStart(8)} → ${String(2 * size).padStart(8)}   ${(once / 1e6).toFixed(1).padStart(8)} M → ${
    (twice / 1e6).toFixed(1).padStart(8)} M   × ${ratio.toFixed(2)}${ratio <= MOST ? "" : "   more than linear"}\n`);
}
rmSync(scratch, { recursive: true });
process.exit(failed ? 1 : 0);
