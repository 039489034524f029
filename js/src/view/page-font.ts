import type { Article } from "../core/types.js";
import type { Page } from "../page/page.js";

/**
 * The `font-family` of the article's first paragraph in the page, "" when that cannot be told.
 * It comes from the page: letters, digits, quotes and commas are all that it may hold.
 */
export function pageFont({ blocks }: Article, page: Page): string {
  const element = page.nodes[blocks.find(({ kind }) => kind === "paragraph")?.source[0]?.[2] ?? -1]?.parentElement;
  const family = element ? getComputedStyle(element).fontFamily : "";
  return family.length < 500 && /^[\p{L}\p{N}\s"',._-]+$/u.test(family) ? family : "";
}
