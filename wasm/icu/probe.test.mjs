// Checks our cut-down ICU, as WebAssembly, against the full ICU inside Node. Run by
// scripts/icu-wasm.sh before the library is kept.
//
//   PROBE=icu_probe.wasm node --test probe.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const { instance } = await WebAssembly.instantiate(readFileSync(process.env.PROBE), {});
const icu = instance.exports;
icu._initialize();

function withBytes(bytes, use) {
  const at = icu.probe_alloc(Math.max(bytes.byteLength, 1));
  new Uint8Array(icu.memory.buffer, at, bytes.byteLength).set(bytes);
  try {
    return use(at);
  } finally {
    icu.probe_free(at);
  }
}

function units(text) {
  const array = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) array[i] = text.charCodeAt(i);
  return new Uint8Array(array.buffer);
}

function normalize(text) {
  const capacity = text.length * 20 + 16;
  return withBytes(units(text), (from) =>
    withBytes(new Uint8Array(capacity * 2), (to) => {
      const size = icu.probe_nfc(from, text.length, to, capacity);
      assert.ok(size >= 0, `NFC fails with ICU error ${-size}`);
      let out = "";
      for (const unit of new Uint16Array(icu.memory.buffer, to, size)) out += String.fromCharCode(unit);
      return out;
    }),
  );
}

function nfcSpan(text) {
  return withBytes(units(text), (from) => icu.probe_nfc_span(from, text.length));
}

// Assigned in Unicode 15.0, ICU 72's version; Node may know later ones.
const GENERAL_CATEGORIES =
  "Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf".split(" ");
const assigned = [];
for (let c = 0; c < 0x110000; c++) {
  if (icu.probe_type(c) !== 0 && (c < 0xd800 || c > 0xdfff)) assigned.push(c);
}

test("general categories are those of Node's ICU", () => {
  assert.ok(assigned.length > 280_000);
  const patterns = GENERAL_CATEGORIES.map((name) => new RegExp(`^\\p{${name}}$`, "u"));
  let different = 0;
  for (const c of assigned) {
    if (!patterns[icu.probe_type(c)].test(String.fromCodePoint(c))) different++;
  }
  // A later Unicode moves a handful of characters to another category.
  assert.ok(different < 20, `${different} characters differ`);
});

test("scripts of Korean news text", () => {
  const script = (text) => icu.probe_script(text.codePointAt(0));
  assert.equal(script("가"), 18);
  assert.equal(script("ㄱ"), 18);
  assert.equal(script("韓"), 17);
  assert.equal(script("A"), 25);
  assert.equal(script("あ"), 20);
  assert.equal(script("7"), 0);
});

test("NFC of every character and of mixtures agrees with Node", () => {
  for (let i = 0; i < assigned.length; i += 512) {
    const text = assigned.slice(i, i + 512).map((c) => String.fromCodePoint(c)).join("a");
    assert.equal(normalize(text), text.normalize("NFC"));
  }
  // Decomposed Hangul and marks in an order that has to be sorted.
  let seed = 1;
  const random = (n) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % n;
  const marks = [0x301, 0x323, 0x307, 0x1100, 0x1112, 0x1161, 0x1175, 0x11a8, 0x11c2, 0xac00, 0x61, 0xc5, 0x3165];
  for (let i = 0; i < 2000; i++) {
    const text = Array.from({ length: 12 }, () => String.fromCodePoint(marks[random(marks.length)])).join("");
    assert.equal(normalize(text), text.normalize("NFC"));
    // What is said to be NFC stays as it is, and the rest can be composed by itself.
    const span = nfcSpan(text);
    assert.equal(text.slice(0, span) + text.slice(span).normalize("NFC"), text.normalize("NFC"));
  }
  assert.equal(nfcSpan("한국어 café"), 8);
});

test("a long text, again and again, takes no more memory", () => {
  const text = "정부는 오늘 새 대책을 내놓았다. ".repeat(300).normalize("NFD");
  for (let i = 0; i < 200; i++) assert.equal(normalize(text), text.normalize("NFC"));
  const before = icu.memory.buffer.byteLength;
  for (let i = 0; i < 200; i++) normalize(text);
  assert.equal(icu.memory.buffer.byteLength, before);
});
