import { extensionStore } from "../shared/extension-store.js";
import type { Command } from "../shared/messages.js";
import { loadPreferences, siteOf } from "../shared/preferences.js";
import { showState } from "./action.js";

/**
 * Has a tab's content script do something, and puts it there first.
 * @returns false where the browser lets nobody in: its own pages, stores, and every page that the
 *   user has not pressed the button on
 */
async function send(tabId: number, command: Command): Promise<boolean> {
  try {
    await chrome.scripting.executeScript({ target: { tabId }, files: ["content.js"] });
    await chrome.tabs.sendMessage(tabId, command, { frameId: 0 });
    return true;
  } catch {
    return false;
  }
}

/** What the user asked for. */
export async function perform(tab: chrome.tabs.Tab | undefined, command: Command): Promise<void> {
  if (tab?.id !== undefined && !await send(tab.id, command)) await showState(tab.id, "forbidden");
}

/** Opens a site's pages at once, if the user wants that, as long as the browser grants it. */
export async function arrive(tabId: number, { url }: chrome.tabs.Tab): Promise<void> {
  // Without a grant there is no address either.
  const site = siteOf(url ?? "");
  if (site !== "" && (await loadPreferences(extensionStore)).sites[site] === "atOnce") await send(tabId, { type: "arrive" });
}
