import { h } from "../../../js/src/view/dom.js";

/**
 * What inherits in spite of `all`, and the custom properties by which a publisher may colour a
 * reader of its own: this one is not the page's.
 */
const STYLE: Readonly<Record<string, string>> = {
  all: "initial", direction: "ltr", "unicode-bidi": "normal", display: "block", position: "fixed", width: "0", height: "0",
  ...Object.fromEntries(["paper", "raised", "ink", "accent", "font"].map((name) => [`--dokhae-${name}`, "initial"])),
};

/**
 * Events that make something act. No way is known by which the page's scripts come by nodes in a
 * closed root; if there is one, what no hand has caused still ends before it is heard.
 */
const ACTING = [
  "click", "auxclick", "dblclick", "contextmenu", "pointerdown", "pointerup", "pointermove", "pointerover", "pointerenter", "mousedown", "mouseup", "mousemove", "mouseover",
  "touchstart", "touchend", "keydown", "keypress", "keyup", "beforeinput", "input", "change", "submit", "reset", "cancel", "close", "beforetoggle", "toggle",
  "copy", "cut", "paste", "dragstart", "dragover", "drop", "focus", "focusin", "blur", "focusout", "command",
] as const;

function refuseMadeUp(event: Event): void {
  if (event.isTrusted) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/**
 * The one element that the page has of us while something is open. What is shown stands in a
 * closed shadow root inside a closed shadow root: `::part()` of the page's style sheets reaches
 * into the outer one.
 */
export class Host {
  readonly root: ShadowRoot;
  readonly #element = h("div");
  readonly #observer: MutationObserver;

  /** @param onGone the page has taken it out */
  constructor(onGone: () => void) {
    const inner = h("div");
    for (const element of [this.#element, inner]) {
      for (const [name, value] of Object.entries(STYLE)) element.style.setProperty(name, value, "important");
    }
    this.#element.attachShadow({ mode: "closed" }).append(inner);
    this.root = inner.attachShadow({ mode: "closed" });
    for (const type of ACTING) this.root.addEventListener(type, refuseMadeUp, { capture: true });
    // From the prototype: a form or picture named `documentElement` stands in front of the document's own.
    const parent = Reflect.get(Document.prototype, "documentElement", document) as Element;
    parent.append(this.#element);
    this.#observer = new MutationObserver(() => {
      if (!this.#element.isConnected) onGone();
    });
    for (const node of [document, parent]) this.#observer.observe(node, { childList: true });
  }

  /** Whether an event of the page's began in here. */
  holds(event: Event): boolean {
    return event.target === this.#element;
  }

  remove(): void {
    this.#observer.disconnect();
    this.#element.remove();
  }
}
