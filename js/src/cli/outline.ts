import { markdownEscaped } from "../core/markdown.js";
import type { Claim, Term } from "../core/types.js";
import { oneLine, printable } from "./text.js";

export const OUTLINE_FORMATS = ["text", "markdown"] as const;
export type OutlineFormat = (typeof OUTLINE_FORMATS)[number];

/** Speakers whom the article does not name. */
const UNNAMED = "(unnamed)";
const QUOTE_MARKS = { direct: "“", indirect: "≈", none: "·" } as const;
/** Glosses beside a claim. */
const KEY_TERMS = 4;

/** How sure the speaker is, where the text does not name him at the claim. */
function inferred({ speaker }: Claim): string {
  if (speaker.canonical === UNNAMED || (speaker.reference !== "zero" && speaker.reference !== "pronoun" && speaker.reference !== "partial")) return "";
  const how = speaker.reference === "partial" ? "short form" : speaker.reference === "pronoun" ? "pronoun" : "carried over";
  return `↩ ${how}, ${Math.round(speaker.confidence * 100)} % sure`;
}

/** “Lee Yong-geun, CEO of Moais, stressed:” — all in English. */
export function frameOf(claim: Claim): string {
  if (claim.role === "thesis") return "Thesis:";
  const who = claim.speaker.canonical === UNNAMED ? "Unnamed source" : claim.speaker.english;
  const verb = claim.cue.english;
  if (verb === "") return `${who}:`;
  if (claim.cue.stance === "report" && !claim.cue.lemma.endsWith("다")) return `According to ${lowerArticle(who)}:`;
  const spoken = claim.cue.lemma.endsWith("다") && claim.cue.lemma !== "것이다";
  if (!spoken) return `${who} — ${claim.cue.stance.replace("_", " ")}:`;
  return `${who}${claim.speaker.type === "person" && who.includes(",") ? "," : ""} ${verb}:`;
}

/** "Police" opens a sentence, "According to police" does not; names keep their capitals. */
function lowerArticle(who: string): string {
  return /^[A-Z][a-z]+( [a-z]+)*$/.test(who) && !/^(The|A|An) /.test(who) && ["Police", "Report", "Data", "Survey", "Prosecution", "Court", "Government"].includes(who)
    ? who.toLowerCase() : who;
}

function glosses(claim: Claim, terms: readonly Term[]): string {
  const best = new Map<string, Term>();
  for (const term of terms) {
    const gloss = term.gloss[0];
    if (term.start < claim.start || term.end > claim.end || term.kind === "number" || !gloss) continue;
    const known = best.get(gloss);
    if (!known || term.score > known.score) best.set(gloss, term);
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, KEY_TERMS).sort((a, b) => a.start - b.start)
    .map((term) => term.gloss[0]).join(" · ");
}

const figuresOf = (claim: Claim): string[] => claim.figures.map((figure, i) => {
  const english = claim.figuresEnglish[i];
  return english ? `${figure} = ${english}` : figure;
});

function counted<T extends string>(items: readonly T[], order?: readonly T[]): string {
  const counts = new Map<T, number>();
  for (const item of order ?? []) counts.set(item, 0);
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  const all = [...counts].filter(([, count]) => count > 0);
  if (!order) all.sort((a, b) => b[1] - a[1]);
  return all.map(([item, count]) => `${count} ${item}`).join(" · ");
}

interface Group {
  name: string;
  type: string;
  claims: Claim[];
}

function bySpeaker(claims: readonly Claim[]): Group[] {
  const groups = new Map<string, Group>();
  for (const claim of claims) {
    const { canonical, english, type } = claim.speaker;
    const unnamed = canonical === UNNAMED;
    const group = groups.get(canonical) ?? { name: unnamed ? "Unnamed" : `${english} (${canonical})`, type: unnamed ? "unnamed" : type, claims: [] };
    group.claims.push(claim);
    groups.set(canonical, group);
  }
  return [...groups.values()];
}

/**
 * The outline of an article's claims in English frames around the Korean: thesis, then every lead
 * claim with its supporting claims in article order, then the same claims by speaker.
 */
export function outline(claims: readonly Claim[], terms: readonly Term[], format: OutlineFormat): string {
  const markdown = format === "markdown";
  const safe = (text: string): string => (markdown ? markdownEscaped(printable(oneLine(text))) : printable(oneLine(text)));
  const heading = (text: string): string => (markdown ? `## ${text}` : text.toUpperCase());
  const thesis = claims.find(({ role }) => role === "thesis");
  const said = claims.filter(({ role }) => role !== "thesis");
  const groups = bySpeaker(said);
  const lines: string[] = [markdown ? "# Claim outline" : "CLAIM OUTLINE"];
  lines.push("", `${counted(said.map(({ quote }) => (quote === "direct" ? "quoted" : "paraphrased")), ["quoted", "paraphrased"]) || "no claims"}${
    groups.length > 0 ? ` · ${groups.length} sources (${counted(groups.map(({ type }) => type))})` : ""}`);
  if (said.length > 0) lines.push(...(markdown ? [""] : []), counted(said.map(({ kind }) => kind)));
  if (thesis) {
    const terms_ = glosses(thesis, terms);
    lines.push("", `${markdown ? "**Thesis** " : "THESIS  "}${safe(thesis.text)}${terms_ === "" ? "" : `  [${safe(terms_)}]`}`);
  }
  if (said.length > 0) lines.push("", heading("By topic"), "");
  for (const claim of said) {
    const depth = claim.parent === null || claim.parent === thesis?.id ? 0 : 1;
    const marks = `${QUOTE_MARKS[claim.quote]}${claim.quote === "direct" ? "" : " "}`;
    const notes = [claim.kind, ...figuresOf(claim), inferred(claim)].filter((note) => note !== "").map(safe).join(" · ");
    const pad = "  ".repeat(depth);
    const key = glosses(claim, terms);
    const quoted = `${marks}${safe(claim.text)}${claim.quote === "direct" ? "”" : ""}`;
    const frame = safe(frameOf(claim));
    const detail = `${notes}${key === "" ? "" : ` — ${safe(key)}`} [${claim.start}–${claim.end}]`;
    if (markdown) lines.push(`${pad}- ${claim.id} **${frame}** ${quoted}  `, `${pad}  ${detail.replace(/\[(\d+–\d+)\]$/, "\\[$1\\]")}`);
    else lines.push(`${pad}${claim.id.padEnd(4)} ${frame}`, `${pad}     ${quoted}`, `${pad}     ${detail}`);
  }
  if (groups.length > 0) lines.push("", heading("By speaker"), "");
  for (const { name, type, claims: own } of groups) {
    lines.push(`${markdown ? "- " : ""}${safe(name)}, ${type}: ${own.map(({ id, quote }) => `${QUOTE_MARKS[quote].trim()}${id}`).join(" ")} (${counted(own.map(({ kind }) => kind))})`);
  }
  return `${lines.join("\n")}\n`;
}
