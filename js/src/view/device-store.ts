/**
 * What is kept on the device: settings, places, words. Nothing in it leaves the device, and
 * whatever comes out of it is checked by its reader: the page can write there too.
 */
export interface DeviceStore {
  /** Null (or undefined) when nothing is kept. */
  read(key: string): Promise<unknown>;
  /** @param value goes through JSON */
  write(key: string, value: unknown): Promise<void>;
}

const PREFIX = "dokhae-";
/** What localStorage did not take: it is forbidden, full, or the page has an opaque origin. */
const unkept = new Map<string, string>();

/** The origin's localStorage; where that may not be used, memory. Never rejects. */
export const localStore: DeviceStore = {
  read: (key) => {
    try {
      return Promise.resolve(JSON.parse(unkept.get(key) ?? localStorage.getItem(PREFIX + key) ?? "null"));
    } catch {
      return Promise.resolve(null);
    }
  },
  write: (key, value) => {
    const text = JSON.stringify(value);
    try {
      localStorage.setItem(PREFIX + key, text);
      unkept.delete(key);
    } catch {
      unkept.set(key, text);
    }
    return Promise.resolve();
  },
};
