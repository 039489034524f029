import type { DeviceStore } from "../../../js/src/view/device-store.js";
import { type View, VIEWS } from "./messages.js";

/** What to do on the pages of a site (its host name). */
export const SITE_RULES = ["atOnce", "never"] as const;
export type SiteRule = (typeof SITE_RULES)[number];

/** The extension's own settings; those of reading are the reader's (js/src/view/settings.ts). */
export interface Preferences {
  /** What the button opens. */
  opens: View;
  /** By host name, "www." left out. */
  sites: Readonly<Record<string, SiteRule>>;
}

/** Under which they are kept. */
export const PREFERENCES = "preferences";
const MOST_SITES = 1000;
const HOST = /^[\p{L}\p{N}.-]{1,253}(?::\d+)?$/u;

/** Under which name the rule of a page's site is kept; "" for what has no host. */
export function siteOf(address: string): string {
  const host = URL.canParse(address) ? new URL(address).host.replace(/^www\./, "") : "";
  return HOST.test(host) ? host : "";
}

export function validPreferences(stored: unknown): Preferences {
  const { opens, sites } = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>;
  const rules = Object.entries(typeof sites === "object" && sites !== null ? sites : {}).slice(0, MOST_SITES)
    .filter((entry): entry is [string, SiteRule] => HOST.test(entry[0]) && SITE_RULES.includes(entry[1] as SiteRule));
  return { opens: VIEWS.includes(opens as View) ? (opens as View) : "reader", sites: Object.fromEntries(rules) };
}

export async function loadPreferences(store: DeviceStore): Promise<Preferences> {
  return validPreferences(await store.read(PREFERENCES));
}

/** Reads what is kept, changes it, and writes it back: other pages of the extension may have written in between. */
export async function changePreferences(store: DeviceStore, change: Partial<Preferences>): Promise<Preferences> {
  const changed = validPreferences({ ...await loadPreferences(store), ...change });
  await store.write(PREFERENCES, changed);
  return changed;
}
