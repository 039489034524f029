import type { DictionaryBuilder } from "./builder.js";
import { DictionaryError } from "./errors.js";
import { classOf, endsLine, glossesOf, isSilent } from "./text.js";
import type { ZipFile } from "./zip.js";

const BANK = /^(?:.*\/)?term_bank_\d{1,5}\.json$/;
const INDEX = /^(?:.*\/)?index\.json$/;
/** Parts of one definition that are looked at. */
const MAX_PARTS = 20_000;

export function isYomitan(files: readonly ZipFile[]): boolean {
  return files.some(({ name }) => INDEX.test(name)) && files.some(({ name }) => BANK.test(name));
}

/**
 * A Yomitan (Yomichan) archive: `term_bank_N.json` of format 3 and its older forms,
 * rows of [term, reading, definition tags, rules, score, definitions, sequence, term tags].
 */
export async function readYomitan(files: readonly ZipFile[], builder: DictionaryBuilder): Promise<void> {
  const index = files.find(({ name }) => INDEX.test(name));
  if (index) {
    const about = parse(index.name, await index.read());
    if (typeof about !== "object" || about === null || Array.isArray(about)) throw new DictionaryError(index.name, "", "it does not hold an object");
    const { title, attribution, url, format, version } = about as Record<string, unknown>;
    const number = format ?? version ?? 3;
    if (number !== 1 && number !== 2 && number !== 3) throw new DictionaryError(index.name, "", "its format is none of 1 to 3");
    builder.describe({ name: title, licence: attribution, address: url });
  }
  const number = (name: string): number => parseInt(/(\d+)\.json$/.exec(name)?.[1] ?? "0", 10);
  for (const { name, read } of files.filter((file) => BANK.test(file.name)).sort((a, b) => number(a.name) - number(b.name))) {
    const rows = parse(name, await read());
    if (!Array.isArray(rows)) throw new DictionaryError(name, "", "it does not hold an array");
    rows.forEach((row: unknown, i) => {
      const place = `entry ${i + 1}`;
      if (!Array.isArray(row) || row.length < 6 || typeof row[0] !== "string") throw new DictionaryError(name, place, "not [term, reading, tags, rules, score, definitions, …]");
      // Before format 3 the definitions follow one another.
      const definitions: unknown = Array.isArray(row[5]) ? row[5] : (row.slice(5) as unknown[]);
      const tags = [row[3], row[2], row[7]].flatMap((cell) => (typeof cell === "string" ? cell.split(" ") : []));
      const tag = classOf(tags);
      if (tag === "") return;
      builder.add(row[0], (definitions as unknown[]).flatMap((definition) => glossesOf(textOf(definition))), tag, name, place);
    });
  }
}

function parse(name: string, bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new DictionaryError(name, "", "it is not UTF-8");
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1];
    const line = at === undefined ? "" : `line ${text.slice(0, Number(at)).split("\n").length}`;
    throw new DictionaryError(name, line, "it is not JSON");
  }
}

/** Text of a definition: a string, or structured content without its markup. */
function textOf(definition: unknown): string {
  let out = "";
  let parts = 0;
  const pending: unknown[] = [definition];
  while (pending.length > 0 && parts++ < MAX_PARTS) {
    const part = pending.pop();
    if (typeof part === "string") {
      out += part;
    } else if (Array.isArray(part)) {
      for (let i = Math.min(part.length, MAX_PARTS) - 1; i >= 0; i--) pending.push(part[i]);
    } else if (typeof part === "object" && part !== null) {
      const { type, text, tag, content } = part as Record<string, unknown>;
      if (type === "text") pending.push(text);
      if (type === "image" || typeof content === "number" || (typeof tag === "string" && isSilent(tag))) continue;
      if (typeof tag === "string" && endsLine(tag)) {
        out += "\n";
        pending.push("\n");
      }
      pending.push(content);
    }
  }
  return out;
}
