import { DokhaeError } from "../../../js/src/core/errors.js";
import type { Reader } from "../../../js/src/core/reader.js";
import type { Article } from "../../../js/src/core/types.js";
import type { Locale } from "../../../js/src/i18n/index.js";
import { isKorean } from "../../../js/src/view/format.js";
import { ReaderView } from "../../../js/src/view/reader-view.js";
import { extensionStore } from "../shared/extension-store.js";
import { text } from "../shared/i18n.js";
import type { State, View } from "../shared/messages.js";
import { hasLargeFrame } from "./frames.js";
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

/** The reader over the page or beside it, reading the page that it is on. */
export class ReadingView {
  readonly #options: ReadingViewOptions;
  readonly #view: ReaderView;
  #abort = new AbortController();

  constructor(root: ShadowRoot, options: ReadingViewOptions) {
    this.#options = options;
    this.#view = new ReaderView(root, {
      locale: options.locale,
      mode: options.mode,
      outlineFirst: options.outlineFirst,
      store: extensionStore,
      noArticleHint: () => (hasLargeFrame() ? text(this.#view.locale, "barFrame") : ""),
      onClose: options.onClose,
      onRetry: () => void this.read(),
    });
  }

  get name(): View {
    return this.#options.mode === "side" ? "side" : "reader";
  }

  /** Never rejects: the view says what went wrong. */
  async read(): Promise<void> {
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    const { reader, tell } = this.#options;
    const view = this.#view;
    view.open();
    tell("reading");
    let state: State = "noArticle";
    try {
      await reader.read(document, {
        signal,
        onArticle: (article, page) => {
          state = stateOf(article);
          view.showArticle(located(article, page), page);
        },
        onTerms: ({ terms, sentences }) => { view.showTerms(terms, sentences); },
        onClaims: ({ claims }) => { view.showClaims(claims); },
      });
      tell(state);
    } catch (cause) {
      if (signal.aborted) return;
      view.showError(errorOf(cause));
      tell("error");
    }
  }

  destroy(): void {
    this.#abort.abort();
    this.#view.destroy();
  }
}
