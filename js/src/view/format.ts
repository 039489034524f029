import type { Article, Claim, Term } from "../core/types.js";
import type { Locale, WordClass } from "../i18n/index.js";

const TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const KOREA = "+09:00";

/**
 * An ISO 8601 time in the reader's language; "" when it is none. Korean times stay Korean
 * times: that is the clock the article speaks of.
 */
export function formatTime(iso: string, locale: Locale): string {
  const parts = TIME.exec(iso.trim());
  if (!parts) return "";
  const [, year, month, day, hour, minute, zone] = parts;
  const language = locale === "ko" ? "ko-KR" : "en-GB";
  const wallClock = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0)));
  if (Number.isNaN(wallClock.getTime())) return "";
  if (hour === undefined) return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(wallClock);
  if (zone === undefined || zone === KOREA || zone === "+0900") {
    const text = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(wallClock);
    return zone === undefined ? text : `${text} KST`;
  }
  const instant = new Date(iso.replace(" ", "T"));
  if (Number.isNaN(instant.getTime())) return "";
  return new Intl.DateTimeFormat(language, {
    year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short",
  }).format(instant);
}

/**
 * Syllables that a Korean adult reads in a minute: 202.3 words of 18.9 / 6.5 syllables each,
 * silent reading on a screen (J. Song, J. Kim, S. Hyung, "Validity of Korean Version Reading
 * Speed Application and Measurement of Reading Speed: Pilot Study", J Korean Ophthalmol Soc
 * 57(4), 2016, 642-649; 42 people, 88.4 words standard deviation).
 */
const SYLLABLES_PER_MINUTE = (202.3 * 18.9) / 6.5;

/** Minutes that a Korean needs for the text, blanks not counted; at least one. */
export function readingMinutes(text: string): number {
  return Math.max(1, Math.round(text.replace(/\s+/g, "").length / SYLLABLES_PER_MINUTE));
}

/** Below this share of Hangul among the letters, a text is in another language. */
const KOREAN_SHARE = 0.2;

export function isKorean({ text }: Article): boolean {
  let letters = 0;
  let hangul = 0;
  for (const character of text.slice(0, 20_000)) {
    if (/\p{Script=Hangul}/u.test(character)) hangul++;
    if (/\p{L}/u.test(character)) letters++;
  }
  return letters === 0 || hangul / letters >= KOREAN_SHARE;
}

const CLASSES: readonly (readonly [prefix: string, name: WordClass])[] = [
  ["NNP", "properNoun"],
  ["NR", "number"],
  ["SN", "number"],
  ["N", "noun"],
  ["VA", "adjective"],
  ["VCN", "adjective"],
  ["V", "verb"],
  ["MM", "determiner"],
  ["MA", "adverb"],
  ["XR", "root"],
];

/** A Sejong tag as a word class. */
export function wordClass(tag: string): WordClass {
  return CLASSES.find(([prefix]) => tag.startsWith(prefix))?.[1] ?? "other";
}

/** Where the title, which stands first, ends in the article's text. Plain text has its own line ends. */
export function titleEnd(article: Article): number {
  const first = article.blocks.find((block) => block.start >= 0);
  return article.text.slice(0, first?.start).trimEnd().length;
}

/** The dictionary form, where it differs from what stands in the text. */
export function dictionaryForm({ lemma, surface }: Term): string | null {
  return lemma === "" || lemma === surface ? null : lemma;
}

/** The number a claim is shown by; the headline has none. */
export function claimNumber(claims: readonly Claim[], index: number): number {
  return claims[0]?.role === "thesis" ? index : index + 1;
}
