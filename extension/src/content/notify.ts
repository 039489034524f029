import type { Notification } from "../shared/messages.js";

/** Tells the background. What it does not hear any more (the extension was updated) is of no use to it. */
export function notify(message: Notification): void {
  try {
    chrome.runtime.sendMessage(message).catch(() => undefined);
  } catch {
    // A content script outlives its extension.
  }
}
