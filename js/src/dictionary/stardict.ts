import type { DictionaryBuilder } from "./builder.js";
import { DictionaryError } from "./errors.js";
import { glossesOf, textOfMarkup } from "./text.js";
import { gunzipped, type ZipFile } from "./zip.js";

/** Kinds of data in a definition that are text, and those that are markup around it. */
const PLAIN = "ml";
const MARKUP = "ghxkw";

const decoder = new TextDecoder();

export function isStarDict(files: readonly ZipFile[]): boolean {
  return files.some(({ name }) => name.endsWith(".ifo"));
}

async function part(files: readonly ZipFile[], stem: string, ends: readonly string[]): Promise<{ name: string; bytes: Uint8Array } | null> {
  for (const end of ends) {
    const file = files.find(({ name }) => name === stem + end);
    if (!file) continue;
    const bytes = await file.read();
    return { name: file.name, bytes: bytes[0] === 0x1f && bytes[1] === 0x8b ? await gunzipped(file.name, bytes) : bytes };
  }
  return null;
}

/** StarDict: `.ifo` (what it is), `.idx` (words and places), `.dict` or `.dict.dz`, perhaps `.syn`. */
export async function readStarDict(files: readonly ZipFile[], builder: DictionaryBuilder): Promise<void> {
  const ifo = files.find(({ name }) => name.endsWith(".ifo"));
  if (!ifo) return;
  const stem = ifo.name.slice(0, -".ifo".length);
  const lines = decoder.decode(await ifo.read()).split(/\r?\n/);
  if (lines[0]?.trim() !== "StarDict's dict ifo file") throw new DictionaryError(ifo.name, "line 1", "it is not “StarDict's dict ifo file”");
  const about = new Map(lines.slice(1).map((line) => [line.slice(0, line.indexOf("=")).trim(), line.slice(line.indexOf("=") + 1).trim()] as const));
  const version = about.get("version") ?? "";
  if (!/^(?:2\.4\.2|3\.0\.0)$/.test(version)) throw new DictionaryError(ifo.name, "", `version ${version.slice(0, 20)}; known are 2.4.2 and 3.0.0`);
  builder.describe({ name: about.get("bookname"), licence: about.get("description") ?? about.get("author"), address: about.get("website") });
  const wide = version === "3.0.0" && about.get("idxoffsetbits") === "64";
  const types = about.get("sametypesequence") ?? "";

  const index = await part(files, stem, [".idx", ".idx.gz"]);
  const data = await part(files, stem, [".dict", ".dict.dz"]);
  if (!index || !data) throw new DictionaryError(ifo.name, "", `${index ? ".dict or .dict.dz" : ".idx"} is missing beside it`);

  const { bytes } = index;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const definitions: string[][] = [];
  const wantsOther = await part(files, stem, [".syn"]);
  for (let at = 0, number = 1; at < bytes.length; number++) {
    const place = `entry ${number}`;
    const start = at;
    const end = bytes.indexOf(0, start);
    const numbers = end + 1;
    at = numbers + (wide ? 12 : 8);
    if (end < 0 || at > bytes.length) throw new DictionaryError(index.name, place, "it is cut off");
    const offset = wide ? Number(view.getBigUint64(numbers)) : view.getUint32(numbers);
    const size = view.getUint32(at - 4);
    if (offset + size > data.bytes.length) throw new DictionaryError(index.name, place, `its definition lies outside of ${data.name}`);
    const glosses = definition(data.bytes.subarray(offset, offset + size), types, data.name, place);
    if (wantsOther) definitions.push(glosses);
    builder.add(decoder.decode(bytes.subarray(start, end)), glosses, null, index.name, place);
  }
  if (wantsOther) readSynonyms(wantsOther, definitions, builder);
}

function readSynonyms({ name, bytes }: { name: string; bytes: Uint8Array }, definitions: readonly string[][], builder: DictionaryBuilder): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0, number = 1; at < bytes.length; number++) {
    const place = `entry ${number}`;
    const end = bytes.indexOf(0, at);
    if (end < 0 || end + 5 > bytes.length) throw new DictionaryError(name, place, "it is cut off");
    const glosses = definitions[view.getUint32(end + 1)];
    if (!glosses) throw new DictionaryError(name, place, "it refers to no entry");
    builder.add(decoder.decode(bytes.subarray(at, end)), glosses, null, name, place);
    at = end + 5;
  }
}

/** Fields of one definition: lower-case types end in NUL, upper-case ones begin with their size. */
function definition(bytes: Uint8Array, types: string, name: string, place: string): string[] {
  const glosses: string[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0, field = 0; at < bytes.length; field++) {
    const type = types === "" ? String.fromCharCode(bytes[at++] ?? 0) : types[field];
    if (type === undefined) break;
    const last = types !== "" && field === types.length - 1;
    let end = bytes.length;
    if (/[A-Z]/.test(type)) {
      if (!last) {
        if (at + 4 > bytes.length) throw new DictionaryError(name, place, "a field of its definition is cut off");
        end = at + 4 + view.getUint32(at);
        at += 4;
        if (end > bytes.length) throw new DictionaryError(name, place, "a field of its definition is cut off");
      }
    } else if (!last) {
      const nul = bytes.indexOf(0, at);
      if (nul >= 0) end = nul;
    }
    if (PLAIN.includes(type) || MARKUP.includes(type)) {
      const text = decoder.decode(bytes.subarray(at, end));
      glosses.push(...glossesOf(MARKUP.includes(type) ? textOfMarkup(text) : text));
    }
    at = end + (/[a-z]/.test(type) && !last ? 1 : 0);
  }
  return glosses;
}
