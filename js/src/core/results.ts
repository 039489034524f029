import { DokhaeError } from "./errors.js";
import { safeImage, safeLink } from "./safe-url.js";
import type { Words } from "./words-of.js";
import type { Article, Claims, Morpheme, SegmentReport, SourceSpan, Terms, Token, Tokens } from "./types.js";

/**
 * The core's JSON as typed results. Known keys only, and every offset is checked against the
 * text, every node against the page: what comes from here can be used without further tests.
 */

type Json = Readonly<Record<string, unknown>>;

/** Reads the value of a key, of the object `whole`; an absent value is undefined. */
type Read<T, W extends Json[] = []> = (value: unknown, key: string, ...whole: W) => T;
/** How each key of an object is read. */
type Shape<T> = { readonly [K in keyof T]: Read<T[K], [Json]> };

function defect(what: string): never {
  throw new DokhaeError("internal", `the core's result is wrong: ${what}`);
}

const anyObject: Read<Json> = (value, key) =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : defect(key);

const object = <T>(shape: Shape<T>): Read<T> => (value, key) => {
  const whole = anyObject(value, key);
  const result: Partial<T> = {};
  for (const name in shape) result[name] = shape[name](whole[name], name, whole);
  return result as T;
};

/** Absent is empty. */
const anyList: Read<unknown[]> = (value = [], key) => (Array.isArray(value) ? value : defect(key));

/** Items that come out as null are left out. */
const list = <T>(item: Read<T>): Read<NonNullable<T>[]> => (value, key) =>
  anyList(value, key).map((one) => item(one, key)).filter((one) => one !== null && one !== undefined);

const optional = <T>(present: Read<T>): Read<T | null> => (value, key) =>
  value === undefined || value === null ? null : present(value, key);

/** An object with null at one of its keys is none. */
const complete = <T extends object>(whole: Read<T>): Read<{ [K in keyof T]: NonNullable<T[K]> } | null> => (value, key) => {
  const found = whole(value, key);
  return Object.values(found).includes(null) ? null : (found as { [K in keyof T]: NonNullable<T[K]> });
};

const flag: Read<boolean> = (value) => value === true;
const string: Read<string> = (value, key) => {
  const text = value ?? "";
  return typeof text === "string" ? text : defect(key);
};
const number: Read<number> = (value = 0, key) => (typeof value === "number" ? value : defect(key));

function count(value: unknown, limit: number): number {
  const n = number(value, "a number");
  return Number.isInteger(n) && n >= 0 && n <= limit ? n : defect(`${n} of ${limit}`);
}

/** One of the names in a blank-separated list. */
const oneOf = <S extends string>(names: S): Read<Words<S>> => {
  const all: unknown[] = names.split(" ");
  return (value, key) => (all.includes(value) ? (value as Words<S>) : defect(`${key} ${String(value)}`));
};

/** The keys of a place in a text of this length. */
const span = (length: number): Shape<{ start: number; end: number }> => ({
  start: (value, _, { end }) => count(value, count(end, length)),
  end: (value) => count(value, length),
});

/** An address that may be followed, else "". */
const link = (base: string): Read<string> => (value, key) => safeLink(string(value, key), base) ?? "";

function parse(bytes: Uint8Array): Json {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new DokhaeError("internal", "the core's result is not JSON", { cause });
  }
  return anyObject(value, "not an object");
}

const NODE_WORDS = 4;
const KIND_TEXT = 2;

/**
 * UTF-16 length of each text node of a page buffer, by node number; 0 for elements. To be
 * taken before the buffer is transferred. Empty for a buffer that the core would refuse.
 */
export function textLengths(buffer: ArrayBuffer): Uint32Array {
  if (buffer.byteLength < 64) return new Uint32Array();
  const words = new Uint32Array(buffer, 0, buffer.byteLength >> 2);
  const word = (at: number): number => words[at] ?? 0;
  const nodes = word(3);
  const texts = 16 + nodes * NODE_WORDS + word(4) * 3;
  if (texts > words.length) return new Uint32Array();
  const lengths = new Uint32Array(nodes);
  for (let node = 0, at = 16; node < nodes; node++, at += NODE_WORDS) {
    if ((word(at) & 0xff) === KIND_TEXT) lengths[node] = word(texts + word(at + 3) * 3 + 2);
  }
  return lengths;
}

/**
 * @param lengths of the page's text nodes (`textLengths`); empty for plain text
 * @param address what relative addresses are resolved against
 */
export function parseArticle(bytes: Uint8Array, lengths: Uint32Array, address: string): Article {
  const json = parse(bytes);
  const text = string(json.text, "text");
  // A page from a file has no address but the one that it names itself.
  const base = address === "" ? link("")(json.canonicalUrl, "canonicalUrl") : address;

  const source = (length: number): Read<SourceSpan> => (value, key) => {
    const place = anyList(value, key);
    if (place.length !== 5) return defect(key);
    const textEnd = count(place[1], length);
    const node = count(place[2], lengths.length - 1);
    const nodeEnd = count(place[4], lengths[node] ?? 0);
    return [count(place[0], textEnd), textEnd, node, count(place[3], nodeEnd), nodeEnd];
  };

  const image = optional(complete(object({ url: (value, key) => safeImage(string(value, key), base), alt: string, width: number, height: number })));

  const block = (value: unknown, key: string) => {
    const item = anyObject(value, key);
    // What has no place in the text (figures) brings its own.
    const inText = item.start !== -1;
    const { start, end } = inText ? object(span(text.length))(item, key) : { start: -1, end: -1 };
    const own = inText ? text.slice(start, end) : string(item.text, "text");
    return object({
      kind: oneOf("paragraph heading subtitle listItem quote pre table figure"),
      level: (value) => count(value, 0xffff),
      ordered: flag,
      list: number,
      start: () => start,
      end: () => end,
      text: () => own,
      runs: list(complete(object({
        kind: oneOf("link emphasis strong code sub sup ruby"),
        ...span(own.length),
        href: (value, key, { kind }) => (kind === "link" ? safeLink(string(value, key), base) : ""),
        reading: string,
      }))),
      images: list(image),
      cells: list(object({ row: number, column: number, rowSpan: number, columnSpan: number, header: flag, ...span(own.length) })),
      source: list(source(own.length)),
    })(item, key);
  };

  const status = oneOf("ok no_article truncated")(json.status, "status");
  /** Of an article only. */
  const parts = <T>(item: Read<T>): Read<NonNullable<T>[]> => status === "no_article" ? () => [] : list(item);
  return object({
    status: () => status,
    title: string,
    subtitle: string,
    byline: string,
    authors: list(string),
    publishedTime: string,
    modifiedTime: string,
    siteName: string,
    section: string,
    lang: string,
    canonicalUrl: link(base),
    nextPageUrl: link(base),
    leadImage: image,
    excerpt: string,
    confidence: number,
    // The first is "": there is an article.
    reason: (value, key) => oneOf(" text_in_script login list short")(value ?? "", key),
    pageLimits: number,
    text: () => text,
    // The title as it is shown, which metadata may spell otherwise, stands first in the text.
    titleSource: parts(source(text.length)),
    // A figure whose images cannot be shown safely is nothing without a caption.
    blocks: (value, key) => parts(block)(value, key).filter(({ images, text }) => images.length > 0 || text !== ""),
  })(json, "article");
}

const pair: Read<readonly [number, number]> = (value, key) => {
  const [first, second, ...more] = list(number)(value, key);
  return first === undefined || second === undefined || more.length > 0 ? defect(key) : [first, second];
};

export function parseExplanation(bytes: Uint8Array): SegmentReport[] {
  return list(object({
    kind: number, choice: number, rule: number, local: number, likely: number, nodes: pair, pushes: list(pair), text: string,
  }))(parse(bytes).segments, "segments");
}

/** Forms and tags by turns, as the core writes them. */
const morphemes: Read<Morpheme[]> = (value, key) =>
  list(string)(value, key).flatMap((form, at, parts) => (at % 2 === 0 ? [{ form, pos: parts[at + 1] ?? "" }] : []));

/** @param text Article.text */
export function parseTerms(bytes: Uint8Array, text: string): Terms {
  const json = parse(bytes);
  const sources = list(object({ name: string, licence: string, address: link("") }))(json.sources, "sources");
  return object({
    terms: list(object({
      surface: string,
      lemma: string,
      ...span(text.length),
      pos: string,
      kind: oneOf("term person org place name number"),
      gloss: list(string),
      romanization: string,
      hanja: string,
      tail: string,
      morphemes,
      score: number,
      key: flag,
      unsure: flag,
      evidence: optional(oneOf("shape suffix lexicon title affiliation age particle brackets repeated")),
      source: optional((value) => sources[count(value, sources.length - 1)] ?? null),
    })),
    sentences: list((value, key) => {
      const [start, last, paragraph] = anyList(value, key);
      const end = count(last, text.length);
      return { start: count(start, end), end, paragraph: number(paragraph, key) };
    }),
    truncated: flag,
  })(json, "terms");
}

export function parseTokens(bytes: Uint8Array, text: string): Tokens {
  const json = parse(bytes);
  // A blank stands before each word.
  const words = (key: string): string[] => string(json[key], key).split(" ").slice(1);
  const tags = words("tags");
  const lemmas = words("lemmas");
  const digits = string(json.numbers, "numbers");
  let at = 0;
  let last = 0;
  let word = 0;
  const next = (limit: number): number => {
    let n = 0;
    let digit: number;
    do n += digit = digits.charCodeAt(at++) - 35;
    while (digit === 55);
    return count(n, limit);
  };
  const pos = (): string => tags[next(99)] ?? defect("tags");
  const tokens = words("romanizations").map((romanization) => {
    const start = last + next(text.length - last);
    const end = (last = start + next(text.length - start));
    const surface = text.slice(start, end);
    const lemma = lemmas[word++] ?? "";
    const token: Token = { surface, lemma: lemma !== "" ? lemma : surface, pos: pos(), start, end, romanization, alternatives: [] };
    for (let more = next(3); more > 0; more--) token.alternatives.push({ lemma: lemmas[word++] ?? "", pos: pos() });
    return token;
  });
  return { tokens };
}

export function parseClaims(bytes: Uint8Array, text: string): Claims {
  const place = span(text.length);
  return object({
    claims: list(object({
      id: string,
      paragraph: number,
      ...place,
      text: string,
      quote: oneOf("none direct indirect"),
      speaker: object({
        surface: string,
        canonical: string,
        name: string,
        title: string,
        affiliation: string,
        type: oneOf("person anonymous org group document author"),
        english: string,
        reference: oneOf("named partial pronoun zero none"),
        confidence: number,
        ...place,
      }),
      cue: object({ surface: string, lemma: string, stance: string, english: string, ...place }),
      kind: oneOf("commitment recommendation criticism prediction feeling question opinion fact"),
      figures: list(string),
      figuresEnglish: list(string),
      parent: optional(string),
      role: string,
    })),
  })(parse(bytes), "claims");
}
