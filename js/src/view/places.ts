import type { DeviceStore } from "./device-store.js";

/** Under which they are kept on the device. */
export const PLACES = "places";
const MAX_PLACES = 100;
const MAX_ADDRESS = 1000;

type KeptPlace = [address: string, block: number];

export function validPlaces(stored: unknown): KeptPlace[] {
  return Array.isArray(stored) ? stored.filter((entry): entry is KeptPlace => Array.isArray(entry) && typeof entry[0] === "string" && Number.isInteger(entry[1])) : [];
}

/** The number of the block at which reading was left; 0 where that is not known. */
export async function placeOf(store: DeviceStore, address: string): Promise<number> {
  return validPlaces(await store.read(PLACES)).find(([known]) => known === address)?.[1] ?? 0;
}

/** Keeps it, of the latest articles only. @param block nothing is kept of the top, 0 */
export async function keepPlace(store: DeviceStore, address: string, block: number): Promise<void> {
  if (address === "" || address.length > MAX_ADDRESS) return;
  const others = validPlaces(await store.read(PLACES)).filter(([known]) => known !== address);
  if (block > 0) others.push([address, block]);
  await store.write(PLACES, others.slice(-MAX_PLACES));
}
