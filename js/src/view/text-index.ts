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
      let rest: Segment | null = segment;
      while ((spans[next]?.end ?? Infinity) <= segment.start) next++;
      for (let i = next; rest; i++) {
        const span = spans[i];
        if (!span || span.start >= segment.end) break;
        let inside: Segment = rest;
        if (span.start > inside.start) {
          const [before, after] = split(inside, span.start);
          segments.push(before);
          inside = after;
        }
        [inside, rest] = span.end < inside.end ? split(inside, span.end) : [inside, null];
        segments.push(inside);
        const { node } = inside;
        const element = make(i, span.start < segment.start ? 1 : 0, node.parentElement);
        node.replaceWith(element);
        element.append(node);
      }
      if (rest) segments.push(rest);
    }
    this.#segments = segments;
  }

  /** Puts an element into the text after `offset`, behind what was wrapped around it. */
  insertAfter(offset: number, element: HTMLElement): boolean {
    const at = this.#segments.findIndex(({ start, end }) => start < offset && offset <= end);
    const segment = this.#segments[at];
    if (!segment) return false;
    const wrapper = closest(segment.node, "[data-term]");
    if (!wrapper && offset < segment.end) this.#segments.splice(at, 1, ...split(segment, offset));
    (wrapper ?? segment.node).after(element);
    return true;
  }

  /** The part of the view that shows a span; null when it shows none of it. */
  range({ start, end }: Span): Range | null {
    const shows = (segment: Segment): boolean => segment.start < end && segment.end > start;
    const first = this.#segments.find(shows);
    const last = this.#segments.findLast(shows);
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
}

/** What stands before and behind a place within a segment. */
function split({ node, start, end }: Segment, at: number): [before: Segment, after: Segment] {
  const after = node.splitText(at - start);
  return [{ node, start, end: at }, { node: after, start: at, end }];
}
