import { HEADER_SIZE, MAGIC, NAME_SIZE, type PackSource, RECORD_SIZE } from "./pack-writer.js";

/** What a pack says of itself: the first of the works that it comes from, and how many entries it has. */
export interface PackAbout {
  source: PackSource;
  entryCount: number;
}

/** Null for what is no pack. Whether all of it is as it should be, the core tells. */
export function aboutPack(bytes: Uint8Array): PackAbout | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_SIZE || view.getUint32(0, true) !== MAGIC || view.getUint32(8, true) !== bytes.length) return null;
  const count = view.getUint32(12, true);
  if (HEADER_SIZE + count * RECORD_SIZE > bytes.length) return null;
  const section = (wanted: string): Uint8Array => {
    for (let record = HEADER_SIZE; record < HEADER_SIZE + count * RECORD_SIZE; record += RECORD_SIZE) {
      const name = new TextDecoder().decode(bytes.subarray(record, record + NAME_SIZE)).replace(/\0.*$/s, "");
      const start = view.getUint32(record + NAME_SIZE, true);
      if (name === wanted) return bytes.subarray(start, start + view.getUint32(record + NAME_SIZE + 4, true));
    }
    return new Uint8Array();
  };
  const [name = "", licence = "", address = ""] = firstRow(section("pack.sources"));
  return { source: { name, licence, address }, entryCount: section("entry.tags").length };
}

/** Cells of a table's first row: numbers of rows and columns come first, then where each cell begins. */
function firstRow(table: Uint8Array): string[] {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const rows = table.length >= 8 ? view.getUint32(0, true) : 0;
  const columns = rows > 0 ? view.getUint32(4, true) : 0;
  const cells = 8 + 4 * (rows * columns + 1);
  if (cells > table.length) return [];
  const offset = (cell: number): number => cells + view.getUint32(8 + 4 * cell, true);
  return Array.from({ length: columns }, (_, cell) => new TextDecoder().decode(table.subarray(offset(cell), offset(cell + 1))));
}
