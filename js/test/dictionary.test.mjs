import assert from "node:assert/strict";
import { describe, test } from "node:test";
import iconv from "iconv-lite";
import { Engine, importDictionary, readLexicon, readWasm } from "dokhae/node";
import { zip } from "../../scripts/lib/zip.mjs";
import { named, readPack, starDict, term, yomitan } from "./support/dictionaries.mjs";
import { load } from "./support/load.mjs";

const { writePack } = await load("dictionary/pack-writer.ts");
const { aboutPack } = await load("dictionary/pack-reader.ts");
const [wasm, lexicon] = await Promise.all([readWasm(), readLexicon()]);

const file = (name, content) => [{ name, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content }];
const zipped = (content) => file("test.zip", content);
/** Headword → glosses of an import. */
async function glossesOf(files, options) {
  const { pack } = await importDictionary(files, options);
  return Object.fromEntries(readPack(pack).entries.map(({ headword, text }) => [headword, text]));
}
const refused = (files, expected) => assert.rejects(importDictionary(files), (error) => {
  assert.equal(error.name, "DictionaryError", error.stack);
  for (const [key, value] of Object.entries(expected)) {
    if (value instanceof RegExp) assert.match(error[key], value);
    else assert.equal(error[key], value, error.message);
  }
  return true;
});

/** Glosses that the core gives a word of the text. */
function glossIn(engine, text, lemma) {
  engine.readText(text);
  return engine.terms().terms.find((found) => found.lemma === lemma) ?? null;
}

describe("the pack writer", () => {
  test("writes the whole lexicon as the compiler does", () => {
    const { sections, entries } = readPack(lexicon);
    const { TAGS, IRREGULARS, KINDS } = {
      TAGS: ["NNG", "NNP", "NNB", "NP", "NR", "VV", "VA", "VX", "VCP", "VCN", "MM", "MAG", "MAJ", "IC", "JKS", "JKC", "JKG", "JKO", "JKB", "JKV", "JKQ", "JX", "JC", "EP", "EF", "EC", "ETN", "ETM", "XPN", "XSN", "XSV", "XSA", "XR"],
      IRREGULARS: ["", "ㅂ", "ㄷ", "ㅅ", "르", "러", "ㅎ", "우"],
      KINDS: ["", "person", "org", "place", "event", "work", "product", "other", "title", "unit"],
    };
    const pack = writePack(
      entries.map(({ headword, tag, irregular, kind, text }) => ({ headword, tag: TAGS[tag], irregular: IRREGULARS[irregular], kind: KINDS[kind], glosses: [text] })),
      { name: "All of it", licence: "", address: "" },
    );
    const { sections: ours } = readPack(pack);
    for (const name of ["trie.labels", "trie.depths", "trie.entries", "entry.tags", "entry.irregulars", "entry.kinds", "entry.texts"]) {
      assert.ok(ours.get(name).equals(sections.get(name)), name);
    }
  });

  test("the core reads it, and says where the gloss is from", async () => {
    const engine = await Engine.create(wasm, lexicon);
    engine.addDictionary(writePack(
      [{ headword: "물빛동", tag: "NNP", kind: "place", glosses: ["Mulbit-dong"] }, { headword: "걀쭉하다", tag: "VA", glosses: ["longish"] }],
      { name: "Our places", licence: "CC0", address: "https://places.example/" },
    ));
    const found = glossIn(engine, "제목\n물빛동에 비가 왔다.", "물빛동");
    assert.deepEqual(found.gloss, ["Mulbit-dong"]);
    assert.deepEqual(found.source, { name: "Our places", licence: "CC0", address: "https://places.example/" });
    assert.equal(glossIn(engine, "제목\n정부가 대책을 발표했다.", "정부").source, null);
    assert.deepEqual(glossIn(engine, "제목\n걀쭉한 얼굴이었다.", "걀쭉하다")?.gloss, ["longish"]);
  });

  test("a damaged pack is refused at every byte", async () => {
    const engine = await Engine.create(wasm, lexicon);
    const pack = writePack([{ headword: "가나다", tag: "NNG", glosses: ["abc"] }], { name: "n", licence: "l", address: "" });
    for (let at = 0; at < pack.length; at += 3) {
      const bad = pack.slice();
      bad[at] ^= 0x10;
      assert.throws(() => engine.addDictionary(bad), { code: "incompatible_data" }, `byte ${at}`);
    }
    engine.addDictionary(pack);
  });
});

describe("the pack reader", () => {
  const source = { name: "시험 사전", licence: "CC BY 4.0", address: "https://words.example/" };
  const pack = writePack([{ headword: "사과", tag: "NNG", glosses: ["apple"] }, { headword: "배", tag: "NNG", glosses: ["pear"] }], source);

  test("says what a pack says of itself", () => {
    assert.deepEqual(aboutPack(pack), { source, entryCount: 2 });
    assert.equal(typeof aboutPack(new Uint8Array(lexicon)).source.name, "string");
  });

  test("takes nothing that is cut off or something else, and throws at no bytes", () => {
    for (const bytes of [new Uint8Array(), pack.subarray(0, 20), pack.subarray(0, -1), new TextEncoder().encode("PK something else that is long enough")]) {
      assert.equal(aboutPack(bytes), null);
    }
    for (let at = 0; at < pack.length; at++) {
      for (const value of [0, 0x7f, 0xff]) {
        const broken = pack.slice();
        broken[at] = value;
        aboutPack(broken);
      }
    }
  });
});

describe("packs on top of one another", () => {
  const pack = (glosses) => writePack(Object.entries(glosses).map(([headword, gloss]) => ({ headword, tag: "NNG", glosses: [gloss] })), { name: "Own", licence: "", address: "" });
  const TEXT = "제목\n정부는 국회에서 예산을 설명했다.";

  test("the last one wins, the lexicon has the rest", async () => {
    const engine = await Engine.create(wasm, lexicon);
    engine.addDictionary(pack({ 정부: "first government", 예산: "first budget" }));
    engine.addDictionary(pack({ 정부: "second government" }));
    assert.deepEqual(glossIn(engine, TEXT, "정부").gloss, ["second government"]);
    assert.deepEqual(glossIn(engine, TEXT, "예산").gloss, ["first budget"]);
    assert.equal(glossIn(engine, TEXT, "국회").source, null);
  });

  test("a wrong class does not hide the lexicon's gloss, nor change the analysis", async () => {
    const plain = await Engine.create(wasm, lexicon);
    const engine = await Engine.create(wasm, lexicon);
    // Particles, endings and stems as nouns: what careless dictionaries bring.
    engine.addDictionary(pack({ 은: "silver", 는: "topic", 을: "object", 에서: "at", 했다: "did", 설명하다: "explain", 천천히: "slow", 것: "thing", 이: "tooth", 다: "all" }));
    const text = `${TEXT}\n사람들은 천천히 걸어서 먼 것을 보았다.`;
    plain.readText(text);
    engine.readText(text);
    assert.deepEqual(engine.tokens().tokens.map(({ lemma, pos }) => `${lemma}/${pos}`), plain.tokens().tokens.map(({ lemma, pos }) => `${lemma}/${pos}`));
    assert.deepEqual(engine.terms().terms.map(({ gloss }) => gloss), plain.terms().terms.map(({ gloss }) => gloss));
  });

  test("no more than sixteen", async () => {
    const engine = await Engine.create(wasm, lexicon);
    for (let i = 1; i < 16; i++) engine.addDictionary(pack({ 정부: `government ${i}` }));
    assert.throws(() => engine.addDictionary(pack({ 정부: "one too many" })), { code: "too_large" });
    assert.deepEqual(glossIn(engine, TEXT, "정부").gloss, ["government 15"]);
  });
});

describe("TSV and CSV", () => {
  test("with and without a header line, classes, several glosses", async () => {
    assert.deepEqual(await glossesOf(file("a.tsv", "사과\tapple; the fruit\n바람\twind\n")), { 사과: "apple|the fruit", 바람: "wind" });
    assert.deepEqual(await glossesOf(file("a.tsv", "pos\tEnglish\tKorean\nnoun\tapple\t사과\nverb\tto run\t달리다\nparticle\ttopic\t은\n")), { 사과: "apple", 달리다: "run" });
    assert.deepEqual(await glossesOf(file("a.csv", "사과,\"apple, red; \"\"round\"\"\"\r\n\r\n배,\"pear\nship\"\r\n")), { 사과: "apple|red|\"round\"", 배: "pear|ship" });
    assert.deepEqual(await glossesOf(file("a.csv", "단어;뜻\n사과;apple\n")), { 사과: "apple" });
  });

  test("tells how far it is", async () => {
    const told = [];
    const rows = Array.from({ length: 2500 }, (_, i) => `${String.fromCharCode(0xac00 + i)}\tsyllable ${i}\n`);
    await importDictionary(file("a.tsv", rows.join("")), { onProgress: (entries) => { told.push(entries); } });
    assert.deepEqual(told, [1000, 2000]);
  });

  test("UTF-8, decomposed, with a mark; CP949", async () => {
    assert.deepEqual(await glossesOf(file("a.tsv", "\ufeff사과\tapple\n".normalize("NFD"))), { 사과: "apple" });
    const rare = iconv.encode("똠방각하\tMr. Bossy\n", "cp949");
    assert.deepEqual(await glossesOf(file("a.tsv", new Uint8Array(rare)), { decode: (bytes) => iconv.decode(Buffer.from(bytes), "cp949") }), { 똠방각하: "Mr. Bossy" });
    assert.deepEqual(await glossesOf(file("a.tsv", new Uint8Array(iconv.encode("사과\tapple\n", "cp949")))), { 사과: "apple" });
  });

  test("broken ones name the line", async () => {
    await refused(file("words.tsv", "사과\tapple\n배\n"), { file: "words.tsv", place: "line 2", message: "words.tsv, line 2: 1 column; a headword and its glosses are expected" });
    await refused(file("words.tsv", "사과\tapple\n\tpear\n"), { place: "line 2" });
    await refused(file("words.csv", "사과,apple\n배,\"pear\n"), { place: "line 2", message: /not closed/ });
    await refused(file("words.csv", "사과,\"a\nb\"\n배\n"), { place: "line 3" });
    await refused(file("words.tsv", `사과\t${"x".repeat(10 << 20)}\n`), { place: "line 1", code: "too_large" });
    await refused(file("words.tsv", `사과${"\t".repeat(5000)}\n`), { place: "line 1", code: "too_large" });
    await refused(file("words.tsv", "apple\tsagwa\n"), { message: /no Korean headword/ });
    await refused(file("words.tsv", ""), { code: "bad_dictionary" });
    await refused(file("words.exe", "MZ"), { message: /neither/ });
    await refused([], { code: "bad_dictionary" });
  });

  test("definitions become short texts", async () => {
    const glosses = await glossesOf(file("a.tsv", `사과\t(1) apple; 2. fruit; to eat; more\n배\t${"very long definition ".repeat(20)}\n강\triver\ud800\u0000|\u202estream\n`));
    assert.equal(glosses.사과, "apple|fruit|eat");
    assert.ok(glosses.배.length <= 61 && glosses.배.endsWith("…"));
    assert.equal(glosses.강, "river|stream");
  });
});

describe("Yomitan", () => {
  test("term banks in their order, tags as classes, what it is called", async () => {
    const archive = yomitan([
      [term("먹다", ["to eat"], { rules: "v" }), term("사과", ["apple", "apology"], { tags: "n" }), term("은", ["topic particle"], { tags: "조사" })],
      [term("사과", ["another sense"], { tags: "명사" }), term("hello", ["no Korean"])],
    ], { index: { title: "My <b>words</b>", format: 3, attribution: "CC BY 4.0", url: "https://words.example/" } });
    const { pack, source, entryCount, skippedCount } = await importDictionary(zipped(archive));
    assert.deepEqual(source, { name: "My <b>words</b>", licence: "CC BY 4.0", address: "https://words.example/" });
    assert.deepEqual([entryCount, skippedCount], [2, 1]);
    assert.deepEqual(readPack(pack).entries.map(({ headword, text, tag }) => [headword, text, tag]), [["먹다", "eat", 5], ["사과", "apple|apology|another sense", 0]]);
  });

  test("stored files, folders, older formats, unknown files", async () => {
    assert.deepEqual(await glossesOf(zipped(yomitan([[term("사과", ["apple"])]], { stored: true }))), { 사과: "apple" });
    const old = zip({ "words/index.json": JSON.stringify({ title: "Old", format: 1 }), "words/term_bank_1.json": JSON.stringify([["사과", "", "n", "", 0, "apple", "fruit"]]), "words/image.png": "x", "words/kanji_bank_1.json": "no JSON" });
    assert.deepEqual(await glossesOf(zipped(old)), { 사과: "apple|fruit" });
  });

  test("structured content is flattened, whatever it holds", async () => {
    const content = [
      { type: "structured-content", content: [{ tag: "ul", content: [{ tag: "li", content: "apple" }, { tag: "li", content: ["red ", { tag: "b", content: "fruit" }] }] }, { tag: "img", path: "../../etc/passwd" }, { tag: "script", content: "alert(1)" }] },
      { type: "image", path: "x.png" },
      { type: "text", text: "<i>plain</i>" },
      7,
      null,
    ];
    assert.deepEqual(await glossesOf(zipped(yomitan([[term("사과", content)]]))), { 사과: "apple|red fruit|<i>plain</i>" });
    let deep = "\"end\"";
    for (let i = 0; i < 5000; i++) deep = `{"tag":"span","content":[${deep}]}`;
    assert.deepEqual(await glossesOf(zipped(yomitan([`[["사과","","","",0,[${deep},"apple"],0,""]]`]))), { 사과: "end|apple" });
    const wide = { tag: "span", content: Array.from({ length: 100_000 }, () => ({ tag: "br" })) };
    assert.deepEqual(await glossesOf(zipped(yomitan([[term("사과", [wide, "apple"])]]))), { 사과: "apple" });
  });

  test("broken ones name file and entry", async () => {
    await refused(zipped(yomitan([[term("사과", ["apple"])], [term("배", ["pear"]), ["강", "", ""]]])), { file: "term_bank_2.json", place: "entry 2" });
    await refused(zipped(yomitan(["[[\n\"사과\",,]]"])), { file: "term_bank_1.json", message: /is not JSON/ });
    await refused(zipped(yomitan(["{}"])), { file: "term_bank_1.json", message: /array/ });
    await refused(zipped(yomitan([[term("사과", ["apple"])]], { index: { title: "x", format: 9 } })), { file: "index.json" });
    await refused(zipped(yomitan([[term("사과", ["apple"])]], { index: "[]" })), { file: "index.json" });
    await refused(zipped(zip({ "index.json": "{}", "term_bank_1.json": new Uint8Array([0x5b, 0xff, 0x5d]) })), { message: /UTF-8/ });
    await refused(zipped(yomitan([`${"[".repeat(1_000_000)}`])), { file: "term_bank_1.json" });
    await refused(zipped(yomitan([[term("사과", [])]])), { message: /no Korean headword/ });
  });

  test("hostile headwords and names", async () => {
    const { pack, source } = await importDictionary(zipped(yomitan([[term("\ud800사과", ["x"]), term("가".repeat(500), ["x"]), term("", ["x"]), term("사\u0000과", ["x"]), term("  \u200b배² ", ["pear"])]], { index: `{"title":"${"n".repeat(5000)}\\ud800\\u0007","format":3,"url":"javascript:alert(1)"}` })));
    assert.deepEqual(readPack(pack).entries.map(({ headword }) => headword), ["배"]);
    assert.ok(source.name.length <= 200 && source.address === "");
    (await Engine.create(wasm, lexicon)).addDictionary(pack);
  });
});

describe("zip", () => {
  const good = { "index.json": "{\"title\":\"x\",\"format\":3}", "term_bank_1.json": JSON.stringify([term("사과", ["apple"])]) };
  const twisted = (change) => zipped(zip(good, { twist: (record) => (record.name === "term_bank_1.json" ? { ...record, ...change(record) } : record) }));

  test("bombs end at what the directory says, or at the limit", async () => {
    await refused(zipped(zip({ ...good, "term_bank_1.json": Buffer.alloc(4 << 20, "[") }, { twist: (record) => ({ ...record, size: Math.min(record.size, 1000) }) })), { file: "term_bank_1.json", code: "too_large" });
    await refused(twisted(() => ({ size: 0xffffffff })), { file: "term_bank_1.json", code: "too_large" });
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`f${i}`, ""]));
    await refused(zipped(zip(many)), { code: "too_large" });
  });

  test("damage is found, and named", async () => {
    const expected = { file: "term_bank_1.json" };
    await refused(twisted(() => ({ sum: 1 })), { ...expected, message: /damaged/ });
    await refused(twisted(() => ({ flags: 1 })), { ...expected, message: /encrypted/ });
    await refused(twisted(() => ({ method: 14 })), { ...expected, message: /method 14/ });
    await refused(twisted(() => ({ offset: 7 })), expected);
    await refused(twisted(() => ({ offset: 0xfffffff0 })), expected);
    await refused(twisted(({ packed }) => ({ packed: Buffer.concat([Buffer.from([0xff]), packed.subarray(1)]) })), expected);
    const archive = zip(good);
    for (const size of [4, 30, 100, archive.length - 1, archive.length - 30]) await refused(zipped(archive.slice(0, size)), { code: "bad_dictionary" });
    for (let at = 0; at < archive.length; at += 1) {
      const bad = archive.slice();
      bad[at] ^= 0x41;
      await importDictionary(zipped(bad)).then(() => undefined, (error) => assert.equal(error.name, "DictionaryError", `byte ${at}: ${error.stack}`));
    }
  });

  test("names are never paths", async () => {
    const archive = zip({ "index.json": "{\"format\":3}", "../../../tmp/term_bank_1.json": good["term_bank_1.json"], "/etc/term_bank_2.json": "[]", "a\u0000\u202eb.json": "x" });
    assert.deepEqual(await glossesOf(zipped(archive)), { 사과: "apple" });
    await refused(zipped(zip({ "index.json": "{}", "\u001b[31m/term_bank_1.json": "{" })), { message: /^\?\[31m\/term_bank_1\.json/ });
  });
});

describe("StarDict", () => {
  const words = [["사과", "apple; fruit"], ["배", "pear"]];

  test("files beside one another, or a zip of them", async () => {
    const expected = { 사과: "apple|fruit", 배: "pear" };
    assert.deepEqual(await glossesOf(named(starDict(words))), expected);
    assert.deepEqual(await glossesOf(named(starDict(words, { wide: true, packed: true }))), expected);
    assert.deepEqual(await glossesOf(zipped(zip(Object.fromEntries(Object.entries(starDict(words)).map(([name, content]) => [`dict/${name}`, content]))))), expected);
    assert.deepEqual(await glossesOf(named(starDict(words, { synonyms: [["능금", 0]] }))), { ...expected, 능금: "apple|fruit" });
    assert.equal((await importDictionary(named(starDict(words)))).source.name, "Test dictionary");
    assert.equal((await importDictionary(named(starDict(words)), { name: "Mine" })).source.name, "Mine");
  });

  test("kinds of data: text, HTML, XDXF, several in one, what is no text", async () => {
    const html = "<div><b>apple</b><br>red &amp; round<script>alert(\"x\")</script><img src=x onerror=alert(1)></div>";
    assert.deepEqual(await glossesOf(named(starDict([["사과", html]], { types: "h" }))), { 사과: "apple|red & round" });
    assert.deepEqual(await glossesOf(named(starDict([["사과", "<k>사과</k>\n<def>apple</def>"]], { types: "x" }))), { 사과: "사과|apple" });
    assert.deepEqual(await glossesOf(named(starDict([["사과", "sagwa\0apple"]], { types: "tm" }))), { 사과: "apple" });
    assert.deepEqual(await glossesOf(named(starDict([["사과", "tsagwa\0mapple\0"]], { types: "" }))), { 사과: "apple" });
    const picture = Buffer.concat([Buffer.from([0, 0, 0, 2]), Buffer.from("xy"), Buffer.from("apple")]);
    assert.deepEqual(await glossesOf(named(starDict([["사과", picture]], { types: "Pm" }))), { 사과: "apple" });
    assert.deepEqual(await glossesOf(named(starDict([["사과", "< < <<b apple"], ["배", "pear"]], { types: "h" }))), { 배: "pear" });
  });

  test("broken ones name file and entry", async () => {
    const files = starDict(words);
    const without = (name) => named(Object.fromEntries(Object.entries(files).filter(([key]) => key !== name)));
    await refused(without("test.idx"), { file: "test.ifo", message: /\.idx is missing/ });
    await refused(without("test.dict"), { file: "test.ifo", message: /\.dict or \.dict\.dz is missing/ });
    await refused(named({ ...files, "test.ifo": new TextEncoder().encode("something else\n") }), { file: "test.ifo", place: "line 1" });
    await refused(named(starDict(words, { ifo: { version: "9" } })), { file: "test.ifo" });
    await refused(named({ ...files, "test.idx": files["test.idx"].slice(0, -3) }), { file: "test.idx", place: "entry 2" });
    await refused(named({ ...files, "test.dict": files["test.dict"].slice(0, 3) }), { file: "test.idx", place: "entry 1" });
    await refused(named({ ...starDict(words, { synonyms: [["능금", 7]] }) }), { file: "test.syn", place: "entry 1" });
    await refused(named({ ...starDict(words, { packed: true }), "test.dict.dz": new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2]) }), { file: "test.dict.dz" });
    await refused(named(starDict([["사과", Buffer.from([0, 0, 1, 0, 65])]], { types: "Pm" })), { place: "entry 1" });
    for (const [name, content] of Object.entries(starDict(words, { synonyms: [["능금", 0]], packed: true }))) {
      for (let at = 0; at < content.length; at++) {
        const bad = content.slice();
        bad[at] ^= 0x81;
        await importDictionary(named({ ...starDict(words, { synonyms: [["능금", 0]], packed: true }), [name]: bad }))
          .then(() => undefined, (error) => assert.equal(error.name, "DictionaryError", `${name}, byte ${at}: ${error.stack}`));
      }
    }
  });
});
