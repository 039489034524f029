import type { DictionaryBuilder } from "./builder.js";
import { DictionaryError } from "./errors.js";
import { classOf, glossesOf } from "./text.js";

/** Longest line: no entry is that long, a wrong file may be. */
const MAX_LINE = 100_000;
const MAX_COLUMNS = 100;

/** Names of the columns, as a header line may give them. */
export const TABLE_COLUMNS = {
  headword: ["headword", "word", "term", "korean", "lemma", "한국어", "표제어", "단어", "낱말", "용어"],
  glosses: ["glosses", "gloss", "english", "meaning", "definition", "translation", "영어", "뜻", "의미", "번역"],
  tag: ["tag", "pos", "class", "part of speech", "품사"],
} as const;

interface Places {
  headword: number;
  glosses: number;
  tag: number;
}

/** Lines of cells; `line` is that where the row begins. */
interface Row {
  line: number;
  cells: string[];
}

/**
 * Two columns or more, with or without a header line: headword, glosses, perhaps the class.
 * Cells of CSV may be quoted (RFC 4180), and hold line ends then.
 */
export function readTable(name: string, text: string, builder: DictionaryBuilder): void {
  const separator = separatorOf(name, text);
  let columns: Places = { headword: 0, glosses: 1, tag: 2 };
  let first = true;
  for (const { line, cells } of rows(name, text, separator)) {
    const place = `line ${line}`;
    if (cells.length === 1 && (cells[0]?.trim() === "" || cells[0]?.startsWith("# "))) continue;
    if (first) {
      first = false;
      const header = headerOf(cells);
      if (header) {
        columns = header;
        continue;
      }
    }
    const [headword, gloss] = [cells[columns.headword] ?? "", cells[columns.glosses]];
    if (gloss === undefined) throw new DictionaryError(name, place, `${cells.length} column${cells.length === 1 ? "" : "s"}; a headword and its glosses are expected`);
    if (headword.trim() === "") throw new DictionaryError(name, place, "the headword is empty");
    const tag = classOf([cells[columns.tag] ?? ""]);
    if (tag !== "") builder.add(headword, glossesOf(gloss.replaceAll("|", "\n")), tag, name, place);
  }
}

export function separatorOf(name: string, text: string): string {
  if (/\.tsv$/i.test(name)) return "\t";
  const head = text.slice(0, Math.max(0, text.slice(0, MAX_LINE).indexOf("\n")) || MAX_LINE);
  if (head.includes("\t")) return "\t";
  return head.includes(",") || !head.includes(";") ? "," : ";";
}

/** Text of a file: UTF-8, UTF-16 with its mark, else CP949. */
export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "euc-kr").decode(bytes);
  }
}

function headerOf(cells: readonly string[]): Places | null {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const place = (key: keyof typeof TABLE_COLUMNS): number => names.findIndex((name) => (TABLE_COLUMNS[key] as readonly string[]).includes(name));
  const [headword, glosses, tag] = [place("headword"), place("glosses"), place("tag")];
  return headword < 0 || glosses < 0 ? null : { headword, glosses, tag: tag < 0 ? MAX_COLUMNS : tag };
}

/** @throws DictionaryError */
export function* rows(name: string, text: string, separator: string): Generator<Row> {
  let line = 1;
  for (let at = 0; at < text.length;) {
    const row: Row = { line, cells: [] };
    const start = at;
    const check = (): void => {
      if (at - start > MAX_LINE) throw new DictionaryError(name, `line ${row.line}`, `longer than ${MAX_LINE} characters`, "too_large");
      if (row.cells.length > MAX_COLUMNS) throw new DictionaryError(name, `line ${row.line}`, `more than ${MAX_COLUMNS} columns`, "too_large");
    };
    for (let more = true; more;) {
      let cell = "";
      if (separator !== "\t" && text[at] === "\"") {
        for (;;) {
          const quote = text.indexOf("\"", at + 1);
          if (quote < 0 || quote - start > MAX_LINE) throw new DictionaryError(name, `line ${row.line}`, "a quotation mark is not closed");
          cell += text.slice(at + 1, quote);
          at = quote + 1;
          if (text[at] !== "\"") break;
          cell += "\"";
        }
        line += cell.split("\n").length - 1;
      }
      let end = at;
      while (end < text.length && text[end] !== separator && text[end] !== "\n") end++;
      cell += text.slice(at, end);
      at = end;
      check();
      more = text[at] === separator;
      at++;
      if (!more && cell.endsWith("\r")) cell = cell.slice(0, -1);
      row.cells.push(cell);
    }
    line++;
    yield row;
  }
}
