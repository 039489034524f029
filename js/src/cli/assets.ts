import { readFile } from "node:fs/promises";

/** The files that the build puts beside this one. */
export function readWasm(): Promise<Uint8Array<ArrayBuffer>> {
  return readAsset("dokhae.wasm");
}

export function readLexicon(): Promise<Uint8Array<ArrayBuffer>> {
  return readAsset("lexicon.bin");
}

function readAsset(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(new URL(`./${name}`, import.meta.url));
}
