import type { Panel } from "./panel.js";

/** Loads everything that is not needed before somebody wants to read, from beside this module. */
export const loadPanel = (): Promise<{ Panel: typeof Panel }> => import("../index.js");
