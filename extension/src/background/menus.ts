import type { MessageName } from "../shared/i18n.js";
import type { Command } from "../shared/messages.js";
import { perform } from "./tabs.js";

interface Item {
  id: string;
  title: MessageName;
  contexts: [`${chrome.contextMenus.ContextType}`];
  command: Command;
}

const ITEMS: readonly Item[] = [
  { id: "read", title: "menuRead", contexts: ["page"], command: { type: "open", view: "reader" } },
  { id: "glosses", title: "menuGlosses", contexts: ["page"], command: { type: "open", view: "glosses" } },
  { id: "selection", title: "menuSelection", contexts: ["selection"], command: { type: "selection" } },
];

/** Pages that there may be something to read on. */
const PAGES = ["http://*/*", "https://*/*", "file:///*"];

/** Context menus, where the user has allowed them. Has to be called while the script is run for the first time. */
export function serveMenus(): void {
  // Chromium has no such interface until the permission is there.
  listen();
  chrome.runtime.onInstalled.addListener(() => void make());
  chrome.permissions.onAdded.addListener(({ permissions }) => {
    if (!permissions?.includes("contextMenus")) return;
    listen();
    void make();
  });
}

function listen(): void {
  const menus = chrome.contextMenus as typeof chrome.contextMenus | undefined;
  if (menus && !menus.onClicked.hasListener(onClicked)) menus.onClicked.addListener(onClicked);
}

/** Browsers keep the items when the background is stopped. */
async function make(): Promise<void> {
  const menus = chrome.contextMenus as typeof chrome.contextMenus | undefined;
  if (!menus) return;
  await menus.removeAll();
  for (const { id, title, contexts } of ITEMS) {
    menus.create({ id, title: chrome.i18n.getMessage(title), contexts, documentUrlPatterns: PAGES });
  }
}

function onClicked({ menuItemId, selectionText }: chrome.contextMenus.OnClickData, tab?: chrome.tabs.Tab): void {
  const command = ITEMS.find(({ id }) => id === menuItemId)?.command;
  if (command) void perform(tab, command.type === "selection" && selectionText ? { ...command, text: selectionText } : command);
}
