#!/usr/bin/env node
// Fits data/tables/kind_weights.tsv, by which src/claims/kind.cpp chooses the kind of a claim,
// to our own labelled texts (tests/golden/claims).
//
//   node scripts/fit-claim-kinds.mjs            prints what cross-validation says and writes the table
//   node scripts/fit-claim-kinds.mjs --dry      only prints
//
// A claim is described by a few features: the group of the longest pattern of data/tables/kinds.tsv
// that its last sentence ends with, the groups of the patterns that its words begin with, the stance
// of its cue, the type of its speaker, a question mark, a condition, figures. Weights are those of a softmax,
// drawn by an L2 penalty not to zero but to what a grammar says of the feature (PRIOR): few texts
// then correct the grammar only where they say so clearly. Cross-validated by text, never by claim.
import { readdir, readFile, writeFile } from "node:fs/promises";

const root = new URL("../", import.meta.url);
const KINDS = ["commitment", "recommendation", "criticism", "prediction", "feeling", "question", "opinion", "fact"];
const SCALE = 16;
const PENALTY = 0.5;
/** What a feature says by itself: kind and weight. */
const PRIOR = {
  "end:must": { recommendation: 3.2 }, "end:ask_for": { recommendation: 3 }, "end:plan": { commitment: 3 },
  "end:can_not_will": { opinion: 1, feeling: 1 }, "end:future": { prediction: 2.6 }, "end:feeling": { feeling: 3 },
  "end:question": { question: 2, criticism: 0.8 }, "end:judgement": { opinion: 2 }, "end:blame": { criticism: 2.2 },
  "end:past": { fact: 1.6 }, "end:state": { fact: 1.2 }, "end:none": { opinion: 0.4, fact: 0.4 },
  "word:sorry_word": { feeling: 1 }, "word:blame_word": { criticism: 1 },
  "stance:urge": { recommendation: 1.4 }, "stance:advise": { recommendation: 1.2 }, "stance:criticise": { criticism: 1.8 },
  "stance:point_out": { criticism: 1 }, "stance:expect": { prediction: 1.2 }, "stance:worry": { prediction: 0.4, criticism: 0.7 },
  "stance:hope": { feeling: 1 }, "stance:ask": { question: 1.5 }, "stance:promise": { commitment: 1.2 }, "stance:praise": { opinion: 0.8 },
  "stance:assess": { opinion: 0.9 }, "stance:report": { fact: 1.2 }, "stance:announce": { fact: 0.3 }, "stance:explain": { fact: 0.4 },
  "mark:if": { prediction: 0.6 }, "type:document": { fact: 1 }, "mark:question": { question: 1.5, criticism: 0.5 }, "mark:figure": { fact: 0.8 },
};

const patterns = new Map();
for (const line of (await readFile(new URL("data/tables/kinds.tsv", root), "utf8")).split("\n").slice(1)) {
  const [pattern, group] = line.split("\t");
  if (pattern) patterns.set(pattern, group);
}

const PUNCTUATION = /[\s.,?!…·:;“”‘’"'「」『』‚、。]/u;

/** The last sentence of a claim, at most 60 units, as kind.cpp takes it. */
function tailOf(claim) {
  let end = claim.length;
  let start = 0;
  while (start < end && PUNCTUATION.test(claim[start])) start += 1;
  while (end > start && PUNCTUATION.test(claim[end - 1])) end -= 1;
  const question = claim.slice(end).includes("?");
  let from = Math.max(start, end - 60);
  for (let i = end - 1; i > from; i -= 1) {
    if (".?!".includes(claim[i]) && claim[i + 1] === " ") {
      from = i + 2;
      break;
    }
  }
  return { text: claim.slice(from, end).trim(), question };
}

const TAILS = { 4: "ㄴ", 8: "ㄹ", 17: "ㅂ", 20: "ㅆ" };
function tailLetter(syllable) {
  const code = (syllable?.codePointAt(0) ?? 0) - 0xac00;
  return code >= 0 && code < 11172 ? TAILS[code % 28] : undefined;
}

function endGroup(text) {
  for (let length = Math.min(text.length, 16); length > 0; length -= 1) {
    const suffix = text.slice(text.length - length);
    const letter = tailLetter(text[text.length - length - 1]);
    if (letter !== undefined && patterns.has(letter + suffix)) return patterns.get(letter + suffix);
    if (patterns.has(suffix)) return patterns.get(suffix);
  }
  return "none";
}

function features(text, question, stance, type, figures) {
  const found = new Set(["bias", `end:${endGroup(text)}`, `stance:${stance}`, `type:${type}`]);
  if (question) found.add("mark:question");
  if (figures) found.add("mark:figure");
  // 통합하면 …진다: what would be.
  if (/[^ ](?:면|경우|땐|시엔) /u.test(text)) found.add("mark:if");
  for (const word of text.split(" ")) {
    for (let length = 1; length <= Math.min(word.length, 5); length += 1) {
      const group = patterns.get(`^${word.slice(0, length)}`);
      if (group) found.add(`word:${group}`);
    }
  }
  return [...found];
}

const texts = [];
const folder = new URL("tests/golden/claims/", root);
for (const file of (await readdir(folder)).filter((one) => one.endsWith(".json")).sort()) {
  const { claims } = JSON.parse(await readFile(new URL(file, folder), "utf8"));
  const samples = [];
  claims.forEach((claim, i) => {
    if (claim.role === "thesis" || claim.optional) return;
    const { text, question } = tailOf(claim.text);
    // “A”며 “B”고 촉구했다: the verb is said of B; of A only that it judges.
    const next = claims[i + 1];
    const chained = next && next.paragraph === claim.paragraph && next.cue.surface !== "" && next.cue.surface === claim.cue.surface
      && next.start - claim.end < 40;
    const judges = ["criticise", "point_out", "assess"].includes(claim.cue.stance);
    samples.push({
      x: features(text, question, chained && !judges ? "none" : claim.cue.stance, claim.speaker.type, claim.figures.length > 0),
      y: KINDS.indexOf(claim.kind),
    });
  });
  texts.push(samples);
}

function fit(samples, penalty) {
  const names = [...new Set([...Object.keys(PRIOR), ...samples.flatMap(({ x }) => x)])].sort();
  const at = new Map(names.map((name, i) => [name, i]));
  const prior = names.map((name) => KINDS.map((kind) => PRIOR[name]?.[kind] ?? 0));
  const weights = prior.map((row) => [...row]);
  for (let step = 0; step < 400; step += 1) {
    const gradient = weights.map((row, i) => row.map((w, k) => penalty * (w - prior[i][k])));
    for (const { x, y } of samples) {
      const p = softmax(KINDS.map((_, k) => x.reduce((sum, name) => sum + weights[at.get(name)][k], 0)));
      for (const name of x) for (let k = 0; k < KINDS.length; k += 1) gradient[at.get(name)][k] += p[k] - (k === y ? 1 : 0);
    }
    const rate = 1 / (penalty + samples.length * 0.12);
    weights.forEach((row, i) => row.forEach((_, k) => { row[k] -= rate * gradient[i][k]; }));
  }
  return { names, weights, at };
}

function softmax(scores) {
  const top = Math.max(...scores);
  const e = scores.map((score) => Math.exp(score - top));
  const sum = e.reduce((a, b) => a + b, 0);
  return e.map((one) => one / sum);
}

const predict = ({ weights, at }, x) => {
  const scores = KINDS.map((_, k) => x.reduce((sum, name) => sum + (at.has(name) ? weights[at.get(name)][k] : 0), 0));
  return scores.indexOf(Math.max(...scores));
};

function figures(pairs) {
  const right = pairs.filter(([y, p]) => y === p).length;
  const scores = KINDS.map((_, k) => {
    const hit = pairs.filter(([y, p]) => y === k && p === k).length;
    const all = pairs.filter(([y]) => y === k).length + pairs.filter(([, p]) => p === k).length;
    return all === 0 ? null : (2 * hit) / all;
  }).filter((one) => one !== null);
  return `accuracy ${(right / pairs.length).toFixed(3)}, macro F1 ${(scores.reduce((a, b) => a + b, 0) / scores.length).toFixed(3)}`;
}

function crossValidated(penalty) {
  const pairs = [];
  for (let fold = 0; fold < 8; fold += 1) {
    const model = fit(texts.filter((_, i) => i % 8 !== fold).flat(), penalty);
    for (const { x, y } of texts.filter((_, i) => i % 8 === fold).flat()) pairs.push([y, predict(model, x)]);
  }
  return figures(pairs);
}

const all = texts.flat();
const grammar = fit([], 1);
process.stdout.write(`${texts.length} texts, ${all.length} claims\n`);
process.stdout.write(`grammar alone    ${figures(all.map(({ x, y }) => [y, predict(grammar, x)]))}\n`);
for (const penalty of process.argv.includes("--dry") ? [0.1, 0.2, 0.35, 0.7, 1.5, 3] : [PENALTY]) {
  process.stdout.write(`penalty ${penalty}, 8 folds  ${crossValidated(penalty)}\n`);
}
const model = fit(all, PENALTY);
process.stdout.write(`on what it saw   ${figures(all.map(({ x, y }) => [y, predict(model, x)]))}\n`);
if (!process.argv.includes("--dry")) {
  const rows = model.names.map((name, i) => [name, ...model.weights[i].map((w) => Math.round(w * SCALE))].join("\t"));
  rows.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  await writeFile(new URL("data/tables/kind_weights.tsv", root), `feature\t${KINDS.join("\t")}\n${rows.join("\n")}\n`);
}
