import type { Article, Block, RunKind, TableCell } from "./types.js";

/**
 * An article as a tree of elements from a short list, for whoever makes elements (the view) or
 * markup (the command line) of it. Nothing in it was markup in the page.
 */
export type TreeNode = TreeElement | TreeText;

export interface TreeElement {
  tag: "p" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "li" | "blockquote" | "pre" | "table" | "tr" | "td" | "th"
    | "figure" | "figcaption" | "img" | "a" | "em" | "strong" | "code" | "sub" | "sup" | "ruby" | "rt";
  /** Ready to be set: addresses are safe. */
  attributes: Record<string, string>;
  children: TreeNode[];
  /** Number of the block in `Article.blocks` that the element stands for, -1 for parts and groups. */
  block: number;
}

export interface TreeText {
  text: string;
  /** Where the text stands in `Article.text`, -1 in captions. */
  start: number;
}

/** Tag of a run; the other kinds are called what their elements are. */
const tagOf = (kind: RunKind): TreeElement["tag"] => (kind === "link" ? "a" : kind === "emphasis" ? "em" : kind);
const MAX_LIST_DEPTH = 64;
const MAX_SPAN = 1000;

function element(tag: TreeElement["tag"], children: TreeNode[] = [], block = -1, attributes: Record<string, string> = {}): TreeElement {
  return { tag, attributes, children, block };
}

/** The blocks of an article, without its title. */
export function articleTree(article: Article): TreeElement[] {
  const tree: TreeElement[] = [];
  /** Open lists, outermost first, and what the open list items or quotation belong to. */
  let lists: TreeElement[] = [];
  let list = 0;
  let quote: TreeElement | null = null;

  article.blocks.forEach((block, index) => {
    if (block.kind !== "listItem" || block.list !== list) lists = [];
    if (block.kind !== "quote") quote = null;
    switch (block.kind) {
      case "listItem":
        list = block.list;
        addListItem(tree, lists, block, index);
        break;
      case "quote":
        if (!quote) tree.push((quote = element("blockquote")));
        quote.children.push(element("p", inline(block), index));
        break;
      case "figure":
        tree.push(figure(block, index));
        break;
      case "table":
        tree.push(table(block, index));
        break;
      case "heading":
        tree.push(element(`h${Math.min(Math.max(block.level, 2), 6)}` as "h2", inline(block), index));
        break;
      default:
        tree.push(element(block.kind === "pre" ? "pre" : "p", inline(block), index, block.kind === "subtitle" ? { role: "doc-subtitle" } : {}));
    }
  });
  return tree;
}

function addListItem(tree: TreeElement[], lists: TreeElement[], block: Block, index: number): void {
  const depth = Math.min(Math.max(block.level, 1), MAX_LIST_DEPTH);
  const tag = block.ordered ? "ol" : "ul";
  lists.length = Math.min(lists.length, depth);
  // A list of the other kind at the same depth is another list.
  if (lists.length === depth && lists[depth - 1]?.tag !== tag) lists.length = depth - 1;
  while (lists.length < depth) {
    const inner = element(tag);
    const outer = lists.at(-1);
    if (outer) {
      let item = outer.children.at(-1) as TreeElement | undefined;
      if (!item) outer.children.push((item = element("li")));
      item.children.push(inner);
    } else {
      tree.push(inner);
    }
    lists.push(inner);
  }
  lists.at(-1)?.children.push(element("li", inline(block), index));
}

function figure(block: Block, index: number): TreeElement {
  const children: TreeNode[] = block.images.map(({ url, alt, width, height }) => {
    const attributes: Record<string, string> = { src: url, alt };
    if (width > 0 && height > 0) Object.assign(attributes, { width: String(width), height: String(height) });
    return element("img", [], -1, attributes);
  });
  if (block.text !== "") children.push(element("figcaption", inline(block)));
  return element("figure", children, index);
}

function table(block: Block, index: number): TreeElement {
  if (block.cells.length === 0) return element("p", inline(block), index);
  const rows: TreeElement[] = [];
  let row = -1;
  for (const cell of [...block.cells].sort((a, b) => a.row - b.row || a.column - b.column)) {
    if (cell.row !== row) rows.push(element("tr"));
    row = cell.row;
    rows.at(-1)?.children.push(tableCell(block, cell));
  }
  return element("table", rows, index);
}

function tableCell(block: Block, cell: TableCell): TreeElement {
  const attributes: Record<string, string> = {};
  if (cell.columnSpan > 1) attributes.colspan = String(Math.min(cell.columnSpan, MAX_SPAN));
  if (cell.rowSpan > 1) attributes.rowspan = String(Math.min(cell.rowSpan, MAX_SPAN));
  return element(cell.header ? "th" : "td", inline(block, cell.start, cell.end), -1, attributes);
}

/** Text and runs of a block, or of the part of it from `from` to `to`. */
function inline(block: Block, from = 0, to = block.text.length): TreeNode[] {
  const top: TreeNode[] = [];
  const open: { children: TreeNode[]; end: number; reading: string }[] = [{ children: top, end: to, reading: "" }];
  let at = from;
  const textTo = (end: number): void => {
    if (end <= at) return;
    open.at(-1)?.children.push({ text: block.text.slice(at, end), start: block.start < 0 ? -1 : block.start + at });
    at = end;
  };
  const closeBefore = (start: number): void => {
    for (let run = open.at(-1); run && open.length > 1 && run.end <= start; run = open.at(-1)) {
      textTo(run.end);
      if (run.reading !== "") run.children.push(element("rt", [{ text: run.reading, start: -1 }]));
      open.pop();
    }
  };
  for (const run of block.runs) {
    const start = Math.max(run.start, at);
    const end = Math.min(run.end, to);
    if (start >= end) continue;
    closeBefore(start);
    textTo(start);
    const outer = open.at(-1);
    if (!outer) break;
    const inner = element(tagOf(run.kind), [], -1, run.kind === "link" ? { href: run.href, rel: "noopener noreferrer nofollow" } : {});
    outer.children.push(inner);
    open.push({ children: inner.children, end: Math.min(end, outer.end), reading: run.kind === "ruby" ? run.reading : "" });
  }
  closeBefore(to);
  textTo(to);
  return top;
}
