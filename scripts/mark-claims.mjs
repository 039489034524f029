#!/usr/bin/env node
// Makes the labelled texts of tests/golden/claims (gNN.txt, gNN.json) out of marked ones
// (tests/golden/claims/marked/*.txt), so that nobody ever types an offset.
//
//   node scripts/mark-claims.mjs           writes them
//   node scripts/mark-claims.mjs --check   tells whether they are up to date
//
// A file holds texts one after another:
//
//   === g13 courts                                a text: its name and its desk
//   @kim person 김서준 | 의원 | 푸른당              a speaker: key, type, name | title | affiliation
//   @pol org 경찰                                  other types: canonical | title | affiliation
//   제목이다                                       the title, then a paragraph a line
//   [kim 김서준 푸른당 의원]은 “{kim com|<3개> 법을 고치겠다}”고 *말했다*.
//
// [key …]         a mention of a speaker; a claim has the mention of its speaker in its sentence
// {key kind …|…}  a claim, kind by its first three letters (commitment: com …)
// <…>             a figure inside a claim
// *…*             a cue; it governs the claims before it in the sentence that have none, or all
//                 that follow when none stands before. *…=lemma/stance* when data/tables/cues.tsv
//                 does not have the word; *…=lemma* chooses between its rows.
// Key `-` is a source nobody names. Flags between kind and |: `^` hangs on the lead of the claim
// before (rules P2 and P4), `^0` on the root, `^3` on the third claim; `-` has no cue; `~` takes
// mention and cue from the sentence after; `d`, `i` quoted or paraphrased where the marks do not
// tell; `opt` optional. Without a flag parents follow P2 to P4 for speakers that are no examples.
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";

const folder = new URL("../tests/golden/claims/", import.meta.url);
const KINDS = ["commitment", "recommendation", "criticism", "prediction", "feeling", "question", "opinion", "fact"];
const OPENING = "“‘\"'「『";
const PRONOUN = /^(그|그녀|이들|그들|두 사람|양측|(이|그|해당) \S+|같은 (당|회사|기관|병원|학교) .+)$/u;

const cues = new Map();
for (const line of (await readFile(new URL("../data/tables/cues.tsv", import.meta.url), "utf8")).split("\n").slice(1)) {
  const [lemma, type, , stance] = line.split("\t");
  if (lemma) cues.set(lemma, { type, stance });
}

/** Lemma of a cue as written: 지적했다 → 지적하다; null when the table does not have it. */
function lemmaOf(surface) {
  if (cues.has(surface)) return surface;
  for (const after of ["에 따르면", "에 의하면", "를 보면", "을 종합하면"]) if (surface.endsWith(after)) return after;
  if (/^것이/u.test(surface)) return "것이다";
  // The last syllable of a stem changes (높이- → 높였다, 하- → 했다), but not its initial.
  let best = null;
  for (const lemma of cues.keys()) {
    if (!lemma.endsWith("다")) continue;
    const last = lemma.length - 2;
    const fits = surface.startsWith(lemma.slice(0, last)) && initialOf(surface[last]) === initialOf(lemma[last]);
    if (fits && (best === null || lemma.length > best.length)) best = lemma;
  }
  return best;
}

const initialOf = (syllable) => (syllable ?? "").normalize("NFD")[0];

function speakerLine(line) {
  const [, key, type, rest] = /^@(\S+) (\S+) (.+)$/u.exec(line) ?? [];
  if (!key) throw new Error(`speaker: ${line}`);
  const [name, title = "", affiliation = "", canonical = ""] = rest.split("|").map((part) => part.trim());
  if (type === "person") {
    return [key, { canonical: canonical || [name, affiliation, title].filter(Boolean).join(" "), name, title, affiliation, type }];
  }
  return [key, { canonical: name, name: "", title, affiliation, type }];
}

function refOf(speaker, surface, mention) {
  if (speaker.canonical === "(unnamed)") return "impersonal";
  if (mention === undefined) return "zero";
  if (PRONOUN.test(surface) && !(speaker.name && surface.includes(speaker.name))) return "pronoun";
  if (speaker.type === "person") return surface.includes(speaker.name) ? "named" : "partial";
  return speaker.type;
}

function readText(head, lines) {
  const [name, ...topic] = head.split(" ");
  const speakers = new Map([["-", { canonical: "(unnamed)", name: "", title: "", affiliation: "", type: "anonymous" }]]);
  const paragraphs = [];
  for (const line of lines) {
    if (line.startsWith("@")) speakers.set(...speakerLine(line));
    else if (line.trim() !== "") paragraphs.push(line.trim());
  }
  let text = "";
  const claims = [];
  const mentions = [];
  const found = [];
  let group = 0;
  paragraphs.forEach((marked, paragraph) => {
    if (paragraph === 0) {
      text = marked;  // a title has no marks; its brackets are its own
      return;
    }
    text += "\n\n";
    group += 1;
    let claim = null;
    let mention = null;
    let cue = null;
    let figure = -1;
    let quoted = 0;
    for (let i = 0; i < marked.length; i += 1) {
      const c = marked[i];
      if (c === "[") {
        const blank = marked.indexOf(" ", i);
        mention = { key: marked.slice(i + 1, blank), start: text.length, group };
        if (!speakers.has(mention.key)) throw new Error(`${name}: nobody is ${mention.key}`);
        i = blank;
      } else if (c === "]") {
        mentions.push({ ...mention, surface: text.slice(mention.start) });
        mention = null;
      } else if (c === "{") {
        const bar = marked.indexOf("|", i);
        const [key, kind, ...flags] = marked.slice(i + 1, bar).trim().split(/\s+/u);
        const whole = KINDS.find((one) => one.startsWith(kind));
        if (!speakers.has(key) || !whole) throw new Error(`${name}: ${marked.slice(i, bar)}`);
        const direct = OPENING.includes(text.at(-1));
        claim = { key, kind: whole, flags, paragraph, start: text.length, group, direct, figures: [] };
        i = bar;
      } else if (c === "}") {
        claims.push({ ...claim, end: text.length, text: text.slice(claim.start) });
        claim = null;
      } else if (c === "<") {
        figure = text.length;
      } else if (c === ">") {
        if (claim) claim.figures.push(text.slice(figure));
      } else if (c === "*") {
        if (cue === null) {
          cue = { start: text.length, group, claimsBefore: claims.length };
        } else {
          found.push({ ...cue, surface: text.slice(cue.start) });
          cue = null;
        }
      } else if (c === "=" && cue !== null) {
        const end = marked.indexOf("*", i);
        [cue.lemma, cue.stance] = marked.slice(i + 1, end).split("/");
        i = end - 1;
      } else {
        text += c;
        if ("“「『".includes(c)) quoted += 1;
        if ("”」』".includes(c)) quoted -= 1;
        if (c === "”" && /[.?!]/u.test(text.at(-2)) && (i + 1 === marked.length || marked[i + 1] === " ")) group += 1;
        if (/[.?!]/u.test(c) && quoted <= 0 && claim === null && (i + 1 === marked.length || marked[i + 1] === " ")) group += 1;
      }
    }
    if (claim ?? mention ?? cue) throw new Error(`${name}: a mark is open at the end of “${marked.slice(0, 30)}…”`);
  });
  const fields = (key, surface, ref) => ({ surface, ...speakers.get(key), ref });
  const labelled = [
    {
      id: "t0", paragraph: 0, start: 0, end: paragraphs[0].length, text: paragraphs[0], quote: "none",
      speaker: { surface: "", canonical: "(author)", name: "", title: "", affiliation: "", type: "author", ref: "author" },
      cue: { surface: "", lemma: "", stance: "none" }, kind: "fact", figures: [], parent: null, role: "thesis",
    },
  ];
  claims.forEach((claim, index) => {
    const here = claim.flags.includes("~") ? claim.group + 1 : claim.group;
    const later = claim.flags.includes("~");
    const cue = claim.flags.includes("-") ? undefined
      : later ? found.find((one) => one.group >= here)
        : found.find((one) => one.group === here && one.claimsBefore > index) ?? found.findLast((one) => one.group === here);
    const own = mentions.filter((one) => one.key === claim.key && (later ? one.group >= here : one.group === here));
    const mention = later ? own[0] : own.findLast((one) => one.start < claim.start) ?? own[0];
    const speaker = speakers.get(claim.key);
    const lemma = cue === undefined ? "" : cue.lemma || lemmaOf(cue.surface);
    if (lemma === null) throw new Error(`${name}: no lemma for ${cue.surface}; write *${cue.surface}=lemma/stance*`);
    const stance = cue === undefined ? "none" : cue.stance ?? cues.get(lemma)?.stance;
    if (stance === undefined) throw new Error(`${name}: no stance for ${lemma}`);
    const id = `c${index + 1}`;
    let parent = "t0";
    const hang = claim.flags.find((flag) => flag.startsWith("^"));
    const before = labelled[index];
    const sibling = labelled.find((one) => one.paragraph === claim.paragraph && one.speaker.canonical === speaker.canonical && !one.role && !one.optional);
    if (hang === "^") parent = before.parent === "t0" || before.parent === null ? before.id : before.parent;
    else if (hang) parent = hang === "^0" ? "t0" : `c${hang.slice(1)}`;
    else if (sibling) parent = sibling.parent === "t0" ? sibling.id : sibling.parent;
    const quote = claim.flags.includes("d") || (claim.direct && !claim.flags.includes("i")) ? "direct" : "indirect";
    const one = {
      id, paragraph: claim.paragraph, start: claim.start, end: claim.end, text: claim.text, quote,
      speaker: fields(claim.key, mention?.surface ?? "", refOf(speaker, mention?.surface ?? "", mention)),
      cue: { surface: cue?.surface ?? "", lemma, stance }, kind: claim.kind, figures: claim.figures, parent,
    };
    if (claim.flags.includes("opt")) one.optional = true;
    labelled.push(one);
  });
  text = text.normalize("NFC");
  const json = { name, topic: topic.join(" "), length: text.length, sha256: createHash("sha256").update(text).digest("hex"), claims: labelled };
  return { name, text, json: `${JSON.stringify(json, null, 1)}\n` };
}

const check = process.argv.includes("--check");
const stale = [];
for (const file of (await readdir(new URL("marked/", folder))).filter((one) => one.endsWith(".txt")).sort()) {
  const parts = (await readFile(new URL(`marked/${file}`, folder), "utf8")).split(/^=== /mu).slice(1);
  for (const part of parts) {
    const [head, ...lines] = part.split("\n");
    const made = readText(head.trim(), lines);
    for (const [name, content] of [[`${made.name}.txt`, made.text], [`${made.name}.json`, made.json]]) {
      const place = new URL(name, folder);
      if (!check) await writeFile(place, content);
      else if ((await readFile(place, "utf8").catch(() => "")) !== content) stale.push(name);
    }
  }
}
if (stale.length > 0) {
  process.stderr.write(`not made from the marked texts: ${stale.join(", ")}\n`);
  process.exitCode = 1;
}
