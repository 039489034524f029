/**
 * The user's dictionaries: what each is in extension storage, its pack in IndexedDB. Pages and
 * background use them at the same time; whoever changes them holds the lock.
 */
import { DokhaeError } from "../../../js/src/core/errors.js";
import { safeLink } from "../../../js/src/core/safe-url.js";
import { aboutPack } from "../../../js/src/dictionary/pack-reader.js";
import { onStored } from "./extension-store.js";

export interface DictionaryEntry {
  id: string;
  /** What a gloss from it names as its source. */
  title: string;
  entries: number;
  /** Size of its pack. */
  bytes: number;
  enabled: boolean;
  /** ISO 8601 day on which it was imported. */
  date: string;
  /** Address of the work, http(s), or "". */
  attribution: string;
  /** What it says of its licence, or "". */
  license: string;
}

/** A core takes 16 packs, the first of them being our own. */
export const MOST_DICTIONARIES = 15;

const LIST = "dictionaries";
const DATABASE = "dokhae";
const PACKS = "packs";
const LOCK = "dokhae-dictionaries";
const LONGEST = 200;

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, LONGEST) : "");
const count = (value: unknown): number => (Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : 0);

/** What is no list is none; what has no id is left out, and so is the second of two with one. */
export function validDictionaries(stored: unknown): DictionaryEntry[] {
  const entries = new Map<string, DictionaryEntry>();
  for (const item of Array.isArray(stored) ? stored : []) {
    if (typeof item !== "object" || item === null) continue;
    const kept = item as Record<string, unknown>;
    const id = text(kept.id);
    if (!/^[\w-]+$/.test(id) || entries.has(id) || entries.size === MOST_DICTIONARIES) continue;
    entries.set(id, {
      id,
      title: text(kept.title) || id,
      entries: count(kept.entries),
      bytes: count(kept.bytes),
      enabled: kept.enabled !== false,
      date: typeof kept.date === "string" && /^\d{4}-\d\d-\d\d$/.test(kept.date) ? kept.date : "",
      attribution: safeLink(text(kept.attribution), "") ?? "",
      license: text(kept.license),
    });
  }
  return [...entries.values()];
}

const isPack = (bytes: unknown): bytes is Uint8Array<ArrayBuffer> => bytes instanceof Uint8Array && aboutPack(bytes) !== null;

/** The uppermost first: whose gloss is shown where several have one. */
export async function listDictionaries(): Promise<DictionaryEntry[]> {
  return validDictionaries((await chrome.storage.local.get(LIST))[LIST]);
}

/**
 * Puts a pack on top of the others.
 * @throws DokhaeError `too_large` when there are as many as a core takes or the browser has no
 *   room for it, `bad_dictionary` when it is no pack, `unavailable` when nothing can be kept
 */
export function addDictionary(pack: Uint8Array, about: Partial<Omit<DictionaryEntry, "id" | "bytes">>): Promise<DictionaryEntry> {
  return change(async (list) => {
    if (!isPack(pack)) throw new DokhaeError("bad_dictionary", "this is no dictionary of Dokhae's");
    if (list.length >= MOST_DICTIONARIES) throw new DokhaeError("too_large", `there are ${MOST_DICTIONARIES} dictionaries already`);
    const [entry] = validDictionaries([{ date: new Date().toISOString().slice(0, 10), ...about, id: crypto.randomUUID(), bytes: pack.length }]);
    if (!entry) throw new DokhaeError("internal", "the dictionary has no description");
    await withPacks("readwrite", async (packs) => {
      // A page that was closed halfway may have left a pack of no dictionary.
      const known = new Set(list.map(({ id }) => id));
      for (const key of await done(packs.getAllKeys())) {
        if (!known.has(key as string)) packs.delete(key);
      }
      packs.put(pack, entry.id);
    });
    return { list: [entry, ...list], result: entry };
  });
}

export async function removeDictionary(id: string): Promise<void> {
  await change((list) => ({ list: list.filter((entry) => entry.id !== id), result: null }));
  await withPacks("readwrite", (packs) => { packs.delete(id); });
}

export function removeAllDictionaries(): Promise<void> {
  return change(async () => {
    await withPacks("readwrite", (packs) => { packs.clear(); });
    return { list: [], result: undefined };
  });
}

/** @param by -1: one up, over the one above it */
export async function moveDictionary(id: string, by: -1 | 1): Promise<void> {
  await change((list) => {
    const at = list.findIndex((entry) => entry.id === id);
    const [entry, other] = [list[at], list[at + by]];
    return { list: entry && other ? list.with(at, other).with(at + by, entry) : list, result: null };
  });
}

export async function enableDictionary(id: string, on: boolean): Promise<void> {
  await change((list) => ({ list: list.map((entry) => (entry.id === id ? { ...entry, enabled: on } : entry)), result: null }));
}

/** Null when it is not there any more. @throws DokhaeError `unavailable` */
export async function packOf(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const pack: unknown = await withPacks("readonly", (packs) => done(packs.get(id)));
  return isPack(pack) ? pack : null;
}

/** Those in the list whose pack the browser has cleared away. */
export async function lostDictionaries(): Promise<ReadonlySet<string>> {
  const there = new Set(await withPacks("readonly", (packs) => done(packs.getAllKeys())));
  return new Set((await listDictionaries()).map(({ id }) => id).filter((id) => !there.has(id)));
}

/** In the order in which they are put on top of the lexicon. What cannot be read is left out. */
export async function enabledPacks(): Promise<Uint8Array<ArrayBuffer>[]> {
  const enabled = (await listDictionaries()).filter((entry) => entry.enabled).reverse();
  const packs = await Promise.all(enabled.map(({ id }) => packOf(id).catch(() => null)));
  return packs.filter((pack) => pack !== null);
}

/** Told of changes here and in every other part of the extension. @returns ends it */
export function onDictionariesChanged(listener: () => void): () => void {
  return onStored(LIST, listener);
}

interface Changed<Result> {
  list: readonly DictionaryEntry[];
  result: Result;
}

/** Reads the list, changes it and writes it back while nobody else does. @throws DokhaeError */
async function change<Result>(make: (list: readonly DictionaryEntry[]) => Changed<Result> | Promise<Changed<Result>>): Promise<Result> {
  return navigator.locks.request(LOCK, async () => {
    const before = await listDictionaries();
    const { list, result } = await make(before);
    if (list === before) return result;
    try {
      await chrome.storage.local.set({ [LIST]: list });
    } catch (cause) {
      throw new DokhaeError("unavailable", "the browser keeps no dictionaries here", { cause });
    }
    return result;
  });
}

/** @throws DokhaeError; nothing was changed then */
async function withPacks<Result>(mode: IDBTransactionMode, act: (packs: IDBObjectStore) => Result | Promise<Result>): Promise<Result> {
  try {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => { opening.result.createObjectStore(PACKS); };
    const database = await done(opening);
    try {
      const transaction = database.transaction(PACKS, mode);
      const ended = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => { resolve(); };
        transaction.onabort = () => { reject(transaction.error ?? new Error("the transaction was ended")); };
      });
      const [result] = await Promise.all([act(transaction.objectStore(PACKS)), ended]);
      return result;
    } finally {
      database.close();
    }
  } catch (cause) {
    const full = (cause as DOMException).name === "QuotaExceededError";
    throw new DokhaeError(full ? "too_large" : "unavailable", full ? "the browser has no room for it" : "the browser keeps no dictionaries here", { cause });
  }
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(request.error ?? new Error("the request failed")); };
  });
}
