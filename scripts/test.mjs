// Set-up, build and every test; closes with one line 'N passed, N failed, N skipped'.
//
//   node scripts/test.mjs             exit status 0 only when nothing failed
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buildDemo, buildExtension, buildJs, buildNative, buildWasm, setUp } from "./build.mjs";
import { attempt, root } from "./lib/run.mjs";

const total = { passed: 0, failed: 0, skipped: 0 };

function count(name, passed, failed, skipped) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  process.stdout.write(`  ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
}

/** Native unit tests: CTest runs each test case of GoogleTest on its own. */
async function nativeTests() {
  process.stdout.write("• native unit tests\n");
  const { code, output } = await attempt("ctest", ["--preset", "native", "-j", "2"], { quiet: true });
  const summary = /(\d+) tests failed out of (\d+)/.exec(output);
  const skipped = (output.match(/\*\*\*Skipped/g) ?? []).length;
  for (const line of output.match(/^.*\*\*\*(?!Skipped).*$/gm) ?? []) process.stdout.write(`${line}\n`);
  if (!summary || (code !== 0 && summary[1] === "0")) {
    process.stdout.write(output);
    return count("native", 0, 1, 0);
  }
  const [failed, all] = [Number(summary[1]), Number(summary[2])];
  if (failed !== 0) process.stdout.write(output);
  for (const line of new Set(output.match(/^.*Skipped: .*$/gm) ?? [])) process.stdout.write(`${line}\n`);
  count("native", all - failed - skipped, failed, skipped);
}

/** Node's own test runner over a folder of *.test.mjs. */
async function nodeTests(name, folder) {
  process.stdout.write(`• ${name}\n`);
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith(".test.mjs")).sort().map((file) => join(folder, file));
  const { code, output } = await attempt("node", ["--test", "--test-concurrency=1", "--test-reporter=tap", ...files], { quiet: true });
  const figure = (key) => Number(new RegExp(`^# ${key} (\\d+)$`, "m").exec(output)?.[1] ?? NaN);
  let [passed, failed, skipped] = [figure("pass"), figure("fail") + figure("cancelled"), figure("skipped")];
  if (Number.isNaN(passed + failed + skipped) || (code !== 0 && failed === 0)) [passed, failed, skipped] = [0, 1, 0];
  if (failed !== 0) process.stdout.write(output);
  for (const line of new Set(output.match(/# SKIP.+$/gm) ?? [])) process.stdout.write(`  ${line}\n`);
  count(name, passed, failed, skipped);
}

/** A check that either holds or not; its output is shown when it is asked for or it fails. */
async function check(name, command, args, { show = false } = {}) {
  process.stdout.write(`• ${name}\n`);
  const { code, output } = await attempt(command, args, { quiet: true });
  if (show || code !== 0) process.stdout.write(output);
  count(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1, 0);
}

await setUp();
await buildNative();
await buildWasm();
await buildJs();
await buildDemo();
await buildExtension();

await nativeTests();
await nodeTests("wasm and Node", "js/test");
await nodeTests("browser", "tests/browser");
await nodeTests("extension", "tests/extension");
await check("size budgets", "node", ["scripts/check-budgets.mjs"], { show: true });
await check("lexicon lint", "build/native/src/lexicon/compiler/dokhae_lexicon_compiler", ["--data", "data", "--lint"]);
await check("types", "npx", ["tsc", "--noEmit"]);
await check("types of the extension", "npx", ["tsc", "--noEmit", "-p", "extension"]);
await check("eslint", "npx", ["eslint", "."]);
await check("clang-format", "bash", ["scripts/check-format.sh"]);

process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exit(total.failed === 0 ? 0 : 1);
