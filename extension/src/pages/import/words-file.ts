/** Words from files: what the reader and the extension export, and tables of others. */
import { DokhaeError } from "../../../../js/src/core/errors.js";
import { rows, separatorOf, TABLE_COLUMNS } from "../../../../js/src/dictionary/table.js";
import { FORMULA } from "../../../../js/src/view/text-export.js";
import { COLUMNS, KNOWN, MOST_KNOWN, MOST_SAVED, SAVED, type SavedWord, validKnown, validSaved } from "../../../../js/src/view/words.js";
import { extensionStore } from "../../shared/extension-store.js";
import { readEverything } from "./everything.js";

export interface WordLists {
  /** The oldest first. */
  saved: SavedWord[];
  known: string[];
}

type Column = (typeof COLUMNS)[number];

/** Header of the table that the known words are exported as. */
export const KNOWN_COLUMN = "known";
/** What stands at the beginning of a file for Anki, one a line. */
const ANKI_HEADER = /^#([a-z ]+):(.*)$/;

/**
 * CSV, TSV and Anki's text with or without names of columns; JSON as it is exported.
 * @throws DokhaeError that names the file, and the line where there is one
 */
export function wordsIn(name: string, text: string): WordLists {
  if (/^\s*\{/.test(text)) {
    const { stored } = readEverything(name, text);
    return { saved: stored[SAVED] ?? [], known: stored[KNOWN] ?? [] };
  }
  const { body, columns, separator } = ankiHeader(text);
  const table = [...rows(name, body, separator ?? separatorOf(name, body))].map(({ cells }) => cells.map(plain));
  let places = columns && placesOf(columns);
  if (!places && table[0]) {
    const [first = ""] = table[0];
    if (first.toLowerCase() === KNOWN_COLUMN) return { saved: [], known: validKnown(table.slice(1).map(([lemma = ""]) => lemma)).reverse() };
    places = placesOf(table[0]);
    if (places) table.shift();
  }
  const known = places ?? new Map<Column, number>([["lemma", 0], ["gloss", 1]]);
  const words = table.map((cells) => Object.fromEntries(COLUMNS.map((column) => [column, cells[known.get(column) ?? Infinity] ?? ""])));
  // Tables begin with the latest.
  const saved = validSaved(words.reverse()).filter(({ lemma }) => /[\p{Script=Hangul}\p{Script=Han}]/u.test(lemma));
  if (saved.length === 0) throw new DokhaeError("invalid_argument", `${name}: there is no Korean word in it`);
  return { saved, known: [] };
}

function ankiHeader(text: string): { body: string; columns: string[] | null; separator: string | null } {
  const lines = text.split("\n");
  const header = new Map<string, string>();
  let at = 0;
  for (let found = ANKI_HEADER.exec(lines[0]?.trimEnd() ?? ""); found; found = ANKI_HEADER.exec(lines[++at]?.trimEnd() ?? "")) header.set(found[1] ?? "", found[2] ?? "");
  const named = header.get("separator");
  const separator = named === undefined ? null : { comma: ",", semicolon: ";" }[named.toLowerCase()] ?? "\t";
  return { body: lines.slice(at).join("\n"), columns: header.get("columns")?.split("\t") ?? null, separator };
}

/** Where the columns are that a header line names; null when it names no word. */
function placesOf(header: readonly string[]): Map<Column, number> | null {
  const names = header.map((cell) => cell.trim().toLowerCase());
  const others: Partial<Record<Column, readonly string[]>> = { lemma: TABLE_COLUMNS.headword, gloss: TABLE_COLUMNS.glosses };
  const places = COLUMNS.map((column) => [column, names.findIndex((name) => name === column || others[column]?.includes(name))] as const).filter(([, at]) => at >= 0);
  return places.some(([column]) => column === "lemma") ? new Map(places) : null;
}

/** A cell as it was before it was made safe for spreadsheets or for Anki. */
const plain = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell).trim();

export interface Merged {
  saved: number;
  known: number;
  /** For which there is no room. */
  left: number;
}

/**
 * Puts words to those that are kept. A word that is kept already stays as it is.
 * @returns how many are new
 * @throws DokhaeError `too_large` when the browser does not keep them
 */
export async function mergeWords({ saved, known }: WordLists): Promise<Merged> {
  const before = { saved: validSaved(await extensionStore.read(SAVED)), known: validKnown(await extensionStore.read(KNOWN)) };
  const lemmas = new Set(before.saved.map(({ lemma }) => lemma));
  const knows = new Set(before.known);
  const words = saved.filter(({ lemma }) => !lemmas.has(lemma));
  const others = known.filter((lemma) => !knows.has(lemma));
  const taken = words.slice(0, MOST_SAVED - before.saved.length);
  const learnt = others.slice(0, MOST_KNOWN - before.known.length);
  if (taken.length > 0) await extensionStore.write(SAVED, [...before.saved, ...taken]);
  if (learnt.length > 0) await extensionStore.write(KNOWN, [...before.known, ...learnt]);
  // Writing never rejects: what is there afterwards tells.
  const kept = validSaved(await extensionStore.read(SAVED)).length + validKnown(await extensionStore.read(KNOWN)).length;
  if (kept < before.saved.length + taken.length + before.known.length + learnt.length) throw new DokhaeError("too_large", "the browser has no room for so many words");
  return { saved: taken.length, known: learnt.length, left: words.length - taken.length + others.length - learnt.length };
}
