import type { Article, SegmentReport } from "../core/types.js";
import { CHOICES, FEATURES, KINDS, RULES } from "./reasons.generated.js";
import { oneLine, printable } from "./text.js";

const MARKS: Readonly<Record<string, string>> = { body: "+", subtitle: "s", caption: "c" };
const LONGEST_TEXT = 100;

const percent = (share: number): string => `${Math.round(share * 100)}%`.padStart(4);
const signed = (logit: number): string => (logit < 0 ? "−" : "+") + Math.abs(logit).toFixed(1);

function shortened(text: string): string {
  const characters = Array.from(oneLine(text));
  return characters.length <= LONGEST_TEXT ? characters.join("") : `${characters.slice(0, LONGEST_TEXT).join("")}…`;
}

function segmentLines(segment: SegmentReport, number: number): string {
  const choice = CHOICES[segment.choice] ?? "";
  const rule = RULES[segment.rule] ?? "";
  const pushes = segment.pushes.filter(([, logit]) => Math.abs(logit) >= 0.1).map(([feature, logit]) => `${signed(logit)} ${FEATURES[feature] ?? feature}`);
  const by = rule === "model" ? "" : `${choice === "dropped" ? "dropped by" : "taken by"} rule: ${rule} · `;
  return `${MARKS[choice] ?? "-"}${percent(segment.likely)} ${percent(segment.local)} ${String(number).padStart(4)} `
    + `${(KINDS[segment.kind] ?? "").padEnd(9)} ${shortened(segment.text)}\n${" ".repeat(26)}${by}${pushes.join(", ")}`;
}

/** Why an extraction came out as it did: every paragraph of the page, for whoever improves it. */
export function explanation(article: Article, segments: readonly SegmentReport[]): string {
  const kept = segments.filter(({ choice }) => choice !== 0).length;
  const head = [
    `${article.status}${article.reason === "" ? "" : ` (${article.reason})`}, confidence ${article.confidence.toFixed(2)}: ${article.title}`,
    `${kept} of ${segments.length} segments kept (+ body, s sub-title, c caption); probability with its surroundings, by itself;`,
    "below each what moved the classifier most (change of the logit against the page's mean)."
  ];
  return `${printable([...head, "", ...segments.map(segmentLines)].join("\n"))}\n`;
}
