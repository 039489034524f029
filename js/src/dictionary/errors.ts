import { DokhaeError } from "../core/errors.js";

/** A dictionary that cannot be imported, with the place where it breaks its format. */
export class DictionaryError extends DokhaeError {
  /** The file, as a path within its archive. */
  readonly file: string;
  /** "line 3", "entry 120"; "" where the file as a whole is meant. */
  readonly place: string;

  constructor(file: string, place: string, what: string, code: "bad_dictionary" | "too_large" = "bad_dictionary") {
    // A name may hold anything; a message is one short line.
    const name = file.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "?").slice(-80);
    super(code, `${name}${place === "" ? "" : `, ${place}`}: ${what}`);
    this.name = "DictionaryError";
    this.file = name;
    this.place = place;
  }
}
