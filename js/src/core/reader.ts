import { walkDocument } from "../page/dom-walker.js";
import type { Page } from "../page/page.js";
import { samplePages } from "../page/sample-pages.js";
import { type LexiconSource, loadLexicon, type WasmSource } from "./assets.js";
import { Client } from "./client.js";
import { bytesOf, type ResultBytes, Stage } from "./loader.js";
import type { Request } from "./protocol.js";
import { parseArticle, parseClaims, parseTerms, textLengths } from "./results.js";
import type { Article, Claims, Terms } from "./types.js";
import { makeWorker } from "./worker-url.js";

export interface ReaderOptions {
  /** Address (relative to the page's) or bytes of dokhae.wasm; by default it is beside this script. */
  wasm?: WasmSource;
  /** The same of lexicon.bin; by default it is beside this script. */
  lexicon?: LexiconSource;
  /** Makes a Worker that runs dokhae-worker.js (`type: "module"`); false: no Worker, the work is done on this thread. */
  worker?: (() => Worker) | false;
  /** Longest time for one stage, ms; 10 s by default. */
  timeout?: number;
  /** Time without work after which the Worker and its memory are given up, ms; a minute by default. */
  idleTimeout?: number;
}

export interface ReadOptions {
  /** Ends the reading; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** The last stage wanted; "claims" by default. */
  until?: "article" | "terms" | "claims";
  /** Called as soon as each stage is done, in this order. */
  onArticle?: (article: Article, page: Page | null) => void;
  onTerms?: (terms: Terms) => void;
  onClaims?: (claims: Claims) => void;
}

export interface Reading {
  article: Article;
  /** Empty when there is no article, or when they were not asked for. */
  terms: Terms;
  claims: Claims;
  /** The page as it was walked, with the way back to its text nodes; null for plain text. */
  page: Page | null;
}

/** A pack that a reader was given. */
export interface AddedDictionary {
  /** From the next reading on the reader does without it. */
  remove(): void;
}

/** A page buffer from elsewhere, with what its relative addresses refer to. */
export type PageInput = Document | Element | Pick<Page, "buffer" | "baseAddress">;

/**
 * Reads Korean news pages off the main thread.
 *
 *     const reader = new Reader();
 *     const { article, terms, claims } = await reader.read(document, {
 *       signal,
 *       onArticle: (article) => show(article),
 *     });
 *
 * Nothing is loaded before the first reading. Readings run one after the other. Promises
 * reject with DokhaeError, or with the reason of the signal.
 */
export class Reader {
  readonly #client: Client;
  /** It was asked to read, or has no Worker for what nobody asked for. */
  #used: boolean;

  constructor(options: ReaderOptions = {}) {
    this.#used = options.worker === false;
    this.#client = new Client({
      wasm: portable(options.wasm ?? new URL("./dokhae.wasm", import.meta.url)),
      lexicon: portable(options.lexicon ?? new URL("./lexicon.bin", import.meta.url)),
      makeWorker: options.worker === false || (!options.worker && typeof Worker === "undefined") ? null : (options.worker ?? makeWorker),
      timeout: options.timeout ?? 10_000,
      idleTimeout: options.idleTimeout ?? 60_000,
    });
  }

  /**
   * Loads everything now, so that the first reading does not wait for it. Then a few lines are
   * read again and again in the background, until there is something to read: browsers compile
   * what has run often.
   */
  async start(): Promise<void> {
    await this.#client.start();
    if (typeof document !== "undefined") void this.#warmUp();
  }

  /**
   * Reads a document, an element of one, or a page buffer (which is handed over and gone).
   * The document is walked now, in about a millisecond, and not changed.
   */
  async read(input: PageInput, options: ReadOptions = {}): Promise<Reading> {
    options.signal?.throwIfAborted();
    this.#used = true;
    const page = "buffer" in input && input.buffer instanceof ArrayBuffer ? input : walkDocument(input as Document | Element);
    const { buffer, baseAddress } = page;
    const lengths = textLengths(buffer);
    const walked = "nodes" in page ? (page as Page) : null;
    return this.#read({ type: "page", buffer }, (bytes) => parseArticle(bytes, lengths, baseAddress), walked, options);
  }

  /** Reads plain text, one paragraph a line, the first being the title. */
  readText(text: string, options: ReadOptions = {}): Promise<Reading> {
    this.#used = true;
    const nfc = text.normalize("NFC");
    return this.#read({ type: "text", text: nfc }, (bytes) => parseArticle(bytes, new Uint32Array(), ""), null, options);
  }

  /**
   * Puts a pack on top of the lexicon and of those added before: lexicon-extended.bin (which
   * goes below by itself), what `importDictionary` made, a publisher's own. Its bytes are kept
   * for when the core has to be started again. Readings asked for from now on have it.
   * @throws DokhaeError `incompatible_data` for what is no pack, `too_large` for one too many
   */
  async addDictionary(source: LexiconSource): Promise<AddedDictionary> {
    const pack = bytesOf(await loadLexicon(source)).slice();
    await this.#client.addDictionary(pack);
    return {
      remove: () => {
        this.#client.removeDictionary(pack);
      },
    };
  }

  /** Ends the Worker. What is waiting rejects. */
  close(): void {
    this.#client.close();
  }

  async #warmUp(): Promise<void> {
    try {
      for (const page of samplePages()) {
        if (this.#used) return;
        const reading = this.read(page);
        this.#used = false;
        await reading;
      }
    } catch {
      // Whoever reads is told.
    }
  }

  #read(request: Request, parse: (bytes: ResultBytes) => Article, page: Page | null, options: ReadOptions): Promise<Reading> {
    const { signal, until = "claims" } = options;
    return this.#client.run({
      signal,
      run: async (send) => {
        const article = parse(await send(request));
        const reading: Reading = { article, terms: { terms: [], sentences: [], truncated: false }, claims: { claims: [] }, page };
        options.onArticle?.(article, page);
        if (article.status === "no_article" || until === "article") return reading;
        reading.terms = parseTerms(await send({ type: "stage", stage: Stage.terms }), article.text);
        options.onTerms?.(reading.terms);
        if (until === "terms") return reading;
        reading.claims = parseClaims(await send({ type: "stage", stage: Stage.claims }), article.text);
        options.onClaims?.(reading.claims);
        return reading;
      },
    });
  }
}

/** Addresses go to the Worker as texts, resolved here: its own base is another. */
function portable<T>(source: T | string | URL): T | string {
  if (source instanceof URL) return source.href;
  if (typeof source !== "string") return source;
  return typeof location === "undefined" ? source : new URL(source, location.href).href;
}
