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

/** What lights up parts of an article. */
export type Lights = Pick<Highlighter, "show" | "clear">;

/**
 * Lights up parts of the text without a change to it. The registry is the document's, so views
 * on one page share a highlight and each takes out only what it put in. Browsers without it
 * get a mark on the block.
 */
export class Highlighter {
  /** Each puts one light out. */
  readonly #lit: (() => void)[] = [];

  show(light: Light, range: Range): void {
    if (this.paint(light, range)) return;
    const list = closest(range.startContainer, "[data-block]")?.classList;
    list?.add("lit");
    this.#lit.push(() => list?.remove("lit"));
  }

  /** @returns false where the browser has no highlights: nothing is done then */
  paint(light: Light | Mark, range: AbstractRange): boolean {
    const { highlights } = CSS as { highlights?: Registry };
    if (!highlights) return false;
    const name = `dokhae-${light}`;
    const highlight = highlights.get(name) ?? new Highlight();
    highlights.set(name, highlight);
    // A claim shows above the sentence around it.
    highlight.priority = light === "claim" ? 1 : 0;
    highlight.add(range);
    this.#lit.push(() => {
      highlight.delete(range);
      if (highlight.size === 0) highlights.delete(name);
    });
    return true;
  }

  clear(): void {
    for (const putOut of this.#lit.splice(0)) putOut();
  }
}
