import { closest } from "./dom.js";

/** What is lit up: the claim itself, and more faintly the sentence that it stands in; what is read aloud. */
export type Light = "claim" | "sentence" | "spoken";

/** On the page itself: terms, those that are key, and the one that the keyboard is at. */
type Mark = "term" | "key" | "word";

interface Registry {
  get(name: string): Highlight | undefined;
  set(name: string, highlight: Highlight): unknown;
  delete(name: string): boolean;
}

function registry(): Registry | null {
  return typeof Highlight === "undefined" || !("highlights" in CSS) ? null : (CSS.highlights);
}

/**
 * Lights up parts of the text without a change to it. The registry is the document's, so views
 * on one page share a highlight and each takes out only what it put in. Browsers without it
 * get a mark on the block.
 */
export class Highlighter {
  readonly #lit: { name: string; range: AbstractRange }[] = [];
  readonly #blocks = new Set<HTMLElement>();

  show(light: Light, range: Range): void {
    if (this.paint(light, range)) return;
    const block = closest(range.startContainer, "[data-block]");
    block?.classList.add("lit");
    if (block) this.#blocks.add(block);
  }

  /** @returns false where the browser has no highlights: nothing is done then */
  paint(light: Light | Mark, range: AbstractRange): boolean {
    const highlights = registry();
    if (!highlights) return false;
    const name = `dokhae-${light}`;
    let highlight = highlights.get(name);
    if (!highlight) highlights.set(name, (highlight = new Highlight()));
    // A claim shows above the sentence around it.
    highlight.priority = light === "claim" ? 1 : 0;
    highlight.add(range);
    this.#lit.push({ name, range });
    return true;
  }

  clear(): void {
    const highlights = registry();
    for (const { name, range } of this.#lit) {
      const highlight = highlights?.get(name);
      highlight?.delete(range);
      if (highlight?.size === 0) highlights?.delete(name);
    }
    this.#lit.length = 0;
    for (const block of this.#blocks) block.classList.remove("lit");
    this.#blocks.clear();
  }
}
