// Compares what a reader downloads with wasm/budgets.json: bytes after brotli (quality 11),
// each file by itself, as a server sends it. 1 kB is 1,000 bytes.
//
//   node scripts/check-budgets.mjs [BUDGETS.json]
//
// Ends with status 1 when a budget is passed or a file that is not optional is not there.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const budgets = JSON.parse(readFileSync(process.argv[2] ?? resolve(root, "wasm/budgets.json"), "utf8"));

// A path with "*" (within a folder) and "**/" (any folders) as a regular expression.
function pattern(path) {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*\*\/|\*/g, (star) => (star === "*" ? "[^/]*" : "(?:.*/)?"))}$`);
}

function expand(path) {
  if (!path.includes("*")) return existsSync(resolve(root, path)) ? [path] : [];
  const folder = path.slice(0, path.indexOf("*")).replace(/[^/]*$/, "");
  if (!existsSync(resolve(root, folder))) return [];
  return readdirSync(resolve(root, folder), { recursive: true })
    .map((name) => folder + name)
    .filter((name) => pattern(path).test(name));
}

function measure(file) {
  const bytes = readFileSync(resolve(root, file));
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const rows = [["what (brotli)", "measured", "budget", "aim", ""]];
let failed = 0;
for (const { what, files, except = [], optional = false, budget, aim } of budgets) {
  const left = new Set(except.flatMap(expand));
  const found = files.map((path) => expand(path).filter((name) => !left.has(name)));
  const missing = files.filter((_, i) => found[i].length === 0);
  const limits = [kilobytes(budget), kilobytes(aim)];
  if (missing.length > 0) {
    if (!optional) failed++;
    rows.push([what, "-", ...limits, optional ? "not built" : `FAIL: no ${missing.join(", ")}`]);
    continue;
  }
  const size = [...new Set(found.flat())].reduce((sum, file) => sum + measure(file), 0);
  const over = size > budget;
  if (over) failed++;
  rows.push([what, kilobytes(size), ...limits, over ? "FAIL: over budget" : size > aim ? "pass, aim missed" : "pass"]);
}

const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
for (const row of rows) {
  console.log(row.map((cell, i) => (i === 0 || i === 4 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ").trimEnd());
}
process.exit(failed === 0 ? 0 : 1);
