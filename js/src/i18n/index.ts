import { en } from "./en.js";
import { ko } from "./ko.js";
import type { Locale, Messages } from "./messages.js";

export type { Locale, Messages } from "./messages.js";

const LANGUAGES: Record<Locale, Messages> = { en, ko };

export function messages(locale: Locale): Messages {
  return LANGUAGES[locale];
}

/** The interface language nearest to a list of BCP 47 tags; English when none fits. */
export function localeOf(tags: readonly string[]): Locale {
  for (const tag of tags) {
    const language = tag.toLowerCase().split("-", 1)[0];
    if (language === "ko" || language === "en") return language;
  }
  return "en";
}
