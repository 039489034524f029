// A WebAssembly module with the exports of dokhae.wasm whose functions return constants or trap:
// a core that misbehaves.

const leb = (value) => {
  const out = [];
  for (let v = value | 0; ;) {
    const byte = v & 0x7f;
    v >>= 7;
    const last = (v === 0 && (byte & 0x40) === 0) || (v === -1 && (byte & 0x40) !== 0);
    out.push(last ? byte : byte | 0x80);
    if (last) return out;
  }
};
const vector = (items) => [items.length, ...items.flat()];
const section = (id, content) => {
  const size = content.length;
  return [id, (size & 0x7f) | 0x80, size >> 7, ...content];
};
const name = (text) => vector([...Buffer.from(text)].map((byte) => [byte]));

/** Parameters of each function; all are numbers, and all but three return one. */
const FUNCTIONS = {
  _initialize: 0, dokhae_abi_version: 0, dokhae_create: 0, dokhae_destroy: 1, dokhae_alloc: 1, dokhae_free: 1, dokhae_load_lexicon: 3,
  dokhae_read_page: 3, dokhae_read_text: 3, dokhae_explain_page: 3, dokhae_run_stage: 2, dokhae_result: 1, dokhae_result_size: 1,
};
const VOID = new Set(["_initialize", "dokhae_destroy", "dokhae_free"]);
const GOOD = { dokhae_abi_version: 3, dokhae_create: 16, dokhae_alloc: 1024, dokhae_result: 2048 };

/** Bytes of a module; `answers` says what functions return, "trap" for those that trap, null for those missing. */
export function fakeCore(answers = {}) {
  const names = Object.keys(FUNCTIONS).filter((key) => answers[key] !== null);
  const types = names.map((key) => [0x60, ...vector(Array.from({ length: FUNCTIONS[key] }, () => [0x7f])), ...(VOID.has(key) ? [0] : [1, 0x7f])]);
  const bodies = names.map((key) => {
    const answer = answers[key] ?? GOOD[key] ?? 0;
    const code = answer === "trap" ? [0x00] : VOID.has(key) ? [] : [0x41, ...leb(answer)];
    return [code.length + 2, 0, ...code, 0x0b];
  });
  const exports = [...names.map((key, i) => [...name(key), 0, i]), [...name("memory"), 2, 0]];
  return new Uint8Array([
    0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, vector(types)),
    ...section(3, vector(names.map((_, i) => [i]))),
    ...section(5, [1, 0, 1]),
    ...section(7, vector(exports)),
    ...section(10, vector(bodies)),
  ]);
}
