// Waiting for a condition instead of for a time.

const WAIT_MS = 20_000;
const POLL_MS = 25;

/**
 * Runs again and again until something comes of it, and returns that.
 * @throws when nothing has for `patience` ms
 */
export async function until(what, run, patience = WAIT_MS) {
  let last;
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, POLL_MS))) {
    last = await run();
    if (last) return last;
  }
  throw new Error(`waited in vain: ${what} (${JSON.stringify(last)})`);
}
