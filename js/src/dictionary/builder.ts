import { DictionaryError } from "./errors.js";
import { type PackEntry, type PackSource, type PackTag, writePack } from "./pack-writer.js";
import { entriesOf, headwordOf } from "./text.js";

/** Words and their glosses that one pack may have. */
const MAX_ENTRIES = 400_000;
const MAX_GLOSSES = 3;
const MAX_NOTE = 200;
/** After as many entries somebody who waits is told. */
const PROGRESS_EVERY = 1000;

/** Collects what a dictionary holds, in its own order, and makes the pack of it. */
export class DictionaryBuilder {
  readonly #entries = new Map<string, PackEntry>();
  readonly #source: PackSource;
  readonly #onProgress: ((entryCount: number) => void) | undefined;
  #skipped = 0;

  constructor(name: string, onProgress?: (entryCount: number) => void) {
    this.#onProgress = onProgress;
    this.#source = { name, licence: "", address: "" };
  }

  get entryCount(): number {
    return this.#entries.size;
  }

  /** Rows that hold no Korean headword or no definition in text. */
  get skippedCount(): number {
    return this.#skipped;
  }

  get source(): Readonly<PackSource> {
    return this.#source;
  }

  /** What the dictionary says of itself; values of other types say nothing. */
  describe(about: { name?: unknown; licence?: unknown; address?: unknown }): void {
    for (const key of ["name", "licence", "address"] as const) {
      const value = about[key];
      if (typeof value === "string" && value.trim() !== "") this.#source[key] = value.replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, " ").trim().slice(0, MAX_NOTE);
    }
    if (!/^https?:\/\//.test(this.#source.address)) this.#source.address = "";
  }

  /** @param tag null when the dictionary does not tell the class */
  add(term: string, glosses: readonly string[], tag: PackTag | null, file: string, place: string): void {
    const headword = headwordOf(term);
    if (headword === "" || glosses.length === 0 || !/[\uac00-\ud7a3\p{Script=Han}]/u.test(headword)) {
      this.#skipped++;
      return;
    }
    for (const entry of entriesOf(headword, glosses, tag)) {
      // Several rows of one word are its senses: the first glosses of each, as far as there is room.
      const key = `${headword}\0${entry.tag}`;
      const known = this.#entries.get(key);
      if (!known && this.#entries.size === MAX_ENTRIES) throw new DictionaryError(file, place, `more than ${MAX_ENTRIES} entries`, "too_large");
      const merged = [...new Set([...(known?.glosses ?? []), ...entry.glosses])].slice(0, MAX_GLOSSES);
      this.#entries.set(key, { ...entry, glosses: merged });
      if (!known && this.#entries.size % PROGRESS_EVERY === 0) this.#onProgress?.(this.#entries.size);
    }
  }

  pack(): Uint8Array<ArrayBuffer> {
    return writePack([...this.#entries.values()], this.#source);
  }
}
