/** What a page and the Worker that imports for it say to each other. */
import type { ErrorCode } from "../../../../js/src/core/errors.js";
import type { DictionaryEntry } from "../../shared/dictionaries.js";
import type { Stored } from "../../shared/stored.js";

export interface NewDictionary {
  pack: Uint8Array<ArrayBuffer>;
  about: Partial<Omit<DictionaryEntry, "id" | "bytes">>;
  /** Rows that had no Korean headword or no definition. */
  skipped: number;
}

/** What a file of everything holds, each part as its own reader allows it; null: not in it. */
export interface Everything {
  stored: { [K in keyof Stored]: Stored[K] | null };
  dictionaries: NewDictionary[];
}

export type Job =
  /** The files of one dictionary. */
  | { type: "dictionary"; files: readonly File[] }
  | { type: "everything"; file: File };

export interface Results {
  dictionary: NewDictionary;
  everything: Everything;
}

export type Answer =
  | { type: "progress"; entries: number }
  | { type: "done"; result: Results[Job["type"]] }
  | { type: "error"; code: ErrorCode; message: string };
