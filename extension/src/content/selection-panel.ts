import { type Locale, messages } from "../../../js/src/i18n/index.js";
import type { Term } from "../../../js/src/core/types.js";
import { adopt, button, CROSS, h, icon } from "../../../js/src/view/dom.js";
import { type Glossed, savedWord } from "../../../js/src/view/gloss-controller.js";
import { entry } from "../../../js/src/view/popup.js";
import { styles } from "../../../js/src/view/styles.js";
import type { WordStore } from "../../../js/src/view/words.js";
import { text } from "../shared/i18n.js";
import type { SelectedTerms } from "./selection.js";
import selectionCss from "./selection.css";

export interface SelectionPanelOptions {
  locale: Locale;
  /** Of the reader's settings. */
  theme: string;
  store: WordStore;
  /** Of the selected text in the window; null where that is not known. */
  place: DOMRect | null;
  /** Whether an event of the page's began in what is ours. */
  isOurs: (event: Event) => boolean;
  onClose: () => void;
}

const GAP = 8;
const MARGIN = 16;

/** The words of the selected text, with their glosses and what stands behind them. */
export class SelectionPanel {
  readonly #options: SelectionPanelOptions;
  readonly #abort = new AbortController();
  readonly #count = h("span");
  readonly #found = h("div", { class: "found", tabindex: "0", role: "group" });
  readonly #status = h("div", { class: "visually-hidden", role: "status" });
  readonly #element: HTMLElement;

  constructor(root: ShadowRoot, options: SelectionPanelOptions) {
    const { locale, theme, onClose, isOurs } = (this.#options = options);
    const close = text(locale, "barClose");
    const title = text(locale, "selectionTitle");
    const { signal } = this.#abort;
    this.#found.ariaLabel = title;
    this.#element = h("section", { class: "reader selection shown", popover: "manual", role: "dialog", tabindex: "-1", "aria-label": title, lang: locale, "data-theme": theme },
      h("div", { class: "head-row" }, h("h2", {}, title), this.#count, button({ class: "icon", "aria-label": close, title: close }, onClose, icon(CROSS))),
      this.#found, this.#status);
    for (const end of [adopt(root, styles), adopt(root, selectionCss)]) signal.addEventListener("abort", end);
    root.append(this.#element);
    this.#element.showPopover();
    this.say(messages(locale).reading);
    this.#element.focus({ preventScroll: true });
    addEventListener("keydown", (event) => {
      if (!event.isTrusted || event.key !== "Escape") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      onClose();
    }, { capture: true, signal });
    addEventListener("pointerdown", (event) => {
      if (event.isTrusted && !isOurs(event)) onClose();
    }, { capture: true, signal });
    addEventListener("resize", () => { this.#place(); }, { signal });
  }

  /** One sentence instead of words. */
  say(message: string): void {
    this.#found.replaceChildren(h("p", {}, message));
    this.#status.textContent = message;
    this.#place();
  }

  show({ glossed, terms }: SelectedTerms): void {
    const { locale } = this.#options;
    if (terms.length === 0) {
      this.say(text(locale, "selectionNoWords"));
      return;
    }
    const counted = messages(locale).termsReady(terms.length);
    this.#count.textContent = this.#status.textContent = counted;
    this.#found.replaceChildren(h("ul", {}, ...terms.map((term) => this.#item(term, glossed))));
    this.#place();
  }

  remove(): void {
    this.#abort.abort();
    // The focus goes back to where it was.
    this.#element.hidePopover();
    this.#element.remove();
  }

  #item(term: Term, glossed: Glossed): HTMLElement {
    const words = messages(this.#options.locale);
    const { store } = this.#options;
    const { lemma } = term;
    const save = button({ class: "save", "aria-pressed": String(store.isSaved(lemma)) }, () => void this.#toggle(term, glossed, save), words.words.save);
    // Which word it is about is to be seen from its place only.
    save.ariaLabel = `${words.words.save}: ${lemma}`;
    return h("li", {}, h("div", {}, ...entry(term, words)), h("div", { class: "actions" }, save));
  }

  async #toggle(term: Term, glossed: Glossed, save: HTMLButtonElement): Promise<void> {
    const { store, locale } = this.#options;
    const { kept, dropped, full } = messages(locale).words;
    const { lemma } = term;
    const wasSaved = store.isSaved(lemma);
    if (wasSaved) await store.remove(lemma);
    const isSaved = !wasSaved && await store.save(savedWord(term, glossed));
    save.ariaPressed = String(isSaved);
    this.#status.textContent = wasSaved ? dropped(lemma) : isSaved ? kept(lemma) : full;
  }

  /** Below what is selected where there is room, else above it; never outside the window. */
  #place(): void {
    const { place } = this.#options;
    const { width, height } = this.#element.getBoundingClientRect();
    const most = { left: innerWidth - width - MARGIN, top: innerHeight - height - MARGIN };
    const below = place ? place.bottom + GAP : most.top;
    const above = place ? place.top - GAP - height : 0;
    const top = below <= most.top || above < MARGIN ? below : above;
    this.#element.style.top = `${Math.max(MARGIN, Math.min(top, most.top))}px`;
    this.#element.style.left = `${Math.max(MARGIN, Math.min(place?.left ?? most.left, most.left))}px`;
  }
}
