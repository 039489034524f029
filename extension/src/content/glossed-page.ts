import type { DokhaeError } from "../../../js/src/core/errors.js";
import type { Reader } from "../../../js/src/core/reader.js";
import { type Locale, messages } from "../../../js/src/i18n/index.js";
import { InPageGlosses } from "../../../js/src/in-page/in-page-glosses.js";
import { SETTINGS_KEY, themeOf } from "../../../js/src/view/settings.js";
import { KNOWN, SAVED } from "../../../js/src/view/words.js";
import { extensionStore, onStored } from "../shared/extension-store.js";
import { text } from "../shared/i18n.js";
import type { State } from "../shared/messages.js";
import { Bar } from "./bar.js";
import { hasLargeFrame } from "./frames.js";
import { notify } from "./notify.js";
import { errorOf, stateOf } from "./reading-view.js";

export interface GlossedPageOptions {
  locale: Locale;
  reader: Reader;
  tell: (state: State) => void;
  /** The user wants more than glosses. */
  onOpen: (view: "reader" | "side") => void;
  onClose: () => void;
}

/** Glosses on the page's own text, and the bar that says so. */
export class GlossedPage {
  readonly #options: GlossedPageOptions;
  readonly #bar: Bar;
  readonly #glosses: InPageGlosses;
  readonly #ends: (() => void)[];
  #locale: Locale;
  #state: State = "reading";
  #error: DokhaeError | null = null;
  #marked = 0;

  constructor(root: ShadowRoot, options: GlossedPageOptions) {
    this.#options = options;
    this.#locale = options.locale;
    this.#bar = new Bar(root, options.onClose);
    this.#glosses = new InPageGlosses(root, {
      locale: options.locale,
      store: extensionStore,
      read: async (signal) => {
        const reading = await options.reader.read(document, { signal, until: "terms" });
        this.#become(stateOf(reading.article));
        return reading;
      },
      adopt: (css) => {
        notify({ type: "css", css, on: true });
        return () => { notify({ type: "css", css, on: false }); };
      },
      onMarked: (terms) => {
        this.#marked = terms;
        this.#render();
      },
    });
    this.#ends = [SETTINGS_KEY, SAVED, KNOWN].map((key) => onStored(key, () => void this.#reload()));
    this.#render();
  }

  get state(): State {
    return this.#state;
  }

  /** Never rejects: the bar says what went wrong. */
  async start(): Promise<void> {
    this.#error = null;
    this.#become("reading");
    try {
      await this.#glosses.start();
    } catch (cause) {
      if ((cause as DOMException).name === "AbortError") return;
      this.#error = errorOf(cause);
      this.#become("error");
    }
  }

  showBar(on: boolean): void {
    this.#bar.show(on);
  }

  destroy(): void {
    for (const end of this.#ends) end();
    this.#glosses.stop();
    this.#bar.remove();
  }

  /** What was changed beside the page, or on the options page, holds here too. */
  async #reload(): Promise<void> {
    await this.#glosses.reload();
    const { locale } = this.#glosses.settings.get();
    if (locale !== "" && locale !== this.#locale) {
      this.#locale = locale;
      this.#glosses.setLocale(locale);
    }
    this.#render();
  }

  #become(state: State): void {
    this.#state = state;
    this.#options.tell(state);
    this.#render();
  }

  #render(): void {
    const { onOpen } = this.#options;
    const locale = this.#locale;
    const words = messages(locale);
    const found = this.#state === "open";
    const [message, retry] = this.#message(locale);
    this.#bar.render({
      locale,
      theme: themeOf(this.#glosses.settings.get()),
      message,
      isNotice: !found && this.#state !== "reading",
      buttons: [
        ...(retry ? [[words.retry, () => void this.start()] as const] : []),
        ...(found ? [[text(locale, "barReader"), () => { onOpen("reader"); }], [words.outline, () => { onOpen("side"); }]] as const : []),
        [text(locale, "barSettings"), () => { notify({ type: "options" }); }],
      ],
    });
  }

  /** What is said, and whether it can be tried again. */
  #message(locale: Locale): [message: string, retry: boolean] {
    const { termsReady, reading, noArticleTitle, noArticle, notKoreanTitle, notKorean, errorTitle, error } = messages(locale);
    switch (this.#state) {
      case "open":
        return [termsReady(this.#marked), false];
      case "noArticle":
        return [`${noArticleTitle}. ${hasLargeFrame() ? text(locale, "barFrame") : noArticle}`, false];
      case "notKorean":
        return [`${notKoreanTitle}. ${notKorean}`, false];
      case "error":
        return [`${errorTitle}. ${this.#error ? error[this.#error.code] : ""}`, true];
      default:
        return [reading, false];
    }
  }
}
