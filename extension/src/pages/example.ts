/** The article on the first-run page, of our own, and Dokhae on it in each of its views. */
import { DokhaeError } from "../../../js/src/core/errors.js";
import { Reader } from "../../../js/src/core/reader.js";
import type { Locale } from "../../../js/src/i18n/index.js";
import { InPageGlosses } from "../../../js/src/in-page/in-page-glosses.js";
import { h } from "../../../js/src/view/dom.js";
import { ReaderView } from "../../../js/src/view/reader-view.js";
import { extensionStore } from "../shared/extension-store.js";
import type { View } from "../shared/messages.js";

const TITLE = "한빛시, 시립도서관 밤 10시까지 연다";
const PARAGRAPHS = [
  "한빛시는 다음 달 1일부터 시립도서관 다섯 곳의 운영 시간을 밤 10시까지 늘린다고 12일 밝혔다. 지금은 모두 오후 6시에 문을 닫는다.",
  "김서연 한빛시 문화국장은 “퇴근한 뒤에도 책을 읽고 싶다는 시민의 요구가 많았다”며 “올해 안에 열람석 200석도 더 마련하겠다”고 말했다.",
  "시는 연장 운영에 예산 3억 원을 쓸 계획이다. 지난해 도서관 이용자는 42만 명으로 한 해 전보다 18% 늘었다.",
  "시민단체 한빛시민연대는 “직원을 늘리지 않고 시간만 늘리면 근무 환경이 나빠질 것”이라고 비판했다. 이에 대해 시는 밤에 일할 직원을 따로 뽑겠다고 설명했다.",
];

export const exampleArticle = (): HTMLElement =>
  h("article", { class: "example", lang: "ko" }, h("h3", {}, TITLE), ...PARAGRAPHS.map((text) => h("p", {}, text)));

/** Shows one article in one view at a time. */
export class Example {
  readonly element = h("div", {});
  readonly #root = this.element.attachShadow({ mode: "open" });
  readonly #reader = new Reader({ worker: () => new Worker("dokhae-worker.js", { type: "module" }), wasm: "dokhae.wasm", lexicon: "lexicon.bin" });
  readonly #article: HTMLElement;
  readonly #locale: Locale;
  readonly #onClose: () => void;
  #close: (() => void) | null = null;

  /** @param onClose the view was closed, by its user or by `close` */
  constructor(article: HTMLElement, locale: Locale, onClose: () => void) {
    this.#article = article;
    this.#locale = locale;
    this.#onClose = onClose;
  }

  get isOpen(): boolean {
    return this.#close !== null;
  }

  /** @returns how many words are marked in the article itself @throws DokhaeError */
  async open(view: View): Promise<number> {
    this.close();
    return view === "glosses" ? this.#gloss() : this.#read(view);
  }

  close(): void {
    this.#close?.();
  }

  destroy(): void {
    this.close();
    this.#reader.close();
  }

  async #gloss(): Promise<number> {
    const glosses = new InPageGlosses(this.#root, {
      locale: this.#locale,
      read: (signal) => this.#reader.read(this.#article, { signal, until: "terms" }),
      store: extensionStore,
    });
    this.#close = () => {
      this.#close = null;
      glosses.stop();
      this.#onClose();
    };
    try {
      return await glosses.start();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  async #read(mode: Exclude<View, "glosses">): Promise<number> {
    const abort = new AbortController();
    const view = new ReaderView(this.#root, {
      locale: this.#locale,
      mode: mode === "reader" ? "overlay" : "side",
      store: extensionStore,
      onClose: () => {
        this.#close = null;
        abort.abort();
        view.destroy();
        this.#onClose();
      },
    });
    this.#close = () => { view.close(); };
    view.open();
    try {
      await this.#reader.readText([TITLE, ...PARAGRAPHS].join("\n"), {
        signal: abort.signal,
        onArticle: (article) => { view.showArticle(article); },
        onTerms: ({ terms, sentences }) => { view.showTerms(terms, sentences); },
        onClaims: ({ claims }) => { view.showClaims(claims); },
      });
    } catch (error) {
      if (error instanceof DokhaeError) view.showError(error);
    }
    return 0;
  }
}
