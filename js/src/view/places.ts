import type { DeviceStore } from "./device-store.js";

const KEY = "places";
const MAX_PLACES = 100;
const MAX_ADDRESS = 1000;

async function places(store: DeviceStore): Promise<[address: string, block: number][]> {
  const stored = await store.read(KEY);
  return Array.isArray(stored) ? stored.filter((entry): entry is [string, number] => Array.isArray(entry) && typeof entry[0] === "string" && Number.isInteger(entry[1])) : [];
}

/** The number of the block at which reading was left; 0 where that is not known. */
export async function placeOf(store: DeviceStore, address: string): Promise<number> {
  return (await places(store)).find(([known]) => known === address)?.[1] ?? 0;
}

/** Keeps it, of the latest articles only. @param block nothing is kept of the top, 0 */
export async function keepPlace(store: DeviceStore, address: string, block: number): Promise<void> {
  if (address === "" || address.length > MAX_ADDRESS) return;
  const others = (await places(store)).filter(([known]) => known !== address);
  if (block > 0) others.push([address, block]);
  await store.write(KEY, others.slice(-MAX_PLACES));
}
