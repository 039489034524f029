// Dictionaries of our own in the formats of others, made by program.
import { gzipSync } from "node:zlib";
import { zip } from "../../../scripts/lib/zip.mjs";

const bytes = (content) => Buffer.from(content);

/** A row of a term bank. */
export const term = (word, definitions, { tags = "", rules = "" } = {}) => [word, "", tags, rules, 0, definitions, 0, ""];

/** A Yomitan archive of term banks (arrays of rows). */
export function yomitan(banks, { index = { title: "Test dictionary", format: 3, revision: "1" }, ...options } = {}) {
  const files = { "index.json": typeof index === "string" ? index : JSON.stringify(index) };
  banks.forEach((rows, i) => {
    files[`term_bank_${i + 1}.json`] = typeof rows === "string" ? rows : JSON.stringify(rows);
  });
  return zip(files, options);
}

/** The files of a StarDict dictionary of [word, definition bytes or text]. */
export function starDict(entries, { types = "m", wide = false, synonyms = [], packed = false, ifo = {} } = {}) {
  const index = [];
  const data = [];
  let at = 0;
  for (const [word, definition] of entries) {
    const content = bytes(definition);
    const place = Buffer.alloc(wide ? 12 : 8);
    if (wide) place.writeBigUInt64BE(BigInt(at), 0);
    else place.writeUInt32BE(at, 0);
    place.writeUInt32BE(content.length, place.length - 4);
    index.push(Buffer.from(`${word}\0`), place);
    data.push(content);
    at += content.length;
  }
  const other = synonyms.map(([word, number]) => {
    const place = Buffer.alloc(4);
    place.writeUInt32BE(number, 0);
    return Buffer.concat([Buffer.from(`${word}\0`), place]);
  });
  const about = { version: wide ? "3.0.0" : "2.4.2", bookname: "Test dictionary", wordcount: entries.length, ...(wide && { idxoffsetbits: 64 }), ...(types && { sametypesequence: types }), ...ifo };
  const text = ["StarDict's dict ifo file", ...Object.entries(about).map(([key, value]) => `${key}=${value}`), ""].join("\n");
  const dict = Buffer.concat(data);
  return {
    "test.ifo": new Uint8Array(Buffer.from(text)),
    "test.idx": new Uint8Array(Buffer.concat(index)),
    [packed ? "test.dict.dz" : "test.dict"]: new Uint8Array(packed ? gzipSync(dict) : dict),
    ...(synonyms.length > 0 && { "test.syn": new Uint8Array(Buffer.concat(other)) }),
  };
}

/** Files by name as `importDictionary` takes them. */
export const named = (files) => Object.entries(files).map(([name, content]) => ({ name, bytes: content }));

/** What a pack holds: its sections by name, and its entries. */
export function readPack(pack) {
  const buffer = Buffer.from(pack.buffer, pack.byteOffset, pack.byteLength);
  const sections = new Map();
  for (let i = 0; i < buffer.readUInt32LE(12); i++) {
    const record = 24 + 32 * i;
    const name = buffer.subarray(record, record + 24).toString("latin1").replace(/\0.*$/s, "");
    const start = buffer.readUInt32LE(record + 24);
    sections.set(name, buffer.subarray(start, start + buffer.readUInt32LE(record + 28)));
  }
  const [labels, depths, counts] = ["trie.labels", "trie.depths", "trie.entries"].map((name) => sections.get(name));
  const texts = sections.get("entry.texts").toString("utf8").split("\0");
  const entries = [];
  let word = "";
  for (let node = 0; node < depths.length; node++) {
    word = word.slice(0, depths[node] - 1) + String.fromCharCode(labels.readUInt16LE(2 * node));
    for (let n = counts[node] & 0x3f; n > 0; n--) {
      const id = entries.length;
      entries.push({ headword: word, tag: sections.get("entry.tags")[id], irregular: sections.get("entry.irregulars")[id], kind: sections.get("entry.kinds")[id], text: texts[id] });
    }
  }
  return { sections, entries };
}
