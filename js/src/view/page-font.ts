import type { Article } from "../core/types.js";
import type { Page } from "../page/page.js";

/**
 * The `font-family` that the page shows its article in, "" when that cannot be told. It comes
 * from the page: letters, digits, quotes and commas are all that it may hold.
 */
export function pageFont({ blocks }: Article, page: Page): string {
  const longest = blocks.reduce<Article["blocks"][number] | undefined>((best, block) => (block.text.length > (best?.text.length ?? 0) ? block : best), undefined);
  const element = page.nodes[longest?.source[0]?.[2] ?? -1]?.parentElement;
  const family = element ? getComputedStyle(element).fontFamily : "";
  return family.length < 500 && /^[\p{L}\p{N}\s"',._-]+$/u.test(family) ? family : "";
}
