import type { MessageName } from "../shared/i18n.js";
import type { State } from "../shared/messages.js";

interface Face {
  badge: string;
  color: string;
  title: MessageName;
}

const FACES: Readonly<Record<State, Face>> = {
  ready: { badge: "", color: "#1f4f8b", title: "actionReady" },
  reading: { badge: "…", color: "#1f4f8b", title: "actionReading" },
  open: { badge: "✓", color: "#1c6b3c", title: "actionOpen" },
  noArticle: { badge: "–", color: "#5c5c5c", title: "actionNoArticle" },
  notKorean: { badge: "?", color: "#5c5c5c", title: "actionNotKorean" },
  forbidden: { badge: "×", color: "#5c5c5c", title: "actionForbidden" },
  error: { badge: "!", color: "#9b1c1c", title: "actionError" },
};

/** Shows on the button how it is with a tab, until the tab goes to another page: browsers end it then. */
export async function showState(tabId: number, state: State): Promise<void> {
  const { badge, color, title } = FACES[state];
  try {
    await Promise.all([
      chrome.action.setBadgeText({ tabId, text: badge }),
      chrome.action.setBadgeBackgroundColor({ tabId, color }),
      chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
      chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage(title) }),
    ]);
  } catch {
    // The tab is gone.
  }
}
