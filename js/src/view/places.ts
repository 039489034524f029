import type { DeviceStore } from "./device-store.js";

const KEY = "places";
const MAX_PLACES = 100;
const MAX_ADDRESS = 1000;

/** Where reading was left, by address: the number of a block. The latest articles only. */
export class Places {
  readonly #store: DeviceStore;

  constructor(store: DeviceStore) {
    this.#store = store;
  }

  async get(address: string): Promise<number> {
    return (await this.#all()).find(([known]) => known === address)?.[1] ?? 0;
  }

  /** @param block nothing is kept of the top, 0 */
  async set(address: string, block: number): Promise<void> {
    if (address === "" || address.length > MAX_ADDRESS) return;
    const others = (await this.#all()).filter(([known]) => known !== address);
    if (block > 0) others.push([address, block]);
    await this.#store.write(KEY, others.slice(-MAX_PLACES));
  }

  async #all(): Promise<[string, number][]> {
    const stored = await this.#store.read(KEY);
    return Array.isArray(stored) ? stored.filter((entry): entry is [string, number] => Array.isArray(entry) && typeof entry[0] === "string" && Number.isInteger(entry[1])) : [];
  }
}
