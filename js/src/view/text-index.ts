import { closest } from "./dom.js";

/** A text node of the view and where its text stands in `Article.text`. */
export interface Segment {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The way from places in the article's text to the view's text nodes. */
export class TextIndex {
  #segments: Segment[];

  /** @param segments sorted and disjoint */
  constructor(segments: Segment[]) {
    this.#segments = segments;
  }

  /**
   * Puts elements around spans (sorted, disjoint). A span that goes on in another text node
   * gets an element in each.
   * @param make the element for span `index`; `part` counts its elements from 0
   */
  wrap(spans: readonly Span[], make: (index: number, part: number, parent: HTMLElement | null) => HTMLElement): void {
    const segments: Segment[] = [];
    let next = 0;
    for (const segment of this.#segments) {
      while ((spans[next]?.end ?? Infinity) <= segment.start) next++;
      let at = segment.start;
      const text = (end: number): Text | null => {
        if (end <= at) return null;
        const node = new Text(segment.node.data.slice(at - segment.start, end - segment.start));
        segments.push({ node, start: at, end });
        at = end;
        return node;
      };
      const nodes: Node[] = [];
      for (let i = next; i < spans.length; i++) {
        const span = spans[i];
        if (!span || span.start >= segment.end) break;
        const before = text(span.start);
        if (before) nodes.push(before);
        const inside = text(Math.min(span.end, segment.end));
        if (!inside) continue;
        const element = make(i, span.start < segment.start ? 1 : 0, segment.node.parentElement);
        element.append(inside);
        nodes.push(element);
      }
      if (nodes.length === 0) {
        segments.push(segment);
        continue;
      }
      const rest = text(segment.end);
      if (rest) nodes.push(rest);
      segment.node.replaceWith(...nodes);
    }
    this.#segments = segments;
  }

  /** Puts an element into the text after `offset`, behind what was wrapped around it. */
  insertAfter(offset: number, element: HTMLElement): boolean {
    const at = this.#find(offset - 1);
    const segment = this.#segments[at];
    if (!segment) return false;
    const wrapper = closest(segment.node, "[data-term]");
    if (wrapper || offset === segment.end) {
      (wrapper ?? segment.node).after(element);
      return true;
    }
    const rest = segment.node.splitText(offset - segment.start);
    this.#segments.splice(at, 1, { ...segment, end: offset }, { node: rest, start: offset, end: segment.end });
    rest.before(element);
    return true;
  }

  /** The part of the view that shows a span; null when it shows none of it. */
  range({ start, end }: Span): Range | null {
    const first = this.#segments.find((segment) => segment.end > start && segment.start < end);
    const last = this.#segments[this.#find(end - 1)] ?? this.#segments.findLast((segment) => segment.start < end && segment.end > start);
    if (!first || !last) return null;
    const range = new Range();
    range.setStart(first.node, Math.max(0, start - first.start));
    range.setEnd(last.node, Math.min(end, last.end) - last.start);
    return range;
  }

  /** The place in the article's text of a place in the view; -1 when it shows no text. */
  offset(node: Node, at: number): number {
    const segment = this.#segments.find((each) => each.node === node);
    return segment ? segment.start + at : -1;
  }

  /** Number of the segment that contains a place; -1 when none does. */
  #find(offset: number): number {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const segment = this.#segments[middle];
      if (!segment) break;
      if (offset < segment.start) high = middle - 1;
      else if (offset >= segment.end) low = middle + 1;
      else return middle;
    }
    return -1;
  }
}
