import { DokhaeError } from "./errors.js";
import { safeImage, safeLink } from "./safe-url.js";
import type { Article, Block, BlockKind, Claim, ClaimKind, Claims, Cue, GlossSource, Image, InlineRun, Morpheme, Reference, RunKind, SegmentReport, Sentence, SourceSpan, Speaker, SpeakerType, TableCell, Term, TermKind, Terms, Token, Tokens } from "./types.js";

/**
 * The core's JSON as typed results. Known keys only, and every offset is checked against the
 * text, every node against the page: what comes from here can be used without further tests.
 */

type Json = Record<string, unknown>;

function defect(what: string): never {
  throw new DokhaeError("internal", `the core's result is wrong: ${what}`);
}

function object(value: unknown, what: string): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : defect(what);
}

/** Absent is empty. */
function list<T>(value: unknown, what: string, item: (value: unknown) => T): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map(item) : defect(what);
}

function string(value: unknown): string {
  return value === undefined || value === null ? "" : typeof value === "string" ? value : defect("a text");
}

function number(value: unknown): number {
  return value === undefined ? 0 : typeof value === "number" ? value : defect("a number");
}

function count(value: unknown, limit: number): number {
  const n = number(value);
  return Number.isInteger(n) && n >= 0 && n <= limit ? n : defect(`${String(value)} of ${limit}`);
}

function oneOf<T extends string>(value: unknown, names: readonly T[], what: string): T {
  const found = names.find((name) => name === value);
  return found ?? defect(`${what} ${String(value)}`);
}

function span(json: Json, length: number): { start: number; end: number } {
  const end = count(json.end, length);
  return { start: count(json.start, end), end };
}

function parse(bytes: Uint8Array): Json {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new DokhaeError("internal", "the core's result is not JSON", { cause });
  }
  return object(value, "not an object");
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

const BLOCK_KINDS: readonly BlockKind[] = ["paragraph", "heading", "subtitle", "listItem", "quote", "pre", "table", "figure"];
const RUN_KINDS: readonly RunKind[] = ["link", "emphasis", "strong", "code", "sub", "sup", "ruby"];
const TERM_KINDS: readonly TermKind[] = ["term", "person", "org", "place", "name", "number"];
const SPEAKER_TYPES: readonly SpeakerType[] = ["person", "anonymous", "org", "group", "document", "author"];
const REFERENCES: readonly Reference[] = ["named", "partial", "pronoun", "zero", "none"];
const CLAIM_KINDS: readonly ClaimKind[] = ["commitment", "recommendation", "criticism", "prediction", "feeling", "question", "opinion", "fact"];

function image(value: unknown, base: string): Image | null {
  if (value === null || value === undefined) return null;
  const json = object(value, "an image");
  const url = safeImage(string(json.url), base);
  return url === null ? null : { url, alt: string(json.alt), width: number(json.width), height: number(json.height) };
}

/**
 * @param lengths of the page's text nodes (`textLengths`); empty for plain text
 * @param address what relative addresses are resolved against
 */
export function parseArticle(bytes: Uint8Array, lengths: Uint32Array, address: string): Article {
  const json = parse(bytes);
  const text = string(json.text);
  // A page from a file has no address but the one that it names itself.
  const base = address === "" ? (safeLink(string(json.canonicalUrl), "") ?? "") : address;

  const source = (length: number) => (value: unknown): SourceSpan => {
    if (!Array.isArray(value) || value.length !== 5) return defect("a place in the page");
    const textEnd = count(value[1], length);
    const node = count(value[2], lengths.length - 1);
    const nodeEnd = count(value[4], lengths[node] ?? 0);
    return [count(value[0], textEnd), textEnd, node, count(value[3], nodeEnd), nodeEnd];
  };

  const block = (value: unknown): Block => {
    const item = object(value, "a block");
    const kind = oneOf(item.kind, BLOCK_KINDS, "block");
    // What has no place in the text (figures) brings its own.
    const inText = item.start !== -1;
    const { start, end } = inText ? span(item, text.length) : { start: -1, end: -1 };
    const own = inText ? text.slice(start, end) : string(item.text);
    return {
      kind,
      level: count(item.level, 0xffff),
      ordered: item.ordered === true,
      list: number(item.list),
      start,
      end,
      text: own,
      runs: list(item.runs, "runs", (run) => inlineRun(run, own.length, base)).filter((run) => run !== null),
      images: list(item.images, "images", (value) => image(value, base)).filter((value) => value !== null),
      cells: list(item.cells, "cells", (cell) => tableCell(cell, own.length)),
      source: list(item.source, "places", source(own.length)),
    };
  };

  const status = oneOf(json.status, ["ok", "no_article", "truncated"], "status");
  const isArticle = status !== "no_article";
  return {
    status,
    title: string(json.title),
    subtitle: string(json.subtitle),
    byline: string(json.byline),
    authors: list(json.authors, "authors", string),
    publishedTime: string(json.publishedTime),
    modifiedTime: string(json.modifiedTime),
    siteName: string(json.siteName),
    section: string(json.section),
    lang: string(json.lang),
    canonicalUrl: safeLink(string(json.canonicalUrl), base) ?? "",
    nextPageUrl: safeLink(string(json.nextPageUrl), base) ?? "",
    leadImage: image(json.leadImage, base),
    excerpt: string(json.excerpt),
    confidence: number(json.confidence),
    reason: oneOf(json.reason ?? "", ["", "text_in_script", "login", "list", "short"], "reason"),
    pageLimits: number(json.pageLimits),
    text,
    // The title as it is shown, which metadata may spell otherwise, stands first in the text.
    titleSource: isArticle ? list(json.titleSource, "places", source(text.length)) : [],
    // A figure whose images cannot be shown safely is nothing without a caption.
    blocks: !isArticle ? [] : list(json.blocks, "blocks", block).filter((b) => b.images.length > 0 || b.text !== ""),
  };
}

export function parseExplanation(bytes: Uint8Array): SegmentReport[] {
  const pair = (value: unknown): readonly [number, number] =>
    Array.isArray(value) && value.length === 2 ? [number(value[0]), number(value[1])] : defect("a pair");
  return list(parse(bytes).segments, "segments", (value): SegmentReport => {
    const item = object(value, "a segment");
    return {
      kind: number(item.kind),
      choice: number(item.choice),
      rule: number(item.rule),
      local: number(item.local),
      likely: number(item.likely),
      nodes: pair(item.nodes),
      pushes: list(item.pushes, "pushes", pair),
      text: string(item.text),
    };
  });
}

function inlineRun(value: unknown, length: number, base: string): InlineRun | null {
  const json = object(value, "a run");
  const kind = oneOf(json.kind, RUN_KINDS, "run");
  const href = kind === "link" ? safeLink(string(json.href), base) : "";
  return href === null ? null : { kind, ...span(json, length), href, reading: string(json.reading) };
}

function tableCell(value: unknown, length: number): TableCell {
  const json = object(value, "a cell");
  return {
    row: number(json.row),
    column: number(json.column),
    rowSpan: number(json.rowSpan),
    columnSpan: number(json.columnSpan),
    header: json.header === true,
    ...span(json, length),
  };
}

/** Forms and tags by turns, as the core writes them. */
function morphemes(parts: string[]): Morpheme[] {
  return parts.flatMap((form, at) => (at % 2 === 0 ? [{ form, pos: parts[at + 1] ?? "" }] : []));
}

/** @param text Article.text */
export function parseTerms(bytes: Uint8Array, text: string): Terms {
  const json = parse(bytes);
  const sources = list(json.sources, "sources", (value): GlossSource => {
    const item = object(value, "a source");
    return { name: string(item.name), licence: string(item.licence), address: safeLink(string(item.address), "") ?? "" };
  });
  return {
    terms: list(json.terms, "terms", (value): Term => {
      const item = object(value, "a term");
      return {
        surface: string(item.surface),
        lemma: string(item.lemma),
        ...span(item, text.length),
        pos: string(item.pos),
        kind: oneOf(item.kind, TERM_KINDS, "term"),
        gloss: list(item.gloss, "glosses", string),
        romanization: string(item.romanization),
        hanja: string(item.hanja),
        tail: string(item.tail),
        morphemes: morphemes(list(item.morphemes, "morphemes", string)),
        score: number(item.score),
        key: item.key === true,
        unsure: item.unsure === true,
        source: item.source === undefined ? null : (sources[count(item.source, sources.length - 1)] ?? null),
      };
    }),
    sentences: list(json.sentences, "sentences", (value): Sentence => {
      if (!Array.isArray(value)) return defect("a sentence");
      const end = count(value[1], text.length);
      return { start: count(value[0], end), end, paragraph: number(value[2]) };
    }),
    truncated: json.truncated === true,
  };
}

export function parseTokens(bytes: Uint8Array, text: string): Tokens {
  return {
    tokens: list(parse(bytes).tokens, "tokens", (value): Token => {
      const item = object(value, "a token");
      return {
        surface: string(item.surface),
        lemma: string(item.lemma),
        pos: string(item.pos),
        ...span(item, text.length),
        romanization: string(item.romanization),
        alternatives: list(item.alternatives, "alternatives", (other) => {
          const { lemma, pos } = object(other, "an alternative");
          return { lemma: string(lemma), pos: string(pos) };
        }),
      };
    }),
  };
}

export function parseClaims(bytes: Uint8Array, text: string): Claims {
  const speaker = (value: unknown): Speaker => {
    const json = object(value, "a speaker");
    return {
      surface: string(json.surface),
      canonical: string(json.canonical),
      name: string(json.name),
      title: string(json.title),
      affiliation: string(json.affiliation),
      type: oneOf(json.type, SPEAKER_TYPES, "speaker"),
      english: string(json.english),
      reference: oneOf(json.reference, REFERENCES, "reference"),
      confidence: number(json.confidence),
      ...span(json, text.length),
    };
  };
  const cue = (value: unknown): Cue => {
    const json = object(value, "a cue");
    return {
      surface: string(json.surface),
      lemma: string(json.lemma),
      stance: string(json.stance),
      english: string(json.english),
      ...span(json, text.length),
    };
  };
  return {
    claims: list(parse(bytes).claims, "claims", (value): Claim => {
      const item = object(value, "a claim");
      return {
        id: string(item.id),
        paragraph: number(item.paragraph),
        ...span(item, text.length),
        text: string(item.text),
        quote: oneOf(item.quote, ["none", "direct", "indirect"], "quote"),
        speaker: speaker(item.speaker),
        cue: cue(item.cue),
        kind: oneOf(item.kind, CLAIM_KINDS, "claim"),
        figures: list(item.figures, "figures", string),
        figuresEnglish: list(item.figuresEnglish, "figures", string),
        parent: item.parent === null || item.parent === undefined ? null : string(item.parent),
        role: string(item.role),
      };
    }),
  };
}
