/** Put into a page, by the background, when its user asks for Dokhae; later times find the first one. */
import type { Command } from "../shared/messages.js";
import { PageSession } from "./page-session.js";

/** No name that an element of the page could have. */
const THERE = Symbol.for("dokhae");
const scope = globalThis as { [THERE]?: boolean };

if (scope[THERE] !== true) {
  scope[THERE] = true;
  const session = new PageSession();
  chrome.runtime.onMessage.addListener((command: Command, { id }) => {
    if (id === chrome.runtime.id) session.perform(command);
  });
}
