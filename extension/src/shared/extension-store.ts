import type { DeviceStore } from "../../../js/src/view/device-store.js";

/**
 * The extension's own storage, the same on every page: settings, words, places. Never rejects:
 * a full or broken storage is as one that keeps nothing.
 */
export const extensionStore: DeviceStore = {
  read: async (key) => {
    try {
      return (await chrome.storage.local.get(key))[key] ?? null;
    } catch {
      return null;
    }
  },
  write: async (key, value) => {
    try {
      await chrome.storage.local.set({ [key]: value });
    } catch {
      // What cannot be kept is lost with the page.
    }
  },
};

/** Told when what is kept under a key changes, here or in another part of the extension. @returns ends it */
export function onStored(key: string, listener: () => void): () => void {
  const changed = (changes: Readonly<Record<string, unknown>>, area: string): void => {
    if (area === "local" && key in changes) listener();
  };
  chrome.storage.onChanged.addListener(changed);
  return () => { chrome.storage.onChanged.removeListener(changed); };
}
