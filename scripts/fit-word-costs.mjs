// Fits the word costs and the tag bigrams of the Korean analyser from counts.
//
//   node scripts/fit-word-costs.mjs --frequency frequency.tsv --gsd ko_gsd-ud-dev.conllu
//       --klue klue-dp.tsv [--data data]
//
// Writes data/analysis/stems.tsv (content words from the frequency list, closed-class words
// of closed.tsv from the treebanks), data/tables/morpheme_costs.tsv (josa and eomi) and
// data/tables/tag_bigrams.tsv. Costs are -log2 of a probability in 1/16 bit.
//
// Word costs are -log2 P(word) over all morphemes. Tag costs are -log2 P(event | tag) + log2
// P(next tag), the event being "next tag in the same eojeol" (+) or "in the next one" (_), so
// that word costs and tag costs add up to the cost of a reading.

import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const options = {data: 'data'};
for (let i = 2; i + 1 < process.argv.length; i += 2) options[process.argv[i].slice(2)] = process.argv[i + 1];
for (const name of ['frequency', 'gsd', 'klue']) {
  if (!options[name]) throw new Error(`--${name} FILE is missing`);
}

const lines = (path) => readFileSync(path, 'utf8').normalize('NFC').split('\n');
const tsv = (path) => lines(path).filter((line) => line && !line.startsWith('# ')).slice(1).map((line) => line.split('\t'));

// The lattice knows fewer tags than the treebanks: what is told apart after it is merged.
function latticeTag(form, tag) {
  if (tag.startsWith('MM')) return 'MM';
  if (tag === 'JKC') return 'JKS';
  if (tag === 'JC') return /^(과|와|랑|이랑|하고)$/.test(form) ? 'JKB' : 'JX';
  if (tag === 'NNBC') return 'NNB';
  if (tag === 'NNP') return 'NNP';
  return tag;
}

/** Sentences: arrays of eojeol, an eojeol an array of [form, tag]. */
function* gsd(path) {
  let sentence = [];
  let glue = false;
  for (const line of lines(path)) {
    if (line.startsWith('#')) continue;
    if (!line) {
      if (sentence.length) yield sentence;
      sentence = [];
      glue = false;
      continue;
    }
    const cells = line.split('\t');
    if (!/^\d+$/.test(cells[0])) continue;
    const forms = cells[1] === '+' ? ['+'] : cells[2].split('+');
    const tags = cells[1] === '+' ? ['SW'] : cells[4].split('+');
    const morphemes = forms.length === tags.length ? forms.map((form, i) => [form, latticeTag(form, tags[i])]) : [];
    if (glue && sentence.length) {
      sentence.at(-1).push(...morphemes);
    } else {
      sentence.push(morphemes);
    }
    glue = /SpaceAfter=No/.test(cells[9]);
  }
  if (sentence.length) yield sentence;
}

function* klue(path) {
  let sentence = [];
  for (const line of lines(path)) {
    if (line.startsWith('#')) continue;
    if (!line) {
      if (sentence.length) yield sentence;
      sentence = [];
      continue;
    }
    const cells = line.split('\t');
    const forms = cells[2].split(' ');
    const tags = cells[3].split('+');
    sentence.push(forms.length === tags.length ? forms.map((form, i) => [form, latticeTag(form, tags[i])]) : []);
  }
  if (sentence.length) yield sentence;
}

const kPredicates = /^(VV|VA|VX|VCP|VCN|XSV|XSA)$/;
const kFunction = /^(J|E|VCP|XSV|XSA)/;
// One base for the forms of an ending: 었 for 았 and 였, 어서 for 아서 and 여서, ㄴ다 for 는다,
// ㄴ for 은 …
function baseForm(form, tag) {
  if (!tag.startsWith('E')) return form;
  if (/^(았|었|였)/.test(form)) return '었' + form.slice(1);
  if (/^(아|어|여)/.test(form)) return '어' + form.slice(1);
  if (tag === 'ETM' && form === '은') return 'ㄴ';
  if (tag === 'ETM' && form === '을') return 'ㄹ';
  if (tag === 'ETN' && form === '음') return 'ㅁ';
  if (/^는다/.test(form)) return 'ㄴ' + form.slice(1);
  if (/^습니/.test(form)) return 'ㅂ' + form.slice(1);
  if (/^은(데|지|가)/.test(form)) return 'ㄴ' + form.slice(1);
  if (/^을(지|까|수록|게|래)/.test(form)) return 'ㄹ' + form.slice(1);
  if (/^으(면|며|니|나|려|러|므|시|라|십|세)/.test(form)) return form.slice(1);
  return form;
}

const words = new Map();
const functions = new Map();
const unigrams = new Map();
const bigrams = new Map();
const afterClass = new Map();  // form, tag, class of what stands before an ending
const classTotals = new Map();  // tag, class
const kStemClass = {VV: 'v', VX: 'v', XSV: 'v', VA: 'a', XSA: 'a', VCP: 'c', VCN: 'c', EP: 'e'};
let total = 0;
let content = 0;
const add = (map, key, count = 1) => map.set(key, (map.get(key) ?? 0) + count);

for (const sentence of [...gsd(options.gsd), ...klue(options.klue)]) {
  let last = 'BOS';
  let boundary = '_';
  for (const eojeol of sentence) {
    for (const [form, tag] of eojeol) {
      ++total;
      add(unigrams, tag);
      add(bigrams, `${last}\t${boundary}\t${tag}`);
      if (/^(NNG|NNP|VV|VA|MAG|XR)$/.test(tag)) ++content;
      add(words, `${form}${kPredicates.test(tag) ? '다' : ''}\t${tag}`);
      if (kFunction.test(tag)) add(functions, `${baseForm(form, tag)}\t${tag}`);
      if (tag.startsWith('E') && kStemClass[last]) {
        add(afterClass, `${baseForm(form, tag)}\t${tag}\t${kStemClass[last]}`);
        add(classTotals, `${tag}\t${kStemClass[last]}`);
      }
      last = tag;
      boundary = '+';
    }
    if (eojeol.length) boundary = '_';
  }
  add(bigrams, `${last}\t_\tEOS`);
  add(unigrams, 'EOS');
}

const bits = (probability) => Math.round(-16 * Math.log2(probability));

// --- stems
const kTags = {NNG: 'NNG', NNP: 'NNP', 'NNG+': 'NNG', 'NNP+': 'NNP', 'N+XSV': 'VV', 'N+XSA': 'VA', VV: 'VV', VA: 'VA', MAG: 'MAG', XR: 'XR'};
const share = content / total;
const frequency = tsv(options.frequency);
const frequencyTotal = 426011;
const stems = new Map();
// Rare "nouns" that are a common noun with its josa or copula: slips of the segmentation.
const nounCounts = new Map(frequency.filter(([, pos]) => pos.startsWith('NN')).map(([lemma, , count]) => [lemma, Number(count)]));
for (const bound of ['것', '수', '때문', '등']) nounCounts.set(bound, 10000);
const kTails = ['과', '와', '로', '으로', '에서', '은', '는', '을', '를', '인가', '이다', '였다', '이라', '이며', '이고', '인데'];
const closed = tsv(join(options.data, 'analysis/closed.tsv'));
// 만한, 듯한: an auxiliary that the segmentation took for a name.
const auxiliaries = new Set(closed.filter(([, tag]) => tag === 'VX').map(([lemma]) => lemma));
const isScrap = (lemma, pos, count) => (pos.startsWith('NNP') && lemma.length > 1 && lemma.endsWith('한') && auxiliaries.has(`${lemma.slice(0, -1)}하다`)) ||
  pos.startsWith('NN') && count < 12 && kTails.some((tail) => lemma.endsWith(tail) && lemma.length > 2 &&
    (nounCounts.get(lemma.slice(0, -tail.length)) ?? 0) > 60 * count);
let scraps = 0;
for (const [lemma, pos, count] of frequency) {
  if (isScrap(lemma, pos, Number(count))) {
    ++scraps;
    if (options.verbose) console.log(lemma, pos, count);
    continue;
  }
  const tag = kTags[pos];
  if (!tag || /[^가-힣]/.test(lemma)) continue;
  const key = `${lemma}\t${tag}`;
  const cost = bits((Number(count) / frequencyTotal) * share);
  if (!stems.has(key) || stems.get(key) > cost) stems.set(key, cost);
}
for (const [lemma, tag] of closed) {
  const key = `${lemma}\t${tag}`;
  const own = bits(((words.get(key) ?? 0) + 0.3) / total);
  if (!stems.has(key)) stems.set(key, own);
}
const origin = '# Made by scripts/fit-word-costs.mjs from word counts of public news corpora and treebanks.';
writeFileSync(
  join(options.data, 'analysis/stems.tsv'),
  [origin, 'lemma\ttag\tirregular\tcost', ...[...stems].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, cost]) => {
    const [lemma, tag] = key.split('\t');
    return `${lemma}\t${tag}\t\t${cost}`;
  })].join('\n') + '\n');

// How much likelier an ending is after verbs, adjectives, the copula and 었 than in all; what
// the tags say already is left to the bigrams.
function shifts(key, count) {
  const tag = key.split('\t')[1];
  if (!tag.startsWith('E')) return '\t\t\t\t';
  const own = count / unigrams.get(tag);
  const kWeight = 12;
  return ['v', 'a', 'c', 'e'].map((name) => {
    const n = afterClass.get(`${key}\t${name}`) ?? 0;
    const all = classTotals.get(`${tag}\t${name}`) ?? 0;
    return `\t${Math.max(-96, Math.min(96, bits((n + kWeight * own) / (all + kWeight) / own)))}`;
  }).join('');
}

// --- josa, eomi, light verbs
writeFileSync(
  join(options.data, 'tables/morpheme_costs.tsv'),
  [origin, 'form\ttag\tcost\tv\ta\tc\te', ...[...functions].sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `${key}\t${bits(count / total)}${shifts(key, count)}`)].join('\n') + '\n');

// --- tag bigrams, smoothed towards the tag on its own
const tags = [...unigrams.keys()].filter((tag) => tag !== 'NA').sort();
const rows = [];
const kPrior = 4;
for (const from of ['BOS', ...tags]) {
  let count = 0;
  const events = new Map();
  for (const boundary of ['+', '_']) {
    for (const to of tags) {
      const n = bigrams.get(`${from}\t${boundary}\t${to}`) ?? 0;
      count += n;
      events.set(`${boundary}\t${to}`, n);
    }
  }
  for (const boundary of ['+', '_']) {
    const cells = tags.map((to) => {
      const own = unigrams.get(to) / total;
      const p = (events.get(`${boundary}\t${to}`) + (kPrior * own) / 16) / (count + kPrior);
      return Math.min(320, Math.max(-160, bits(p / own)));
    });
    rows.push([from, boundary, ...cells].join('\t'));
  }
}
writeFileSync(join(options.data, 'tables/tag_bigrams.tsv'), [origin, ['tag', 'boundary', ...tags.map((_, i) => i + 1)].join('\t'), ['tag', 'boundary', ...tags].join('\t'), ...rows].join('\n') + '\n');
console.log(`${stems.size} stems (${scraps} scraps left out), ${functions.size} function morphemes, ${tags.length} tags, ${total} morphemes`);
