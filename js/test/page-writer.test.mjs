import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_NODES, MAX_TEXT_BYTES, NodeFlag, PageLimit, PageWriter } from "dokhae/node";
import { readPage } from "./support/page-reader.mjs";

/** Numbers as in src/page/vocabulary.json: attributes from 1. */
const ID = 1;
const CLASS = 2;
const SRC = 4;

test("a page comes back as it was written", () => {
  const writer = new PageWriter();
  assert.equal(writer.open(1, 0), 0);
  writer.attribute(CLASS, "lead 첫");
  writer.attribute(ID, "body");
  assert.equal(writer.text("안녕 🌏", 0), 1);
  assert.equal(writer.open(2, NodeFlag.hidden | NodeFlag.inShadow), 2);
  writer.close();
  assert.equal(writer.text("끝", NodeFlag.ariaHidden), 3);
  const page = readPage(writer.finish({ address: "https://example.com/기사", viewportWidth: 800, viewportHeight: 600.4, time: 12.5 }));
  assert.deepEqual(page.nodes[0].attributes, { class: "lead 첫", id: "body" });
  assert.equal(page.nodes[1].text, "안녕 🌏");
  assert.equal(page.nodes[2].flags, 3);
  assert.equal(page.nodes[2].end, 3);
  assert.equal(page.nodes[3].flags, 4);
  assert.deepEqual([page.address, page.time, page.viewport, page.limits], ["https://example.com/기사", 12.5, [800, 600], 0]);
});

test("what is unknown is zero or empty", () => {
  const writer = new PageWriter();
  writer.open(0, 0);
  const page = readPage(writer.finish({ viewportWidth: NaN, time: -1 }));
  assert.deepEqual([page.address, page.time, page.viewport, page.nodes.length], ["", 0, [0, 0], 1]);
});

test("lone surrogates become U+FFFD and keep their length, also at the seams between texts", () => {
  const writer = new PageWriter();
  writer.open(1, 0);
  for (const text of ["가\ud800", "\udc00나", "\udfff\ud83d", "\ude00"]) writer.text(text, 0);
  const { nodes } = readPage(writer.finish());
  assert.deepEqual(nodes.slice(1).map(({ text }) => text), ["가\ufffd", "\ufffd나", "\ufffd\ufffd", "\ufffd"]);
});

test("a NUL that a script put into the page does no harm", () => {
  const writer = new PageWriter();
  writer.open(1, 0);
  writer.text("가\0나", 0);
  writer.text("다", 0);
  const { nodes } = readPage(writer.finish());
  assert.deepEqual(nodes.slice(1).map(({ text }) => text), ["가\ufffd나", "다"]);
});

test("an attribute that is there already is left out", () => {
  const writer = new PageWriter();
  writer.open(1, 0);
  writer.attribute(ID, "first");
  writer.attribute(ID, "second");
  assert.equal(readPage(writer.finish()).nodes[0].attributes.id, "first");
});

test("long attribute values are cut between characters, long addresses dropped", () => {
  const writer = new PageWriter();
  writer.open(1, 0);
  writer.attribute(CLASS, `a${"가".repeat(5000)}`);
  writer.attribute(SRC, `https://example.com/${"x".repeat(9000)}`, true);
  const { nodes, limits } = readPage(writer.finish());
  const { length } = new TextEncoder().encode(nodes[0].attributes.class);
  assert.ok(length <= 8192 && length > 8192 - 3);
  assert.equal(nodes[0].attributes.src, "");
  assert.equal(limits, PageLimit.attribute);
});

test("elements below the deepest level are left out", () => {
  const writer = new PageWriter();
  for (let i = 0; i < 512; i++) assert.equal(writer.open(1, 0), i);
  assert.equal(writer.open(1, 0), -1);
  writer.text("still here", 0);
  const { nodes, limits } = readPage(writer.finish());
  assert.deepEqual([nodes.length, nodes[512].text, limits], [513, "still here", PageLimit.depth]);
});

test("no more nodes than there is room for", () => {
  const writer = new PageWriter();
  writer.open(1, 0);
  for (let i = 1; i < MAX_NODES; i++) writer.text("가", 0);
  assert.equal(writer.text("나", 0), -1);
  assert.equal(writer.open(1, 0), -1);
  const { nodes, limits } = readPage(writer.finish());
  assert.deepEqual([nodes.length, limits], [MAX_NODES, PageLimit.nodes]);
});

test("text is cut at its limit, and counted exactly before it is", () => {
  const writer = new PageWriter();
  writer.open(1, 0);
  const megabyte = "x".repeat(1 << 20);
  for (let i = 0; i < 15; i++) assert.ok(writer.text(`${megabyte.slice(1)}${i % 10}`, 0) > 0);
  assert.equal(writer.limits, 0);
  assert.ok(writer.text(`${"가".repeat(400_000)}`, 0) > 0);
  assert.equal(writer.text("나".repeat(20), 0), -1);
  const { nodes, limits } = readPage(writer.finish());
  const bytes = nodes.slice(1).reduce((sum, { text }) => sum + new TextEncoder().encode(text).length, 0);
  assert.ok(bytes <= MAX_TEXT_BYTES && bytes > MAX_TEXT_BYTES - 3);
  assert.equal(limits, PageLimit.text);
});

test("a writer without a root has no page", () => {
  assert.throws(() => new PageWriter().finish(), RangeError);
});
