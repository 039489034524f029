import { safeLink } from "../core/safe-url.js";
import type { Term } from "../core/types.js";
import type { Messages } from "../i18n/index.js";
import { button, h, korean } from "./dom.js";
import { dictionaryForm } from "./format.js";
import { grammarOf } from "./grammar.js";

const GAP = 6;
const MARGIN = 8;

/** What a gloss stands beside: a word of the view, or a place in the page's own text. */
export interface Anchor {
  /** Number of the term. */
  readonly index: number;
  /** What has the focus and is described by the gloss; null where the page itself is glossed. */
  readonly element: HTMLElement | null;
  /** Where it is now in the window, a rectangle a line. */
  rects(): DOMRect[];
}

export const sameAnchor = (a: Anchor | null, b: Anchor | null): boolean => a?.index === b?.index && a?.element === b?.element;

export interface PopupActions {
  pin: () => void;
  save: () => void;
  know: () => void;
  /** Null where there is no Korean voice. */
  listen: (() => void) | null;
}

export interface PopupOptions {
  pinned?: boolean;
  saved?: boolean;
  /** Where the pointer is: a term may be broken over two lines. */
  at?: { x: number; y: number } | null;
}

/** The gloss of one term beside it. In the top layer, so that nothing clips it. */
export class Popup {
  readonly element = h("div", { class: "popup", part: "popup", role: "dialog", popover: "manual", hidden: "" });
  #anchor: Anchor | null = null;
  #pinned = false;

  get anchor(): Anchor | null {
    return this.#anchor;
  }

  /** Stays until it is dismissed. */
  get pinned(): boolean {
    return this.#pinned;
  }

  show(anchor: Anchor, term: Term, words: Messages, actions: PopupActions, { pinned = false, saved = false, at = null }: PopupOptions = {}): void {
    if (!sameAnchor(this.#anchor, anchor)) this.hide();
    const { element } = this;
    const active = (element.getRootNode() as Document | ShadowRoot).activeElement;
    const focused = [...element.querySelectorAll("button")].indexOf(active as HTMLButtonElement);
    this.#anchor = anchor;
    this.#pinned = pinned;
    element.classList.toggle("pinned", pinned);
    element.setAttribute("aria-label", words.glossary);
    element.replaceChildren(h("div", { id: "dokhae-gloss" }, ...entry(term, words)), buttons(actions, words.words, pinned, saved));
    element.querySelectorAll("button")[focused]?.focus();
    element.hidden = false;
    if (element.isConnected && "showPopover" in element && !element.matches(":popover-open")) element.showPopover();
    anchor.element?.classList.add("open");
    anchor.element?.setAttribute("aria-describedby", "dokhae-gloss");
    this.place(at);
  }

  hide(): void {
    this.#anchor?.element?.classList.remove("open");
    this.#anchor?.element?.removeAttribute("aria-describedby");
    this.#anchor = null;
    this.#pinned = false;
    if ("hidePopover" in this.element && this.element.matches(":popover-open")) this.element.hidePopover();
    this.element.hidden = true;
  }

  /** Below the term where there is room, else above it, never outside the window. */
  place(at: { x: number; y: number } | null = null): void {
    const lines = this.#anchor?.rects() ?? [];
    const line = (at && lines.find((rect) => at.y >= rect.top - 2 && at.y <= rect.bottom + 2)) ?? lines[0];
    if (!line) return;
    const { width, height } = this.element.getBoundingClientRect();
    const below = line.bottom + GAP;
    const above = line.top - GAP - height;
    const top = below + height <= innerHeight - MARGIN || above < MARGIN ? below : above;
    const left = Math.max(MARGIN, Math.min(line.left - MARGIN, innerWidth - width - MARGIN));
    this.element.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - height - MARGIN))}px`;
    this.element.style.left = `${left}px`;
  }
}

function buttons(actions: PopupActions, words: Messages["words"], pinned: boolean, saved: boolean): HTMLElement {
  const toggle = (on: boolean): Record<string, string> => ({ "aria-pressed": String(on) });
  return h("div", { class: "actions" },
    button({ class: "save", ...toggle(saved) }, actions.save, words.save),
    button({ class: "know" }, actions.know, words.know),
    actions.listen && button({ class: "listen" }, actions.listen, words.listen),
    button({ class: "pin", ...toggle(pinned) }, actions.pin, words.pin));
}

function entry(term: Term, words: Messages): Node[] {
  const form = dictionaryForm(term);
  const word = korean(form || term.tail !== "" ? term.surface : term.lemma || term.surface, "word");
  const head = h("p", { class: "head" }, word);
  if (term.tail !== "") word.append(h("span", { class: "tail" }, `·${term.tail}`));
  if (form || term.tail !== "") {
    const lemma = form ?? term.surface;
    head.append(" ", h("span", { class: "arrow", "aria-hidden": "true" }, "→"), " ",
      h("span", { class: "visually-hidden" }, words.dictionaryForm), korean(lemma, "lemma"));
  }
  if (term.hanja !== "") head.append(" ", korean(term.hanja, "hanja"));
  // A name often is its own gloss.
  if (term.romanization !== "" && term.romanization !== term.gloss[0]) head.append(" ", h("span", { class: "roman", lang: "ko-Latn" }, term.romanization));

  const glosses = term.gloss.slice(0, 3);
  const parts = [head, glosses.length > 0
    ? h("ol", { class: "glosses", lang: "en" }, ...glosses.map((gloss) => h("li", {}, gloss)))
    : h("p", { class: "none" }, words.noGloss)];
  if (term.note) parts.push(h("p", { class: "note" }, term.note));
  const link = safeLink(term.link ?? "", "");
  if (link) parts.push(h("p", { class: "note" }, outside(link, words.words.more)));

  const grammar = grammarOf(term);
  if (grammar.length > 0) {
    parts.push(h("p", { class: "grammar" }, ...grammar.map(([particle, does]) =>
      h("span", {}, korean(particle, "particle"), " ", does[words.locale]))));
  }
  const foot = h("p", { class: "foot" });
  const kind = words.kinds[term.kind] || Object.entries(words.wordClasses).find(([tag]) => term.pos.startsWith(tag))?.[1];
  if (kind) foot.append(h("span", {}, kind));
  if (term.unsure) foot.append(h("span", { class: "unsure" }, words.unsure));
  if (term.source) {
    const { name, licence, address } = term.source;
    const named = [name, licence].filter((part) => part !== "").join(" · ");
    foot.append(h("span", { class: "source", lang: "en" }, address === "" ? named : outside(address, named)));
  }
  if (foot.childNodes.length > 0) parts.push(foot);
  return parts;
}

function outside(href: string, text: string): HTMLElement {
  return h("a", { href, rel: "noopener noreferrer nofollow", target: "_blank" }, text);
}
