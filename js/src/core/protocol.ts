import type { LexiconSource, WasmSource } from "./assets.js";
import type { ErrorCode } from "./errors.js";
import type { ResultBytes, Stage } from "./loader.js";

/** What is asked of a core, wherever it runs. One request is answered before the next is made. */
export type Request =
  | { type: "page"; buffer: ArrayBuffer }
  | { type: "text"; text: string }
  | { type: "dictionary"; pack: BufferSource }
  | { type: "stage"; stage: Stage };

/** The first message to a Worker. */
export interface Start {
  type: "start";
  wasm: WasmSource;
  lexicon: LexiconSource;
  /** Packs on top of it, in this order. */
  dictionaries: readonly BufferSource[];
}

export type Reply =
  | { type: "ready" }
  | { type: "result"; bytes: ResultBytes }
  | { type: "error"; code: ErrorCode; message: string };
