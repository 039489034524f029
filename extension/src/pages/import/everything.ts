/** The file that everything is exported to and imported from: JSON, the packs in it in base64. */
import { DokhaeError } from "../../../../js/src/core/errors.js";
import { extensionStore } from "../../shared/extension-store.js";
import { type DictionaryEntry, listDictionaries, packOf, validDictionaries } from "../../shared/dictionaries.js";
import { STORED, type Stored } from "../../shared/stored.js";
import type { Everything } from "./protocol.js";

const FORMAT = "dokhae";
const VERSION = 1;

const keys = Object.keys(STORED) as (keyof Stored)[];

/** @param names what of it is to be in the file */
export function toJson(values: Partial<Stored>): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, date: new Date().toISOString().slice(0, 10), ...values }, null, 1);
}

/** Everything that is kept. @throws DokhaeError `unavailable` */
export async function exportEverything(): Promise<Blob> {
  const values = await Promise.all(keys.map(async (key) => [key, STORED[key](await extensionStore.read(key))] as const));
  const parts: BlobPart[] = [toJson(Object.fromEntries(values)).replace(/\n\}$/, ",\n \"dictionaries\": [")];
  let separator = "\n  ";
  for (const entry of await listDictionaries()) {
    const pack = await packOf(entry.id);
    if (!pack) continue;
    parts.push(separator, JSON.stringify(entry).slice(0, -1), ",\"pack\":\"", await base64(pack), "\"}");
    separator = ",\n  ";
  }
  return new Blob([...parts, "\n ]\n}\n"], { type: "application/json" });
}

/**
 * What such a file holds; packs are not looked into.
 * @throws DokhaeError `invalid_argument` when it is another file
 */
export function readEverything(name: string, text: string): { stored: Everything["stored"]; dictionaries: { about: DictionaryEntry; pack: string }[] } {
  const file = parsed(name, text);
  const stored = Object.fromEntries(keys.map((key) => [key, key in file ? STORED[key](file[key]) : null])) as unknown as Everything["stored"];
  const dictionaries = (Array.isArray(file.dictionaries) ? file.dictionaries : []).flatMap((item: unknown) => {
    const [about] = validDictionaries([item]);
    const { pack } = (item ?? {}) as { pack?: unknown };
    return about && typeof pack === "string" ? [{ about, pack }] : [];
  });
  return { stored, dictionaries };
}

function parsed(name: string, text: string): Record<string, unknown> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (cause) {
    throw new DokhaeError("invalid_argument", `${name}: it is not JSON`, { cause });
  }
  const { format, version } = (typeof file === "object" && file !== null ? file : {}) as Record<string, unknown>;
  if (format !== FORMAT || typeof version !== "number") throw new DokhaeError("invalid_argument", `${name}: Dokhae did not make this file`);
  if (version > VERSION) throw new DokhaeError("invalid_argument", `${name}: a later version of Dokhae made this file`);
  return file as Record<string, unknown>;
}

async function base64(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new FileReader();
  reader.readAsDataURL(new Blob([bytes]));
  await new Promise((resolve) => { reader.onloadend = resolve; });
  const address = reader.result;
  if (typeof address !== "string") throw new DokhaeError("unavailable", "a dictionary cannot be read");
  return address.slice(address.indexOf(",") + 1);
}
