/**
 * The cores behind the extension's ports. Each port has its own, because a stage refers to the
 * article that was read last; the module and the lexicon are loaded once for all of them.
 */
import { loadLexicon, loadWasm } from "../../../js/src/core/assets.js";
import { type Backend, startHere, startInWorker } from "../../../js/src/core/backend.js";
import { DokhaeError } from "../../../js/src/core/errors.js";
import type { Request, Start } from "../../../js/src/core/protocol.js";
import { enabledPacks, onDictionariesChanged } from "../shared/dictionaries.js";
import { CORE_PORT, type CoreReply, type CoreRequest } from "../shared/messages.js";
import { fromWire, toWire } from "../shared/wire.js";

/** Longest time for one stage in a Worker, ms; as long as whoever asked waits for it. */
const STAGE_LIMIT_MS = 10_000;

/** How often the dictionaries have changed: a core with others of them is out of date. */
let edition = 0;
let files: Promise<Omit<Start, "type" | "dictionaries">> | null = null;

/** Has to be called while the script is run for the first time. */
export function serveCores(): void {
  onDictionariesChanged(() => { edition++; });
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name === CORE_PORT && port.sender?.id === chrome.runtime.id) serve(port);
  });
}

function serve(port: chrome.runtime.Port): void {
  const core = new PortCore();
  let last = Promise.resolve();
  let gone = false;
  port.onMessage.addListener((request: CoreRequest) => {
    last = last.then(() => core.answer(request)).then((reply) => {
      if (!gone) port.postMessage(reply);
    });
  });
  port.onDisconnect.addListener(() => {
    gone = true;
    core.stop();
  });
}

class PortCore {
  #backend: Backend | null = null;
  #edition = -1;
  #binary = false;
  #stopped = false;

  /** Never rejects. */
  async answer(request: CoreRequest): Promise<CoreReply> {
    try {
      switch (request.type) {
        case "start":
          this.#binary = request.probe instanceof ArrayBuffer && request.probe.byteLength === 8;
          await this.#current();
          return { type: "ready", binary: this.#binary };
        case "page":
          return await this.#send(await this.#current(), { type: "page", buffer: fromWire(request.buffer).buffer });
        case "text":
          return await this.#send(await this.#current(), { type: "text", text: request.text });
        case "stage":
          if (!this.#backend) throw new DokhaeError("invalid_argument", "nothing was read yet");
          return await this.#send(this.#backend, { type: "stage", stage: request.stage });
      }
    } catch (error) {
      const code = error instanceof DokhaeError ? error.code : "internal";
      // A core that has failed is of no use any more; the next reading gets another.
      if (code === "internal" || code === "timeout" || code === "out_of_memory") this.#drop();
      return { type: "error", code, message: error instanceof Error ? error.message : String(error) };
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#drop();
  }

  async #send(backend: Backend, request: Request): Promise<CoreReply> {
    return { type: "result", bytes: toWire(await backend.send(request), this.#binary) };
  }

  /** A core with the dictionaries that are there now. */
  async #current(): Promise<Backend> {
    if (this.#backend && this.#edition === edition) return this.#backend;
    this.#drop();
    const asked = edition;
    const backend = await startCore();
    if (this.#stopped) {
      backend.stop();
      throw new DokhaeError("invalid_argument", "nobody waits for this core");
    }
    this.#edition = asked;
    return (this.#backend = backend);
  }

  #drop(): void {
    this.#backend?.stop();
    this.#backend = null;
  }
}

async function startCore(): Promise<Backend> {
  const packs = await enabledPacks();
  for (;;) {
    const backend = await startBare();
    const broken = await addPacks(backend, packs);
    if (broken < 0) return backend;
    // A core that a pack has broken is replaced by one without it.
    backend.stop();
    packs.splice(broken, 1);
  }
}

async function startBare(): Promise<Backend> {
  const start: Start = { type: "start", ...await loadFiles(), dictionaries: [] };
  // A service worker may not start Workers, and is a thread of its own anyway.
  return typeof Worker === "undefined" ? startHere(start)
    : startInWorker(() => new Worker(chrome.runtime.getURL("dokhae-worker.js"), { type: "module" }), start, STAGE_LIMIT_MS);
}

/** @returns number of the pack that the core could not take; -1 if there is none. One that it refuses, of an older format, is left out. */
async function addPacks(backend: Backend, packs: readonly Uint8Array<ArrayBuffer>[]): Promise<number> {
  for (const [index, pack] of packs.entries()) {
    try {
      await backend.send({ type: "dictionary", pack });
    } catch (error) {
      if (!(error instanceof DokhaeError) || !["incompatible_data", "too_large"].includes(error.code)) return index;
    }
  }
  return -1;
}

function loadFiles(): Promise<Omit<Start, "type" | "dictionaries">> {
  files ??= (async () => {
    const [wasm, lexicon] = await Promise.all([loadWasm(chrome.runtime.getURL("dokhae.wasm")), loadLexicon(chrome.runtime.getURL("lexicon.bin"))]);
    // Not every browser names the type of its extensions' files.
    return { wasm: wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm), lexicon };
  })();
  files.catch(() => { files = null; }); // the next core tries again
  return files;
}
