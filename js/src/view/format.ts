import type { Article, Claim, Term } from "../core/types.js";
import type { Locale } from "../i18n/index.js";

const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/;

/**
 * An ISO 8601 time in the reader's language; "" when it is none. Korean times stay Korean
 * times: that is the clock the article speaks of.
 */
export function formatTime(iso: string, locale: Locale): string {
  const [, day, time, zone] = TIME.exec(iso.trim()) ?? [];
  if (day === undefined) return "";
  const here = zone === "+09:00" || zone === "+0900";
  const abroad = zone !== undefined && !here;
  const date = new Date(abroad ? iso.replace(" ", "T") : `${day}T${time ?? "00:00"}Z`);
  if (Number.isNaN(date.getTime())) return "";
  const text = date.toLocaleString(locale === "ko" ? "ko-KR" : "en-GB", abroad
    ? { year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" }
    : { dateStyle: "long", timeStyle: time === undefined ? undefined : "short", timeZone: "UTC" });
  return here ? `${text} KST` : text;
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
  const count = (pattern: RegExp): number => text.slice(0, 20_000).match(pattern)?.length ?? 0;
  return count(/\p{Script=Hangul}/gu) >= KOREAN_SHARE * count(/\p{L}/gu);
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
