/** Imports dictionaries and files of everything, so that the page stays alive meanwhile. */
import { loadLexicon, loadWasm } from "../../../../js/src/core/assets.js";
import { DokhaeError } from "../../../../js/src/core/errors.js";
import { Core } from "../../../../js/src/core/loader.js";
import { importDictionary } from "../../../../js/src/dictionary/index.js";
import { aboutPack } from "../../../../js/src/dictionary/pack-reader.js";
import { fromWire } from "../../shared/wire.js";
import { readEverything } from "./everything.js";
import type { Answer, Everything, Job, NewDictionary } from "./protocol.js";

const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<Job>) => void;
  postMessage(answer: Answer, transfer: Transferable[]): void;
};
const answer = (message: Answer, transfer: Transferable[] = []): void => { scope.postMessage(message, transfer); };

const bytesOf = async (file: File): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.arrayBuffer());

/** A pack that somebody has exported. Whether it is whole is for the core to say. @throws DokhaeError */
async function checked(pack: Uint8Array<ArrayBuffer>, name: string): Promise<NewDictionary> {
  const about = aboutPack(pack);
  if (!about) throw new DokhaeError("bad_dictionary", `${name}: this is no dictionary of Dokhae's`);
  const core = await Core.create(await loadWasm("dokhae.wasm"));
  core.loadLexicon(await loadLexicon("lexicon.bin"));
  try {
    core.loadLexicon(pack);
  } catch (cause) {
    throw new DokhaeError("bad_dictionary", `${name}: the dictionary is damaged`, { cause });
  }
  const { source, entryCount } = about;
  return { pack, about: { title: source.name, entries: entryCount, attribution: source.address, license: source.licence }, skipped: 0 };
}

async function dictionaryOf(files: readonly File[]): Promise<NewDictionary> {
  const parts = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: await bytesOf(file) })));
  const [first] = parts;
  if (first && aboutPack(first.bytes)) return checked(first.bytes, first.name);
  const { pack, source, entryCount, skippedCount } = await importDictionary(parts, { onProgress: (entries) => { answer({ type: "progress", entries }); } });
  return { pack, about: { title: source.name, entries: entryCount, attribution: source.address, license: source.licence }, skipped: skippedCount };
}

async function everythingOf(file: File): Promise<Everything> {
  const { stored, dictionaries } = readEverything(file.name, await file.text());
  const packs: NewDictionary[] = [];
  for (const { about, pack } of dictionaries) {
    const dictionary = await checked(fromWire(pack), about.title);
    packs.push({ ...dictionary, about: { ...dictionary.about, ...about } });
    answer({ type: "progress", entries: packs.reduce((sum, { about: { entries = 0 } }) => sum + entries, 0) });
  }
  return { stored, dictionaries: packs };
}

async function handle(job: Job): Promise<void> {
  try {
    if (job.type === "dictionary") {
      const result = await dictionaryOf(job.files);
      answer({ type: "done", result }, [result.pack.buffer]);
    } else {
      const result = await everythingOf(job.file);
      answer({ type: "done", result }, result.dictionaries.map(({ pack }) => pack.buffer));
    }
  } catch (error) {
    const code = error instanceof DokhaeError ? error.code : "internal";
    answer({ type: "error", code, message: error instanceof Error ? error.message : String(error) });
  }
}

scope.onmessage = ({ data }) => void handle(data);
