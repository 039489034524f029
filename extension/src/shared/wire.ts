/** Bytes on their way between the parts of the extension. */
import { DokhaeError } from "../../../js/src/core/errors.js";
import type { WireBytes } from "./messages.js";

/** What the browsers take in one message, with room for what is around the bytes. */
const LONGEST = 64 * 1024 * 1024 - 4096;
/** As many arguments as a call may have everywhere; a multiple of three, so that pieces can be joined. */
const PIECE = 0x6000;

/**
 * @param binary whether messages carry bytes as such
 * @throws DokhaeError `too_large`
 */
export function toWire(bytes: Uint8Array<ArrayBuffer>, binary: boolean): WireBytes {
  if ((binary ? bytes.length : Math.ceil(bytes.length / 3) * 4) > LONGEST) throw new DokhaeError("too_large", `${bytes.length} bytes are too many for one message`);
  if (binary) return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE))));
  return pieces.join("");
}

export function fromWire(bytes: WireBytes): Uint8Array<ArrayBuffer> {
  return typeof bytes === "string" ? Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)) : new Uint8Array(bytes);
}
