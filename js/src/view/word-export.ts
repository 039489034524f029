import { csv } from "./text-export.js";
import { COLUMNS, type SavedWord } from "./words.js";

export function toCsv(words: readonly SavedWord[]): string {
  return csv([COLUMNS, ...words.map((word) => COLUMNS.map((column) => word[column]))]);
}

/** A text file that Anki imports, the lemma being the front. */
export function toAnki(words: readonly SavedWord[]): string {
  const cell = (text: string): string => text.replace(/\s+/g, " ");
  const rows = words.map((word) => COLUMNS.map((column) => cell(word[column])).join("\t"));
  // A first cell that begins like a header line or a quoted cell would be taken for one.
  return ["#separator:tab", "#html:false", `#columns:${COLUMNS.join("\t")}`, ...rows.map((row) => row.replace(/^[#"]/, " $&")), ""].join("\n");
}
