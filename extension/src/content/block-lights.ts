import type { Light, Lights } from "../../../js/src/view/highlighter.js";

/** The colours of the reader's style sheet. */
const COLORS: Readonly<Record<Light, string>> = { claim: "var(--claim)", spoken: "var(--claim)", sentence: "var(--sentence)" };

interface Lit {
  light: Light;
  range: Range;
}

/** What is lit in each block, whoever did it. */
const blocks = new Map<HTMLElement, Set<Lit>>();
/** Lines are broken elsewhere when a block gets another size. */
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) paint(target as HTMLElement);
});

/**
 * Lights up parts of the reader's text by the backgrounds of its blocks. The registry of
 * `CSS.highlights` is the document's: by a range in it the page's scripts would come into the
 * closed shadow root, and to the user's words.
 */
export class BlockLights implements Lights {
  /** Each puts one light out. */
  readonly #lit: (() => void)[] = [];

  show(light: Light, range: Range): void {
    const { commonAncestorContainer: common } = range;
    const around = (common instanceof Element ? common : common.parentElement);
    const within = around?.closest<HTMLElement>("[data-block]");
    const list = within ? [within] : [...around?.querySelectorAll<HTMLElement>("[data-block]") ?? []].filter((block) => range.intersectsNode(block));
    const lit: Lit = { light, range };
    for (const block of list) {
      const all = blocks.get(block) ?? new Set();
      blocks.set(block, all.add(lit));
      observer.observe(block);
      paint(block);
      this.#lit.push(() => {
        all.delete(lit);
        paint(block);
        if (all.size > 0) return;
        observer.unobserve(block);
        blocks.delete(block);
      });
    }
  }

  clear(): void {
    for (const putOut of this.#lit.splice(0)) putOut();
  }
}

function paint(block: HTMLElement): void {
  const lit = [...blocks.get(block) ?? []];
  const { left, top } = block.getBoundingClientRect();
  // The first layer is uppermost: a claim shows above the sentence around it.
  block.style.background = lit.sort((a, b) => Number(a.light === "sentence") - Number(b.light === "sentence")).flatMap(({ light, range }) =>
    linesOf(range).map((line) =>
      `linear-gradient(${COLORS[light]} 0 0) ${line.left - left}px ${line.top - top}px / ${line.right - line.left}px ${line.height}px no-repeat border-box`)).join();
  // Where the system chooses the colours there are no gradients.
  block.style.outline = lit.length > 0 && matchMedia("(forced-colors: active)").matches ? "2px solid Highlight" : "";
}

interface Line {
  left: number;
  right: number;
  top: number;
  height: number;
}

/** The rectangles of a range, those of a line in one: between two of them there would be a seam. */
function linesOf(range: Range): Line[] {
  const lines: Line[] = [];
  for (const { left, right, top, height } of range.getClientRects()) {
    const line = lines.at(-1);
    const middle = top + height / 2;
    if (line && left >= line.left && left <= line.right + 1 && middle > line.top && middle < line.top + line.height) line.right = Math.max(line.right, right);
    else lines.push({ left, right, top, height });
  }
  return lines;
}
