import iconv from "iconv-lite";

/**
 * Bytes of a document as text, in the encoding that it names or, where that cannot be, in
 * the one that it is in. Korean pages name UTF-8 and are CP949, or the reverse, often enough.
 *
 *     const { text, encoding } = decodeDocument(bytes);
 */
export interface Decoded {
  text: string;
  /** What was used, a label in lower case: "utf-8", "cp949", "utf-16le", … */
  encoding: string;
}

/** Whether decoded bytes look like a picture or a program: no text has that much that is no character. */
export function looksBinary(text: string): boolean {
  let strange = 0;
  const end = Math.min(text.length, 65_536);
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd || (unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13)) strange += 1;
  }
  return strange > 16 && strange * 8 > end;
}

/** Labels of EUC-KR in the Encoding Standard and in the wild: all mean CP949. */
const KOREAN = new Set([
  "cp949", "cseuckr", "csksc56011987", "euc-kr", "euckr", "euc_kr", "iso-ir-149", "korean", "ks_c_5601-1987", "ks_c_5601-1989",
  "ks_c_5601", "ksc5601", "ksc_5601", "ms949", "uhc", "windows-949", "x-windows-949",
]);

/** Far enough for the `meta` of pages that put scripts before it. */
const PRESCAN_BYTES = 8192;

export function decodeDocument(bytes: Uint8Array): Decoded {
  return byMark(bytes) ?? byContent(bytes, declaredEncoding(bytes));
}

/** Plain text: nothing is declared in it. */
export function decodeText(bytes: Uint8Array): Decoded {
  return byMark(bytes) ?? byContent(bytes, "");
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return using("utf-8", bytes);
  if (a === 0xff && b === 0xfe) return using("utf-16le", bytes);
  if (a === 0xfe && b === 0xff) return using("utf-16be", bytes);
  return null;
}

function using(encoding: string, bytes: Uint8Array): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function korean(bytes: Uint8Array): Decoded {
  return { text: iconv.decode(bytes, "cp949"), encoding: "cp949" };
}

/** The encoding a document names at its beginning, lower case, "" when it does not. */
export function declaredEncoding(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN_BYTES))
    .toString("latin1").replace(/<!--[\s\S]*?-->/g, "");
  const xml = /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([^"']+)/i.exec(head);
  if (xml?.[1]) return label(xml[1]);
  for (const [meta] of head.matchAll(/<meta\b[^>]*>/gi)) {
    // Both forms: charset=…, and content="text/html; charset=…".
    const charset = /\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(meta);
    if (charset?.[1]) return label(charset[1]);
  }
  return "";
}

function label(name: string): string {
  const lower = name.trim().toLowerCase();
  // Whoever could read this declaration byte by byte does not read UTF-16.
  return lower.startsWith("utf-16") ? "utf-8" : lower;
}

function byContent(bytes: Uint8Array, declared: string): Decoded {
  const declaredUnicode = declared === "" || declared === "utf-8" || declared === "utf8";
  if (!declaredUnicode && !KOREAN.has(declared)) {
    // Other encodings are taken at their word.
    if (isKnown(declared)) return using(declared, bytes);
    if (iconv.encodingExists(declared)) return { text: iconv.decode(bytes, declared), encoding: declared };
  }
  try {
    // Text in another encoding is hardly ever well-formed UTF-8 by chance.
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    const unicode = using("utf-8", bytes);
    const other = korean(bytes);
    return score(other.text) > score(unicode.text) ? other : unicode;
  }
}

function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== "replacement";
  } catch {
    return false;
  }
}

/** Hangul speaks for a decoding, what it could not decode against it; a sample is enough. */
function score(text: string): number {
  let hangul = 0;
  let broken = 0;
  const end = Math.min(text.length, 200_000);
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xac00 && unit <= 0xd7a3) hangul += COMMON.has(unit) ? 2 : 0.25;
    else if (unit === 0xfffd) broken += 1;
  }
  return hangul - 4 * broken;
}

/**
 * Syllables that hardly any Korean sentence is without. Wrongly decoded text has Hangul too,
 * but rare syllables.
 */
const COMMON = new Set(Array.from("이다는에의가을하고로를은기지도서한사인자대어리시나들으원그있정해일과부만보제전게라", (c) => c.charCodeAt(0)));
