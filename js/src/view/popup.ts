import { safeLink } from "../core/safe-url.js";
import type { Term } from "../core/types.js";
import type { Messages } from "../i18n/index.js";
import { button, h, korean, romanized } from "./dom.js";
import { dictionaryForm } from "./format.js";
import { grammarOf } from "./grammar.js";
import { koreanVoice } from "./voice.js";

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

/** What the buttons do with the word that is open. */
export type PopupActions = Record<"save" | "know" | "listen" | "pin", () => unknown>;

export interface PopupOptions {
  pinned?: boolean;
  saved?: boolean;
  /** Where the pointer is: a term may be broken over two lines. */
  at?: { x: number; y: number } | null;
}

/** The gloss of one term beside it. In the top layer, so that nothing clips it. */
export class Popup {
  readonly element = h("div", { class: "popup", part: "popup", role: "dialog", popover: "manual", hidden: "" });
  readonly #actions: PopupActions;
  #anchor: Anchor | null = null;
  #pinned = false;

  constructor(actions: PopupActions) {
    this.#actions = actions;
  }

  get anchor(): Anchor | null {
    return this.#anchor;
  }

  /** Stays until it is dismissed. */
  get pinned(): boolean {
    return this.#pinned;
  }

  show(anchor: Anchor, term: Term, words: Messages, { pinned = false, saved = false, at = null }: PopupOptions = {}): void {
    if (!sameAnchor(this.#anchor, anchor)) this.hide();
    const { element } = this;
    const active = (element.getRootNode() as Document | ShadowRoot).activeElement;
    const focused = [...element.querySelectorAll("button")].indexOf(active as HTMLButtonElement);
    this.#anchor = anchor;
    this.#pinned = pinned;
    element.classList.toggle("pinned", pinned);
    element.ariaLabel = words.glossary;
    element.replaceChildren(h("div", { id: "dokhae-gloss" }, ...entry(term, words)), buttons(this.#actions, words.words, pinned, saved));
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
  return h("div", { class: "actions" }, ...([["save", saved], ["know", null], ["listen", null], ["pin", pinned]] as const).map(([name, on]) =>
    name === "listen" && !koreanVoice() ? null : button({ class: name, "aria-pressed": on === null ? null : String(on) }, () => void actions[name](), words[name])));
}

/** What is said of a term. */
export function entry(term: Term, words: Messages): (Node | null)[] {
  const { surface, tail, hanja, romanization, note, source } = term;
  const form = dictionaryForm(term) ?? (tail && surface);
  const head = h("p", { class: "head" }, korean(surface, "word"));
  if (tail !== "") head.lastElementChild?.append(h("span", { class: "tail" }, `·${tail}`));
  if (form !== "") head.append(" ", h("span", { class: "arrow", "aria-hidden": "true" }, "→"), " ", h("span", { class: "visually-hidden" }, words.dictionaryForm), korean(form, "lemma"));
  if (hanja !== "") head.append(" ", korean(hanja, "hanja"));
  // A name often is its own gloss.
  if (romanization !== "" && romanization !== term.gloss[0]) head.append(" ", romanized(romanization));

  const glosses = term.gloss.slice(0, 3);
  const link = safeLink(term.link ?? "", "");
  const grammar = grammarOf(term);
  const kind = words.kinds[term.kind] || Object.entries(words.wordClasses).find(([tag]) => term.pos.startsWith(tag))?.[1];
  const named = source && [source.name, source.licence].filter((part) => part !== "").join(" · ");
  const foot = h("p", { class: "foot" },
    kind ? h("span", {}, kind) : null,
    term.unsure ? h("span", { class: "unsure" }, words.unsure) : null,
    source && named ? h("span", { class: "source", lang: "en" }, source.address === "" ? named : outside(source.address, named)) : null);
  return [
    head,
    glosses.length > 0 ? h("ol", { class: "glosses", lang: "en" }, ...glosses.map((gloss) => h("li", {}, gloss))) : h("p", { class: "none" }, words.noGloss),
    note ? h("p", { class: "note" }, note) : null,
    link ? h("p", { class: "note" }, outside(link, words.controls.more)) : null,
    grammar.length > 0 ? h("p", { class: "grammar" }, ...grammar.map(([form, does]) => h("span", {}, korean(form, "particle"), " ", does[words.locale]))) : null,
    foot.firstChild && foot,
  ];
}

export function outside(href: string, text: string): HTMLElement {
  return h("a", { href, rel: "noopener noreferrer nofollow", target: "_blank" }, text);
}
