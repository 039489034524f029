// Dictionaries of our own in the formats of others, made by program.
import { crc32, deflateRawSync, gzipSync } from "node:zlib";

const bytes = (content) => (typeof content === "string" ? Buffer.from(content) : Buffer.from(content));

/** CRC-32 as zip has it; zlib's own came with Node 20.15. */
const sumOf = crc32 ?? ((data) => {
  let sum = ~0;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
});

/** A zip of `files` (name → content); `twist` may change what is written of each. */
export function zip(files, { stored = false, twist = (record) => record } = {}) {
  const parts = [];
  const directory = [];
  let at = 0;
  const entries = Object.entries(files);
  for (const [name, content] of entries) {
    const plain = bytes(content);
    const record = twist({
      name, flags: 0, method: stored ? 0 : 8, sum: sumOf(plain), size: plain.length, packed: stored ? plain : deflateRawSync(plain), offset: at,
    });
    const title = Buffer.from(record.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(record.method, 8);
    local.writeUInt16LE(title.length, 26);
    parts.push(local, title, record.packed);
    at += local.length + title.length + record.packed.length;
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(record.flags, 8);
    central.writeUInt16LE(record.method, 10);
    central.writeUInt32LE(record.sum, 16);
    central.writeUInt32LE(record.packed.length, 20);
    central.writeUInt32LE(record.size, 24);
    central.writeUInt16LE(title.length, 28);
    central.writeUInt32LE(record.offset, 42);
    directory.push(central, title);
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, index, end]));
}

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
