import { readFile } from "node:fs/promises";

/** The files that the build puts beside this one. */
export function readWasm(): Promise<Uint8Array<ArrayBuffer>> {
  return readAsset("dokhae.wasm");
}

export function readLexicon(): Promise<Uint8Array<ArrayBuffer>> {
  return readAsset("lexicon.bin");
}

/** Optional: rejects where the build had nothing to make it of. */
export function readExtendedLexicon(): Promise<Uint8Array<ArrayBuffer>> {
  return readAsset("lexicon-extended.bin");
}

async function readAsset(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const { buffer, byteOffset, length } = await readFile(new URL(`./${name}`, import.meta.url));
  return new Uint8Array(buffer, byteOffset, length);
}
