import type { Article, SourceSpan, Term } from "../core/types.js";

/** A term, or a part of one, in a text node of the page. */
export interface Place {
  /** Number of the term. */
  readonly index: number;
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  /** What has to stand there. */
  readonly text: string;
}

/** A page writes a blank in many ways, all of them one unit. */
const flat = (text: string): string => text.replace(/\s/g, " ");

export function isInPlace({ node, start, end, text }: Place): boolean {
  return node.isConnected && flat(node.data.slice(start, end)) === flat(text);
}

/**
 * Where the terms stand in the live page, in the text's order. A term that cannot be found
 * there unit by unit, or where the page says something else by now, is left out: better none
 * than one at the wrong place.
 * @param nodes Page.nodes of the reading that article and terms are from
 */
export function placesOf({ text, titleSource, blocks }: Article, terms: readonly Term[], nodes: readonly (Text | undefined)[]): Place[] {
  const sources: { from: number; to: number; span: SourceSpan }[] = [];
  for (const { start, source } of [{ start: 0, source: titleSource }, ...blocks]) {
    if (start < 0) continue;
    for (const span of source) sources.push({ from: start + span[0], to: start + span[1], span });
  }
  const places: Place[] = [];
  let next = 0;
  terms.forEach(({ start, end }, index) => {
    while (next < sources.length && (sources[next]?.to ?? 0) <= start) next++;
    const parts: Place[] = [];
    let at = start;
    for (let i = next; at < end; i++) {
      const source = sources[i];
      if (!source || source.from > at) return;
      const { from, to, span: [, , number, nodeStart, nodeEnd] } = source;
      const node = nodes[number];
      const stop = Math.min(end, to);
      const offset = nodeStart + at - from;
      // Composed or collapsed on the way: the units do not answer to each other.
      if (!node || to - from !== nodeEnd - nodeStart) return;
      const place = { index, node, start: offset, end: offset + stop - at, text: text.slice(at, stop) };
      if (!isInPlace(place) || node.getRootNode() !== document) return;
      parts.push(place);
      at = stop;
    }
    places.push(...parts);
  });
  return places;
}
