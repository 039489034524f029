// Zip archives as the stores and dictionaries have them: no comments, no 64-bit sizes.
import { crc32, deflateRawSync } from "node:zlib";

/** Of the format that is needed to unpack. */
const VERSION = 20;
/** 1 January 1980, before which no zip can be. */
const FIRST_DAY = (1 << 5) | 1;

/** CRC-32 as zip has it; zlib's own came with Node 20.15. */
const sumOf = crc32 ?? ((data) => {
  let sum = ~0;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
});

/**
 * A zip of files, in their order, without times: the same files make the same bytes.
 * @param {Record<string, string | Uint8Array>} files by their names
 * @param {{stored?: boolean, twist?: (record: object) => object}} [options] stored: not packed;
 *   twist: what is to be written of each instead, for archives that are broken on purpose
 * @returns {Uint8Array}
 */
export function zip(files, { stored = false, twist = (record) => record } = {}) {
  const parts = [];
  const directory = [];
  let at = 0;
  const entries = Object.entries(files);
  for (const [name, content] of entries) {
    const plain = Buffer.from(content);
    const record = twist({
      name, flags: 0, method: stored ? 0 : 8, sum: sumOf(plain), size: plain.length, packed: stored ? plain : deflateRawSync(plain), offset: at,
    });
    const title = Buffer.from(record.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(VERSION, 4);
    local.writeUInt16LE(record.method, 8);
    local.writeUInt16LE(FIRST_DAY, 12);
    local.writeUInt16LE(title.length, 26);
    parts.push(local, title, record.packed);
    at += local.length + title.length + record.packed.length;
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(VERSION, 4);
    central.writeUInt16LE(VERSION, 6);
    central.writeUInt16LE(record.flags, 8);
    central.writeUInt16LE(record.method, 10);
    central.writeUInt16LE(FIRST_DAY, 14);
    central.writeUInt32LE(record.sum, 16);
    central.writeUInt32LE(record.packed.length, 20);
    central.writeUInt32LE(record.size, 24);
    central.writeUInt16LE(title.length, 28);
    central.writeUInt32LE(record.offset, 42);
    directory.push(central, title);
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, index, end]));
}
