import type { Article, SourceSpan } from "../core/types.js";

const flat = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ");

/**
 * Where a span of the article's text stands in the live page.
 * @param nodes `Page.nodes` of the reading that the article is from
 * @returns null when the page shows none of it, or something else by now
 */
export function liveRange(article: Article, nodes: readonly (Text | undefined)[], start: number, end: number): Range | null {
  const sources: { from: number; spans: readonly SourceSpan[] }[] = [
    { from: 0, spans: article.titleSource },
    ...article.blocks.flatMap(({ start: from, source }) => (from < 0 ? [] : [{ from, spans: source }])),
  ];
  let range: Range | null = null;
  for (const { from, spans } of sources) {
    for (const [textStart, textEnd, number, nodeStart, nodeEnd] of spans) {
      const first = Math.max(start, from + textStart);
      const last = Math.min(end, from + textEnd);
      if (first >= last) continue;
      const node = nodes[number];
      const shown = article.text.slice(from + textStart, from + textEnd);
      if (!node?.isConnected || flat(node.data.slice(nodeStart, nodeEnd)) !== flat(shown)) return null;
      // Unit by unit where both are equally long, else the whole of it.
      const exact = textEnd - textStart === nodeEnd - nodeStart;
      if (!range) {
        range = new Range();
        range.setStart(node, exact ? nodeStart + first - from - textStart : nodeStart);
      }
      range.setEnd(node, exact ? nodeStart + last - from - textStart : nodeEnd);
    }
  }
  return range;
}
