import { DokhaeError, failureOf, Status } from "./errors.js";

/** The functions of src/api/dokhae.h. Pointers and sizes are unsigned, but wasm hands out signed numbers. */
interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  dokhae_abi_version(): number;
  dokhae_create(): number;
  dokhae_destroy(handle: number): void;
  dokhae_alloc(size: number): number;
  dokhae_free(pointer: number): void;
  dokhae_load_lexicon(handle: number, pointer: number, size: number): number;
  dokhae_read_page(handle: number, pointer: number, size: number): number;
  dokhae_read_text(handle: number, pointer: number, size: number): number;
  dokhae_explain_page(handle: number, pointer: number, size: number): number;
  dokhae_run_stage(handle: number, stage: number): number;
  dokhae_result(handle: number): number;
  dokhae_result_size(handle: number): number;
}

const FUNCTIONS = [
  "_initialize", "dokhae_abi_version", "dokhae_create", "dokhae_destroy", "dokhae_alloc", "dokhae_free", "dokhae_load_lexicon",
  "dokhae_read_page", "dokhae_read_text", "dokhae_explain_page", "dokhae_run_stage", "dokhae_result", "dokhae_result_size",
] as const satisfies readonly (keyof Exports)[];

const ABI_VERSION = 3;
const ALIGNMENT = 16;
/** Larger than what is left of memory when an allocation fails, as a rule: 128 MB. */
const GROWTH_PAGES = 2048;

export const Stage = { article: 1, terms: 2, claims: 3, tokens: 4 } as const;
export type Stage = (typeof Stage)[keyof typeof Stage];

/** A result's JSON in UTF-8, copied out of the module's memory. */
export type ResultBytes = Uint8Array<ArrayBuffer>;

/**
 * One instance of dokhae.wasm. Synchronous, for one thread; every method throws DokhaeError.
 * After a trap the instance is `broken` for good: its stack pointer is no longer right.
 */
export class Core {
  readonly #exports: Exports;
  readonly #handle: number;
  #broken = false;

  /** @param wasm the module or its bytes */
  static async create(wasm: WebAssembly.Module | BufferSource): Promise<Core> {
    let instance: WebAssembly.Instance;
    try {
      const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
      instance = await WebAssembly.instantiate(module, {});
    } catch (cause) {
      throw new DokhaeError("unavailable", "dokhae.wasm cannot be compiled here", { cause });
    }
    return new Core(instance.exports);
  }

  private constructor(exports: WebAssembly.Exports) {
    const complete = exports.memory instanceof WebAssembly.Memory && FUNCTIONS.every((name) => typeof exports[name] === "function");
    if (!complete) throw new DokhaeError("incompatible_data", "this is not dokhae.wasm");
    this.#exports = exports as unknown as Exports;
    this.#handle = this.#call(() => {
      this.#exports._initialize();
      const version = this.#exports.dokhae_abi_version();
      if (version !== ABI_VERSION) throw new DokhaeError("incompatible_data", `dokhae.wasm has interface ${version}, not ${ABI_VERSION}`);
      return this.#exports.dokhae_create();
    });
    if (this.#handle === 0) throw new DokhaeError("out_of_memory", "no memory for the core");
  }

  get broken(): boolean {
    return this.#broken;
  }

  /** Puts a lexicon pack on top of those already loaded; the core keeps a copy. */
  loadLexicon(pack: BufferSource): void {
    const bytes = bytesOf(pack);
    const pointer = this.#put(bytes); // the core's from here on, whatever it says
    this.#check(this.#call(() => this.#exports.dokhae_load_lexicon(this.#handle, pointer, bytes.length)));
  }

  /** Reads a page buffer; the result is the article. */
  readPage(buffer: BufferSource): ResultBytes {
    return this.#read(bytesOf(buffer), "dokhae_read_page");
  }

  /** Reads plain text, one paragraph a line, the title first; the result is the article. */
  readText(text: string): ResultBytes {
    return this.#read(new TextEncoder().encode(text), "dokhae_read_text");
  }

  /** Why `readPage` keeps or drops what it does; ends the reading of the article before. */
  explainPage(buffer: BufferSource): ResultBytes {
    return this.#read(bytesOf(buffer), "dokhae_explain_page");
  }

  /** Runs a stage on what was read last. */
  runStage(stage: Stage): ResultBytes {
    return this.#result(this.#call(() => this.#exports.dokhae_run_stage(this.#handle, stage)));
  }

  #read(bytes: Uint8Array, name: "dokhae_read_page" | "dokhae_read_text" | "dokhae_explain_page"): ResultBytes {
    const pointer = this.#put(bytes);
    try {
      return this.#result(this.#call(() => this.#exports[name](this.#handle, pointer, bytes.length)));
    } finally {
      if (!this.#broken) this.#call(() => (this.#exports.dokhae_free(pointer), 0));
    }
  }

  #put(bytes: Uint8Array): number {
    const pointer = this.#call(() => this.#exports.dokhae_alloc(bytes.length)) >>> 0;
    if (pointer === 0) throw new DokhaeError("out_of_memory", `no memory for ${bytes.length} bytes`);
    if (pointer % ALIGNMENT !== 0) this.#defect("an address is not aligned");
    this.#view(pointer, bytes.length).set(bytes);
    return pointer;
  }

  #result(status: number): ResultBytes {
    this.#check(status);
    const pointer = this.#call(() => this.#exports.dokhae_result(this.#handle)) >>> 0;
    const size = this.#call(() => this.#exports.dokhae_result_size(this.#handle)) >>> 0;
    return this.#view(pointer, size).slice();
  }

  get memoryBytes(): number {
    return this.#exports.memory.buffer.byteLength;
  }

  /** Made anew each time: memory that grows gets another buffer. */
  #view(pointer: number, size: number): Uint8Array<ArrayBuffer> {
    const { buffer } = this.#exports.memory;
    if (pointer + size > buffer.byteLength) this.#defect("a range is outside of memory");
    return new Uint8Array(buffer, pointer, size);
  }

  #check(status: number): void {
    if (status >= 0 && status <= Status.truncated) return;
    const code = failureOf(status);
    if (code === "internal") this.#defect(`status ${status}`);
    throw new DokhaeError(code, `the core says ${code}`);
  }

  #call(run: () => number): number {
    if (this.#broken) throw new DokhaeError("internal", "this core has failed before");
    try {
      return run();
    } catch (cause) {
      this.#broken = true;
      if (cause instanceof DokhaeError) throw cause;
      if (this.#isFull()) throw new DokhaeError("out_of_memory", "the core has run out of memory", { cause });
      throw new DokhaeError("internal", "the core has trapped", { cause });
    }
  }

  /** Without exceptions the core can only trap when an allocation fails; this tells why it did. */
  #isFull(): boolean {
    try {
      this.#exports.memory.grow(GROWTH_PAGES);
      return false;
    } catch {
      return true;
    }
  }

  #defect(what: string): never {
    this.#broken = true;
    throw new DokhaeError("internal", what);
  }
}

/** The same bytes, not copied. */
export function bytesOf(source: BufferSource): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
