/** The extension's texts: `_locales`, which the browser reads too, in the language of the reader. */
import type { Locale } from "../../../js/src/i18n/index.js";
import en from "../../_locales/en/messages.json" with { type: "json" };
import ko from "../../_locales/ko/messages.json" with { type: "json" };

export type MessageName = keyof typeof en;

const LOCALES: Record<Locale, Record<MessageName, { message: string }>> = { en, ko };

/** @param values stand where the message has $1, $2 … */
export function text(locale: Locale, name: MessageName, ...values: readonly (string | number)[]): string {
  return LOCALES[locale][name].message.replace(/\$(\d)/g, (_, number: string) => String(values[Number(number) - 1] ?? ""));
}
