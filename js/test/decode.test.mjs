import assert from "node:assert/strict";
import { test } from "node:test";
import iconv from "iconv-lite";
import { decodeDocument, decodeText } from "dokhae/node";

const TEXT = "펲시와 똠방각하를 다룬 기사이다. 정부는 오늘 대책을 발표했다고 밝혔다.";
const document = (head, text = TEXT) => `<html><head>${head}</head><body><p>${text}</p></body></html>`;
const cp949 = (text) => iconv.encode(text, "cp949");
const utf8 = (text) => Buffer.from(text, "utf8");

const reads = (bytes, encoding, text = TEXT) => {
  const decoded = decodeDocument(bytes);
  assert.equal(decoded.encoding, encoding);
  assert.ok(decoded.text.includes(text), decoded.text.slice(0, 200));
};

test("the declared encoding, in every form", () => {
  for (const head of [
    '<meta charset="euc-kr">',
    "<META CHARSET=EUC-KR>",
    '<meta http-equiv="Content-Type" content="text/html; charset=ks_c_5601-1987">',
    "<meta content='text/html;charset=CP949' http-equiv=content-type>",
    `${"<!-- padding -->".repeat(100)}<meta charset='windows-949'/>`,
  ]) {
    reads(cp949(document(head)), "cp949");
  }
  reads(utf8(document('<meta charset="utf-8">')), "utf-8");
  reads(utf8(`<?xml version="1.0" encoding="UTF-8"?>${document("")}`), "utf-8");
});

test("CP949 syllables that EUC-KR lacks", () => {
  reads(cp949(document("<meta charset=euc-kr>")), "cp949", "펲시와 똠방각하");
});

test("a declaration that is wrong", () => {
  reads(utf8(document("<meta charset=euc-kr>")), "utf-8");
  reads(cp949(document("<meta charset=utf-8>")), "cp949");
  reads(cp949(document("<!-- <meta charset=utf-8> -->")), "cp949");
  reads(utf8(document("<meta charset=utf-16>")), "utf-8");
  reads(utf8(document("<meta charset=no-such-thing>")), "utf-8");
});

test("no declaration", () => {
  reads(utf8(document("")), "utf-8");
  reads(cp949(document("")), "cp949");
});

test("byte order marks win", () => {
  reads(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(document("<meta charset=euc-kr>"))]), "utf-8");
  reads(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(document(""), "utf16le")]), "utf-16le");
  reads(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(document(""), "utf16le").swap16()]), "utf-16be");
  assert.equal(decodeText(Buffer.from([0xef, 0xbb, 0xbf, 0x41])).text, "A");
});

test("another encoding is taken at its word", () => {
  const decoded = decodeDocument(iconv.encode("<meta charset=shift_jis><p>日本語のページ", "shift_jis"));
  assert.deepEqual([decoded.encoding, decoded.text.includes("日本語のページ")], ["shift_jis", true]);
});

test("broken UTF-8 stays UTF-8, with U+FFFD where it broke", () => {
  const whole = utf8(document("<meta charset=utf-8>"));
  const at = whole.indexOf("기사");
  const broken = Buffer.concat([whole.subarray(0, at), Buffer.from([0xff, 0xed, 0xa0, 0x80]), whole.subarray(at)]);
  const decoded = decodeDocument(broken);
  assert.equal(decoded.encoding, "utf-8");
  assert.match(decoded.text, /다룬 \ufffd+기사이다/);
  assert.equal(decodeDocument(whole.subarray(0, whole.indexOf("발표") + 1)).encoding, "utf-8"); // truncated
});

test("bytes that are nothing at all", () => {
  assert.equal(decodeDocument(new Uint8Array()).text, "");
  assert.equal(typeof decodeDocument(new Uint8Array(1000).fill(0xff)).text, "string");
  assert.equal(decodeText(utf8(TEXT)).text, TEXT);
  assert.equal(decodeText(cp949(TEXT)).text, TEXT);
});
