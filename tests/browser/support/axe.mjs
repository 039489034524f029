// axe in a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds, as one line each.
 * @param {string} context selector of what is looked at
 * @param {{bestPractice?: boolean}} [options] false: WCAG's own rules only
 */
export async function findings(page, context = "document", { bestPractice = true } = {}) {
  await page.evaluate(AXE);
  return page.evaluate(async (tags, context) => {
    const { violations } = await window.axe.run(context === "document" ? document : context, { runOnly: tags, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 5).map(({ target, failureSummary }) => `${id}: ${target.flat().join(" ")} ${failureSummary.split("\n")[1]?.trim() ?? ""}`));
  }, bestPractice ? [...WCAG, "best-practice"] : WCAG, context);
}
