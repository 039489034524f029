import type { Engine } from "../core/engine.js";

/** Classes whose words a reader wants explained. */
const CONTENT = new Set(["NNG", "NNP", "XR", "VV", "VA", "MAG", "NA"]);
/** Units of text that are read in one go. */
const PORTION = 100_000;

interface Row {
  lemma: string;
  pos: string;
  count: number;
  glosses: readonly string[];
  /** Where it stands first. */
  context: string;
}

/** What the lexicon does not explain, and what it explains without being sure. */
export interface GlossReport {
  /** Words of content classes. */
  wordCount: number;
  glossedCount: number;
  /** Most frequent first. */
  unglossed: Row[];
  doubtful: Row[];
}

/** Portions of whole lines, as far as lines are not longer than a portion. */
function* portions(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + PORTION, text.length);
    const line = text.lastIndexOf("\n", end);
    if (end < text.length && line > start) end = line + 1;
    yield text.slice(start, end);
    start = end;
  }
}

/** @param text NFC, a paragraph a line */
export function reportGlosses(engine: Engine, text: string): GlossReport {
  const unglossed = new Map<string, Row>();
  const doubtful = new Map<string, Row>();
  const report = { wordCount: 0, glossedCount: 0 };
  const note = (rows: Map<string, Row>, row: Omit<Row, "count">): void => {
    const key = [row.lemma, row.pos, ...row.glosses].join("\0");
    const known = rows.get(key);
    if (known) known.count++;
    else rows.set(key, { ...row, count: 1 });
  };
  for (const portion of portions(text)) {
    if (engine.readText(portion).status === "no_article") continue;
    const around = (start: number, end: number): string => portion.slice(Math.max(0, start - 15), end + 15).replace(/\s+/g, " ").trim();
    const { terms } = engine.terms();
    let next = 0;
    for (const { lemma, pos, start, end } of engine.tokens().tokens) {
      if (!CONTENT.has(pos) || !/[가-힣]/.test(portion.slice(start, end))) continue;
      report.wordCount++;
      for (let term = terms[next]; term && term.end <= start; term = terms[next]) next++;
      const term = terms[next];
      if (term && term.start < end && term.gloss.length > 0) report.glossedCount++;
      else note(unglossed, { lemma, pos, glosses: [], context: around(start, end) });
    }
    for (const { lemma, pos, gloss, unsure, kind, start, end } of terms) {
      if (unsure && kind !== "number") note(doubtful, { lemma, pos, glosses: gloss, context: around(start, end) });
    }
  }
  const byCount = (rows: Map<string, Row>): Row[] => [...rows.values()].sort((a, b) => b.count - a.count);
  return { ...report, unglossed: byCount(unglossed), doubtful: byCount(doubtful) };
}

/** For people and spreadsheets: tab-separated, the first `limit` rows of each part. */
export function printedReport({ wordCount, glossedCount, unglossed, doubtful }: GlossReport, limit: number): string {
  const lines = (rows: readonly Row[]): string[] =>
    rows.slice(0, limit).map(({ count, lemma, pos, glosses, context }) => [count, lemma, pos, glosses.join("|"), context].join("\t"));
  const share = wordCount === 0 ? 0 : (100 * glossedCount) / wordCount;
  return [
    `# ${glossedCount} of ${wordCount} content words have a gloss (${share.toFixed(1)} %)`,
    `# without a gloss: ${unglossed.length} words`, "count\tlemma\tpos\tglosses\tcontext", ...lines(unglossed),
    `# doubtful: ${doubtful.length} glosses`, "count\tlemma\tpos\tglosses\tcontext", ...lines(doubtful), "",
  ].join("\n");
}
