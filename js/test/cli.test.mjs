import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import iconv from "iconv-lite";
import { starDict, term, yomitan } from "./support/dictionaries.mjs";
import { root } from "./support/load.mjs";

const folder = mkdtempSync(join(tmpdir(), "dokhae-cli-"));
after(() => rmSync(folder, { recursive: true }));

const article = (name) => join(root, "demo/src/articles", `${name}.html`);

/** Runs the command line. @returns {Promise<{status: number, out: string, err: string}>} */
function dokhae(args, input = "") {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(root, "js/bin/dokhae.mjs"), ...args], { maxBuffer: 1 << 28 }, (error, out, err) => {
      resolve({ status: error ? error.code : 0, out, err });
    });
    child.stdin.on("error", () => undefined); // it may end before it has read everything
    child.stdin.end(input);
  });
}

test("help and version", async () => {
  assert.match((await dokhae(["--help"])).out, /dokhae read FILE/);
  assert.match((await dokhae(["--version"])).out, /^\d+\.\d+\.\d+\n$/);
});

test("wrong usage: status 2 and one line that says why", async () => {
  for (const args of [[], ["reed", "x"], ["read"], ["read", "a", "b"], ["read", "--no-such", "x"], ["extract", "--batch"], ["read", "x", "--terms", "many"]]) {
    const { status, out, err } = await dokhae(args);
    assert.deepEqual([status, out], [2, ""], args.join(" "));
    assert.match(err, /^dokhae: [^\n]+\n$/);
  }
});

test("input that cannot be read: status 3", async () => {
  for (const [args, input] of [[["read", join(folder, "none.html")]], [["extract", folder]], [["extract", "-"], Buffer.alloc(5000, 0xfe)], [["gloss"], Buffer.alloc(5000)]]) {
    const { status, out, err } = await dokhae(args, input);
    assert.deepEqual([status, out], [3, ""]);
    assert.match(err, /^dokhae: [^\n]+\n$/);
  }
});

test("read: what a person wants to know", async () => {
  const { status, out, err } = await dokhae(["read", article("technology")]);
  assert.deepEqual([status, err], [0, ""]);
  assert.match(out, /^# 국산 AI 반도체/);
  assert.match(out, /서지안 · 2026-09-03T08:30:00\+09:00 · 누리테크/);
  assert.match(out, /\n\[caption\] 온결반도체의 신경망처리장치/);
  assert.match(out, /\nTERMS\n[^]*neural processing unit/);
  assert.match(out, /\nNUMBERS\n[^]*₩187 billion/);
  assert.doesNotMatch(out, /무단전재|뉴스레터 구독하기|실시간 인기기사|댓글을 쓰려면/);
});

test("read --json: article, terms, claims; --terms limits the report", async () => {
  const json = JSON.parse((await dokhae(["read", article("economy"), "--json"])).out);
  assert.equal(json.article.status, "ok");
  assert.ok(json.terms.length > 10 && Array.isArray(json.claims) && json.sentences.length > 10);
  const { out } = await dokhae(["read", article("economy"), "--terms", "3"]);
  assert.equal(/\nTERMS\n((?: .*\n)+)/.exec(out)[1].trimEnd().split("\n").length, 3);
});

test("read: a page without an article is status 1", async () => {
  const { status, out, err } = await dokhae(["read", "-"], "<ul><li><a href=/>홈</a></ul>");
  assert.deepEqual([status, out, err], [1, "", "dokhae: standard input holds no article: it is a list of links\n"]);
});

test("extract --explain: every paragraph with what became of it and why", async () => {
  const { status, out } = await dokhae(["extract", "--explain", article("society")]);
  assert.equal(status, 0);
  assert.match(out, /^ok, confidence 0\.\d+: /);
  assert.match(out, /^\+ +\d+% +\d+% +\d+ text /m);
  assert.match(out, /dropped by rule: title/);
  assert.match(out, /[+−]\d\.\d path likely, [+−]\d\.\d /);
});

test("extract: the article as data", async () => {
  const { out } = await dokhae(["extract", article("society"), "--url", "https://news.example.com/society/3"]);
  const json = JSON.parse(out);
  for (const key of ["title", "subtitle", "byline", "publishedTime", "modifiedTime", "siteName", "lang", "textContent", "content"]) {
    assert.equal(typeof json[key], "string", key);
  }
  const paragraphs = json.blocks.filter(({ kind }) => kind === "paragraph").map(({ text }) => text);
  assert.ok(paragraphs.length > 4);
  for (const text of paragraphs) assert.ok(json.textContent.split("\n").includes(text));
  for (const text of paragraphs) assert.ok(json.content.includes(`<p>${text}</p>`));
  assert.match(json.content, /<figure><img src="https:\/\/news\.example\.com\//);
  assert.doesNotMatch(json.textContent, new RegExp(json.title.slice(0, 10)));
});

test("extract: nothing from the page becomes markup", async () => {
  const bad = '<img src=x onerror=alert(1)><a href="javascript:alert(1)">링크</a><script>alert(1)</script>&lt;script&gt;alert(2)&lt;/script&gt;';
  const html = readFileSync(article("society"), "utf8").replace(/<\/p>/g, `${bad}</p>`);
  const { content, status } = JSON.parse((await dokhae(["extract", "-"], html)).out);
  assert.equal(status, "ok");
  assert.doesNotMatch(content, /<script|onerror|javascript:/i);
  assert.match(content, /&lt;script&gt;/);
});

test("extract: EUC-KR, said and unsaid", async () => {
  // What CP949 lacks is a question mark in all three.
  const html = iconv.decode(iconv.encode(readFileSync(article("society"), "utf8"), "cp949"), "cp949");
  const { textContent } = JSON.parse((await dokhae(["extract", "-"], html)).out);
  assert.match(textContent, /학교/);
  for (const charset of ["euc-kr", "utf-8"]) {
    const bytes = iconv.encode(html.replace(/charset="?utf-8"?/i, `charset="${charset}"`), "cp949");
    assert.equal(JSON.parse((await dokhae(["extract", "-"], bytes)).out).textContent, textContent, charset);
  }
});

test("extract --batch: a file for each page, and the rest goes on after a bad one", async () => {
  const list = join(folder, "list.jsonl");
  const out = join(folder, "out");
  const lines = [
    { id: "a", file: article("technology"), url: "https://a.example.com/1" },
    { id: "missing", file: join(folder, "none.html"), url: "" },
    { id: "b", file: article("economy") },
  ];
  writeFileSync(list, `${lines.map((line) => JSON.stringify(line)).join("\n")}\n\n`);
  const { status, err } = await dokhae(["extract", "--batch", list, out]);
  assert.equal(status, 3);
  assert.match(err, /missing: cannot read/);
  assert.deepEqual(readdirSync(out).sort(), ["a.json", "b.json"]);
  assert.equal(JSON.parse(readFileSync(join(out, "a.json"), "utf8")).siteName, "누리테크");
});

test("extract --batch: an id cannot leave the folder", async () => {
  for (const id of ["../x", "a/b", "..", ""]) {
    const list = join(folder, "bad.jsonl");
    writeFileSync(list, JSON.stringify({ id, file: article("economy"), url: "" }));
    assert.equal((await dokhae(["extract", "--batch", list, join(folder, "out2")])).status, 3);
  }
});

const TEXT = "국산 반도체 공급 늘어\n🌏 한도윤 온결반도체 대표는 “전력 소비가 40% 줄었다”고 말했다.\n정부는 내년에 3,200억 원을 투입한다.";

test("gloss: terms and tokens of text, offsets in the input", async () => {
  const { terms, tokens } = JSON.parse((await dokhae(["gloss"], TEXT)).out);
  assert.ok(terms.some(({ gloss }) => gloss.includes("semiconductor")));
  for (const { surface, start, end } of [...terms, ...tokens]) assert.equal(TEXT.slice(start, end), surface);
  for (const key of ["surface", "lemma", "start", "end", "pos", "kind", "gloss", "romanization", "score"]) assert.ok(key in terms[0], key);
});

test("gloss: offsets in the input that is not NFC", async () => {
  const decomposed = TEXT.normalize("NFD");
  const { terms, tokens } = JSON.parse((await dokhae(["gloss"], decomposed)).out);
  assert.ok(terms.length > 3);
  for (const { surface, start, end } of terms) assert.equal(decomposed.slice(start, end).normalize("NFC"), surface);
  assert.ok(tokens.at(-1).end <= decomposed.length);
});

test("claims: who says what, offsets in the input", async () => {
  const { claims } = JSON.parse((await dokhae(["claims"], TEXT)).out);
  assert.ok(claims.length >= 1);
  for (const { text, start, end, speaker } of claims) {
    assert.equal(TEXT.slice(start, end), text);
    assert.equal(TEXT.slice(speaker.start, speaker.end), speaker.surface);
  }
  const direct = claims.find(({ quote }) => quote === "direct");
  assert.match(direct.text, /전력 소비가 40% 줄었다/);
  assert.deepEqual([direct.speaker.name, direct.speaker.type, direct.figures], ["한도윤", "person", ["40%"]]);
});

test("gloss and claims: nothing in, nothing out", async () => {
  assert.deepEqual(JSON.parse((await dokhae(["gloss"], "")).out), { terms: [], tokens: [] });
  assert.deepEqual(JSON.parse((await dokhae(["claims"], " \n\n")).out), { claims: [] });
});

test("a terminal takes no commands from a page", async () => {
  const html = readFileSync(article("society"), "utf8").replace(/<\/(p|h\d|title)>/g, "\u001b]0;x\u0007\u001b[31m\u009b5m\u202e</$1>");
  const { status, out } = await dokhae(["read", "-"], html);
  assert.equal(status, 0);
  assert.doesNotMatch(out, /[\u001b\u0007\u009b\u202e]/);
});

test("import-dictionary: from each kind of file to a gloss", async () => {
  const at = (name) => join(folder, name);
  writeFileSync(at("words.tsv"), iconv.encode("물빛동\tMulbit-dong\n", "cp949"));
  writeFileSync(at("words.csv"), "물빛동,\"Mulbit, the village\"\n");
  writeFileSync(at("words.zip"), yomitan([[term("물빛동", ["Mulbit (Yomitan)"])]]));
  for (const [name, content] of Object.entries(starDict([["물빛동", "Mulbit by StarDict"]], { packed: true }))) writeFileSync(at(name), content);
  for (const [name, gloss] of [["words.tsv", "Mulbit-dong"], ["words.csv", "Mulbit"], ["words.zip", "Mulbit (Yomitan)"], ["test.ifo", "Mulbit by StarDict"]]) {
    const { status, out, err } = await dokhae(["import-dictionary", at(name), "-o", at("words.pack"), "--name", "Villages"]);
    assert.deepEqual([status, out], [0, ""], err);
    assert.match(err, /^Villages: 1 entries; 0 rows [^\n]*\n$/);
    const { terms } = JSON.parse((await dokhae(["gloss", "--dictionary", at("words.pack")], "제목\n물빛동에 비가 왔다.")).out);
    const found = terms.find(({ surface }) => surface === "물빛동");
    assert.equal(found?.gloss[0], gloss, name);
    assert.equal(found.source.name, "Villages");
  }
});

test("import-dictionary: what is wrong with a file, in one line", async () => {
  writeFileSync(join(folder, "broken.tsv"), "사과\tapple\n배\n");
  for (const [args, expected, message] of [
    [["import-dictionary", join(folder, "broken.tsv"), "-o", join(folder, "x.pack")], 3, /broken\.tsv, line 2: /],
    [["import-dictionary", join(folder, "none.zip"), "-o", join(folder, "x.pack")], 3, /no such file/],
    [["import-dictionary", join(folder, "broken.tsv")], 2, /-o PACK is missing/],
    [["import-dictionary", "-o", join(folder, "x.pack")], 2, /takes one file/],
    [["gloss", "--dictionary", join(folder, "broken.tsv")], 3, /is no pack/],
  ]) {
    const { status, out, err } = await dokhae(args, "제목");
    assert.deepEqual([status, out], [expected, ""], args.join(" "));
    assert.match(err, /^dokhae: [^\n]+\n$/);
    assert.match(err, message);
  }
});

test("gloss --report: what the lexicon does not explain", async () => {
  const text = "제목\n정부가 꿹꿹뚫에 왔다. 꿹꿹뚫을 정부가 발표했다.\n".repeat(3);
  const { status, out } = await dokhae(["gloss", "--report", "--terms", "5"], text);
  assert.equal(status, 0);
  const lines = out.split("\n");
  assert.match(lines[0], /^# \d+ of \d+ content words have a gloss \(\d+\.\d %\)$/);
  assert.match(out, /\n6\t꿹꿹뚫\tNNG\t\t/);
  assert.doesNotMatch(out, /\t정부\tNNG\t\t/);
  assert.match(out, /\n# doubtful: \d+ glosses\n/);
});
