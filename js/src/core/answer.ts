import { loadLexicon, loadWasm } from "./assets.js";
import { Core, type ResultBytes } from "./loader.js";
import type { Request, Start } from "./protocol.js";

/** Loads both files at once and makes a core of them. */
export async function startCore({ wasm, lexicon, dictionaries }: Omit<Start, "type">): Promise<Core> {
  const [module, pack] = await Promise.all([loadWasm(wasm), loadLexicon(lexicon)]);
  const core = await Core.create(module);
  core.loadLexicon(pack);
  for (const dictionary of dictionaries) core.loadLexicon(dictionary);
  return core;
}

export function answer(core: Core, request: Request): ResultBytes {
  switch (request.type) {
    case "page":
      return core.readPage(request.buffer);
    case "text":
      return core.readText(request.text);
    case "dictionary":
      core.loadLexicon(request.pack);
      return new Uint8Array();
    case "stage":
      return core.runStage(request.stage);
  }
}
