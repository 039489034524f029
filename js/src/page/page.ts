/** A page that was walked. */
export interface Page<TextNode = Text> {
  /** The page buffer (src/page/page_view.h). */
  buffer: ArrayBuffer;
  /** The text node behind each node number; nothing at the numbers of elements. */
  nodes: readonly (TextNode | undefined)[];
  /** The document's address, "" when it has none. */
  address: string;
  /** What the page's relative addresses are resolved against. */
  baseAddress: string;
  /** What a limit of the walk left out (PageLimit bits). */
  limits: number;
}
