/**
 * The extension's background: a service worker in Chromium, an event page in Firefox. Both are
 * stopped when there is nothing to do, so every listener is there from the first run on and
 * nothing is remembered but what can be had again.
 */
import type { Notification } from "../shared/messages.js";
import { showState } from "./action.js";
import { serveCores } from "./core-server.js";
import { serveMenus } from "./menus.js";
import { arrive, perform } from "./tabs.js";

serveCores();
serveMenus();

chrome.action.onClicked.addListener((tab) => void perform(tab, { type: "toggle" }));

chrome.commands.onCommand.addListener((name, tab) => {
  if (name === "glosses") void perform(tab, { type: "open", view: "glosses" });
  else if (name === "selection") void perform(tab, { type: "selection" });
});

chrome.tabs.onUpdated.addListener((tabId, { status }, tab) => {
  if (status === "complete") void arrive(tabId, tab);
});

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") });
});

chrome.runtime.onMessage.addListener((message: Notification, { id, tab, frameId }) => {
  if (id === chrome.runtime.id && tab?.id !== undefined && frameId === 0) void take(message, tab.id);
});

async function take(message: Notification, tabId: number): Promise<void> {
  switch (message.type) {
    case "state":
      await showState(tabId, message.state);
      break;
    case "css":
      await setCss(tabId, message.css, message.on);
      break;
    case "options":
      await chrome.runtime.openOptionsPage();
  }
}

async function setCss(tabId: number, css: string, on: boolean): Promise<void> {
  const injection = { target: { tabId }, css };
  try {
    if (on) await chrome.scripting.insertCSS(injection);
    else await chrome.scripting.removeCSS(injection);
  } catch {
    // The tab is gone, or somewhere else.
  }
}
