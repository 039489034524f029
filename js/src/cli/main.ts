import { createReadStream, existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { articleTree } from "../core/article-tree.js";
import { Engine } from "../core/engine.js";
import { DokhaeError } from "../core/errors.js";
import type { Article } from "../core/types.js";
import { DictionaryError, type DictionaryFile, importDictionary } from "../dictionary/index.js";
import { decodeText, looksBinary } from "../page/decode.js";
import { HtmlTooLargeError, NotTextError, pageFromBytes } from "../page/html.js";
import { readExtendedLexicon, readLexicon, readWasm } from "./assets.js";
import { explanation } from "./explanation.js";
import { printedReport, reportGlosses } from "./gloss-report.js";
import { markupOf } from "./markup.js";
import { normalized } from "./normalized.js";
import { OUTLINE_FORMATS, outline, type OutlineFormat } from "./outline.js";
import { report } from "./report.js";

const HELP = `Reads Korean news: the clean article, English glosses, who claims what.

  dokhae read FILE|-                      the article, its terms and its outline
  dokhae extract FILE|-                   the article alone, as JSON
  dokhae extract --explain FILE|-         why each paragraph of the page was kept or dropped
  dokhae extract --batch LIST OUT         LIST: a JSON object {"id","file","url"} a line; writes OUT/ID.json
  dokhae gloss [FILE|-]                   terms and tokens of plain text, as JSON
  dokhae gloss --report [FILE|-]          words of the text without a gloss, and doubtful glosses
  dokhae claims [FILE|-]                  claims of plain text, as JSON or as an outline
  dokhae import-dictionary FILE -o PACK   makes a pack of a Yomitan zip, StarDict (.ifo or a zip), TSV or CSV

FILE is an HTML page (read, extract) or plain text, a paragraph a line, the first being the
title (gloss, claims); - is standard input. Encodings are found out: UTF-8, EUC-KR/CP949, UTF-16.

  --url URL     the page's address, which relative links are resolved against
  --json        read: everything as JSON (the other commands print JSON unless told otherwise)
  --outline     read: the claim outline alone
  --format F    claims: json, markdown or text; read --outline: text or markdown
  --terms N     read: the N weightiest terms; gloss --report: the N first rows of each part (50)
  --dictionary PACK  a pack on top of the lexicon; may be given several times, later ones win
  --extended    with lexicon-extended.bin, which came with Dokhae if the build had the data for it
  --name NAME   import-dictionary: what the dictionary is called beside its glosses
  --help        this text
  --version     the version

Exit status: 0 done · 1 read: the page holds no article · 2 wrong usage · 3 the input cannot be
read, or is a damaged dictionary · 4 Dokhae failed. 'extract' answers 0 for a page without an article; its "status" says so.
`;

const Exit = { ok: 0, noArticle: 1, usage: 2, input: 3, failure: 4 } as const;

class CommandError extends Error {
  readonly exit: number;
  constructor(exit: number, message: string) {
    super(message);
    this.exit = exit;
  }
}

/** Longest input, bytes; a page that long is refused by the parser anyway. */
const MAX_INPUT_BYTES = 256 << 20;

/** Runs the command line. @returns the exit status */
export async function main(args: string[]): Promise<number> {
  // A reader that has seen enough (head) is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(Exit.ok);
  });
  try {
    return await run(args);
  } catch (error) {
    const { exit, message } = describe(error);
    process.stderr.write(`dokhae: ${message}\n`);
    return exit;
  }
}

function describe(error: unknown): { exit: number; message: string } {
  if (error instanceof CommandError) return error;
  if (error instanceof HtmlTooLargeError || error instanceof NotTextError) return { exit: Exit.input, message: error.message };
  if (error instanceof DictionaryError) return { exit: Exit.input, message: error.message };
  if (error instanceof DokhaeError) {
    const inInput = error.code === "too_large" || error.code === "bad_page";
    return { exit: inInput ? Exit.input : Exit.failure, message: `${error.message} [${error.code}]` };
  }
  return { exit: Exit.failure, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parsed(args);
  if (values.help) return print(HELP);
  if (values.version) return print(`${await version()}\n`);
  const [command, ...files] = positionals;
  switch (command) {
    case "read":
      if (values.outline) return readOutline(one(files, command), values.url, formatOf(values.format ?? "text"), packs(values));
      return read(one(files, command), values.url, values.json, count(values.terms), packs(values));
    case "extract":
      if (values.explain) return explain(one(files, command), values.url);
      if (values.batch === undefined) return extract(one(files, command), values.url);
      return extractBatch(values.batch, one(files, "extract --batch LIST"));
    case "gloss":
      if (values.report) return glossReport(one(files, command, "-"), count(values.terms), packs(values));
      return gloss(one(files, command, "-"), packs(values));
    case "claims":
      return claims(one(files, command, "-"), values.format === undefined || values.format === "json" ? "json" : formatOf(values.format), packs(values));
    case "import-dictionary":
      if (values.output === undefined) throw new CommandError(Exit.usage, "import-dictionary writes a pack: -o PACK is missing");
      return importInto(one(files, command), values.output, values.name);
    case undefined:
      throw new CommandError(Exit.usage, "a command is missing; see dokhae --help");
    default:
      throw new CommandError(Exit.usage, `there is no command '${command}'; see dokhae --help`);
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: "string", default: "" },
        batch: { type: "string" },
        explain: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        outline: { type: "boolean", default: false },
        format: { type: "string" },
        terms: { type: "string", default: "50" },
        report: { type: "boolean", default: false },
        dictionary: { type: "string", multiple: true, default: [] },
        extended: { type: "boolean", default: false },
        output: { type: "string", short: "o" },
        name: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new CommandError(Exit.usage, `${(error as Error).message}; see dokhae --help`);
  }
}

function one(files: string[], command: string, otherwise?: string): string {
  const file = files[0] ?? otherwise;
  if (file === undefined || files.length > 1) throw new CommandError(Exit.usage, `${command} takes one file; see dokhae --help`);
  return file;
}

function formatOf(name: string): OutlineFormat {
  const format = OUTLINE_FORMATS.find((one) => one === name);
  if (!format) throw new CommandError(Exit.usage, `there is no format '${name}' here; see dokhae --help`);
  return format;
}

function count(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 0) throw new CommandError(Exit.usage, `--terms takes a number, not '${text}'`);
  return n;
}

async function version(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

const nameOf = (file: string): string => (file === "-" ? "standard input" : file);

async function input(file: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of file === "-" ? process.stdin : createReadStream(file)) {
      size += (chunk as Buffer).length;
      if (size > MAX_INPUT_BYTES) throw new CommandError(Exit.input, `${nameOf(file)} is larger than ${MAX_INPUT_BYTES >> 20} MB`);
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const why = { ENOENT: "no such file", EACCES: "not allowed", EISDIR: "it is a folder" }[code ?? ""] ?? message;
    throw new CommandError(Exit.input, `cannot read ${nameOf(file)}: ${why}`);
  }
  return Buffer.concat(chunks);
}

function print(text: string): number {
  process.stdout.write(text);
  return Exit.ok;
}

const json = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** What goes on top of the lexicon, lowest first. */
interface Packs {
  dictionaries: readonly string[];
  extended: boolean;
}

const REASONS: Readonly<Record<Article["reason"], string>> = {
  "": "",
  text_in_script: ": its text is only in the data of its scripts",
  login: ": the text is for members",
  list: ": it is a list of links",
  short: ": it has too little text",
};

const packs = ({ dictionary, extended }: { dictionary: string[]; extended: boolean }): Packs => ({ dictionaries: dictionary, extended });

/** @param extra null: no lexicon either */
async function engine(extra: Packs | null): Promise<Engine> {
  const files = Promise.all([readWasm(), extra ? readLexicon() : undefined, extra?.extended ? readExtendedLexicon() : undefined]);
  const [wasm, lexicon, extended] = await files.catch((error: unknown) => {
    throw new CommandError(Exit.failure, `Dokhae is not built (npm run build): ${(error as Error).message}`);
  });
  const core = await Engine.create(wasm, lexicon);
  if (extended) core.addDictionary(extended);
  for (const file of extra?.dictionaries ?? []) {
    try {
      core.addDictionary(Uint8Array.from(await input(file)));
    } catch (error) {
      if (!(error instanceof DokhaeError) || error.code === "internal") throw error;
      throw new CommandError(Exit.input, error.code === "too_large" ? `${nameOf(file)} is one dictionary too many` : `${nameOf(file)} is no pack of this version; see dokhae import-dictionary`);
    }
  }
  return core;
}

async function importInto(file: string, output: string, name: string | undefined): Promise<number> {
  const files: DictionaryFile[] = [{ name: basename(file), bytes: await input(file) }];
  if (file.endsWith(".ifo")) {
    // The others of a StarDict dictionary lie beside it.
    for (const end of [".idx", ".idx.gz", ".dict", ".dict.dz", ".syn"]) {
      const beside = file.slice(0, -".ifo".length) + end;
      if (existsSync(beside)) files.push({ name: basename(beside), bytes: await input(beside) });
    }
  }
  const { pack, source, entryCount, skippedCount } = await importDictionary(files, {
    decode: plainText,
    ...(name !== undefined && { name }),
  });
  await writeFile(output, pack).catch((error: unknown) => {
    throw new CommandError(Exit.failure, `cannot write ${output}: ${(error as Error).message}`);
  });
  process.stderr.write(`${source.name}: ${entryCount} entries; ${skippedCount} rows without a Korean headword or a definition in text were left out\n`);
  return Exit.ok;
}

async function read(file: string, url: string, asJson: boolean, termCount: number, extra: Packs): Promise<number> {
  const [bytes, core] = await Promise.all([input(file), engine(extra)]);
  const article = core.readPage(pageFromBytes(bytes, { address: url }));
  if (article.status === "no_article") {
    if (asJson) print(json({ article, terms: [], claims: [] }));
    process.stderr.write(`dokhae: ${nameOf(file)} holds no article${REASONS[article.reason]}\n`);
    return Exit.noArticle;
  }
  const terms = core.terms();
  const outline = core.claims();
  return print(asJson ? json({ article, ...terms, ...outline }) : report(article, terms, outline, termCount));
}

async function readOutline(file: string, url: string, format: OutlineFormat, extra: Packs): Promise<number> {
  const [bytes, core] = await Promise.all([input(file), engine(extra)]);
  if (core.readPage(pageFromBytes(bytes, { address: url })).status === "no_article") {
    process.stderr.write(`dokhae: ${nameOf(file)} holds no article\n`);
    return Exit.noArticle;
  }
  const { terms } = core.terms();
  return print(outline(core.claims().claims, terms, format));
}

/** The answer of `extract`. */
function extracted(article: Article): object {
  const { status, title, subtitle, byline, authors, publishedTime, modifiedTime, siteName, section, lang } = article;
  const { canonicalUrl, nextPageUrl, leadImage, excerpt, confidence, reason, pageLimits, blocks } = article;
  return {
    status, title, subtitle, byline, authors, publishedTime, modifiedTime, siteName, section, lang, canonicalUrl, nextPageUrl, leadImage,
    excerpt, confidence, reason, pageLimits,
    textContent: blocks.filter((block) => block.kind !== "figure").map((block) => block.text).join("\n"),
    content: markupOf(articleTree(article)),
    blocks,
  };
}

async function extract(file: string, url: string): Promise<number> {
  const [bytes, core] = await Promise.all([input(file), engine(null)]);
  return print(json(extracted(core.readPage(pageFromBytes(bytes, { address: url })))));
}

async function explain(file: string, url: string): Promise<number> {
  const [bytes, core] = await Promise.all([input(file), engine(null)]);
  const page = pageFromBytes(bytes, { address: url });
  const article = core.readPage(page);
  return print(explanation(article, core.explain(page)));
}

interface BatchItem {
  id: string;
  file: string;
  url: string;
}

function batchItem(line: string, number: number): BatchItem {
  let item: Partial<Record<keyof BatchItem, unknown>> | null;
  try {
    item = JSON.parse(line) as typeof item;
  } catch {
    item = null;
  }
  const { id, file, url = "" } = item ?? {};
  const valid = typeof id === "string" && typeof file === "string" && typeof url === "string";
  if (!valid) throw new CommandError(Exit.input, `line ${number} of the list is no {"id","file","url"}`);
  // An id names a file in OUT and nothing outside of it.
  if (!/^[^/\\\0]+$/.test(id) || id === "." || id === "..") throw new CommandError(Exit.input, `line ${number}: '${id}' cannot name a file`);
  return { id, file, url };
}

async function extractBatch(list: string, out: string): Promise<number> {
  const lines = decodeText(await input(list)).text.split("\n");
  const items = lines.map((line, i) => (line.trim() === "" ? null : batchItem(line, i + 1))).filter((item) => item !== null);
  await mkdir(out, { recursive: true });
  let core = await engine(null);
  let exit: number = Exit.ok;
  for (const { id, file, url } of items) {
    try {
      const article = core.readPage(pageFromBytes(await input(file), { address: url }));
      await writeFile(join(out, `${id}.json`), json(extracted(article)));
    } catch (error) {
      const problem = describe(error);
      process.stderr.write(`dokhae: ${id}: ${problem.message}\n`);
      exit = Math.max(exit, problem.exit);
      if (core.broken) core = await engine(null);
    }
  }
  return exit;
}

function plainText(bytes: Uint8Array): string {
  const { text } = decodeText(bytes);
  if (looksBinary(text)) throw new NotTextError("this is no text in any encoding");
  return text;
}

async function glossReport(file: string, rowCount: number, extra: Packs): Promise<number> {
  const [bytes, core] = await Promise.all([input(file), engine(extra)]);
  return print(printedReport(reportGlosses(core, plainText(bytes).normalize("NFC")), rowCount));
}

/** What is analysed at once: longer than any article, small enough for the memory of a phone. */
const SLICE_UNITS = 50_000;

/**
 * A long text in parts of whole paragraphs, so that memory does not grow with it. Every part
 * begins with the title, which the core asks for; `skip` is its length where it is a repetition.
 */
function* slices(text: string): Generator<{ part: string; start: number; skip: number }> {
  const title = /[^\n]*\S[^\n]*/.exec(text)?.[0] ?? "";
  for (let start = 0; start < text.length;) {
    let end = text.length;
    if (end - start > SLICE_UNITS) {
      end = text.lastIndexOf("\n", start + SLICE_UNITS) + 1;
      // An endless paragraph ends at a blank, or anywhere but inside a surrogate pair.
      if (end <= start) end = text.lastIndexOf(" ", start + SLICE_UNITS) + 1;
      if (end <= start) end = start + SLICE_UNITS - (/[\uD800-\uDBFF]/.test(text.charAt(start + SLICE_UNITS - 1)) ? 1 : 0);
    }
    const head = start === 0 || title.length > SLICE_UNITS ? "" : `${title}\n`;
    yield { part: head + text.slice(start, end), start, skip: head.length };
    start = end;
  }
}

async function gloss(file: string, extra: Packs): Promise<number> {
  const [bytes, core] = await Promise.all([input(file), engine(extra)]);
  const { text, original } = normalized(plainText(bytes));
  const terms: object[] = [];
  const tokens: object[] = [];
  for (const { part, start, skip } of slices(text)) {
    if (core.readText(part).status === "no_article") continue;
    const place = <T extends { start: number; end: number }>(item: T): T =>
      ({ ...item, start: original(item.start - skip + start), end: original(item.end - skip + start) });
    for (const term of core.terms().terms) {
      if (term.start >= skip) terms.push(place(term));
    }
    for (const { alternatives, ...token } of core.tokens().tokens) {
      if (token.start >= skip) tokens.push({ ...place(token), ...(alternatives.length > 0 && { alternatives }) });
    }
  }
  return print(json({ terms, tokens }));
}

async function claims(file: string, format: OutlineFormat | "json", extra: Packs): Promise<number> {
  const [bytes, core] = await Promise.all([input(file), engine(extra)]);
  const { text, original } = normalized(plainText(bytes));
  const empty = core.readText(text).status === "no_article";
  const place = <T extends { start: number; end: number }>(item: T): T => ({ ...item, start: original(item.start), end: original(item.end) });
  if (format !== "json") {
    if (empty) return print(outline([], [], format));
    const { terms } = core.terms();
    return print(outline(core.claims().claims.map(place), terms.map(place), format));
  }
  if (empty) return print(json({ claims: [] }));
  return print(json({
    claims: core.claims().claims.map((claim) => {
      const { role, ...rest } = place({ ...claim, speaker: place(claim.speaker), cue: place(claim.cue) });
      return role === "" ? rest : { ...rest, role };
    }),
  }));
}
