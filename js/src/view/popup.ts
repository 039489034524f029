import type { Term } from "../core/types.js";
import type { Messages } from "../i18n/index.js";
import { h, korean } from "./dom.js";
import { dictionaryForm, wordClass } from "./format.js";

const GAP = 6;
const MARGIN = 8;

/** The gloss of one term beside it. In the top layer, so that nothing clips it. */
export class Popup {
  readonly element = h("div", { class: "popup", part: "popup", id: "dokhae-gloss", role: "tooltip", popover: "manual", hidden: "" });
  #anchor: HTMLElement | null = null;
  #pinned = false;

  get anchor(): HTMLElement | null {
    return this.#anchor;
  }

  /** Stays until it is dismissed. */
  get pinned(): boolean {
    return this.#pinned;
  }

  /** @param at where the pointer is: a term may be broken over two lines */
  show(anchor: HTMLElement, term: Term, words: Messages, { pinned = false, at = null as { x: number; y: number } | null } = {}): void {
    if (this.#anchor !== anchor) this.hide();
    this.#anchor = anchor;
    this.#pinned = pinned;
    this.element.classList.toggle("pinned", pinned);
    this.element.replaceChildren(...entry(term, words));
    this.element.hidden = false;
    if (this.element.isConnected && "showPopover" in this.element && !this.element.matches(":popover-open")) this.element.showPopover();
    anchor.classList.add("open");
    anchor.setAttribute("aria-describedby", this.element.id);
    this.place(at);
  }

  hide(): void {
    this.#anchor?.classList.remove("open");
    this.#anchor?.removeAttribute("aria-describedby");
    this.#anchor = null;
    this.#pinned = false;
    if ("hidePopover" in this.element && this.element.matches(":popover-open")) this.element.hidePopover();
    this.element.hidden = true;
  }

  /** Below the term where there is room, else above it, never outside the window. */
  place(at: { x: number; y: number } | null = null): void {
    if (!this.#anchor) return;
    const lines = [...this.#anchor.getClientRects()];
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

function entry(term: Term, words: Messages): Node[] {
  const form = dictionaryForm(term);
  const head = h("p", { class: "head" }, korean(form ? term.surface : term.lemma || term.surface, "word"));
  if (form) head.append(" ", h("span", { class: "arrow", "aria-hidden": "true" }, "→"), " ", h("span", { class: "lemma", "aria-label": words.dictionaryForm(form) }, korean(form)));
  // A name often is its own gloss.
  if (term.romanization !== "" && term.romanization !== term.gloss[0]) head.append(" ", h("span", { class: "roman", lang: "ko-Latn" }, term.romanization));

  const glosses = term.gloss.slice(0, 3);
  const meaning = glosses.length > 0
    ? h("ol", { class: "glosses", lang: "en" }, ...glosses.map((gloss) => h("li", {}, gloss)))
    : h("p", { class: "none" }, words.noGloss);

  const kind = words.kinds[term.kind] || words.wordClasses[wordClass(term.pos)];
  const foot = h("p", { class: "foot" });
  if (kind !== "") foot.append(h("span", {}, kind));
  if (term.unsure) foot.append(h("span", { class: "unsure", title: words.unsureHint }, `? ${words.unsure}`));
  if (term.source) foot.append(h("span", { class: "source", lang: "en" }, [term.source.name, term.source.licence].filter((part) => part !== "").join(" · ")));
  return foot.childNodes.length > 0 ? [head, meaning, foot] : [head, meaning];
}
