import { extensionStore } from "../shared/extension-store.js";
import type { Command } from "../shared/messages.js";
import { loadPreferences, siteOf } from "../shared/preferences.js";
import { showState } from "./action.js";

/** After a refusal. */
const GRANTED_MS = 200;

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

/** What is being done in each tab: one command waits for the other. */
const busy = new Map<number, Promise<void>>();

/** What the user asked for. */
export async function perform(tab: chrome.tabs.Tab | undefined, command: Command): Promise<void> {
  const id = tab?.id;
  if (id === undefined) return;
  const done = (busy.get(id) ?? Promise.resolve()).then(async () => {
    if (await send(id, command)) return;
    // A busy Chromium tells us of the press before it has told the page that we may come in.
    await new Promise((resolve) => setTimeout(resolve, GRANTED_MS));
    if (!await send(id, command)) await showState(id, "forbidden");
  });
  busy.set(id, done);
  await done;
  if (busy.get(id) === done) busy.delete(id);
}

/** Opens a site's pages at once, if the user wants that, as long as the browser grants it. */
export async function arrive(tabId: number, { url }: chrome.tabs.Tab): Promise<void> {
  // Without a grant there is no address either.
  const site = siteOf(url ?? "");
  if (site !== "" && (await loadPreferences(extensionStore)).sites[site] === "atOnce") await send(tabId, { type: "arrive" });
}
