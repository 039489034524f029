import type { Reader } from "../../../js/src/core/reader.js";
import type { Term } from "../../../js/src/core/types.js";
import type { Page } from "../../../js/src/page/page.js";
import { type Place, placesOf } from "../../../js/src/page/live-places.js";
import type { Glossed } from "../../../js/src/view/gloss-controller.js";

/** What is selected in the page; `range` is null where only its text is known. */
export interface Selected {
  text: string;
  range: Range | null;
}

/** More of it is a text to be read, not one to be looked up in. */
const LONGEST = 20_000;
const KOREAN = /\p{Script=Hangul}/u;

/** @param told what the browser says is selected, for where the page itself does not know it @returns null when it is not Korean */
export function selectedText(told = ""): Selected | null {
  const selection = getSelection();
  const own = selection?.toString() ?? "";
  const selected = selection && KOREAN.test(own) ? { text: own, range: selection.rangeCount > 0 ? selection.getRangeAt(0) : null } : { text: told, range: null };
  return KOREAN.test(selected.text) ? { ...selected, text: selected.text.slice(0, LONGEST) } : null;
}

/** A text and those of its terms that are asked for, each lemma once. */
export interface SelectedTerms {
  glossed: Glossed;
  terms: Term[];
}

/**
 * The terms in what is selected: as the article has them, if it is a part of the page's article,
 * because names and senses are known from all of it; else of the selected text by itself.
 * @throws as `Reader.read` does
 */
export async function termsIn({ text, range }: Selected, reader: Reader, signal: AbortSignal): Promise<SelectedTerms> {
  if (range) {
    const { article, terms: { terms, sentences }, page } = await reader.read(document, { signal, until: "terms" });
    const selected = within(range, placesOf(article, terms, page?.nodes ?? []));
    if (selected.size > 0) return { glossed: { article: located(article, page), terms, sentences }, terms: once(terms.filter((_, index) => selected.has(index))) };
  }
  const own = await reader.readText(text, { signal, until: "terms" });
  // The first line of a text counts as its title; the page has another.
  const read = located({ ...own.article, title: Reflect.get(Document.prototype, "title", document) }, null);
  return { glossed: { article: read, terms: own.terms.terms, sentences: own.terms.sentences }, terms: once(own.terms.terms) };
}

/** Numbers of the terms that stand in a range, or partly do. */
function within(range: Range, places: readonly Place[]): Set<number> {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const root = startContainer.getRootNode();
  return new Set(places.filter(({ node, start, end }) => node.getRootNode() === root
    && range.comparePoint(node, end) >= 0 && !(node === startContainer && end === startOffset)
    && range.comparePoint(node, start) <= 0 && !(node === endContainer && start === endOffset)).map(({ index }) => index));
}

function once(terms: readonly Term[]): Term[] {
  return [...new Map(terms.toReversed().map((term) => [term.lemma, term])).values()].reverse();
}

/** With the address that it was read at, if it names none itself. */
export function located<A extends Glossed["article"]>(article: A, page: Page | null): A {
  const address = (page?.address ?? location.href).replace(/#.*/, "");
  return article.canonicalUrl === "" && /^https?:/.test(address) ? { ...article, canonicalUrl: address } : article;
}
