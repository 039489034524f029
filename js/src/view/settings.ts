import { type DeviceStore, localStore } from "./device-store.js";

/**
 * What each setting may be: words, the first by default; lowest, highest, step and default of
 * a number; the default of a switch.
 */
export const SETTINGS = {
  theme: ["auto", "light", "dark", "sepia", "contrast"],
  /** `page`: the font of the page's own article. */
  font: ["sans", "serif", "page"],
  /** Percent. */
  size: [70, 250, 15, 100],
  weight: [300, 700, 100, 400],
  /** Of a line, in em of the article: as many syllables. */
  width: [24, 44, 2, 36],
  /** Height of a line in its em. */
  line: [1.4, 2.6, 0.1, 1.8],
  /** Between letters and between words, in em. */
  letter: [-0.05, 0.2, 0.01, 0],
  word: [-0.1, 0.6, 0.05, 0],
  align: ["start", "justify"],
  images: true,
  links: true,
  /** Only the lines around the middle of the screen stand out. */
  lineFocus: false,
  /** Of reading aloud; 1 is the voice's own. */
  rate: [0.5, 2, 0.1, 1],
  glossMode: ["highlight", "ruby", "after", "margin"],
  /** How many terms are explained; 1 is the fewest, 5 all. */
  density: [1, 5, 1, 5],
  outlineOrder: ["speaker", "article"],
  singleKeys: true,
  /** "": that of the browser or the embedder. */
  locale: ["", "en", "ko"],
} as const;

type Table = typeof SETTINGS;
type Value<T> = T extends boolean ? boolean : T extends readonly number[] ? number : T extends readonly string[] ? T[number] : never;

export type SettingName = keyof Table;
export type Settings = { [K in SettingName]: Value<Table[K]> };

/** Under which they are kept on the device. */
export const SETTINGS_KEY = "settings";

export const DEFAULTS = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, allowed]) => [name, typeof allowed === "boolean" ? allowed : typeof allowed[0] === "string" ? allowed[0] : allowed[3]]),
) as Readonly<Settings>;

/** Known settings with values that they may have; numbers are brought into their range. Storage is hostile. */
export function validSettings(stored: unknown): Partial<Settings> {
  const valid: Record<string, unknown> = {};
  for (const [name, initial] of Object.entries(DEFAULTS)) {
    const value = (stored as Record<string, unknown> | null | undefined)?.[name];
    const allowed = SETTINGS[name as SettingName] as readonly unknown[];
    if (typeof value !== typeof initial || Number.isNaN(value)) continue;
    if (typeof value === "number") valid[name] = Math.min(Math.max(value, allowed[0] as number), allowed[1] as number);
    else if (typeof value === "boolean" || allowed.includes(value)) valid[name] = value;
  }
  return valid;
}

/** The theme to show; `auto` is as the device has it. */
export function themeOf({ theme }: Readonly<Settings>): string {
  const wants = (what: string): boolean => matchMedia(`(prefers-${what})`).matches;
  return theme !== "auto" ? theme : wants("contrast: more") ? "contrast" : wants("color-scheme: dark") ? "dark" : "light";
}

/** The reader's settings, kept on the device. */
export class SettingsStore {
  readonly #store: DeviceStore;
  readonly #listeners = new Set<(settings: Readonly<Settings>) => void>();
  #kept: Partial<Settings> = {};

  constructor(store: DeviceStore = localStore) {
    this.#store = store;
  }

  get(): Readonly<Settings> {
    return { ...DEFAULTS, ...this.#kept };
  }

  /** Takes over what is valid of it, tells the listeners, and keeps it. */
  set(change: Partial<Settings>): void {
    this.#keep({ ...this.#kept, ...validSettings(change) });
  }

  /** Everything as it was at first. */
  reset(): void {
    this.#keep({});
  }

  /** @returns ends it */
  onChange(listener: (settings: Readonly<Settings>) => void): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  /** Reads what is kept on the device. What was set before that was done stays. */
  async load(): Promise<void> {
    const before = this.#kept;
    const stored = validSettings(await this.#store.read(SETTINGS_KEY));
    if (this.#kept === before) this.#take(stored);
  }

  #keep(settings: Partial<Settings>): void {
    this.#take(settings);
    void this.#store.write(SETTINGS_KEY, settings);
  }

  #take(settings: Partial<Settings>): void {
    this.#kept = settings;
    for (const listener of this.#listeners) listener(this.get());
  }
}
