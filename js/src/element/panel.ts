import { DokhaeError } from "../core/errors.js";
import { type Glossary, parseGlossary, withGlossary } from "../core/glossary.js";
import { Reader, type ReaderOptions, type ReadOptions, type Reading } from "../core/reader.js";
import { safeLink } from "../core/safe-url.js";
import type { Article, Claims, Terms } from "../core/types.js";
import { localeOf } from "../i18n/index.js";
import type { InPageGlosses } from "../in-page/in-page-glosses.js";
import { ReaderView } from "../view/reader-view.js";
import type { Translate } from "../view/translator.js";

/** What the element tells the page. */
export interface PanelEvents {
  article: { article: Article };
  gloss: Terms;
  claims: Claims;
  error: { error: DokhaeError };
  close: null;
}

export interface PanelOptions {
  /** Folder of dokhae.wasm and lexicon.bin; null: beside the script. */
  assetBase: string | null;
  /** Addresses of packs to put on top of the lexicon. */
  dictionaries: readonly string[];
  /** False: no Worker is tried. */
  worker: boolean;
  /** Instead of the three above. */
  readerOptions: ReaderOptions | undefined;
  /** The publisher's glossary or its address; null: none. */
  glossary: unknown;
  /** What addresses in it refer to. */
  base: string;
  translator: () => Translate | null;
  mode: "overlay" | "inline" | "side";
  images: boolean;
  languages: readonly string[];
  emit: <K extends keyof PanelEvents>(name: K, detail: PanelEvents[K]) => void;
}

export type Source = Document | Element | string;

interface SharedReader {
  reader: Reader;
  users: number;
  /** Dictionaries that could not be had; settles when all have been asked for. */
  failures: Promise<DokhaeError[]>;
}

/** One core for all elements of a page that want the same of it; it ends with the last of them. */
const readers = new Map<unknown, SharedReader>();

const keyOf = ({ readerOptions, assetBase, dictionaries, worker }: PanelOptions): unknown =>
  readerOptions ?? [assetBase, worker, ...dictionaries].join(" ");

function acquire(options: PanelOptions): SharedReader {
  const { readerOptions, assetBase, dictionaries, worker } = options;
  const key = keyOf(options);
  let shared = readers.get(key);
  if (!shared) {
    const files = assetBase === null ? {} : { wasm: `${assetBase}dokhae.wasm`, lexicon: `${assetBase}lexicon.bin` };
    const reader = new Reader(readerOptions ?? (worker ? files : { ...files, worker: false }));
    const failures = Promise.all(dictionaries.map((address) => reader.addDictionary(address).then(() => null, errorOf)));
    shared = { reader, users: 0, failures: failures.then((errors) => errors.filter((error) => error !== null)) };
    readers.set(key, shared);
  }
  shared.users++;
  return shared;
}

function release(options: PanelOptions): void {
  const key = keyOf(options);
  const shared = readers.get(key);
  if (!shared || --shared.users > 0) return;
  readers.delete(key);
  shared.reader.close();
}

const errorOf = (cause: unknown): DokhaeError => (cause instanceof DokhaeError ? cause : new DokhaeError("internal", "reading has failed", { cause }));

/** Nobody waits longer for a glossary, ms. */
const GLOSSARY_MS = 5000;

async function loadGlossary(source: unknown, base: string): Promise<Glossary> {
  if (source === null) return new Map();
  if (typeof source !== "string") return parseGlossary(source, base);
  if (safeLink(source, "") === null) throw new DokhaeError("bad_dictionary", "a glossary has an http(s) address");
  try {
    const response = await fetch(source, { signal: AbortSignal.timeout(GLOSSARY_MS) });
    return parseGlossary(response.ok ? await response.json() : null, source);
  } catch (cause) {
    throw new DokhaeError("bad_dictionary", "the glossary cannot be loaded", { cause });
  }
}

/** The address of a source that is part of the page on the screen, else "". */
function addressOf(source: Source): string {
  const shown = source === document || (source instanceof Element && source.ownerDocument === document);
  return shown ? (safeLink(location.href, "") ?? "").replace(/#.*/, "") : "";
}

const ignore = (): void => undefined; // whoever asked for it was told

/** A reader and its view, behind the element: everything that is loaded only when it is wanted. */
export class Panel {
  readonly #options: PanelOptions;
  readonly #shared: SharedReader;
  readonly #root: ShadowRoot;
  readonly #view: ReaderView;
  #onPage: Promise<InPageGlosses> | null = null;
  #glossary: Promise<Glossary> | null = null;
  #abort: AbortController | null = null;
  #source: Source | null = null;

  constructor(root: ShadowRoot, options: PanelOptions) {
    this.#options = options;
    this.#root = root;
    this.#shared = acquire(options);
    this.#view = new ReaderView(root, {
      locale: localeOf(options.languages),
      mode: options.mode,
      images: options.images,
      translator: options.translator,
      onClose: () => {
        this.#abort?.abort();
        this.#source = null;
        options.emit("close", null);
      },
      onRetry: () => {
        if (this.#source !== null) this.read(this.#source).catch(() => undefined); // the view has said so
      },
    });
  }

  /** Loads the core before it is asked for anything. */
  async warm(): Promise<void> {
    await Promise.all([this.#shared.reader.start(), this.#extras()]);
  }

  /** The glossary, once the dictionaries are there too. What cannot be had is told; reading goes on without it. */
  #extras(): Promise<Glossary> {
    return (this.#glossary ??= (async () => {
      const { glossary: source, base, emit } = this.#options;
      const errors: DokhaeError[] = [];
      const glossary = loadGlossary(source, base).catch((error: unknown): Glossary => {
        errors.push(errorOf(error));
        return new Map();
      });
      errors.push(...await this.#shared.failures);
      await glossary;
      for (const error of errors) emit("error", { error });
      return glossary;
    })());
  }

  /**
   * Opens the view and reads. A reading under way ends.
   * @throws DokhaeError, or AbortError when the view is closed or reads something else
   */
  async read(source: Source): Promise<Reading> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#source = source;
    const { emit } = this.#options;
    const { reader } = this.#shared;
    const view = this.#view;
    view.open();
    let shown = false;
    let text = "";
    const glossary = await this.#extras();
    const options: ReadOptions = {
      signal: abort.signal,
      onArticle: (article, page) => {
        text = article.text;
        shown = view.showArticle(article.canonicalUrl === "" ? { ...article, canonicalUrl: addressOf(source) } : article, page);
        emit("article", { article });
      },
      onTerms: (terms) => {
        if (glossary.size > 0) terms.terms = withGlossary(text, terms.terms, glossary);
        if (shown) view.showTerms(terms.terms, terms.sentences);
        emit("gloss", terms);
      },
      onClaims: (claims) => {
        if (shown) view.showClaims(claims.claims);
        emit("claims", claims);
      },
    };
    try {
      return await (typeof source === "string" ? reader.readText(source, options) : reader.read(source, options));
    } catch (cause) {
      if (abort.signal.aborted) throw cause;
      const error = errorOf(cause);
      view.showError(error);
      emit("error", { error });
      throw error;
    }
  }

  /**
   * Glosses the page itself, without the reader.
   * @returns how many terms are marked
   */
  async glossPage(source: Document | Element): Promise<number> {
    // Loaded when it is asked for: most that read never do.
    const loading = (this.#onPage ??= import("../in-page/in-page-glosses.js").then(({ InPageGlosses: Loaded }) => new Loaded(this.#root, {
      locale: localeOf(this.#options.languages),
      read: async (signal) => {
        const glossary = await this.#extras();
        const reading = await this.#shared.reader.read(source, { signal, until: "terms" });
        reading.terms.terms = withGlossary(reading.article.text, reading.terms.terms, glossary);
        return reading;
      },
    })));
    // What could not be loaded is tried again the next time.
    loading.catch(() => { if (this.#onPage === loading) this.#onPage = null; });
    const glosses = await loading;
    // Stopped while it was loading.
    return this.#onPage === loading ? glosses.start() : 0;
  }

  stopGlossing(): void {
    this.#onPage?.then((glosses) => { glosses.stop(); }, ignore);
    this.#onPage = null;
  }

  setLanguages(languages: readonly string[]): void {
    this.#onPage?.then((glosses) => { glosses.setLocale(localeOf(languages)); }, ignore);
    this.#view.setLocale(localeOf(languages));
  }

  close(): void {
    this.#view.close();
  }

  /** @returns what it was reading, if it was open */
  destroy(): Source | null {
    this.#abort?.abort();
    this.stopGlossing();
    this.#view.destroy();
    release(this.#options);
    return this.#source;
  }
}
