import { h } from "../../../../js/src/view/dom.js";
import type { MessageName } from "../../shared/i18n.js";
import type { Page } from "../page.js";

const COMMANDS: Readonly<Record<string, MessageName>> = { _execute_action: "optionsShortcutButton", glosses: "commandGlosses", selection: "commandSelection" };

/** A list of keys and what they do. */
export function keyList(rows: readonly (readonly [keys: string, what: string])[]): HTMLElement {
  return h("dl", { class: "keys" }, ...rows.map(([keys, what]) => h("div", {}, h("dt", {}, h("kbd", {}, keys)), h("dd", {}, what))));
}

/** The keys that open Dokhae, as they are in this browser now. */
export function shortcutList({ text, signal }: Page): HTMLElement {
  const element = h("div", {});
  const show = async (): Promise<void> => {
    const commands = await chrome.commands.getAll();
    element.replaceChildren(keyList(commands.flatMap(({ name = "", shortcut }) => {
      const what = COMMANDS[name];
      return what ? [[shortcut === undefined || shortcut === "" ? text("optionsShortcutNone") : shortcut, text(what)] as const] : [];
    })));
  };
  // They are changed on a page of the browser's.
  addEventListener("focus", () => void show(), { signal });
  void show();
  return element;
}
