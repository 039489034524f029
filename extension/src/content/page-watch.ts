import type { Article } from "../../../js/src/core/types.js";
import { isProbablyArticle } from "../../../js/src/page/dom-walker.js";
import type { Page } from "../../../js/src/page/page.js";

/** After the last change: pages change their address and their text in any order, and in steps. */
const SETTLED_MS = 400;
/** A page that never rests is looked at all the same. */
const LATEST_MS = 2000;
/** A page whose article is gone is looked at as often, until it has another address. */
const MOST_TRIES = 20;

/**
 * Tells when a page may show another article than the one that was read, without a load: its
 * address is another, or the text that was read is gone from it. Where there was no article it
 * tells when there seems to be one.
 */
export class PageWatch {
  readonly #onChange: () => void;
  readonly #abort = new AbortController();
  readonly #observer = new MutationObserver(() => { this.look(); });
  /** The article's texts, as they were. */
  #texts: (readonly [node: Text, data: string])[] = [];
  #address = "";
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the page has to be looked at, at the latest; 0: there is no need. */
  #due = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    const { signal } = this.#abort;
    const onMove = ({ isTrusted }: Event): void => {
      if (isTrusted) this.look();
    };
    addEventListener("popstate", onMove, { signal });
    (globalThis as { navigation?: EventTarget }).navigation?.addEventListener("currententrychange", onMove, { signal });
    this.#observer.observe(document, { subtree: true, childList: true, characterData: true });
  }

  /** Whether the page has another address than when it was read. */
  get hasMoved(): boolean {
    return location.href !== this.#address;
  }

  /** This is what was read, just now. */
  follow(article: Article, page: Page | null): void {
    const spans = article.blocks.flatMap(({ source }) => source);
    const nodes = new Set(spans.map(([, , node]) => page?.nodes[node]).filter((node) => node !== undefined));
    this.#texts = [...nodes].map((node) => [node, node.data]);
    if (this.hasMoved) this.#tries = 0;
    this.#address = location.href;
  }

  /** Looks whether something has changed, soon. */
  look(): void {
    const now = performance.now();
    this.#due ||= now + LATEST_MS;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#due = 0;
      if (this.hasMoved || (this.#tries < MOST_TRIES && this.#isOther())) {
        this.#tries++;
        this.#onChange();
      }
    }, Math.min(SETTLED_MS, this.#due - now));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.#abort.abort();
  }

  #isOther(): boolean {
    if (this.#texts.length === 0) return isProbablyArticle(document);
    return this.#texts.filter(([node, data]) => !node.isConnected || node.data !== data).length * 2 > this.#texts.length;
  }
}
