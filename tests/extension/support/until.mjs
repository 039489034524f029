// Waiting for a condition instead of for a time.

const WAIT_MS = 20_000;
const POLL_MS = 25;

/** Runs again and again until something comes of it, and returns that. */
export async function until(what, run) {
  let last;
  for (const end = Date.now() + WAIT_MS; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, POLL_MS))) {
    last = await run();
    if (last) return last;
  }
  throw new Error(`waited in vain: ${what} (${JSON.stringify(last)})`);
}
