import type { Messages } from "../i18n/index.js";
import type { ArticleView } from "./article-view.js";
import type { DeviceStore } from "./device-store.js";
import { closest } from "./dom.js";
import { GlossController, type Glossed } from "./gloss-controller.js";
import { markTerms, shownTerms } from "./gloss-modes.js";
import type { Anchor } from "./popup.js";
import { Roving } from "./roving.js";
import type { SettingsStore } from "./settings.js";
import { WordStore } from "./words.js";
import { WordsPanel } from "./words-panel.js";

export interface ReaderGlossesOptions {
  settings: SettingsStore;
  store?: DeviceStore | undefined;
  words: () => Messages;
  say: (text: string) => void;
}

/** The terms of the article in the reader: marks, pop-up, modes, the lists of words. */
export class ReaderGlosses {
  readonly controller: GlossController;
  /** The terms in the article, one tab stop. */
  readonly terms = new Roving();
  readonly panel: WordsPanel;
  readonly #options: ReaderGlossesOptions;
  readonly #store: WordStore;
  readonly #ends: (() => void)[];
  #view: ArticleView | null = null;
  #glossed: Glossed | null = null;

  constructor(root: HTMLElement, options: ReaderGlossesOptions) {
    this.#options = options;
    this.#store = new WordStore(options.store);
    this.panel = new WordsPanel(this.#store);
    this.controller = new GlossController({
      root,
      store: this.#store,
      glossed: () => this.#glossed,
      words: options.words,
      say: options.say,
      anchorAt: ({ target }) => elementAnchor(closest(target, "[data-term]:not(.off)")),
      mayOpen: ({ element }) => element?.getAttribute("role") === "button",
      onFocus: (element) => { this.terms.select(element); },
    });
    this.#ends = [this.#store.onChange(() => { this.render(); }), options.settings.onChange(() => { this.#mark(); })];
    void this.#store.load();
  }

  show(view: ArticleView, glossed: Glossed): void {
    this.#view = view;
    this.#glossed = glossed;
    view.showTerms(glossed.terms);
    this.#mark();
  }

  /** The list of words, and what it changes in the article. */
  render(): void {
    this.panel.render(this.#options.words());
    this.#mark();
  }

  reset(): void {
    this.controller.hide();
    this.#view = null;
    this.#glossed = null;
    this.terms.set([]);
  }

  destroy(): void {
    this.reset();
    this.controller.destroy();
    for (const end of this.#ends) end();
  }

  #mark(): void {
    const view = this.#view;
    const glossed = this.#glossed;
    if (!view || !glossed) return;
    const { density, glossMode } = this.#options.settings.get();
    const shown = shownTerms(glossed.terms, density, (lemma) => this.#store.isKnown(lemma));
    markTerms(view.element, glossed.terms, shown, glossMode);
    const active = (view.element.getRootNode() as ShadowRoot).activeElement;
    const at = view.terms.indexOf(active as HTMLElement);
    const on = (element: HTMLElement): boolean => !element.classList.contains("off");
    for (const element of view.terms) {
      if (on(element)) element.setAttribute("role", "button");
      else for (const name of ["role", "tabindex"]) element.removeAttribute(name);
    }
    this.terms.set(view.terms.filter(on));
    // The word with the focus is one no longer: reading goes on at the next.
    const current = view.terms[at];
    if (!current || on(current)) return;
    const next = view.terms.slice(at).find(on) ?? view.terms.slice(0, at).findLast(on);
    if (next) this.terms.focus(next);
  }
}

export function elementAnchor(element: HTMLElement | null): Anchor | null {
  return element && { element, index: Number(element.dataset.term), rects: () => (element.isConnected ? [...element.getClientRects()] : []) };
}
