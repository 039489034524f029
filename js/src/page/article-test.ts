import { isLinkedData, weightOf } from "./rules.js";

/** How to go over a tree, whoever made it. */
export interface TreeAdapter<N> {
  /** Lower case; "#text" for texts, "" for what is neither element nor text. */
  name(node: N): string;
  text(node: N): string;
  attribute(node: N, name: string): string | null;
  children(node: N): readonly N[];
}

/** Nodes looked at; an article shows itself long before. */
const MAX_STEPS = 60_000;
/** Text taken from one node. */
const MAX_TEXT = 4000;
/** How far above a paragraph the element that holds the text may be. */
const LEVELS = 3;
/** A text below this is a label, whatever stands at its end. */
const SENTENCE_WEIGHT = 30;
const TEASER_WEIGHT = 16;
/** A heading with more than this is only a wrapper around the text. */
const HEADING_WEIGHT = 160;
/** Sentences under one parent with this weight are no summaries of other pages. */
const BODY_WEIGHT = 800;
/** An article is dated and signed; with more dates or signatures a page is a list. */
const FEW = 4;

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(" "));
const SKIPPED = setOf("script style noscript template svg nav footer aside form button select textarea dialog iframe object video audio figcaption menu dokhae-reader");
const INLINE = setOf("a abbr b bdi bdo cite code del dfn em font i ins kbd mark q ruby s small span strong sub sup time u var br wbr");
/** Never furniture, whatever they are called. */
const BODIES = setOf("body html article main");
const HEADING = /^h[1-6]$/;
const PARAGRAPH = setOf("p li blockquote td dd");
const FURNITURE = /comment|reply|related|recommend|sidebar|footer|breadcrumb|cookie|newsletter|ranking|popular|댓글/i;
const SENTENCE_END = /[.!?。！？…]["'”’)\]]?(?:\s|$)/;
const ARTICLE_TYPE = /"@type"\s*:\s*(?:\[[^\]]*)?"(?:News|Blog|Opinion|Report|Analysis|Review|Live|Tech)?\w*(?:Article|BlogPosting|Review)"/;
const DATE = /\d{4}[.\-/년] ?\d{1,2}[.\-/월] ?\d{1,2}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}/;
const SIGNATURE = /[가-힣]{2,4} ?(?:[가-힣]{2} ?)?(?:기자|특파원|논설위원)(?![가-힣])|^By [A-Z]/;
const LOGIN = /로그인(?:이 필요| 후|하시면|하고)|회원(?:만|에게만| 전용)|유료 ?회원|구독자 ?전용|log ?in to (?:read|continue)|sign in to (?:read|continue)|subscribe(?:rs)? (?:to (?:read|continue)|only)|already a subscriber/i;

interface Frame<N> {
  nodes: readonly N[];
  next: number;
  /** Elements around that begin a paragraph, the innermost first, at most LEVELS + 1. */
  blocks: readonly N[];
  isParagraph: boolean;
  inLink: boolean;
  heading: number;
}

/**
 * Whether a page is likely an article: one pass over at most 60,000 nodes, without layout.
 * Sentences of text outside of links speak for one where they stand together, headlines that
 * are links against it. What is likely is worth the core's exact answer, `Article.confidence`.
 */
export function looksLikeArticle<N>(root: N, tree: TreeAdapter<N>): boolean {
  /** Weight of the sentences in each element and, by less, of those further below. */
  const together = new Map<N, number>();
  /** In each element alone. */
  const direct = new Map<N, number>();
  let best = 0;
  let sentences = 0;
  let links = 0;
  let plain = 0;
  let teasers = 0;
  let walls = 0;
  let dates = 0;
  let signatures = 0;
  let evidence = 0;
  const credit = (node: N, weight: number): void => {
    const sum = (together.get(node) ?? 0) + weight;
    together.set(node, sum);
    if (sum > best) best = sum;
  };

  const read = (frame: Frame<N>, text: string): void => {
    const weight = weightOf(text);
    if (weight === 0) return;
    if (frame.inLink) {
      links += weight;
      if (frame.heading > 0 && weight > TEASER_WEIGHT) teasers += 1;
      return;
    }
    plain += weight;
    if (weight < 200 && LOGIN.test(text)) walls += 1;
    if (weight < 120 && DATE.test(text)) dates += 1;
    if (SIGNATURE.test(text.slice(0, 120))) signatures += 1;
    if (weight < SENTENCE_WEIGHT || (frame.heading > 0 && weight < HEADING_WEIGHT) || !SENTENCE_END.test(text)) return;
    sentences += 1;
    const containers = frame.blocks.slice(frame.isParagraph ? 1 : 0).slice(0, LEVELS);
    const [container] = containers;
    if (container !== undefined) direct.set(container, (direct.get(container) ?? 0) + weight);
    containers.forEach((node, level) => { credit(node, weight / 2 ** level); });
  };

  const stack: Frame<N>[] = [
    { nodes: [root], next: 0, blocks: [root], isParagraph: false, inLink: false, heading: 0 },
  ];
  let steps = 0;
  for (let frame = stack.at(-1); frame && ++steps < MAX_STEPS; frame = stack.at(-1)) {
    const node = frame.nodes[frame.next++];
    if (node === undefined) {
      stack.pop();
      continue;
    }
    const name = tree.name(node);
    if (name === "#text") {
      read(frame, tree.text(node).slice(0, MAX_TEXT));
      continue;
    }
    if (name === "meta") {
      evidence += metaEvidence(tree, node);
      continue;
    }
    if (name === "script" && isLinkedData(tree.attribute(node, "type"))) {
      const [data] = tree.children(node);
      if (data !== undefined && ARTICLE_TYPE.test(tree.text(data).slice(0, MAX_TEXT * 4))) evidence += 0.7;
      continue;
    }
    if (name === "" || SKIPPED.has(name) || tree.attribute(node, "hidden") !== null) continue;
    const inline = INLINE.has(name);
    if (!inline && !BODIES.has(name)) {
      const names = `${tree.attribute(node, "class") ?? ""} ${tree.attribute(node, "id") ?? ""}`;
      // A body that is named after what it also holds is none of it.
      if (names.length < 80 && FURNITURE.test(names) && !/article|content|story|main|wrap/i.test(names)) continue;
    }
    stack.push({
      nodes: tree.children(node),
      next: 0,
      blocks: inline ? frame.blocks : [node, ...frame.blocks.slice(0, LEVELS)],
      isParagraph: inline ? frame.isParagraph : PARAGRAPH.has(name),
      inLink: frame.inLink || name === "a",
      heading: HEADING.test(name) ? 1 : frame.heading,
    });
  }

  const bestDirect = Math.max(0, ...direct.values());
  const few = (count: number): number => (count === 0 ? 0 : count <= FEW ? 0.7 : count > 2 * FEW ? -0.7 : 0);
  let logit = -0.5 + 1.2 * Math.log((best + 1) / 220) + 0.15 * Math.min(sentences, 8) + Math.min(evidence, 1.8);
  logit -= 2.2 * (links / (links + plain + 1));
  logit += few(dates) + 1.4 * few(signatures);
  if (teasers > 3 && teasers * 2 > sentences) logit -= (bestDirect > BODY_WEIGHT ? 0.2 : 0.4) * Math.min(teasers, 10);
  if (walls > 0 && sentences <= 2 + 2 * walls) logit -= 4;
  return logit > 0;
}

function metaEvidence<N>(tree: TreeAdapter<N>, meta: N): number {
  const name = tree.attribute(meta, "property") ?? tree.attribute(meta, "name");
  if (name === null) return 0;
  if (name === "og:type") {
    const type = tree.attribute(meta, "content");
    return type === "article" ? 0.7 : type === "website" ? -0.4 : type?.startsWith("video") ? -1.5 : 0;
  }
  return /^(?:og:)?article:published|^dable:published|^datePublished$/.test(name) ? 0.7 : 0;
}
