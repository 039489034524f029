import type { Irregular, PackEntry, PackTag } from "./pack-writer.js";
import { MAX_HEADWORD } from "./pack-writer.js";

const MAX_GLOSSES = 3;
/** What fits beside a word; a definition is cut there. */
const MAX_GLOSS = 60;
/** A definition is looked at no further. */
const MAX_DEFINITION = 2000;

/** Elements that end a line. */
const BLOCKS = new Set(["br", "p", "div", "li", "ul", "ol", "tr", "td", "dt", "dd", "def", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr"]);
/** Elements that hold no text for a reader. */
const SILENT = new Set(["script", "style", "rp", "rt", "img", "head"]);
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: " " };

export const endsLine = (tag: string): boolean => BLOCKS.has(tag);
export const isSilent = (tag: string): boolean => SILENT.has(tag);

/** The text of HTML, XDXF or Pango markup. Nothing of it is ever markup again. */
export function textOfMarkup(markup: string): string {
  let out = "";
  let silent = "";
  for (let at = 0; at < markup.length;) {
    const open = markup.indexOf("<", at);
    const end = open < 0 ? markup.length : open;
    if (silent === "") out += markup.slice(at, end);
    if (open < 0) break;
    const close = markup.indexOf(">", open);
    if (close < 0) break;
    const tag = /^\/?([a-z0-9]*)/i.exec(markup.slice(open + 1, Math.min(close, open + 20)))?.[1]?.toLowerCase() ?? "";
    if (markup[open + 1] === "/") {
      if (tag === silent) silent = "";
    } else if (silent === "" && SILENT.has(tag) && tag !== "img" && markup[close - 1] !== "/") {
      silent = tag;
    }
    if (BLOCKS.has(tag)) out += "\n";
    at = close + 1;
  }
  return out.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? parseInt(hex ?? "", 16) : parseInt(decimal, 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

const tidy = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\ufffd|]+/gu, " ").trim();

/** A headword as the core looks it up; "" for what no text can hold. */
export function headwordOf(text: string): string {
  if (text.length > 4 * MAX_HEADWORD) return "";
  const word = text.normalize("NFC").replace(/[\u00ad\u200b-\u200d\ufeff]/g, "").replace(/\s+/g, " ").trim()
    // 나무², 가다-1: homographs are told apart by numbers.
    .replace(/(?<=[가-힣])(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|-?\d{1,2})$/u, "").replace(/^-|-$/g, "");
  return word === "" || word.length > MAX_HEADWORD || /[\p{Cs}\p{Cc}]/u.test(word) ? "" : word;
}

/** Glosses of a definition: its parts between semicolons and line ends, of short ones also commas. */
export function glossesOf(definition: string): string[] {
  const glosses: string[] = [];
  for (const line of definition.slice(0, MAX_DEFINITION).split(/[;；\n\r]/)) {
    const parts = line.split(/[,，、] ?/);
    const short = parts.every((part) => tidy(part).split(" ").length <= 3 && !/[()[\]]/.test(part));
    for (const part of short ? parts : [line]) {
      const gloss = tidy(part).replace(/^(?:\(?\d{1,2}[.)]|[①-⑳•·▪-])\s*/u, "").replace(/^to (?=[a-z])/, "").replace(/[\s.,:]+$/, "");
      if (gloss !== "" && glosses.length < MAX_GLOSSES) glosses.push(gloss.length > MAX_GLOSS ? `${gloss.slice(0, MAX_GLOSS).replace(/ \S*$/, "")}…` : gloss);
    }
  }
  return [...new Set(glosses)];
}

/** What dictionaries call the classes; "" is left out: the analysis has its own. */
const CLASSES: Readonly<Record<string, PackTag | "">> = {
  n: "NNG", noun: "NNG", nn: "NNG", nng: "NNG", 명사: "NNG", 명: "NNG", xr: "NNG", 어근: "NNG", 관용구: "NNG", 속담: "NNG",
  nnp: "NNP", name: "NNP", "proper noun": "NNP", "n-pr": "NNP", proper: "NNP", 고유명사: "NNP",
  v: "VV", vi: "VV", vt: "VV", verb: "VV", vv: "VV", 동사: "VV", 동: "VV", 자동사: "VV", 타동사: "VV",
  adj: "VA", adjective: "VA", a: "VA", va: "VA", 형용사: "VA", 형: "VA",
  adv: "MAG", adverb: "MAG", mag: "MAG", 부사: "MAG", 부: "MAG",
  det: "MM", determiner: "MM", mm: "MM", prenoun: "MM", 관형사: "MM", 관: "MM",
  int: "IC", interjection: "IC", ic: "IC", 감탄사: "IC", pron: "NP", pronoun: "NP", np: "NP", 대명사: "NP",
  num: "NR", numeral: "NR", nr: "NR", 수사: "NR", nnb: "NNB", 의존명사: "NNB", "의존 명사": "NNB", "bound noun": "NNB", counter: "NNB",
  particle: "", josa: "", 조사: "", ending: "", eomi: "", 어미: "", suffix: "", 접사: "", 접미사: "", prefix: "", 접두사: "",
};

/** The class by one of its names, "" for those left out, null when nothing tells. */
export function classOf(names: readonly string[]): PackTag | "" | null {
  for (const name of names) {
    const found = CLASSES[name.trim().toLowerCase()];
    if (found !== undefined) return found;
  }
  return null;
}

const TAILS = { ㅂ: 17, ㅎ: 27 };
const tailOf = (syllable: string): number => (syllable >= "가" && syllable <= "힣" ? (syllable.charCodeAt(0) - 0xac00) % 28 : 0);

/**
 * The class of a stem, where its shape tells: adjectives in ㅂ and ㅎ, stems in 르. The lexicon
 * knows the frequent verbs, which are the exceptions; here it is about what it does not know.
 */
function irregularOf(headword: string, tag: PackTag): Irregular {
  const stem = headword.slice(0, -1);
  const last = stem.at(-1) ?? "";
  if (tag === "VA" && tailOf(last) === TAILS.ㅂ) return /[좁굽줍]$/.test(stem) ? "" : "ㅂ";
  if (tag === "VA" && tailOf(last) === TAILS.ㅎ) return /[좋많싫옳]$/.test(stem) ? "" : "ㅎ";
  if (last === "르" && stem.length > 1) return stem.endsWith("푸르") ? "러" : /(?:따르|치르|들르|다다르|우러르)$/.test(stem) ? "" : "르";
  return "";
}

const isHangul = (text: string): boolean => /^[가-힣]+$/.test(text);

/**
 * Entries of one headword. When no class is named, a Hangul word in 다 may be verb, adjective
 * and noun (바다), one in 히 noun or adverb; the core asks the class before the gloss.
 */
export function entriesOf(headword: string, glosses: readonly string[], tag: PackTag | null): PackEntry[] {
  const predicate = headword.length > 1 && headword.endsWith("다");
  if (tag === "VV" || tag === "VA") return predicate ? [{ headword, tag, glosses, irregular: irregularOf(headword, tag) }] : [];
  if (tag) return [{ headword, tag, glosses }];
  const tags: PackTag[] = !isHangul(headword) || !/[다히]$/.test(headword) ? ["NNG"] : predicate ? ["VV", "VA", "NNG"] : ["NNG", "MAG"];
  return tags.map((guess) => ({ headword, tag: guess, glosses, irregular: guess === "VV" || guess === "VA" ? irregularOf(headword, guess) : "" }));
}
