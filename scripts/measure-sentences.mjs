// How often the sentence rules break inside a sentence or miss an end, beside ICU's
// (Intl.Segmenter), on files with one sentence a line: text, CoNLL-U or KLUE's TSV.
//
//   node scripts/measure-sentences.mjs FILE… [--show] [--half odd|even]
//
// "inside": breaks where a line goes on, for all lines and for those with quotation marks.
// "missed": lines put behind one another with a blank, as in a paragraph, and not told apart.
// What counts is lines that end like a sentence; lines of two sentences count as false breaks.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Engine, readLexicon, readWasm } from "../js/dist/node.js";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { show: { type: "boolean" }, half: { type: "string" } } });

function linesOf(file) {
  const text = readFileSync(file, "utf8").normalize("NFC");
  let lines = text.split("\n");
  if (file.endsWith(".conllu")) lines = [...text.matchAll(/^# text = (.*)$/gm)].map((match) => match[1]);
  if (file.endsWith(".tsv")) lines = [...text.matchAll(/^## \S+\t(.*)$/gm)].map((match) => match[1].split("\t")[0]);
  lines = lines.map((line) => line.trim().replace(/\s+/g, " ")).filter((line) => line !== "");
  return values.half ? lines.filter((_, index) => (index % 2 === 1) === (values.half === "odd")) : lines;
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
const lines = positionals.flatMap(linesOf);
const quotation = lines.map((line) => /["“”'‘’]/.test(line));
const ended = lines.filter((line) => /[.?!]["”'’]?$/.test(line));
const pairs = ended.slice(1).map((line, index) => [`${ended[index]} ${line}`, ended[index].length + 1]);
for (const [name, breaks] of Object.entries(BREAKERS)) {
  const inside = breaks(lines);
  const wrong = inside.map((places) => places.length > 0);
  const missed = breaks(pairs.map(([text]) => text)).map((places, index) => !places.includes(pairs[index][1]));
  const count = (flags) => flags.filter(Boolean).length;
  process.stdout.write(`${name.padEnd(7)} inside ${per(count(wrong), lines.length)}   in quotation material ${
    per(count(wrong.filter((_, index) => quotation[index])), count(quotation))}   missed ${per(count(missed), pairs.length)}\n`);
  if (values.show && name === "Dokhae") {
    inside.forEach((places, index) => {
      for (const at of places) process.stdout.write(`  inside: ${lines[index].slice(Math.max(0, at - 30), at)}|${lines[index].slice(at, at + 30)}\n`);
    });
    pairs.forEach(([text, at], index) => {
      if (missed[index]) process.stdout.write(`  missed: ${text.slice(Math.max(0, at - 30), at)}|${text.slice(at, at + 30)}\n`);
    });
  }
}
