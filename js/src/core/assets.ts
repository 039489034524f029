import { DokhaeError } from "./errors.js";

/** Where dokhae.wasm is: an address, its bytes, or the compiled module. */
export type WasmSource = string | URL | BufferSource | WebAssembly.Module;
/** Where a lexicon is: an address or its bytes. */
export type LexiconSource = string | URL | BufferSource;

/** What `take` makes of the answer; without one, or when it breaks off, `unavailable`. */
async function load<T>(address: string | URL, take: (response: Response) => Promise<T>): Promise<T> {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new RangeError(`status ${response.status}`);
    return await take(response);
  } catch (cause) {
    throw new DokhaeError("unavailable", `cannot load ${String(address)}: ${String(cause)}`, { cause });
  }
}

const isAddress = (source: unknown): source is string | URL => typeof source === "string" || source instanceof URL;

export async function loadWasm(source: WasmSource): Promise<WebAssembly.Module | BufferSource> {
  if (!isAddress(source)) return source;
  // Compiling as it comes in needs a server that knows the type.
  return load(source, (response): Promise<WebAssembly.Module | BufferSource> =>
    response.headers.get("content-type")?.startsWith("application/wasm") ? WebAssembly.compileStreaming(response) : response.arrayBuffer());
}

export async function loadLexicon(source: LexiconSource): Promise<BufferSource> {
  return isAddress(source) ? load(source, (response) => response.arrayBuffer()) : source;
}
