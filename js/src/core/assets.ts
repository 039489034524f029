import { DokhaeError } from "./errors.js";

/** Where dokhae.wasm is: an address, its bytes, or the compiled module. */
export type WasmSource = string | URL | BufferSource | WebAssembly.Module;
/** Where a lexicon is: an address or its bytes. */
export type LexiconSource = string | URL | BufferSource;

async function request(address: string | URL): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch (cause) {
    throw new DokhaeError("unavailable", `cannot load ${String(address)}`, { cause });
  }
  if (!response.ok) throw new DokhaeError("unavailable", `cannot load ${String(address)}: ${response.status}`);
  return response;
}

const isAddress = (source: unknown): source is string | URL => typeof source === "string" || source instanceof URL;

export async function loadWasm(source: WasmSource): Promise<WebAssembly.Module | BufferSource> {
  if (!isAddress(source)) return source;
  const response = await request(source);
  // Compiling as it comes in needs a server that knows the type.
  if (response.headers.get("content-type")?.startsWith("application/wasm")) {
    try {
      return await WebAssembly.compileStreaming(response);
    } catch (cause) {
      throw new DokhaeError("unavailable", `cannot compile ${String(source)}`, { cause });
    }
  }
  return response.arrayBuffer();
}

export async function loadLexicon(source: LexiconSource): Promise<BufferSource> {
  return isAddress(source) ? (await request(source)).arrayBuffer() : source;
}
