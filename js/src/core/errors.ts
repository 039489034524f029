/** Numbers of src/base/status.h. Values >= 0 come with a result. */
export const Status = {
  ok: 0,
  noArticle: 1,
  truncated: 2,
} as const;

const FAILURES = ["invalid_argument", "bad_page", "too_large", "out_of_memory", "incompatible_data", "internal"] as const;

/**
 * What went wrong: the core's status, or
 * - `timeout`: a stage took longer than the reader allows, and was ended;
 * - `unavailable`: a file of Dokhae's could not be loaded, or nothing can run it here.
 * - `bad_dictionary`: a dictionary to be imported breaks its format (`DictionaryError` says where).
 */
export type ErrorCode = (typeof FAILURES)[number] | "timeout" | "unavailable" | "bad_dictionary";

/** Every error that Dokhae throws or rejects with, but for an AbortSignal's own reason. */
export class DokhaeError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DokhaeError";
    this.code = code;
  }
}

/** Name of a status below zero. */
export function failureOf(status: number): ErrorCode {
  return FAILURES[-status - 1] ?? "internal";
}
