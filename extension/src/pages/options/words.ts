import { decoded } from "../../../../js/src/dictionary/table.js";
import { button, h, korean, romanized } from "../../../../js/src/view/dom.js";
import { outside } from "../../../../js/src/view/popup.js";
import { csv, saveButtons } from "../../../../js/src/view/text-export.js";
import { toAnki, toCsv } from "../../../../js/src/view/word-export.js";
import { KNOWN, SAVED, type SavedWord, WordStore } from "../../../../js/src/view/words.js";
import { extensionStore, onStored } from "../../shared/extension-store.js";
import { toJson } from "../import/everything.js";
import { KNOWN_COLUMN, mergeWords, wordsIn } from "../import/words-file.js";
import { filePicker, hint, keepingFocus, type Page, section, Status, watchChanges } from "../page.js";

/** As many words are shown at a time. */
const SHOWN = 100;

/** My words and the words I know: searched, taken out, saved as files, brought in. */
export function wordsSection(page: Page): HTMLElement {
  const { text, words: { words, outlineTools }, locale, signal } = page;
  const store = new WordStore(extensionStore);
  const status = new Status();
  const drop = h("div", { class: "drop" });

  const bringIn = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      try {
        const lists = wordsIn(file.name, decoded(new Uint8Array(await file.arrayBuffer())));
        const { saved, known, left } = await mergeWords(lists);
        const counts = [saved, known, lists.saved.length + lists.known.length - saved - known - left].map((count) => count.toLocaleString(locale));
        status.say(text("optionsWordsBroughtIn", file.name, ...counts) + (left > 0 ? ` ${text("optionsWordsFull", left.toLocaleString(locale))}` : ""), left > 0);
      } catch (error) {
        status.say(text("optionsWordsFailed"), true, (error as Error).message);
      }
    }
  };
  drop.append(filePicker(text("optionsWordsChoose"), ".csv,.tsv,.txt,.json", drop, (files) => void bringIn(files)), h("p", {}, text("optionsWordsDrop")));

  const saved = wordList<SavedWord>(page, {
    id: "saved",
    name: words.saved,
    none: words.none,
    all: () => store.saved,
    textOf: ({ lemma, romanization, gloss, sentence, title }) => [lemma, romanization, gloss, sentence, title],
    item: ({ lemma, romanization, gloss, sentence, url, title, date }) => h("div", {},
      korean(lemma, "name"), " ", romanized(romanization), " ", h("span", { lang: "en" }, gloss),
      sentence === "" ? null : h("p", { lang: "ko", class: "hint" }, sentence),
      url === "" ? null : h("p", { lang: "ko", class: "hint" }, outside(url, title || url), ` ${date}`)),
    lemma: ({ lemma }) => lemma,
    remove: (lemma) => store.remove(lemma),
    status,
  });
  const known = wordList<string>(page, {
    id: "known",
    name: words.known,
    none: words.noneKnown,
    all: () => store.known,
    textOf: (lemma) => [lemma],
    item: (lemma) => korean(lemma, "name"),
    lemma: (lemma) => lemma,
    remove: (lemma) => store.forget(lemma),
    status,
  });
  const saveSaved = saveButtons("row", outlineTools.save, "dokhae-words", [
    ["CSV", "csv", "text/csv", () => toCsv(store.saved)],
    ["Anki", "txt", "text/plain", () => toAnki(store.saved)],
    [text("optionsWordsJson"), "json", "application/json", () => toJson({ [SAVED]: store.saved.reverse(), [KNOWN]: store.known.reverse() })],
  ]);
  const saveKnown = saveButtons("row", outlineTools.save, "dokhae-known-words", [
    ["CSV", "csv", "text/csv", () => csv([[KNOWN_COLUMN], ...store.known.map((lemma) => [lemma])])],
  ]);
  signal.addEventListener("abort", store.onChange(() => {
    saved.show();
    known.show();
    saveSaved.hidden = store.saved.length === 0;
    saveKnown.hidden = store.known.length === 0;
  }));
  for (const key of [SAVED, KNOWN]) signal.addEventListener("abort", onStored(key, () => void store.load()));
  void store.load();

  return section("words", text("optionsWords"), hint(text("optionsWordsWhat")), drop, status.element, saved.element, saveSaved, known.element, saveKnown);
}

interface ListOptions<Word> {
  id: string;
  name: string;
  /** Said when there is none. */
  none: string;
  all: () => readonly Word[];
  /** What is searched. */
  textOf: (word: Word) => readonly string[];
  item: (word: Word) => Node;
  lemma: (word: Word) => string;
  remove: (lemma: string) => Promise<void>;
  status: Status;
}

/** A list with a search, of which so many are shown and more when that is wanted. */
function wordList<Word>({ text, words: { words }, locale }: Page, options: ListOptions<Word>): { element: HTMLElement; show: () => void } {
  let most = SHOWN;
  const heading = h("h3", {}, options.name);
  const search = h("input", { type: "search", "aria-label": text("optionsWordsSearch", options.name), placeholder: text("optionsWordsSearchShort"), autocomplete: "off", spellcheck: "false" });
  const list = h("ul", { class: "rows words" });
  const more = button({}, () => {
    const next = list.children.length;
    most += SHOWN;
    show();
    list.children[next]?.querySelector("button")?.focus();
  }, text("optionsWordsMore"));
  const remove = async (lemma: string): Promise<void> => {
    const at = [...list.querySelectorAll("button")].indexOf(document.activeElement as HTMLButtonElement);
    await options.remove(lemma);
    options.status.say(words.dropped(lemma));
    // Removing one word after the other goes on where it was.
    const buttons = list.querySelectorAll("button");
    (buttons[Math.min(at, buttons.length - 1)] ?? search).focus();
  };
  const hasChanged = watchChanges();
  const show = (): void => {
    const all = options.all();
    const wanted = search.value.normalize("NFC").trim().toLowerCase();
    const found = wanted === "" ? all : all.filter((word) => options.textOf(word).some((part) => part.toLowerCase().includes(wanted)));
    if (!hasChanged([all, wanted, most])) return;
    heading.replaceChildren(options.name, " ", h("span", { class: "count" }, all.length.toLocaleString(locale)));
    search.hidden = all.length === 0;
    keepingFocus(list, () => {
      list.replaceChildren(...found.slice(0, most).map((word) => {
        const lemma = options.lemma(word);
        return h("li", {}, options.item(word), button({ "aria-label": text("optionsRemoveNamed", lemma), "data-key": lemma }, () => void remove(lemma), text("optionsRemove")));
      }));
      if (found.length === 0) list.append(h("li", { class: "hint" }, all.length === 0 ? options.none : text("optionsWordsNotFound")));
    });
    more.hidden = found.length <= most;
  };
  search.addEventListener("input", () => {
    most = SHOWN;
    show();
  });
  return { element: h("div", { class: "word-list", "data-list": options.id }, heading, search, list, more), show };
}
