import { DokhaeError } from "./errors.js";
import { safeLink } from "./safe-url.js";
import type { Term } from "./types.js";

/** What a publisher says of a word. `note` and `link` may be "". */
export interface GlossaryEntry {
  gloss: string;
  note: string;
  /** http(s) */
  link: string;
}
export type Glossary = ReadonlyMap<string, GlossaryEntry>;

/** What is more than that is left out, longer texts are cut. */
const MOST_ENTRIES = 5000;
const LONGEST_TERM = 60;
const LONGEST_TEXT = 600;
const LONGEST_LINK = 2000;
/** As many as the pop-up shows. */
const GLOSSES = 3;

/** What may stand between a word and the end of its eojeol: syllables of josa, and of the copula. */
const END = /^[은는이가을를의에게서한테께로으와과도만나부터까지보다처럼라고인]{0,4}(?![\p{L}\p{N}])/u;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Reads a glossary, `{"term": "gloss"}` or `{"term": {gloss, note, link}}`, by its known keys.
 * @param base what relative links refer to
 * @throws DokhaeError `bad_dictionary` when it is not an object
 */
export function parseGlossary(value: unknown, base: string): Glossary {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new DokhaeError("bad_dictionary", "a glossary is an object");
  const text = (from: unknown, longest = LONGEST_TEXT): string => (typeof from === "string" ? from.trim().slice(0, longest) : "");
  const glossary = new Map<string, GlossaryEntry>();
  for (const [term, entry] of Object.entries(value as Record<string, unknown>).slice(0, MOST_ENTRIES)) {
    const key = term.normalize("NFC").trim();
    const { gloss, note, link } = (typeof entry === "string" ? { gloss: entry } : (entry ?? {})) as Partial<Record<keyof GlossaryEntry, unknown>>;
    const parsed = { gloss: text(gloss), note: text(note), link: safeLink(text(link, LONGEST_LINK), base) ?? "" };
    if (key !== "" && key.length <= LONGEST_TERM && parsed.gloss + parsed.note !== "") glossary.set(key, parsed);
  }
  return glossary;
}

/**
 * Puts a glossary's words first in the terms that have them as lemma or surface, and makes terms
 * of its words and phrases that are none yet, where they begin an eojeol.
 * @param terms sorted and disjoint, as the result is
 */
export function withGlossary(text: string, terms: readonly Term[], glossary: Glossary): Term[] {
  const explained = terms.map((term): Term => {
    const entry = glossary.get(term.lemma) ?? glossary.get(term.surface);
    return entry ? { ...term, ...explanation(entry, term.gloss) } : term;
  });
  const lengths = [...new Set([...glossary.keys()].map((key) => key.length))].sort((a, b) => b - a);
  const result: Term[] = [];
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && LETTER.test(text[at - 1] ?? "")) continue;
    for (const length of lengths) {
      const end = at + length;
      const surface = text.slice(at, end);
      const entry = glossary.get(surface);
      if (!entry || !END.test(text.slice(end, end + 6))) continue;
      const before = next;
      while ((explained[next]?.end ?? Infinity) <= at) next++;
      result.push(...explained.slice(before, next));
      const first = next;
      while ((explained[next]?.start ?? Infinity) < end) next++;
      const inTheWay = explained.slice(first, next);
      // A term that is as long has it already, a longer one knows better.
      if (inTheWay.some((term) => term.end - term.start >= length)) {
        next = first;
        break;
      }
      result.push({
        surface, lemma: surface, start: at, end, pos: "NNP", kind: "term", romanization: "", hanja: "", tail: "", morphemes: [], score: 1, source: null, ...explanation(entry, []),
      });
      at = end - 1;
      break;
    }
  }
  return [...result, ...explained.slice(next)];
}

function explanation({ gloss, note, link }: GlossaryEntry, others: readonly string[]): Pick<Term, "gloss" | "key" | "unsure" | "note" | "link"> {
  return { gloss: [...new Set([gloss, ...others])].filter((text) => text !== "").slice(0, GLOSSES), key: true, unsure: false, note, link };
}
