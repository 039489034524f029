import { DokhaeError } from "../../../../js/src/core/errors.js";
import { button, h, icon } from "../../../../js/src/view/dom.js";
import { outside } from "../../../../js/src/view/popup.js";
import { fileName, saveFile } from "../../../../js/src/view/text-export.js";
import {
  addDictionary, type DictionaryEntry, enableDictionary, listDictionaries, lostDictionaries, MOST_DICTIONARIES, moveDictionary, onDictionariesChanged, packOf, removeDictionary,
} from "../../shared/dictionaries.js";
import { runImport } from "../import/importer.js";
import { confirmed, filePicker, hint, isFirefox, keepingFocus, type Page, section, Status, watchChanges } from "../page.js";

const ACCEPT = ".zip,.ifo,.idx,.gz,.dict,.dz,.syn,.tsv,.csv,.txt,.pack";
const STARDICT = /\.(?:ifo|idx(?:\.gz)?|dict(?:\.dz)?|syn)$/i;

const UP = "M12 19V5M6 11l6-6 6 6";
const DOWN = "M12 5v14M6 13l6 6 6-6";

/** Files as dictionaries: those of a StarDict dictionary belong together, others are one each. */
function dictionariesIn(files: readonly File[]): File[][] {
  const groups = new Map<string, File[]>();
  for (const file of files) {
    const key = STARDICT.test(file.name) ? file.name.replace(STARDICT, "") : `/${file.name}`;
    groups.set(key, [...groups.get(key) ?? [], file]);
  }
  return [...groups.values()];
}

/** The user's dictionaries: brought in, put in order, taken out again. */
export function dictionariesSection(page: Page): HTMLElement {
  const { text, locale, signal } = page;
  const status = new Status();
  const jobs = h("ul", { class: "jobs" });
  const list = h("ol", { class: "rows dictionaries" });
  const drop = h("div", { class: "drop" });
  const failed = (title: string, error: unknown): void => {
    const code = error instanceof DokhaeError ? error.code : "internal";
    const why = code === "too_large" ? text("optionsDictionariesTooLarge") : code === "unavailable" ? text("optionsDictionariesNotKept") : page.words.error[code];
    status.say(text("optionsDictionariesFailed", title, why), true, (error as Error).message);
  };
  /** One after the other: each needs memory of its own. */
  let last: Promise<void> = Promise.resolve();

  const bringIn = (files: readonly File[]): void => {
    for (const group of dictionariesIn(files)) {
      const name = group.map((file) => file.name).join(", ");
      const abort = new AbortController();
      const count = h("span", { class: "hint" }, text("optionsDictionariesWaiting"));
      const job = h("li", {}, h("span", { class: "name" }, name), h("progress", { "aria-label": text("optionsDictionariesReading", name) }), count,
        button({ "aria-label": text("optionsDictionariesCancelNamed", name) }, () => { abort.abort(); }, text("optionsCancel")));
      jobs.append(job);
      last = last.then(async () => {
        try {
          abort.signal.throwIfAborted();
          status.say(text("optionsDictionariesReading", name));
          count.textContent = "";
          const { pack, about, skipped } = await runImport({ type: "dictionary", files: group }, {
            signal: abort.signal,
            onProgress: (entries) => { count.textContent = text("optionsDictionariesRead", entries.toLocaleString(locale)); },
          });
          const { title, entries } = await addDictionary(pack, about);
          // There is something to lose now. Chromium decides by itself whether it clears that when the disk is full; Firefox would ask the user.
          if (!isFirefox) void navigator.storage.persist();
          status.say(text(skipped > 0 ? "optionsDictionariesAddedSome" : "optionsDictionariesAdded", title, entries.toLocaleString(locale), skipped.toLocaleString(locale)));
        } catch (error) {
          if (abort.signal.aborted) status.say(text("optionsDictionariesCancelled", name));
          else failed(name, error);
        } finally {
          job.remove();
        }
      });
    }
  };

  const save = async ({ id, title }: DictionaryEntry): Promise<void> => {
    try {
      const pack = await packOf(id);
      if (pack) saveFile(`${fileName(title)}.pack`, new Blob([pack], { type: "application/octet-stream" }));
      else status.say(text("optionsDictionariesGone", title), true);
    } catch (error) {
      failed(title, error);
    }
  };
  const move = async (entry: DictionaryEntry, by: -1 | 1): Promise<void> => {
    await moveDictionary(entry.id, by);
    await show();
    const entries = await listDictionaries();
    status.say(text("optionsDictionariesMoved", entry.title, entries.findIndex(({ id }) => id === entry.id) + 1, entries.length));
    // At the end of the list there is only the way back.
    if (document.activeElement === document.body) list.querySelector<HTMLElement>(`[data-key="${entry.id} ${by > 0 ? "up" : "down"}"]`)?.focus();
  };
  const remove = async ({ id, title }: DictionaryEntry): Promise<void> => {
    if (!await confirmed(page, text("optionsDictionariesRemove", title), text("optionsDictionariesRemoveWhat"), text("optionsRemove"))) return;
    await removeDictionary(id);
    await show();
    status.say(text("optionsDictionariesRemoved", title));
    drop.querySelector("input")?.focus();
  };
  const row = (entry: DictionaryEntry, at: number, length: number, isLost: boolean): HTMLElement => {
    const { id, title, entries, bytes, enabled, date, attribution, license } = entry;
    const on = h("input", { type: "checkbox", "data-key": `${id} on`, "aria-describedby": `about-${id}` });
    on.checked = enabled;
    on.addEventListener("change", () => void enableDictionary(id, on.checked));
    const step = (by: -1 | 1, name: string): HTMLElement => button({
      "aria-label": by < 0 ? text("optionsDictionariesUp", title) : text("optionsDictionariesDown", title),
      "data-key": `${id} ${name}`, disabled: at + by < 0 || at + by >= length ? "" : null,
    }, () => void move(entry, by), icon(by < 0 ? UP : DOWN));
    const about = [text("optionsDictionariesEntries", entries.toLocaleString(locale)), sizeOf(bytes, locale), date && new Date(date).toLocaleDateString(locale, { dateStyle: "medium" })];
    return h("li", { class: enabled ? null : "off" },
      h("label", { class: "switch name" }, on, title),
      h("div", { class: "row" }, step(-1, "up"), step(1, "down"),
        button({ "aria-label": text("optionsSaveNamed", title) }, () => void save(entry), text("optionsSave")),
        button({ "aria-label": text("optionsRemoveNamed", title) }, () => void remove(entry), text("optionsRemove"))),
      h("p", { class: "hint", id: `about-${id}` }, [...about.filter(Boolean), license].filter(Boolean).join(" · "), ...attribution ? [" ", outside(attribution, attribution)] : []),
      isLost ? h("p", { class: "lost" }, text("optionsDictionariesGone", title)) : null);
  };
  const hasChanged = watchChanges();
  const show = async (): Promise<void> => {
    const entries = await listDictionaries();
    const lost = await lostDictionaries().catch(() => new Set());
    if (!hasChanged([entries, ...lost])) return;
    keepingFocus(list, () => { list.replaceChildren(...entries.length > 0 ? entries.map((entry, at) => row(entry, at, entries.length, lost.has(entry.id))) : [h("li", { class: "hint" }, text("optionsDictionariesNone"))]); });
  };

  drop.append(filePicker(text("optionsDictionariesChoose"), ACCEPT, drop, bringIn), h("p", {}, text("optionsDictionariesDrop")));
  signal.addEventListener("abort", onDictionariesChanged(() => void show()));
  void show();
  return section("dictionaries", text("optionsDictionaries"), hint(text("optionsDictionariesWhat", MOST_DICTIONARIES)), drop, jobs, status.element,
    h("h3", {}, text("optionsDictionariesYours")), hint(text("optionsDictionariesOrder")), list);
}

function sizeOf(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return value.toLocaleString(locale, { style: "unit", unit, maximumFractionDigits: 1 });
}
