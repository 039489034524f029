/**
 * Writes page buffers; the format and its limits stand in src/page/page_view.h.
 *
 *     const writer = new PageWriter();
 *     writer.open(TAG_NUMBERS.get("p") ?? 0, 0);
 *     writer.attribute(ATTRIBUTE_NUMBERS.get("class")!, "lead");
 *     writer.text("안녕하세요", 0);
 *     writer.close();
 *     const buffer = writer.finish({ address: "https://example.com/news/1" });
 */

export const MAGIC = 0x50484b44; // "DKHP"
export const VERSION = 1;
export const HEADER_BYTES = 64;
const NONE = 0xffffffff;

export const MAX_DEPTH = 512;
export const MAX_NODES = 300_000;
export const MAX_TEXT_BYTES = 16 << 20;
export const MAX_ATTRIBUTE_BYTES = 8 << 10;
export const MAX_ALL_ATTRIBUTE_BYTES = 64 << 20;

export const NodeFlag = { hidden: 1, inShadow: 2, ariaHidden: 4 } as const;
export const PageLimit = { depth: 1, nodes: 2, text: 4, attribute: 8 } as const;

const KIND_ELEMENT = 1;
const KIND_TEXT = 2;
const NODE_WORDS = 4;
const RECORD_WORDS = 3;
/** Attribute numbers stay below this (the core keeps them in a 64-bit set). */
const ATTRIBUTE_LIMIT = 64;
/** Strings up to this length are looked up, so that equal ones share a text. */
const SHARED_LENGTH = 32;
/** Between two texts in the arena, where it belongs to neither. */
const SEPARATOR = "\0";

export interface PageFacts {
  /** The document's address. */
  address?: string;
  /** CSS px; 0 or absent when unknown. */
  viewportWidth?: number;
  viewportHeight?: number;
  /** When the page was as it is, ms since 1970: what "2 hours ago" refers to; 0 or absent when unknown. */
  time?: number;
  /** Weight of the sentences in data of the page's scripts (`proseWeight`), where the page shows little text. */
  scriptText?: number;
}

/** UTF-8 takes at most this many bytes for a UTF-16 unit. */
const MAX_UNIT_BYTES = 3;

const encoder = new TextEncoder();

/** UTF-16 units of the longest beginning of a string with at most `limit` UTF-8 bytes, and those bytes. */
function fitting(text: string, limit: number): { read: number; written: number } {
  return encoder.encodeInto(text, new Uint8Array(Math.min(limit, text.length * MAX_UNIT_BYTES)));
}

function grown(words: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  if (needed <= words.length) return words;
  const larger = new Uint32Array(Math.max(needed, words.length * 2));
  larger.set(words);
  return larger;
}

export class PageWriter {
  #nodes = new Uint32Array(NODE_WORDS * 2048);
  #nodeCount = 0;
  #attributes = new Uint32Array(RECORD_WORDS * 1024);
  #attributeCount = 0;
  #texts = new Uint32Array();
  #textCount = 0;
  /** The texts, encoded at once in `finish`: per character there is no JavaScript to run. */
  readonly #pieces: string[] = [];
  readonly #shared = new Map<string, number>();
  /** Number of the node, plus one, that last had the attribute. */
  readonly #attributeOwner = new Uint32Array(ATTRIBUTE_LIMIT);
  readonly #open = new Uint32Array(MAX_DEPTH);
  #depth = 0;
  /** Bytes of all text nodes: at most, and exact once that passes the limit. */
  #textBytes = 0;
  #textBytesExact = false;
  /** Bytes of all attributes at most. */
  #attributeBytes = 0;
  #limits = 0;

  get nodeCount(): number {
    return this.#nodeCount;
  }
  /** Number of the element opened last that is still open, -1 without one. */
  get parent(): number {
    return this.#depth === 0 ? -1 : (this.#open[this.#depth - 1] ?? -1);
  }
  /** Elements open now. */
  get depth(): number {
    return this.#depth;
  }
  /** PageLimit bits of what had to be cut. */
  get limits(): number {
    return this.#limits;
  }
  /** No further node has room. */
  get full(): boolean {
    return this.#nodeCount >= MAX_NODES;
  }

  /**
   * Opens an element below the one that is open. The first call makes the root.
   * @returns the node's number, or -1 when a limit leaves the element and all below it out;
   *          then there is nothing to close.
   */
  open(tag: number, flags: number): number {
    if (this.#depth >= MAX_DEPTH) {
      this.#limits |= PageLimit.depth;
      return -1;
    }
    const node = this.#node(KIND_ELEMENT | (flags << 8) | (tag << 16));
    if (node >= 0) this.#open[this.#depth++] = node;
    return node;
  }

  /** Notes of a node that was written whether it is hidden. */
  setHidden(node: number, hidden: boolean): void {
    const at = node * NODE_WORDS;
    const bit = NodeFlag.hidden << 8;
    this.#nodes[at] = hidden ? (this.#nodes[at] ?? 0) | bit : (this.#nodes[at] ?? 0) & ~bit;
  }

  /**
   * Adds an attribute to the element opened last, before its first child. A name that the
   * element has already is left out.
   * @param isAddress a value that is too long is left empty, because half an address is none
   */
  attribute(name: number, value: string, isAddress = false): void {
    const node = this.#nodeCount - 1;
    if (this.#attributeOwner[name] === node + 1) return;
    let text = value;
    let bytes = text.length * MAX_UNIT_BYTES;
    if (bytes > MAX_ATTRIBUTE_BYTES) {
      const { read, written } = fitting(text, MAX_ATTRIBUTE_BYTES);
      bytes = written;
      if (read < text.length) {
        this.#limits |= PageLimit.attribute;
        text = isAddress ? "" : text.slice(0, read);
        bytes = isAddress ? 0 : MAX_ATTRIBUTE_BYTES;
      }
    }
    if (this.#attributeBytes + bytes > MAX_ALL_ATTRIBUTE_BYTES) {
      this.#limits |= PageLimit.attribute;
      return;
    }
    this.#attributeBytes += bytes;
    this.#attributeOwner[name] = node + 1;

    const at = this.#attributeCount * RECORD_WORDS;
    this.#attributes = grown(this.#attributes, at + RECORD_WORDS);
    this.#attributes[at] = node;
    this.#attributes[at + 1] = name;
    this.#attributes[at + 2] = this.#text(text);
    const payload = node * NODE_WORDS + 3;
    if (this.#nodes[payload] === NONE) this.#nodes[payload] = this.#attributeCount;
    this.#attributeCount += 1;
  }

  /** Adds a text node. @returns its number, or -1 when a limit leaves it out. */
  text(data: string, flags: number): number {
    let text = data;
    let bytes = text.length * MAX_UNIT_BYTES;
    if (this.#textBytesExact || this.#textBytes + bytes > MAX_TEXT_BYTES) {
      if (!this.#textBytesExact) this.#countTextBytes();
      const room = MAX_TEXT_BYTES - this.#textBytes;
      const { read, written } = fitting(text, room);
      bytes = written;
      if (read < text.length) {
        this.#limits |= PageLimit.text;
        text = text.slice(0, read);
        bytes = room; // nothing comes after what was cut
        if (text === "") return -1;
      }
    }
    const node = this.#node(KIND_TEXT | (flags << 8));
    if (node < 0) return -1;
    this.#textBytes += bytes;
    this.#nodes[node * NODE_WORDS + 3] = this.#text(text);
    return node;
  }

  /** Closes the element opened last. */
  close(): void {
    const node = this.#open[--this.#depth] ?? 0;
    this.#nodes[node * NODE_WORDS + 2] = this.#nodeCount;
  }

  /** Notes that something was left out before it came here. */
  reach(limit: number): void {
    this.#limits |= limit;
  }

  /** Closes what is open and gives the buffer. The writer is not used again. */
  finish(facts: PageFacts = {}): ArrayBuffer {
    if (this.#nodeCount === 0) throw new RangeError("a page has at least its root element");
    while (this.#depth > 0) this.close();
    const { address = "" } = facts;
    const addressText = address === "" ? NONE : this.#text(address.slice(0, fitting(address, MAX_ATTRIBUTE_BYTES).read));

    const nodesAt = HEADER_BYTES;
    const attributesAt = nodesAt + this.#nodeCount * NODE_WORDS * 4;
    const textsAt = attributesAt + this.#attributeCount * RECORD_WORDS * 4;
    const arenaAt = textsAt + this.#textCount * RECORD_WORDS * 4;
    const arena = this.#encode();
    const arenaBytes = (arena.length + 3) & ~3;
    const buffer = new ArrayBuffer(arenaAt + arenaBytes);

    const header = new DataView(buffer);
    const words = [
      MAGIC, VERSION | (HEADER_BYTES << 16), this.#limits, this.#nodeCount, this.#attributeCount,
      this.#textCount, 0, arenaBytes, addressText, pixels(facts.viewportWidth), pixels(facts.viewportHeight), pixels(facts.scriptText),
    ];
    for (const [i, word] of words.entries()) header.setUint32(i * 4, word, true);
    header.setFloat64(48, facts.time !== undefined && facts.time > 0 && Number.isFinite(facts.time) ? facts.time : 0, true);

    // Typed arrays are little-endian wherever JavaScript runs today.
    const all = new Uint32Array(buffer, 0, arenaAt / 4);
    all.set(this.#nodes.subarray(0, this.#nodeCount * NODE_WORDS), nodesAt / 4);
    all.set(this.#attributes.subarray(0, this.#attributeCount * RECORD_WORDS), attributesAt / 4);
    all.set(this.#texts, textsAt / 4);
    new Uint8Array(buffer, arenaAt).set(arena);
    return buffer;
  }

  #node(kindFlagsTag: number): number {
    if (this.full) {
      this.#limits |= PageLimit.nodes;
      return -1;
    }
    const node = this.#nodeCount++;
    const at = node * NODE_WORDS;
    this.#nodes = grown(this.#nodes, at + NODE_WORDS);
    this.#nodes[at] = kindFlagsTag;
    this.#nodes[at + 1] = this.#depth === 0 ? NONE : (this.#open[this.#depth - 1] ?? NONE);
    this.#nodes[at + 2] = node + 1;
    this.#nodes[at + 3] = NONE;
    return node;
  }

  #text(text: string): number {
    if (text.length <= SHARED_LENGTH) {
      const known = this.#shared.get(text);
      if (known !== undefined) return known;
      this.#shared.set(text, this.#textCount);
    }
    this.#pieces.push(text);
    return this.#textCount++;
  }

  /** From what the text nodes take at most to what they take. */
  #countTextBytes(): void {
    const sizes = this.#pieces.map((text) => encoder.encode(text).length);
    this.#textBytesExact = true;
    this.#textBytes = 0;
    for (let at = 0; at < this.#nodeCount * NODE_WORDS; at += NODE_WORDS) {
      if (((this.#nodes[at] ?? 0) & 0xff) === KIND_TEXT) this.#textBytes += sizes[this.#nodes[at + 3] ?? 0] ?? 0;
    }
  }

  /** Encodes the texts as one string and finds where each begins and ends. */
  #encode(): Uint8Array {
    let arena = encoder.encode(this.#pieces.join(SEPARATOR));
    if (!this.#place(arena)) {
      // A text holds the separator. HTML has none, but a script can put one there.
      arena = encoder.encode(this.#pieces.map((text) => text.replaceAll(SEPARATOR, "\ufffd")).join(SEPARATOR));
      this.#place(arena);
    }
    return arena;
  }

  #place(arena: Uint8Array): boolean {
    const texts = new Uint32Array(this.#textCount * RECORD_WORDS);
    let start = 0;
    for (const [i, text] of this.#pieces.entries()) {
      const separator = arena.indexOf(0, start);
      const end = separator < 0 ? arena.length : separator;
      texts[i * RECORD_WORDS] = start;
      texts[i * RECORD_WORDS + 1] = end - start;
      texts[i * RECORD_WORDS + 2] = text.length;
      start = end + 1;
    }
    this.#texts = texts;
    return start > arena.length;
  }
}

function pixels(value: number | undefined): number {
  return value !== undefined && value > 0 && value < NONE ? Math.round(value) : 0;
}
