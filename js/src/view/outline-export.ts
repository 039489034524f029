import { markdownEscaped } from "../core/markdown.js";
import type { Article, Claim } from "../core/types.js";
import { messages } from "../i18n/index.js";
import { bySpeaker, figurePairs, inference, isDoubtful, speakerWords } from "./claim-words.js";
import { claimNumber, formatTime } from "./format.js";
import { csv, textLink } from "./text-export.js";

/** What leaves the reader is worded in English, like the names and figures in it. */
const words = messages("en");

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
const quoted = ({ text, quote }: Claim): string => (quote === "direct" ? `“${oneLine(text)}”` : oneLine(text));

/** The speaker in English, and in Korean where that says more. */
function fullName({ speaker }: Claim): string {
  const name = speakerWords(speaker, words);
  return speaker.english === "" || name !== speaker.english ? name : `${name} (${speaker.canonical})`;
}

/** How a claim is known: "quoted, stressed, opinion, inferred". */
function notes(claim: Claim): string[] {
  const parts = [words.quotes[claim.quote], claim.cue.english, words.claimKinds[claim.kind], inference(claim, words) ? words.inferredShort : "",
    isDoubtful(claim) ? words.doubtful : ""];
  return [...new Set(parts)].filter((part) => part !== "");
}

function source({ title, siteName, publishedTime }: Article): string[] {
  return [title, siteName, formatTime(publishedTime, "en")].map(oneLine).filter((part) => part !== "");
}

/** A claim with who said it, how that is known, and where it stands. */
export function citation(article: Article, claim: Claim): string {
  return [
    `${quoted(claim)} — ${fullName(claim)} (${notes(claim).join(", ")}).`,
    `${source(article).join(". ")}.`,
    textLink(article.canonicalUrl, claim.text),
  ].join("\n").trim();
}

export function outlineMarkdown(article: Article, claims: readonly Claim[]): string {
  const safe = (text: string): string => markdownEscaped(oneLine(text));
  const [title = "", ...rest] = source(article);
  const lines = [`# ${safe(title)}`, "", ...[...rest.map(safe), article.canonicalUrl && `<${article.canonicalUrl}>`].filter((line) => line !== "").map((line) => `${line}  `)];
  for (const { claims: own } of bySpeaker(claims)) {
    lines.push("", `## ${safe(own[0] ? fullName(own[0].claim) : "")}`, "");
    for (const { claim, index } of own) {
      const link = textLink(article.canonicalUrl, claim.text);
      const number = `Claim ${claimNumber(claims, index)}`;
      lines.push(`* ${link === "" ? number : `[${number}](<${link}>)`}: ${safe(quoted(claim))}  `,
        `  ${[...notes(claim), ...figurePairs(claim).map((pair) => pair.join(" = "))].map(safe).join(" · ")}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** One object or row for each claim, for programs and spreadsheets. */
function records(article: Article, claims: readonly Claim[]): Record<string, string>[] {
  return claims.map((claim, index) => ({
    number: claim.role === "thesis" ? "" : String(claimNumber(claims, index)),
    role: claim.role || "claim",
    speaker: speakerWords(claim.speaker, words),
    speakerKorean: claim.speaker.canonical,
    quote: claim.quote,
    stance: claim.cue.english,
    kind: claim.kind,
    speakerIs: claim.speaker.reference,
    text: oneLine(claim.text),
    figures: figurePairs(claim).map((pair) => pair.join(" = ")).join("; "),
    link: textLink(article.canonicalUrl, claim.text),
  }));
}

export function outlineJson(article: Article, claims: readonly Claim[]): string {
  const { title, byline, siteName, publishedTime, canonicalUrl } = article;
  return `${JSON.stringify({ title, byline, siteName, publishedTime, url: canonicalUrl, claims: records(article, claims) }, null, 2)}\n`;
}

export function outlineCsv(article: Article, claims: readonly Claim[]): string {
  const rows = records(article, claims);
  return csv([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]);
}
