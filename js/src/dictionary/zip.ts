import { DictionaryError } from "./errors.js";

/** What an archive may unpack to, bytes: in one file and in all that is asked for. */
const MAX_FILE = 128 << 20;
const MAX_TOTAL = 256 << 20;
const MAX_FILES = 4096;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const MAX_COMMENT = 65_535;

export interface ZipFile {
  name: string;
  /** @throws DictionaryError when it is damaged or unpacks to more than it says */
  read: () => Promise<Uint8Array>;
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= END_SIZE && bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** What a zip holds. Names are compared, never used as paths. */
export function zipFiles(archive: string, bytes: Uint8Array): ZipFile[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = (what: string): DictionaryError => new DictionaryError(archive, "", what);
  let end = bytes.length - END_SIZE;
  const stop = Math.max(0, end - MAX_COMMENT);
  while (end >= stop && view.getUint32(end, true) !== END) end--;
  if (end < stop) throw broken("the zip's directory is not there");
  const count = view.getUint16(end + 10, true);
  if (count > MAX_FILES) throw new DictionaryError(archive, "", `more than ${MAX_FILES} files`, "too_large");
  let at = view.getUint32(end + 16, true);
  let total = 0;
  const files: ZipFile[] = [];
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL) throw broken(`the zip's directory is damaged at file ${i + 1}`);
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [sum, packed, size] = [view.getUint32(at + 16, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const nameSize = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameSize));
    at += CENTRAL_SIZE + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    files.push({
      name,
      read: async () => {
        const bad = (what: string, code?: "too_large"): DictionaryError => new DictionaryError(name, "", what, code);
        if ((flags & 1) !== 0) throw bad("it is encrypted");
        if (method !== 0 && method !== 8) throw bad(`packed by method ${method}; known are 0 and 8`);
        total += size;
        if (size > MAX_FILE || total > MAX_TOTAL) throw bad(`unpacks to more than ${MAX_FILE >> 20} MB, or all to more than ${MAX_TOTAL >> 20} MB`, "too_large");
        if (local + LOCAL_SIZE > bytes.length || view.getUint32(local, true) !== LOCAL) throw bad("it is not where the zip's directory says");
        const start = local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
        if (start + packed > bytes.length) throw bad("it is cut off");
        const content = bytes.subarray(start, start + packed);
        const plain = method === 0 ? content : await inflated(name, content, "deflate-raw", size);
        if (plain.length !== size || crc32(plain) !== sum) throw bad("it is damaged");
        return plain;
      },
    });
  }
  return files;
}

/** What a gzip file (also dictzip's) holds. */
export function gunzipped(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  return inflated(name, bytes, "gzip", MAX_FILE);
}

/** Unpacks no more than `limit` bytes, whatever the file would give. */
async function inflated(name: string, bytes: Uint8Array, format: CompressionFormat, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream(format));
    const reader = stream.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > limit) {
        await reader.cancel();
        throw new DictionaryError(name, "", "unpacks to more than it may", "too_large");
      }
      chunks.push(part.value);
    }
  } catch (cause) {
    throw cause instanceof DictionaryError ? cause : new DictionaryError(name, "", "it cannot be unpacked");
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

let table: Uint32Array | null = null;

function crc32(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n >>> 0;
  });
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
