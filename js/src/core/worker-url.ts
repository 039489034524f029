/**
 * `new Worker(url)` is a Trusted Types sink: one policy, `dokhae`, that lets through one
 * constant address.
 */
interface Policy {
  createScriptURL(url: string): unknown;
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

const address = new URL("./dokhae-worker.js", import.meta.url).href;
const MODULE: WorkerOptions = { type: "module" };
let policy: Policy | null = null;

export function makeWorker(): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return new Worker(address, MODULE);
  policy ??= trustedTypes.createPolicy("dokhae", {
    createScriptURL(url) {
      if (url !== address) throw new TypeError("not the address of Dokhae's Worker");
      return url;
    },
  });
  return new Worker(policy.createScriptURL(address) as string, MODULE);
}
