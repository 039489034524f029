// Where the bytes of dokhae.wasm are: each module's and library's functions, and the data.
//
//   node scripts/wasm-sizes.mjs NAMED.wasm [--functions GROUP] [--top N]
//
// NAMED.wasm has a name section: cmake --preset wasm -DDOKHAE_WASM_NAMES=ON. Functions that
// are called once are part of their caller, whole stages among them (api, engine).
// "brotli" is what the whole would lose without the group, names not counted.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { functions: { type: "string" }, top: { type: "string", default: "40" } },
});
if (positionals.length !== 1) {
  console.error("usage: wasm-sizes.mjs NAMED.wasm [--functions GROUP] [--top N]");
  process.exit(2);
}
const bytes = readFileSync(positionals[0]);

/** Reads LEB128 numbers, names and ranges from `at` on. */
class Cursor {
  constructor(at) {
    this.at = at;
  }
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[this.at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  name() {
    const length = this.number();
    return bytes.toString("utf8", this.at, (this.at += length));
  }
}

const CUSTOM = 0, IMPORT = 2, CODE = 10, DATA = 11;
const bodies = [];
const names = new Map();
let imports = 0, data = [0, 0], rest = 8;
for (const cursor = new Cursor(8); cursor.at < bytes.length;) {
  const start = cursor.at;
  const id = bytes[cursor.at++];
  const size = cursor.number();
  const end = cursor.at + size;
  if (id === CODE) {
    for (let count = cursor.number(); count > 0; count--) {
      const from = cursor.at;
      const length = cursor.number();
      cursor.at += length;
      bodies.push([from, cursor.at]);
    }
  } else if (id === DATA) {
    data = [cursor.at, end];
  } else if (id === CUSTOM && cursor.name() === "name") {
    while (cursor.at < end) {
      const kind = bytes[cursor.at++];
      const next = cursor.number() + cursor.at;
      if (kind === 1) for (let count = cursor.number(); count > 0; count--) names.set(cursor.number(), cursor.name());
      cursor.at = next;
    }
  } else if (id === IMPORT) {
    imports = cursor.number();
    rest += end - start;
  } else if (id !== CUSTOM) {
    rest += end - start;
  }
  cursor.at = end;
}
if (names.size === 0) {
  console.error(`${positionals[0]} has no names`);
  process.exit(2);
}

// The outermost name that tells: templates of a library belong to the library.
function groupOf(name) {
  const plain = name.replace(/^(?:virtual thunk to |non-virtual thunk to |vtable for )/, "");
  const own = /^[^(<]*?\bdokhae::([a-z_]+)::/.exec(plain);
  if (own) return own[1];
  if (/\bnlohmann::/.test(plain)) return "nlohmann/json";
  if (/^[^(<]*\bicu_\d+::/.test(plain) || /_\d\d$/.test(plain) || /^(?:u_|uprv_|utext_|ucptrie_|uc?n_|unorm)/.test(plain)) return "ICU";
  if (/\bdokhae::([a-z_]+)::/.test(plain) && /std::/.test(plain)) return `libc++ for ${/\bdokhae::([a-z_]+)::/.exec(plain)[1]}`;
  if (/\b(?:std|__cxxabiv1)::|^operator (?:new|delete)/.test(plain)) return "libc++";
  if (/^dokhae_/.test(plain)) return "api";
  return "libc and the rest";
}

const brotli = (parts) => {
  const whole = Buffer.concat(parts);
  return brotliCompressSync(whole, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: whole.length },
  }).length;
};

const functions = bodies.map(([from, to], i) => {
  const name = names.get(imports + i) ?? `function ${imports + i}`;
  return { name, group: groupOf(name), body: bytes.subarray(from, to) };
});
const dataBytes = bytes.subarray(...data);
const print = (cells, widths) => console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i]))).join("  "));

if (options.functions !== undefined) {
  const chosen = functions.filter(({ group }) => group === options.functions).sort((a, b) => b.body.length - a.body.length);
  for (const { name, body } of chosen.slice(0, Number(options.top))) print([name.slice(0, 110), body.length], [110, 7]);
} else {
  const groups = new Map();
  for (const one of functions) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  const whole = brotli([...functions.map(({ body }) => body), dataBytes]);
  const rows = [...groups].map(([group, members]) => {
    const without = functions.filter((one) => one.group !== group).map(({ body }) => body);
    return [group, members.length, members.reduce((sum, { body }) => sum + body.length, 0), whole - brotli([...without, dataBytes])];
  });
  rows.push(["data", "", dataBytes.length, whole - brotli(functions.map(({ body }) => body))]);
  rows.sort((a, b) => b[2] - a[2]);
  const widths = [24, 9, 8, 8];
  print(["group", "functions", "bytes", "brotli"], widths);
  for (const row of rows) print(row, widths);
  print(["tables of the module", "", rest, ""], widths);
  print(["all", functions.length, functions.reduce((sum, { body }) => sum + body.length, 0) + dataBytes.length + rest, whole], widths);
}
