// Native benchmarks of every stage on our own fixtures.
//
//   npm run bench [-- --benchmark_filter=REGEX …]      arguments go to Google Benchmark
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { buildJs, buildNative, setUp } from "./build.mjs";
import { attempt, root, step } from "./lib/run.mjs";

await setUp();
await buildNative("lexicon");
await buildJs();
await step("configure native-bench", "cmake", ["--preset", "native-bench"]);
await step("build native-bench", "cmake", ["--build", "--preset", "native-bench"]);

const pages = join(root, "build/native-bench/pages");
mkdirSync(pages, { recursive: true });
const articles = join(root, "demo/src/articles");
const golden = join(root, "tests/golden/extract");
const sources = [
  ...readdirSync(articles).filter((name) => name.endsWith(".html")).map((name) => [basename(name, ".html"), join(articles, name)]),
  ...readdirSync(golden).filter((name) => existsSync(join(golden, name, "source.html"))).map((name) => [name, join(golden, name, "source.html")]),
];
for (const [name, file] of sources) {
  await step(`page buffer ${name}`, "node", ["scripts/page-buffer.mjs", join(pages, `${name}.dkhp`), file]);
}

let failed = false;
for (const name of readdirSync(join(root, "build/native-bench/bench")).filter((file) => file.endsWith("_bench")).sort()) {
  process.stdout.write(`\n${name}\n`);
  const { code } = await attempt(join(root, "build/native-bench/bench", name), process.argv.slice(2));
  failed ||= code !== 0;
}
process.exit(failed ? 1 : 0);
