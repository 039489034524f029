import type { Article, Claim, Claims, Term, Terms } from "../core/types.js";
import { oneLine, printable } from "./text.js";

/** Terms by weight, each once however often it is mentioned. */
export function distinctTerms(terms: readonly Term[]): Term[] {
  const best = new Map<string, Term>();
  for (const term of terms) {
    const key = `${term.kind} ${term.lemma}`;
    const known = best.get(key);
    if (!known || term.score > known.score) best.set(key, term);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.start - b.start);
}

function blockLine(block: Article["blocks"][number]): string {
  switch (block.kind) {
    case "heading":
      return `## ${oneLine(block.text)}`;
    case "listItem":
      return `${"  ".repeat(Math.max(block.level - 1, 0))}- ${oneLine(block.text)}`;
    case "quote":
      return `> ${oneLine(block.text)}`;
    case "figure":
      return block.text === "" ? "" : `[caption] ${oneLine(block.text)}`;
    case "table":
    case "pre":
      return block.text;
    default:
      return oneLine(block.text);
  }
}

function termLine(term: Term): string {
  const gloss = term.gloss.join("; ") || "(no gloss)";
  const sound = term.romanization !== "" && term.romanization !== term.gloss[0] ? ` [${term.romanization}]` : "";
  return `  ${term.lemma || term.surface}  ${gloss}${sound}${term.unsure ? " (?)" : ""}`;
}

const QUOTE_MARKS = { direct: "“", indirect: "≈", none: "·" } as const;

/** Speakers whom the article does not name. */
const UNNAMED = "(unnamed)";

function speakerLine({ role, speaker }: Claim): string {
  if (role === "thesis") return "thesis";
  if (speaker.canonical === UNNAMED) return "unknown speaker";
  const name = speaker.english || speaker.canonical;
  const korean = speaker.canonical === name ? "" : ` (${speaker.canonical})`;
  return `${name}${korean}, ${speaker.type}`;
}

function claimLine(claim: Claim, depth: number): string {
  const cue = claim.cue.english || claim.cue.lemma;
  const figures = claim.figures.map((figure, i) => {
    const english = claim.figuresEnglish[i];
    return english ? `${figure} = ${english}` : figure;
  });
  const notes = [...new Set([claim.kind, cue, ...figures])].filter((note) => note !== "").join(" · ");
  return `${"  ".repeat(depth + 2)}${QUOTE_MARKS[claim.quote]} ${oneLine(claim.text)}  (${notes})`;
}

/** Depth of each claim below the one it continues. */
function depths(claims: readonly Claim[]): Map<string, number> {
  const depth = new Map<string, number>();
  for (const claim of claims) depth.set(claim.id, claim.parent === null ? 0 : Math.min((depth.get(claim.parent) ?? -1) + 1, 3));
  return depth;
}

function outlineLines(claims: readonly Claim[]): string[] {
  const speakers = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = speakerLine(claim);
    const group = speakers.get(key);
    if (group) group.push(claim);
    else speakers.set(key, [claim]);
  }
  const depth = depths(claims);
  const lines: string[] = [];
  for (const [speaker, group] of speakers) {
    lines.push(`  ${speaker}`);
    for (const claim of group) lines.push(claimLine(claim, depth.get(claim.id) ?? 0));
  }
  return lines;
}

/** An article as a person reads it in a terminal. */
export function report(article: Article, { terms }: Terms, { claims }: Claims, termCount: number): string {
  const facts = [article.byline, article.publishedTime, article.siteName].filter((fact) => fact !== "").join(" · ");
  const changed = article.modifiedTime === "" ? "" : `(updated ${article.modifiedTime})`;
  const subtitles = article.blocks.some((block) => block.kind === "subtitle") ? [] : [article.subtitle];
  const head = [`# ${oneLine(article.title)}`, ...subtitles, facts, changed].filter((line) => line !== "");
  const body = article.blocks.map(blockLine).filter((line) => line !== "");
  const sections = [head.join("\n"), ...body];
  const all = distinctTerms(terms);
  const groups: [string, Term[]][] = [
    ["TERMS", all.filter(({ kind }) => kind === "term").slice(0, termCount)],
    ["NAMES", all.filter(({ kind }) => kind !== "term" && kind !== "number")],
    ["NUMBERS", all.filter(({ kind }) => kind === "number")],
  ];
  for (const [name, group] of groups) {
    if (group.length > 0) sections.push([name, ...group.map(termLine)].join("\n"));
  }
  if (claims.length > 0) sections.push(["WHO CLAIMS WHAT", ...outlineLines(claims)].join("\n"));
  return `${printable(sections.join("\n\n"))}\n`;
}
