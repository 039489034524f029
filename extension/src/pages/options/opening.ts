import { button, h } from "../../../../js/src/view/dom.js";
import { extensionStore, onStored } from "../../shared/extension-store.js";
import type { MessageName } from "../../shared/i18n.js";
import { type View, VIEWS } from "../../shared/messages.js";
import { changePreferences, loadPreferences, PREFERENCES } from "../../shared/preferences.js";
import { hint, type Page, section, Status } from "../page.js";
import { keyList, shortcutList } from "./shortcuts.js";

/** What each view is called, and what it is. */
export const VIEW_TEXTS: Record<View, [name: MessageName, what: MessageName]> = {
  reader: ["optionsViewReader", "optionsViewReaderWhat"],
  side: ["optionsViewSide", "optionsViewSideWhat"],
  glosses: ["optionsViewGlosses", "optionsViewGlossesWhat"],
};

/** What opens Dokhae, and as what. */
export function openingSection(page: Page): HTMLElement {
  return section("opening", page.text("optionsOpening"), viewChoice(page), ...menuSwitch(page), ...shortcuts(page));
}

function viewChoice({ text, signal }: Page): HTMLElement {
  const inputs = VIEWS.map((value) => h("input", { type: "radio", name: "opens", value, "aria-describedby": `what-${value}` }));
  const element = h("fieldset", { class: "views" }, h("legend", {}, text("optionsOpens")),
    ...inputs.map((input, at) => {
      const view = VIEWS[at] ?? "reader";
      const [name, what] = VIEW_TEXTS[view];
      return h("div", { class: "view" }, h("label", {}, input, text(name)), h("p", { class: "hint", id: `what-${view}` }, text(what)));
    }));
  const show = async (): Promise<void> => {
    const { opens } = await loadPreferences(extensionStore);
    for (const input of inputs) input.checked = input.value === opens;
  };
  element.addEventListener("change", ({ target }) => void changePreferences(extensionStore, { opens: (target as HTMLInputElement).value as View }));
  signal.addEventListener("abort", onStored(PREFERENCES, () => void show()));
  void show();
  return element;
}

const MENUS = { permissions: ["contextMenus"] } satisfies chrome.permissions.Permissions;

/** The entries of the context menu: a permission that Chrome asks for, and that Firefox has given. */
function menuSwitch({ text, signal }: Page): Node[] {
  const heading = h("h3", {}, text("optionsMenu"));
  if (!chrome.runtime.getManifest().optional_permissions?.includes("contextMenus")) return [heading, hint(text("optionsMenuThere"))];
  const status = new Status();
  const input = h("input", { type: "checkbox", name: "menu" });
  const show = async (): Promise<void> => { input.checked = await chrome.permissions.contains(MENUS); };
  input.addEventListener("change", () => void (async () => {
    const wanted = input.checked;
    const done = await (wanted ? chrome.permissions.request(MENUS) : chrome.permissions.remove(MENUS)).catch(() => false);
    await show();
    status.say(done ? "" : text("optionsMenuRefused"), !done);
  })());
  const changed = (): void => void show();
  for (const event of [chrome.permissions.onAdded, chrome.permissions.onRemoved]) {
    event.addListener(changed);
    signal.addEventListener("abort", () => { event.removeListener(changed); });
  }
  void show();
  return [heading, h("label", { class: "switch" }, input, text("optionsMenuShow")), hint(text("optionsMenuWhat")), status.element];
}

/** Firefox 137 and later; not in Chrome. */
type WithSettings = typeof chrome.commands & { openShortcutSettings?: () => Promise<void> };

function shortcuts(page: Page): Node[] {
  const { text, words } = page;
  const commands: WithSettings = chrome.commands;
  return [
    h("h3", {}, text("optionsShortcuts")), shortcutList(page),
    h("p", { class: "row" }, button({}, () => void (commands.openShortcutSettings?.() ?? chrome.tabs.create({ url: "chrome://extensions/shortcuts" })), text("optionsShortcutsChange"))),
    hint(text("optionsShortcutsWhere")),
    h("details", {}, h("summary", {}, text("optionsKeys")), keyList([...words.keys, ["?", words.help]])),
  ];
}
