import type { Locale } from "../../../js/src/i18n/index.js";
import { adopt, button, CROSS, h, icon } from "../../../js/src/view/dom.js";
import { styles } from "../../../js/src/view/styles.js";
import { text } from "../shared/i18n.js";
import barCss from "./bar.css";

/** What the bar says and offers. */
export interface BarContent {
  locale: Locale;
  /** Of the reader's settings. */
  theme: string;
  message: string;
  /** More than a few words: it may take the room that it needs. */
  isNotice?: boolean;
  buttons: readonly (readonly [label: string, press: () => void])[];
}

/** A bar at the window's foot that tells what Dokhae does on the page. */
export class Bar {
  readonly #element = h("section", { class: "reader page-bar shown", popover: "manual" });
  readonly #message = h("p", { class: "what", role: "status" });
  readonly #buttons = h("div", { class: "buttons" });
  readonly #onClose: () => void;
  readonly #ends: (() => void)[];
  readonly #abort = new AbortController();
  #isNotice = false;

  constructor(root: ShadowRoot, onClose: () => void) {
    this.#onClose = onClose;
    this.#element.append(h("span", { class: "brand", lang: "ko", "aria-hidden": "true" }, "독해"), this.#message, this.#buttons);
    const onKey = (event: KeyboardEvent): void => {
      if (!event.isTrusted || event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      onClose();
    };
    this.#element.addEventListener("keydown", onKey);
    // A notice does not take the focus, and is all that there is to close.
    addEventListener("keydown", (event) => { if (this.#isNotice) onKey(event); }, { signal: this.#abort.signal });
    this.#ends = [adopt(root, styles), adopt(root, barCss)];
    root.append(this.#element);
    this.show(true);
  }

  render({ locale, theme, message, isNotice = false, buttons }: BarContent): void {
    const close = text(locale, "barClose");
    this.#isNotice = isNotice;
    this.#element.lang = locale;
    this.#element.ariaLabel = text(locale, "barLabel");
    this.#element.dataset.theme = theme;
    this.#element.classList.toggle("says", isNotice);
    // A status that says the same again is not heard twice.
    if (this.#message.textContent !== message) this.#message.textContent = message;
    const focused = [...this.#buttons.children].indexOf((this.#element.getRootNode() as ShadowRoot).activeElement as HTMLElement);
    this.#buttons.replaceChildren(
      ...buttons.map(([label, press]) => button({}, press, label)),
      button({ class: "icon", "aria-label": close, title: close }, this.#onClose, icon(CROSS)));
    if (focused >= 0) (this.#buttons.children[Math.min(focused, this.#buttons.children.length - 1)] as HTMLElement).focus();
  }

  /** In the top layer, or not to be seen. */
  show(on: boolean): void {
    this.#element.hidden = !on;
    if (on) this.#element.showPopover();
    else this.#element.hidePopover();
  }

  remove(): void {
    this.#abort.abort();
    this.#element.remove();
    for (const end of this.#ends) end();
  }
}
