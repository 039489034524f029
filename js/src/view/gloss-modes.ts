import type { Term } from "../core/types.js";
import { closest, h } from "./dom.js";
import type { Settings } from "./settings.js";

/** Shares of the article's lemmas that are explained, by density; its key terms always are. */
const SHARES = [0, 0.2, 0.4, 0.65, 1];

/**
 * Which terms are explained: the weightiest, as many as the density says, and none that the
 * user knows. All mentions of a lemma are treated alike.
 */
export function shownTerms(terms: readonly Term[], density: number, isKnown: (lemma: string) => boolean): boolean[] {
  const scores = [...new Map(terms.map(({ lemma, score }) => [lemma, score])).values()].sort((a, b) => b - a);
  const share = SHARES[density - 1] ?? 1;
  const least = share === 1 ? -Infinity : (scores[Math.floor(scores.length * share) - 1] ?? Infinity);
  return terms.map(({ lemma, key, score }) => (key || score >= least) && !isKnown(lemma));
}

/** Glosses in the text are short: what stands in brackets only explains. */
const short = (term: Term | undefined): string => term?.gloss[0]?.replace(/\s*\([^)]*\)/g, "") ?? "";

/**
 * Shows and hides the marks of terms in an article, and puts their glosses above, behind or
 * beside them. Those are generated content, no part of the text: it is copied, searched, lit
 * up and counted as before.
 */
export function markTerms(article: HTMLElement, terms: readonly Term[], shown: readonly boolean[], mode: Settings["glossMode"]): void {
  const inText = mode === "ruby" || mode === "after";
  article.dataset.glosses = mode;
  for (const list of article.querySelectorAll(".margin")) list.remove();
  const lists = new Map<Element, Map<string, string>>();
  let last = "";
  for (const element of article.querySelectorAll<HTMLElement>(".term")) {
    const index = element.dataset.term ?? "";
    const term = terms[Number(index)];
    const on = shown[Number(index)] === true;
    element.classList.toggle("off", !on);
    const gloss = on && index !== last ? short(term) : "";
    last = index; // a term in several parts is glossed once
    if (inText && gloss !== "") element.dataset.gloss = gloss;
    else delete element.dataset.gloss;
    if (mode !== "margin" || gloss === "" || !term) continue;
    const block = closest(element, "article > *, header > *");
    if (!block) continue;
    const list = lists.get(block) ?? new Map<string, string>();
    if (!list.has(term.lemma)) list.set(term.lemma, gloss);
    lists.set(block, list);
  }
  // For the eye only: everybody gets to the same glosses by the words themselves.
  for (const [block, list] of lists) {
    block.before(h("ul", { class: "margin", "aria-hidden": "true" }, ...[...list].map(([word, gloss]) => h("li", { "data-word": word, "data-gloss": gloss }))));
  }
}
