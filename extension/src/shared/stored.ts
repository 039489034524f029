/** Everything that extension storage keeps besides the dictionaries, with what checks it. */
import { PLACES, validPlaces } from "../../../js/src/view/places.js";
import { SETTINGS_KEY, validSettings } from "../../../js/src/view/settings.js";
import { KNOWN, SAVED, validKnown, validSaved } from "../../../js/src/view/words.js";
import { PREFERENCES, validPreferences } from "./preferences.js";

export const STORED = {
  [SETTINGS_KEY]: validSettings,
  [PREFERENCES]: validPreferences,
  [SAVED]: validSaved,
  [KNOWN]: validKnown,
  [PLACES]: validPlaces,
} as const;

export type Stored = { [K in keyof typeof STORED]: ReturnType<(typeof STORED)[K]> };
