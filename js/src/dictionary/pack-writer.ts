/**
 * Writes a pack: the format of src/lexicon/format.h, which docs/dictionaries.md tells in prose.
 * Sizes and numbers are little-endian.
 */

/** Sejong tags by the number that a pack gives them; those that an entry may have. */
const TAGS = [
  "NNG", "NNP", "NNB", "NP", "NR", "VV", "VA", "VX", "VCP", "VCN", "MM", "MAG", "MAJ", "IC", "JKS", "JKC", "JKG", "JKO", "JKB", "JKV", "JKQ",
  "JX", "JC", "EP", "EF", "EC", "ETN", "ETM", "XPN", "XSN", "XSV", "XSA", "XR",
] as const;
const IRREGULARS = ["", "ㅂ", "ㄷ", "ㅅ", "르", "러", "ㅎ", "우"] as const;
const KINDS = ["", "person", "org", "place", "event", "work", "product", "other", "title", "unit"] as const;

export type PackTag = (typeof TAGS)[number];
export type Irregular = (typeof IRREGULARS)[number];
export type PackKind = (typeof KINDS)[number];

export interface PackEntry {
  /** NFC, at most MAX_HEADWORD units; predicates end in 다. */
  headword: string;
  tag: PackTag;
  irregular?: Irregular;
  kind?: PackKind;
  /** The best first. */
  glosses: readonly string[];
}

/** The work that the entries come from. */
export interface PackSource {
  name: string;
  licence: string;
  address: string;
}

export const MAX_HEADWORD = 48;
const MAX_SENSES = 63;
export const MAGIC = 0x584c4b44;
const VERSION = 2;
export const NAME_SIZE = 24;
const ALIGNMENT = 16;
export const HEADER_SIZE = 24;
export const RECORD_SIZE = 32;
const STEM_HERE = 0x40;
const STEM_AHEAD = 0x80;
const GUESSED_TAGS = 2;
const PREDICATES: ReadonlySet<PackTag> = new Set(["VV", "VA", "VX", "VCN", "XSV", "XSA"]);
/**
 * -log2 of the probability in 1/8 bit. Dearer than every counted word, so that an imported
 * word is found where nothing else fits and never cuts another one up; one syllable is dearest.
 */
const COST = 184;
const COST_OF_SYLLABLE = 255;

/** Lays out a pack of entries in any order. What comes first of one headword is its first sense. */
export function writePack(entries: readonly PackEntry[], source: PackSource): Uint8Array<ArrayBuffer> {
  const sorted = [...entries].sort((a, b) => (a.headword < b.headword ? -1 : a.headword > b.headword ? 1 : 0));
  const labels: number[] = [];
  const depths: number[] = [];
  const nodes: number[] = [];
  const kept: PackEntry[] = [];
  const texts: string[] = [];
  let word = "";
  let path: number[] = []; // nodes of the units of `word`
  for (const entry of sorted) {
    const { headword, tag, glosses } = entry;
    if (headword !== word) {
      let shared = 0;
      while (shared < word.length && shared < headword.length && word[shared] === headword[shared]) shared++;
      path = path.slice(0, shared);
      for (let depth = shared; depth < headword.length; depth++) {
        labels.push(headword.charCodeAt(depth));
        depths.push(depth + 1);
        path.push(nodes.length);
        nodes.push(0);
      }
      word = headword;
    }
    const mark = (depth: number, flag: number): void => {
      const node = path[depth - 1];
      if (node !== undefined) nodes[node] = (nodes[node] ?? 0) | flag;
    };
    const last = path.at(-1);
    if (last === undefined || ((nodes[last] ?? 0) & MAX_SENSES) === MAX_SENSES) continue;
    nodes[last] = (nodes[last] ?? 0) + 1;
    if (PREDICATES.has(tag) && headword.length >= 2) {
      const stem = headword.length - 1;
      mark(stem, STEM_HERE);
      if (stem >= 2) mark(stem - 1, STEM_AHEAD);
      // 몰라: the syllable before 르 is the last that shows.
      if (stem >= 3 && headword[stem - 1] === "르") mark(stem - 2, STEM_AHEAD);
    }
    kept.push(entry);
    texts.push(`${glosses.join("|")}\0`);
  }
  const column = (value: (entry: PackEntry) => number): Uint8Array => Uint8Array.from(kept, value);
  return layOut([
    ["pack.flags", words([GUESSED_TAGS])],
    ["pack.sources", table([[source.name, source.licence, source.address]])],
    ["trie.labels", new Uint8Array(new Uint16Array(labels).buffer)],
    ["trie.depths", Uint8Array.from(depths)],
    ["trie.entries", Uint8Array.from(nodes)],
    ["entry.tags", column(({ tag }) => TAGS.indexOf(tag))],
    ["entry.irregulars", column(({ irregular = "" }) => IRREGULARS.indexOf(irregular))],
    ["entry.domains", column(() => 0)],
    ["entry.kinds", column(({ kind = "" }) => KINDS.indexOf(kind))],
    ["entry.costs", column(({ headword }) => (headword.length === 1 ? COST_OF_SYLLABLE : COST))],
    ["entry.texts", new TextEncoder().encode(texts.join(""))],
  ]);
}

const words = (values: readonly number[]): Uint8Array => new Uint8Array(new Uint32Array(values).buffer);

/** Rows, columns, where each cell begins and the last one ends, the cells. */
function table(rows: readonly (readonly string[])[]): Uint8Array {
  const encoder = new TextEncoder();
  const cells = rows.flat().map((cell) => encoder.encode(cell));
  const offsets = [0];
  for (const { length } of cells) offsets.push((offsets.at(-1) ?? 0) + length);
  return joined([words([rows.length, rows[0]?.length ?? 0, ...offsets]), ...cells]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function layOut(sections: readonly (readonly [string, Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const aligned = (size: number): number => Math.ceil(size / ALIGNMENT) * ALIGNMENT;
  const places: number[] = [];
  let size = aligned(HEADER_SIZE + sections.length * RECORD_SIZE);
  for (const [, bytes] of sections) {
    size = aligned(size);
    places.push(size);
    size += bytes.length;
  }
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, size, true);
  view.setUint32(12, sections.length, true);
  sections.forEach(([name, bytes], i) => {
    const record = HEADER_SIZE + i * RECORD_SIZE;
    const place = places[i] ?? 0;
    out.set(new TextEncoder().encode(name), record);
    view.setUint32(record + NAME_SIZE, place, true);
    view.setUint32(record + NAME_SIZE + 4, bytes.length, true);
    out.set(bytes, place);
  });
  const [low, high] = checksum(view, HEADER_SIZE);
  view.setUint32(16, low, true);
  view.setUint32(20, high, true);
  return out;
}

/** `format::checksum` in halves of 32 bits: an order of magnitude faster than BigInt. */
function checksum(view: DataView, start: number): [low: number, high: number] {
  let low = 0x84222325;
  let high = 0xcbf29ce4;
  const times = (factorLow: number, factorHigh: number): void => {
    // The low halves' product in full, from pieces of 16 bits.
    const a = low & 0xffff, b = low >>> 16, c = factorLow & 0xffff, d = factorLow >>> 16;
    const middle = b * c + ((a * c) >>> 16);
    const carry = (middle & 0xffff) + a * d;
    const upper = b * d + Math.floor(middle / 65536) + Math.floor(carry / 65536);
    high = (upper + Math.imul(high, factorLow) + Math.imul(low, factorHigh)) >>> 0;
    low = Math.imul(low, factorLow) >>> 0;
  };
  let at = start;
  for (; at + 8 <= view.byteLength; at += 8) {
    low = (low ^ view.getUint32(at, true)) >>> 0;
    high = (high ^ view.getUint32(at + 4, true)) >>> 0;
    times(0x7f4a7c15, 0x9e3779b9);
    low = (low ^ ((low >>> 29) | (high << 3))) >>> 0;
    high = (high ^ (high >>> 29)) >>> 0;
  }
  for (; at < view.byteLength; at++) {
    low = (low ^ view.getUint8(at)) >>> 0;
    times(0x000001b3, 0x00000100);
  }
  return [low, high];
}
