import type { TreeNode } from "../core/article-tree.js";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&nbsp;" };
const VOID = new Set(["img"]);
const ON_OWN_LINE = new Set(["p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "tr", "figure", "figcaption"]);

function escaped(text: string): string {
  return text.replace(/[&<>"\u00a0]/g, (character) => ESCAPES[character] ?? character);
}

/** HTML of an article's tree. Every text and every value is escaped; names come from our own list. */
export function markupOf(tree: readonly TreeNode[]): string {
  let html = "";
  const pending: (TreeNode | string)[] = tree.toReversed();
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (typeof item === "string") {
      html += item;
    } else if ("text" in item) {
      html += escaped(item.text);
    } else {
      const attributes = Object.entries(item.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
      html += `<${item.tag}${attributes}>`;
      // A parser drops the first line break of `pre`.
      if (item.tag === "pre") html += "\n";
      if (!VOID.has(item.tag)) pending.push(`</${item.tag}>${ON_OWN_LINE.has(item.tag) ? "\n" : ""}`);
      for (const child of item.children.toReversed()) pending.push(child);
    }
  }
  return html.trimEnd();
}
