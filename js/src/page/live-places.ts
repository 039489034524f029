import type { Article, SourceSpan } from "../core/types.js";

/** A span of the article's text, or a part of one, in a text node of the page. */
export interface Place {
  /** Number of the span. */
  readonly index: number;
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  /** What has to stand there. */
  readonly text: string;
}

/** A page writes a blank in many ways. */
const flat = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ");

export function isInPlace({ node, start, end, text }: Place): boolean {
  return node.isConnected && flat(node.data.slice(start, end)) === flat(text);
}

/**
 * Where spans of the article's text (sorted) stand in the live page. One of which the page says
 * something else by now is left out: better none than one at the wrong place.
 * @param nodes `Page.nodes` of the reading that the article is from
 * @param whole where the page's units do not answer to the text's (composed or collapsed on the
 * way), true takes all that the part was made from; false leaves the span out
 */
export function placesOf({ text, titleSource, blocks }: Article, spans: readonly { start: number; end: number }[], nodes: readonly (Text | undefined)[], whole = false): Place[] {
  const sources: { from: number; to: number; span: SourceSpan }[] = [];
  for (const { start, source } of [{ start: 0, source: titleSource }, ...blocks]) {
    if (start < 0) continue;
    for (const span of source) sources.push({ from: start + span[0], to: start + span[1], span });
  }
  let next = 0;
  return spans.flatMap(({ start, end }, index) => {
    while (next < sources.length && (sources[next]?.to ?? 0) <= start) next++;
    const parts: Place[] = [];
    let at = start;
    for (let i = next; at < end; i++) {
      const source = sources[i];
      if (!source || source.from > at) {
        if (!whole) return [];
        if (!source || source.from >= end) break;
        at = source.from;
      }
      const { from, to, span: [, , number, nodeStart, nodeEnd] } = source;
      const node = nodes[number];
      const stop = Math.min(end, to);
      const exact = to - from === nodeEnd - nodeStart;
      if (!node || !(exact || whole)) return [];
      const offset = nodeStart + at - from;
      const place = exact ? { index, node, start: offset, end: offset + stop - at, text: text.slice(at, stop) }
        : { index, node, start: nodeStart, end: nodeEnd, text: text.slice(from, to) };
      if (!isInPlace(place)) return [];
      parts.push(place);
      at = stop;
    }
    return parts;
  });
}

/** From the first of places to the last; null without any. */
export function rangeOver(places: readonly Place[]): Range | null {
  const first = places[0];
  const last = places.at(-1);
  if (!first || !last) return null;
  const range = new Range();
  range.setStart(first.node, first.start);
  range.setEnd(last.node, last.end);
  return range;
}
