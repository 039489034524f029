import { defaultTreeAdapter, type DefaultTreeAdapterTypes, parse } from "parse5";
import { decodeDocument, looksBinary } from "./decode.js";
import type { Page } from "./page.js";
import { walkParse5 } from "./parse5-walker.js";
import type { PageFacts } from "./writer.js";

/** Longest document that is parsed, in UTF-16 units. */
export const MAX_HTML_UNITS = 64 << 20;
/** Elements the parser may make: overlapping formatting elements multiply without end. */
const MAX_ELEMENTS = 1_000_000;

/** The bytes are no text. */
export class NotTextError extends TypeError {}

/** The document is too large, or grows too large in the parser. */
export class HtmlTooLargeError extends RangeError {}

/**
 * Parses HTML text into a page buffer.
 * @throws HtmlTooLargeError
 */
export function pageFromHtml(html: string, facts: PageFacts = {}): Page<DefaultTreeAdapterTypes.TextNode> {
  if (html.length > MAX_HTML_UNITS) throw new HtmlTooLargeError("the document is longer than 64 M characters");
  let elements = 0;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(...args) {
      if (++elements > MAX_ELEMENTS) throw new HtmlTooLargeError("the document has more than a million elements");
      return defaultTreeAdapter.createElement(...args);
    },
  };
  return walkParse5(parse(html, { treeAdapter }), facts);
}

/**
 * The same from bytes, in the encoding that they are in.
 * @throws NotTextError, HtmlTooLargeError
 */
export function pageFromBytes(bytes: Uint8Array, facts: PageFacts = {}): Page<DefaultTreeAdapterTypes.TextNode> {
  const { text } = decodeDocument(bytes);
  if (looksBinary(text)) throw new NotTextError("this is no text in any encoding");
  return pageFromHtml(text, facts);
}
