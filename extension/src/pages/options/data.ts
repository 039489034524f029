import { button, h } from "../../../../js/src/view/dom.js";
import { saveFile } from "../../../../js/src/view/text-export.js";
import { PLACES } from "../../../../js/src/view/places.js";
import { SETTINGS_KEY } from "../../../../js/src/view/settings.js";
import { KNOWN, SAVED } from "../../../../js/src/view/words.js";
import { addDictionary, listDictionaries, removeAllDictionaries } from "../../shared/dictionaries.js";
import { extensionStore } from "../../shared/extension-store.js";
import { changePreferences, loadPreferences, PREFERENCES } from "../../shared/preferences.js";
import { exportEverything } from "../import/everything.js";
import { runImport } from "../import/importer.js";
import type { Everything } from "../import/protocol.js";
import { mergeWords } from "../import/words-file.js";
import { confirmed, filePicker, hint, type Page, section, Status } from "../page.js";

/** Everything that is kept: as one file, from one file, gone. */
export function dataSection(page: Page): HTMLElement {
  const { text, locale, settings } = page;
  const status = new Status();
  const drop = h("div", { class: "drop" });
  const failed = (error: unknown): void => { status.say(text("optionsDataFailed"), true, (error as Error).message); };

  const save = async (): Promise<void> => {
    saveFile(`dokhae-${new Date().toISOString().slice(0, 10)}.json`, await exportEverything());
    status.say(text("optionsDataSaved"));
  };
  const bringIn = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      status.say(text("optionsDataReading", file.name));
      const { words, dictionaries, left } = await restore(await runImport({ type: "everything", file }));
      await settings.load();
      status.say(text("optionsDataBroughtIn", file.name, words.toLocaleString(locale), dictionaries.toLocaleString(locale)) + (left > 0 ? ` ${text("optionsDataLeft", left.toLocaleString(locale))}` : ""), left > 0);
    }
  };
  const remove = async (): Promise<void> => {
    if (!await confirmed(page, text("optionsDataDelete"), text("optionsDataDeleteWhat"), text("optionsDataDeleteYes"))) return;
    await removeAllDictionaries();
    await chrome.storage.local.clear();
    await settings.load();
    status.say(text("optionsDataDeleted"));
  };
  drop.append(
    h("p", { class: "row" },
      button({}, () => void save().catch(failed), text("optionsDataSave")),
      filePicker(text("optionsDataChoose"), ".json", drop, (files) => void bringIn(files).catch(failed))),
    h("p", {}, text("optionsDataDrop")));
  return section("data", text("optionsData"), hint(text("optionsDataWhat")), drop, hint(text("optionsDataMerge")), status.element,
    h("p", { class: "row" }, button({ class: "danger" }, () => void remove().catch(failed), text("optionsDataDeleteButton"))));
}

/**
 * Takes over what a file holds: its settings take the place of those here; sites, words and
 * dictionaries come to those that are here, and nothing of them is lost.
 */
async function restore({ stored, dictionaries }: Everything): Promise<{ words: number; dictionaries: number; left: number }> {
  const preferences = stored[PREFERENCES];
  if (stored[SETTINGS_KEY]) await extensionStore.write(SETTINGS_KEY, stored[SETTINGS_KEY]);
  if (preferences) await changePreferences(extensionStore, { ...preferences, sites: { ...(await loadPreferences(extensionStore)).sites, ...preferences.sites } });
  if (stored[PLACES]) await extensionStore.write(PLACES, stored[PLACES]);
  const { saved, known, left } = await mergeWords({ saved: stored[SAVED] ?? [], known: stored[KNOWN] ?? [] });
  let [added, refused] = [0, 0];
  // The uppermost last: it is put on top of the others.
  for (const { pack, about } of dictionaries.reverse()) {
    if ((await listDictionaries()).some(({ title, entries, bytes }) => title === about.title && entries === about.entries && bytes === pack.length)) continue;
    await addDictionary(pack, about).then(() => added++, () => refused++);
  }
  return { words: saved + known, dictionaries: added, left: left + refused };
}
