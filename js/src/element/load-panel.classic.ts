import type { Panel } from "./panel.js";

// Taken now: later there is no current script, and a script of another origin has no base of its own.
const { src } = document.currentScript as HTMLScriptElement;

/** Loads everything that is not needed before somebody wants to read, from beside the classic script. */
export const loadPanel = (): Promise<{ Panel: typeof Panel }> => import(new URL("index.js", src).href) as Promise<{ Panel: typeof Panel }>;
