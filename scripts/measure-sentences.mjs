// How often the sentence rules break inside a sentence or miss an end, beside ICU's
// (Intl.Segmenter), on files with one sentence a line: text, CoNLL-U or KLUE's TSV.
//
//   node scripts/measure-sentences.mjs FILE… [--show] [--half odd|even]
//
// "inside": lines broken where their sentence goes on, of all lines and of those with quotation marks.
// "missed": lines put behind one another with a blank, as in a paragraph, and not told apart; only
// lines that end like a sentence.
// Translators and reviewers write two sentences on one line. Where their ends are was read by hand
// for the material in ../shared: sentence-ends.tsv has file, line (from 1, empty ones not counted)
// and the UTF-16 offsets where the next sentence begins. A break there is right, one left out there
// is "missed in a line". Of a file that the table does not know every break counts as inside.
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Engine, readLexicon, readWasm } from "../js/dist/node.js";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { show: { type: "boolean" }, half: { type: "string" } } });

const table = new Map();
for (const row of readFileSync(new URL("sentence-ends.tsv", import.meta.url), "utf8").trim().split("\n").slice(1)) {
  const [file, line, ends] = row.split("\t");
  table.set(`${file}:${line}`, ends.split(",").map(Number));
}

/** The lines of one sentence each, and where others begin in them all the same. */
function linesOf(file) {
  const text = readFileSync(file, "utf8").normalize("NFC");
  let lines = text.split("\n");
  if (file.endsWith(".conllu")) lines = [...text.matchAll(/^# text = (.*)$/gm)].map((match) => match[1]);
  if (file.endsWith(".tsv")) {
    // KLUE escapes its quotation marks, and writes names as <서울:LC>.
    lines = [...text.matchAll(/^## \S+\t(.*)$/gm)].map((match) =>
      match[1].split("\t")[0].replaceAll('\\"', '"').replace(/<([^<>]+):[A-Z]{2}>/g, "$1"));
  }
  lines = lines.map((line) => line.trim().replace(/\s+/g, " ")).filter((line) => line !== "");
  return lines
    .map((text, index) => ({ text, ends: table.get(`${path.basename(file)}:${index + 1}`) ?? [] }))
    .filter((_, index) => !values.half || (index % 2 === 1) === (values.half === "odd"));
}

const engine = await Engine.create(await readWasm(), await readLexicon());
const icu = new Intl.Segmenter("ko", { granularity: "sentence" });
/** For each paragraph the places, in UTF-16 units, where another sentence begins. */
const BREAKERS = {
  Dokhae(paragraphs) {
    const found = [];
    // In parts that the core analyses whole; its first line is the title.
    for (let from = 0; from < paragraphs.length; from += 200) {
      const part = paragraphs.slice(from, from + 200);
      engine.readText(["-", ...part].join("\n"));
      const { sentences } = engine.terms();
      let start = 2;
      for (const paragraph of part) {
        const end = start + paragraph.length;
        found.push(sentences.filter((s) => s.start > start && s.start < end).map((s) => s.start - start));
        start = end + 1;
      }
    }
    return found;
  },
  ICU: (paragraphs) => paragraphs.map((paragraph) => [...icu.segment(paragraph)].slice(1).map((s) => s.index)),
};

const per = (count, all) => `${String(count).padStart(5)} of ${String(all).padStart(5)} = ${((100 * count) / Math.max(all, 1)).toFixed(2)} %`;
const all = positionals.flatMap(linesOf);
const lines = all.map((line) => line.text);
const quotation = lines.map((line) => /["“”'‘’]/.test(line));
const ended = lines.filter((line) => /[.?!]["”'’]?$/.test(line));
const pairs = ended.slice(1).map((line, index) => [`${ended[index]} ${line}`, ended[index].length + 1]);
const count = (flags) => flags.filter(Boolean).length;
for (const [name, breaks] of Object.entries(BREAKERS)) {
  const places = breaks(lines);
  const inside = places.map((found, index) => found.filter((at) => !all[index].ends.includes(at)));
  const left = places.map((found, index) => all[index].ends.filter((at) => !found.includes(at)));
  const wrong = inside.map((found) => found.length > 0);
  const missed = breaks(pairs.map(([text]) => text)).map((found, index) => !found.includes(pairs[index][1]));
  process.stdout.write(`${name.padEnd(7)} inside ${per(count(wrong), lines.length)}   in quotation material ${
    per(count(wrong.filter((_, index) => quotation[index])), count(quotation))}   missed ${per(count(missed), pairs.length)}   missed in a line ${
    per(left.flat().length, all.flatMap((line) => line.ends).length)}\n`);
  if (values.show && name === "Dokhae") {
    const show = (what, text, at) => process.stdout.write(`  ${what}: ${text.slice(Math.max(0, at - 30), at)}|${text.slice(at, at + 30)}\n`);
    inside.forEach((found, index) => found.forEach((at) => show("inside", lines[index], at)));
    left.forEach((found, index) => found.forEach((at) => show("missed in a line", lines[index], at)));
    pairs.forEach(([text, at], index) => {
      if (missed[index]) show("missed", text, at);
    });
  }
}
