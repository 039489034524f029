import { loadLexicon, loadWasm } from "./assets.js";
import { Core, type ResultBytes } from "./loader.js";
import type { Request, Start } from "./protocol.js";

/** Loads both files at once and makes a core of them. */
export async function startCore({ wasm, lexicon }: Omit<Start, "type">): Promise<Core> {
  const [module, pack] = await Promise.all([loadWasm(wasm), loadLexicon(lexicon)]);
  const core = await Core.create(module);
  core.loadLexicon(pack);
  return core;
}

export function answer(core: Core, request: Request): ResultBytes {
  switch (request.type) {
    case "page":
      return core.readPage(request.buffer);
    case "text":
      return core.readText(request.text);
    case "stage":
      return core.runStage(request.stage);
  }
}
