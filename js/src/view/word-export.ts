import type { SavedWord } from "./words.js";

const COLUMNS = ["lemma", "gloss", "romanization", "sentence", "title", "url", "date"] as const;

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV
 * injection").
 */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** RFC 4180, with a byte order mark, without which spreadsheets take Hangul for Latin-1. */
export function toCsv(words: readonly SavedWord[]): string {
  const row = (cells: readonly string[]): string => cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(",");
  return `\uFEFF${[row(COLUMNS), ...words.map((word) => row(COLUMNS.map((column) => word[column])))].join("\r\n")}\r\n`;
}

/** A text file that Anki imports, the lemma being the front. */
export function toAnki(words: readonly SavedWord[]): string {
  const cell = (text: string): string => text.replace(/\s+/g, " ");
  const rows = words.map((word) => COLUMNS.map((column) => cell(word[column])).join("\t"));
  // A first cell that begins like a header line or a quoted cell would be taken for one.
  return ["#separator:tab", "#html:false", `#columns:${COLUMNS.join("\t")}`, ...rows.map((row) => row.replace(/^[#"]/, " $&")), ""].join("\n");
}
