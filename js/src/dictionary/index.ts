/**
 * Dictionaries of other people's as packs: `import { importDictionary } from "dokhae/dictionary"`.
 * Needs no document; runs in a page, a Worker and Node (20.12 or later).
 */
import { DictionaryBuilder } from "./builder.js";
import { DictionaryError } from "./errors.js";
import type { PackSource } from "./pack-writer.js";
import { isStarDict, readStarDict } from "./stardict.js";
import { decoded, readTable } from "./table.js";
import { isYomitan, readYomitan } from "./yomitan.js";
import { isZip, type ZipFile, zipFiles } from "./zip.js";

export { DictionaryError } from "./errors.js";
export { type PackEntry, type PackSource, writePack } from "./pack-writer.js";

export interface DictionaryFile {
  /** Its last part tells what it is. */
  name: string;
  bytes: Uint8Array;
}

export interface ImportOptions {
  /** What the dictionary is called where a gloss from it is shown; by default what it says itself. */
  name?: string;
  /** Text of TSV and CSV files; by default they are UTF-8, else CP949. */
  decode?: (bytes: Uint8Array) => string;
  /** Called now and then with the number of entries that were read so far. */
  onProgress?: (entryCount: number) => void;
}

export interface ImportedDictionary {
  /** For `Reader.addDictionary` and `Engine.loadLexicon`. */
  pack: Uint8Array<ArrayBuffer>;
  source: PackSource;
  entryCount: number;
  /** Rows without a Korean headword or without a definition in text. */
  skippedCount: number;
}

/** Longest file, bytes. */
const MAX_BYTES = 256 << 20;

/**
 * Makes a pack of a dictionary: a Yomitan archive, a StarDict dictionary (its files, or a zip
 * of them), a TSV or CSV file. Definitions become texts; no markup survives.
 *
 *     const { pack } = await importDictionary([{ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }]);
 *     await reader.addDictionary(pack);
 *
 * @throws DictionaryError that names file and line or entry; nothing else, whatever the bytes
 */
export async function importDictionary(files: readonly DictionaryFile[], options: ImportOptions = {}): Promise<ImportedDictionary> {
  const [first] = files;
  if (!first) throw new DictionaryError("dictionary", "", "there is no file");
  const base = first.name.replace(/^.*[/\\]/, "");
  for (const { name, bytes } of files) {
    if (bytes.length > MAX_BYTES) throw new DictionaryError(name, "", `larger than ${MAX_BYTES >> 20} MB`, "too_large");
  }
  const builder = new DictionaryBuilder(base.replace(/\.\w{1,8}$/, ""), options.onProgress);
  const parts: ZipFile[] = isZip(first.bytes)
    ? zipFiles(base, first.bytes)
    : files.map(({ name, bytes }) => ({ name: name.replace(/^.*[/\\]/, ""), read: () => Promise.resolve(bytes) }));
  if (isYomitan(parts)) {
    await readYomitan(parts, builder);
  } else if (isStarDict(parts)) {
    await readStarDict(parts, builder);
  } else {
    const table = parts.find(({ name }) => /\.(?:tsv|csv|txt)$/i.test(name));
    if (!table) throw new DictionaryError(base, "", "neither a Yomitan archive nor StarDict, TSV or CSV");
    readTable(table.name, (options.decode ?? decoded)(await table.read()), builder);
  }
  if (options.name !== undefined) builder.describe({ name: options.name });
  if (builder.entryCount === 0) throw new DictionaryError(base, "", "no Korean headword with a definition is in it");
  return { pack: builder.pack(), source: builder.source, entryCount: builder.entryCount, skippedCount: builder.skippedCount };
}
