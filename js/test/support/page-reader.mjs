// Reads a page buffer back, checking what src/page/page_view.h asks of one.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./load.mjs";

const { tags, attributes } = JSON.parse(readFileSync(join(root, "src/page/vocabulary.json"), "utf8"));
const NONE = 0xffffffff;

/** @returns {{nodes: object[], limits: number, address: string, time: number, viewport: number[]}} */
export function readPage(buffer) {
  const view = new DataView(buffer);
  const u32 = (at) => view.getUint32(at, true);
  assert.equal(u32(0), 0x50484b44);
  assert.equal(view.getUint16(4, true), 1);
  assert.equal(view.getUint16(6, true), 64);
  const [limits, nodeCount, attributeCount, textCount, boxCount, arenaBytes, address] = [8, 12, 16, 20, 24, 28, 32].map(u32);
  assert.equal(boxCount, 0);
  assert.deepEqual([u32(44), u32(56), u32(60)], [0, 0, 0]);
  const attributesAt = 64 + nodeCount * 16;
  const textsAt = attributesAt + attributeCount * 12;
  const arenaAt = textsAt + textCount * 12;
  assert.equal(buffer.byteLength, arenaAt + arenaBytes);
  assert.equal(arenaBytes % 4, 0);

  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let recorded = 0;
  const texts = Array.from({ length: textCount }, (_, i) => {
    const [offset, bytes, units] = [0, 4, 8].map((at) => u32(textsAt + i * 12 + at));
    assert.ok(offset + bytes <= arenaBytes);
    recorded += bytes;
    const text = decoder.decode(new Uint8Array(buffer, arenaAt + offset, bytes));
    assert.equal(text.length, units);
    return text;
  });
  assert.ok(recorded <= arenaBytes);

  const nodes = [];
  const open = [];
  let next = 0;
  for (let n = 0; n < nodeCount; n++) {
    const at = 64 + n * 16;
    const [kind, flags, tag] = [view.getUint8(at), view.getUint8(at + 1), view.getUint16(at + 2, true)];
    const [parent, end, payload] = [4, 8, 12].map((offset) => u32(at + offset));
    while (open.length > 0 && open.at(-1).end <= n) open.pop();
    assert.equal(parent, n === 0 ? NONE : open.at(-1).n);
    assert.ok(end > n && end <= (open.at(-1)?.end ?? nodeCount));
    if (kind === 2) {
      assert.equal(end, n + 1);
      nodes.push({ n, flags, text: texts[payload], parent });
      continue;
    }
    assert.equal(kind, 1);
    assert.ok(open.length < 512);
    const own = {};
    const first = next;
    while (next < attributeCount && u32(attributesAt + next * 12) === n) {
      const name = attributes[view.getUint16(attributesAt + next * 12 + 4, true) - 1];
      assert.ok(name !== undefined && !(name in own));
      own[name] = texts[u32(attributesAt + next * 12 + 8)];
      next += 1;
    }
    assert.equal(payload, next === first ? NONE : first);
    const element = { n, end, flags, tag: tag === 0 ? "" : tags[tag - 1], attributes: own, parent };
    nodes.push(element);
    open.push(element);
  }
  assert.equal(next, attributeCount);
  return {
    nodes,
    limits,
    address: address === NONE ? "" : texts[address],
    time: view.getFloat64(48, true),
    viewport: [u32(36), u32(40)],
  };
}

const FLAGS = ["h", "s", "a"]; // hidden, in shadow, aria-hidden

/** The tree as text: `div#id.hs(…)`, texts in quotation marks, blank texts left out. */
export function outline(buffer) {
  const { nodes } = readPage(buffer);
  const flagsOf = ({ flags }) => {
    const set = FLAGS.filter((_, i) => flags & (1 << i)).join("");
    return set === "" ? "" : `.${set}`;
  };
  const children = nodes.map(() => []);
  for (const node of nodes) if (node.parent !== NONE) children[node.parent].push(node);
  const write = (node) => {
    if ("text" in node) return node.text.trim() === "" ? "" : `"${node.text.trim()}"${flagsOf(node)}`;
    const inner = children[node.n].map(write).filter((text) => text !== "").join(" ");
    const id = node.attributes.id ? `#${node.attributes.id}` : "";
    return `${node.tag || "?"}${id}${flagsOf(node)}${inner === "" ? "" : `(${inner})`}`;
  };
  return write(nodes[0]);
}

/** The part of an outline inside `body`. */
export function bodyOutline(buffer) {
  const text = outline(buffer);
  return text.slice(text.indexOf("body(") + 5, -2);
}
