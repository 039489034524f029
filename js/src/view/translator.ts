/** Korean in, English out. What comes back is shown as text. */
export type Translate = (text: string) => Promise<string>;

/** The browser's own translator, which works on the device. Not in TypeScript's library yet. */
interface BuiltIn {
  availability(languages: typeof LANGUAGES): Promise<string>;
  create(languages: typeof LANGUAGES): Promise<{ translate: Translate; destroy(): void }>;
}
const LANGUAGES = { sourceLanguage: "ko", targetLanguage: "en" };

const builtIn = (): BuiltIn | undefined => (globalThis as { Translator?: BuiltIn }).Translator;

/** Whether the browser can translate, now or once it has loaded what it needs. Never rejects. */
export async function canTranslate(): Promise<boolean> {
  try {
    return ["available", "downloadable", "downloading"].includes(await builtIn()?.availability(LANGUAGES) ?? "");
  } catch {
    return false;
  }
}

/** A few seconds' worth at most: what a translation can hold that is longer is not one. */
const LONGEST = 4000;

/**
 * Translates texts one after the other.
 * @param own the embedder's translator; null: the browser's
 * @throws whatever the translator does
 */
export async function* translateAll(texts: readonly string[], own: Translate | null): AsyncGenerator<[index: number, text: string], void> {
  const made = own ? null : await builtIn()?.create(LANGUAGES);
  try {
    for (const [index, text] of texts.entries()) {
      const result: unknown = await (own ? own(text) : made?.translate(text));
      if (typeof result !== "string") throw new TypeError("a translation is a text");
      yield [index, result.slice(0, LONGEST)];
    }
  } finally {
    made?.destroy();
  }
}
