import { safeLink } from "../core/safe-url.js";
import { type DeviceStore, localStore } from "./device-store.js";

/** What is kept of a word, with where it was met: `url` is http(s) or "", `date` an ISO 8601 day. */
export const COLUMNS = ["lemma", "gloss", "romanization", "sentence", "title", "url", "date"] as const;

/** A word that the user wants to keep. */
export type SavedWord = Record<typeof COLUMNS[number], string>;

export const MOST_SAVED = 2000;
export const MOST_KNOWN = 10_000;
const LONGEST = 600;
/** Under which they are kept on the device. */
export const SAVED = "saved-words";
export const KNOWN = "known-words";

const text = (value: unknown, longest = LONGEST): string => (typeof value === "string" ? value.slice(0, longest) : "");

/** Storage is hostile: what is no list of words is none, and what is no word is left out. */
export function validSaved(stored: unknown): SavedWord[] {
  const words = new Map<string, SavedWord>();
  for (const item of Array.isArray(stored) ? stored.slice(0, MOST_SAVED) : []) {
    if (typeof item !== "object" || item === null) continue;
    const kept = item as Record<string, unknown>;
    const word = Object.fromEntries(COLUMNS.map((column) => [column, text(kept[column])])) as SavedWord;
    word.url = safeLink(text(kept.url, Infinity), "") ?? "";
    if (!/^\d{4}-\d\d-\d\d$/.test(word.date)) word.date = "";
    if (word.lemma !== "") words.set(word.lemma, word);
  }
  return [...words.values()];
}

export function validKnown(stored: unknown): string[] {
  return [...new Set((Array.isArray(stored) ? stored.slice(0, MOST_KNOWN) : []).map((lemma) => text(lemma)))].filter((lemma) => lemma !== "");
}

/**
 * My words and the words I know, by lemma, kept on the device. Every change reads the device
 * first, so that two open pages do not undo each other's.
 */
export class WordStore {
  readonly #store: DeviceStore;
  readonly #listeners = new Set<() => void>();
  #saved = new Map<string, SavedWord>();
  #known = new Set<string>();
  /** Changes wait for each other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: DeviceStore = localStore) {
    this.#store = store;
  }

  /** The latest first. */
  get saved(): SavedWord[] {
    return [...this.#saved.values()].reverse();
  }

  get known(): string[] {
    return [...this.#known].reverse();
  }

  isSaved(lemma: string): boolean {
    return this.#saved.has(lemma);
  }

  isKnown(lemma: string): boolean {
    return this.#known.has(lemma);
  }

  load(): Promise<void> {
    return this.#change(SAVED, () => false);
  }

  /** @returns false when the list is full */
  async save(word: SavedWord): Promise<boolean> {
    let room = true;
    await this.#change(SAVED, () => {
      room = this.#saved.size < MOST_SAVED || this.#saved.has(word.lemma);
      if (room) for (const valid of validSaved([word])) this.#saved.set(valid.lemma, valid);
      return room;
    });
    return room;
  }

  remove(lemma: string): Promise<void> {
    return this.#change(SAVED, () => this.#saved.delete(lemma));
  }

  know(lemma: string): Promise<void> {
    return this.#change(KNOWN, () => this.#known.add(lemma));
  }

  forget(lemma: string): Promise<void> {
    return this.#change(KNOWN, () => this.#known.delete(lemma));
  }

  /** @returns ends it */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** @param make changes the list; whether it has to be written */
  #change(key: typeof SAVED | typeof KNOWN, make: () => unknown): Promise<void> {
    const run = async (): Promise<void> => {
      this.#saved = new Map(validSaved(await this.#store.read(SAVED)).map((word) => [word.lemma, word]));
      this.#known = new Set(validKnown(await this.#store.read(KNOWN)));
      if (make()) await this.#store.write(key, key === SAVED ? [...this.#saved.values()] : [...this.#known].slice(-MOST_KNOWN));
      for (const listener of this.#listeners) listener();
    };
    const done = this.#last.then(run, run);
    this.#last = done;
    return done;
  }
}
