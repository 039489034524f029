/** Source of a function; of a string that is a whole script, one that runs it. */
export const asFunction = (run) => (typeof run === "string" ? `() => { ${run}\n}` : String(run));
