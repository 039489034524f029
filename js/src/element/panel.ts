import { DokhaeError } from "../core/errors.js";
import { Reader, type ReadOptions, type Reading } from "../core/reader.js";
import type { Article, Claims, Terms } from "../core/types.js";
import { localeOf } from "../i18n/index.js";
import { InPageGlosses } from "../in-page/in-page-glosses.js";
import { ReaderView } from "../view/reader-view.js";

/** What the element tells the page. */
export interface PanelEvents {
  article: { article: Article };
  terms: Terms;
  claims: Claims;
  error: { error: DokhaeError };
  close: null;
}

export interface PanelOptions {
  /** Folder of dokhae.wasm and lexicon.bin; null: beside the script. */
  assetBase: string | null;
  mode: "overlay" | "inline" | "side";
  images: boolean;
  languages: readonly string[];
  emit: <K extends keyof PanelEvents>(name: K, detail: PanelEvents[K]) => void;
}

export type Source = Document | Element | string;

/** One core for all elements of a page with the same files; it ends with the last of them. */
const readers = new Map<string, { reader: Reader; users: number }>();

function acquire(assetBase: string | null): Reader {
  const key = assetBase ?? "";
  let shared = readers.get(key);
  if (!shared) {
    const files = assetBase === null ? {} : { wasm: `${assetBase}dokhae.wasm`, lexicon: `${assetBase}lexicon.bin` };
    readers.set(key, (shared = { reader: new Reader(files), users: 0 }));
  }
  shared.users++;
  return shared.reader;
}

function release(assetBase: string | null): void {
  const key = assetBase ?? "";
  const shared = readers.get(key);
  if (!shared || --shared.users > 0) return;
  readers.delete(key);
  shared.reader.close();
}

/** A reader and its view, behind the element: everything that is loaded only when it is wanted. */
export class Panel {
  readonly #options: PanelOptions;
  readonly #reader: Reader;
  readonly #root: ShadowRoot;
  readonly #view: ReaderView;
  #onPage: InPageGlosses | null = null;
  #abort: AbortController | null = null;
  #source: Source | null = null;

  constructor(root: ShadowRoot, options: PanelOptions) {
    this.#options = options;
    this.#root = root;
    this.#reader = acquire(options.assetBase);
    this.#view = new ReaderView(root, {
      locale: localeOf(options.languages),
      mode: options.mode,
      images: options.images,
      onClose: () => {
        this.#abort?.abort();
        options.emit("close", null);
      },
      onRetry: () => {
        if (this.#source !== null) this.read(this.#source).catch(() => undefined); // the view has said so
      },
    });
  }

  /** Loads the core before it is asked for anything. */
  warm(): Promise<void> {
    return this.#reader.start();
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
    const view = this.#view;
    view.open();
    let shown = false;
    const options: ReadOptions = {
      signal: abort.signal,
      onArticle: (article, page) => {
        shown = view.showArticle(article, page);
        emit("article", { article });
      },
      onTerms: (terms) => {
        if (shown) view.showTerms(terms.terms, terms.sentences);
        emit("terms", terms);
      },
      onClaims: (claims) => {
        if (shown) view.showClaims(claims.claims);
        emit("claims", claims);
      },
    };
    try {
      return await (typeof source === "string" ? this.#reader.readText(source, options) : this.#reader.read(source, options));
    } catch (cause) {
      if (abort.signal.aborted) throw cause;
      const error = cause instanceof DokhaeError ? cause : new DokhaeError("internal", "reading has failed", { cause });
      view.showError(error);
      emit("error", { error });
      throw error;
    }
  }

  /**
   * Glosses the page itself, without the reader.
   * @returns how many terms are marked
   */
  glossPage(source: Document | Element): Promise<number> {
    this.#onPage ??= new InPageGlosses(this.#root, {
      locale: localeOf(this.#options.languages),
      read: (signal) => this.#reader.read(source, { signal, until: "terms" }),
    });
    return this.#onPage.start();
  }

  stopGlossing(): void {
    this.#onPage?.stop();
    this.#onPage = null;
  }

  setLanguages(languages: readonly string[]): void {
    this.#onPage?.setLocale(localeOf(languages));
    this.#view.setLocale(localeOf(languages));
  }

  close(): void {
    this.#view.close();
  }

  destroy(): void {
    this.#abort?.abort();
    this.stopGlossing();
    this.#view.destroy();
    release(this.#options.assetBase);
  }
}
