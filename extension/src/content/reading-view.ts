import { DokhaeError } from "../../../js/src/core/errors.js";
import type { Reader } from "../../../js/src/core/reader.js";
import type { Article } from "../../../js/src/core/types.js";
import type { Locale } from "../../../js/src/i18n/index.js";
import { isKorean } from "../../../js/src/view/format.js";
import { ReaderView } from "../../../js/src/view/reader-view.js";
import { SETTINGS_KEY } from "../../../js/src/view/settings.js";
import { extensionStore, onStored } from "../shared/extension-store.js";
import { text } from "../shared/i18n.js";
import type { State, View } from "../shared/messages.js";
import { BlockLights } from "./block-lights.js";
import { hasLargeFrame } from "./frames.js";
import { PageWatch } from "./page-watch.js";
import { located } from "./selection.js";

export interface ReadingViewOptions {
  mode: "overlay" | "side";
  /** The page itself is glossed: its text needs not be seen again. */
  outlineFirst: boolean;
  locale: Locale;
  reader: Reader;
  tell: (state: State) => void;
  onClose: () => void;
}

/** What the button says of an article. */
export function stateOf(article: Article): State {
  return article.status === "no_article" || article.text.trim() === "" ? "noArticle" : isKorean(article) ? "open" : "notKorean";
}

export function errorOf(cause: unknown): DokhaeError {
  return cause instanceof DokhaeError ? cause : new DokhaeError("internal", "reading has failed", { cause });
}

/**
 * The reader over the page or beside it, reading the page that it is on. A page that comes to
 * show another article without a load is read again.
 */
export class ReadingView {
  readonly #options: ReadingViewOptions;
  readonly #view: ReaderView;
  readonly #watch: PageWatch;
  readonly #closed = new AbortController();
  #state: State = "reading";
  #article: Article | null = null;
  /** How often a page that has moved on had no article: it may be on its way. */
  #misses = 0;

  constructor(root: ShadowRoot, options: ReadingViewOptions) {
    this.#options = options;
    this.#view = new ReaderView(root, {
      locale: options.locale,
      mode: options.mode,
      outlineFirst: options.outlineFirst,
      store: extensionStore,
      lights: () => new BlockLights(),
      noArticleHint: () => (hasLargeFrame() ? text(this.#view.locale, "barFrame") : ""),
      onClose: () => {
        if (!this.#closed.signal.aborted) options.onClose();
      },
      onRetry: () => void this.read(),
    });
    this.#watch = new PageWatch(() => void this.#readAgain());
    this.#closed.signal.addEventListener("abort", onStored(SETTINGS_KEY, () => void this.#view.settings.load()));
  }

  get name(): View {
    return this.#options.mode === "side" ? "side" : "reader";
  }

  /** Never rejects: the view says what went wrong. */
  async read(): Promise<void> {
    this.#begin();
    await this.#read(() => true);
  }

  destroy(): void {
    this.#closed.abort();
    this.#watch.stop();
    // As by its user: the place is kept, the focus goes back to where it was.
    this.#view.close();
    this.#view.destroy();
  }

  /** What is shown stays unless the page shows something else. */
  async #readAgain(): Promise<void> {
    if (this.#state === "reading") return;
    await this.#read((article) => {
      const isOther = this.#isOther(article);
      if (isOther) this.#begin();
      return isOther;
    });
  }

  #isOther(article: Article): boolean {
    const isThere = stateOf(article) === "open";
    if (this.#state !== "open" || !this.#article) return isThere;
    if (isThere) return article.title !== this.#article.title || (this.#watch.hasMoved && article.text !== this.#article.text);
    // A page that took its text away from under the reader is one thing, another page is another.
    if (!this.#watch.hasMoved) return false;
    if (++this.#misses > 1) return true;
    this.#watch.look();
    return false;
  }

  #begin(): void {
    this.#misses = 0;
    this.#view.open();
    this.#become("reading");
  }

  /** @param isWanted whether to show the article; nothing happens if not */
  async #read(isWanted: (article: Article) => boolean): Promise<void> {
    const unwanted = new AbortController();
    const signal = AbortSignal.any([this.#closed.signal, unwanted.signal]);
    const view = this.#view;
    let state: State = "noArticle";
    try {
      await this.#options.reader.read(document, {
        signal,
        onArticle: (article, page) => {
          if (!isWanted(article)) {
            if (this.#misses === 0) this.#watch.follow(article, page);
            unwanted.abort();
            return;
          }
          state = stateOf(article);
          this.#article = article;
          this.#watch.follow(article, page);
          view.showArticle(located(article, page), page);
        },
        onTerms: ({ terms, sentences }) => { view.showTerms(terms, sentences); },
        onClaims: ({ claims }) => { view.showClaims(claims); },
      });
      if (!signal.aborted) this.#become(state);
    } catch (cause) {
      if (signal.aborted) return;
      view.showError(errorOf(cause));
      this.#become("error");
    }
  }

  #become(state: State): void {
    this.#state = state;
    this.#options.tell(state);
  }
}
