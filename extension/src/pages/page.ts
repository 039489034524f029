/** What the extension's pages have in common: their language, their colours, their parts. */
import { type Locale, localeOf, type Messages, messages } from "../../../js/src/i18n/index.js";
import { button, h } from "../../../js/src/view/dom.js";
import { type Settings, SettingsStore, themeOf } from "../../../js/src/view/settings.js";
import { extensionStore } from "../shared/extension-store.js";
import { type MessageName, text } from "../shared/i18n.js";

export interface Page {
  locale: Locale;
  /** The extension's own texts. */
  text: (name: MessageName, ...values: readonly (string | number)[]) => string;
  /** The reader's. */
  words: Messages;
  settings: SettingsStore;
  /** Ends when the page is made anew in another language. */
  signal: AbortSignal;
}

export const isFirefox = location.protocol === "moz-extension:";

const localeFor = ({ locale }: Readonly<Settings>): Locale => (locale === "" ? localeOf(navigator.languages) : locale);

/** Shows a page in the reader's language and colours, and makes it anew when the language changes. */
export async function showPage(title: MessageName, make: (page: Page) => Node[]): Promise<void> {
  const settings = new SettingsStore(extensionStore);
  await settings.load();
  const root = document.documentElement;
  let ended = new AbortController();
  const render = (): void => {
    ended.abort();
    ended = new AbortController();
    const locale = localeFor(settings.get());
    const page: Page = { locale, text: (name, ...values) => text(locale, name, ...values), words: messages(locale), settings, signal: ended.signal };
    root.lang = locale;
    document.title = page.text(title);
    document.body.replaceChildren(...make(page));
  };
  const recolour = (): void => { root.dataset.theme = themeOf(settings.get()); };
  settings.onChange((changed) => {
    recolour();
    if (localeFor(changed) !== root.lang) keepingFocus(document.body, render);
  });
  for (const query of ["color-scheme: dark", "contrast: more"]) matchMedia(`(prefers-${query})`).addEventListener("change", recolour);
  // The reader on another page may have changed them meanwhile.
  addEventListener("focus", () => void settings.load());
  recolour();
  render();
  // What the address names was not there when the browser looked for it.
  if (location.hash !== "") document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/**
 * Whether a value is another than the last one: a list that is as it was is not made anew, so
 * that it stays under the pointer. The value goes through JSON.
 */
export function watchChanges(): (value: unknown) => boolean {
  let last = "";
  return (value) => {
    const before = last;
    last = JSON.stringify(value);
    return last !== before;
  };
}

/** Makes a part of the page anew; the focus stays on the control of the same name (and value). */
export function keepingFocus(part: HTMLElement, make: () => void): void {
  const { activeElement: focused } = document;
  const key = focused instanceof HTMLElement && part.contains(focused) ? focusKey(focused) : "";
  make();
  if (key !== "") [...part.querySelectorAll<HTMLElement>("button, input, select, a")].find((element) => focusKey(element) === key)?.focus();
}

function focusKey(element: HTMLElement): string {
  if (element.dataset.key !== undefined) return element.dataset.key;
  return element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? `${element.name} ${element.type === "radio" ? element.value : ""}` : "";
}

/** A part of the page with its heading. */
export function section(id: string, heading: string, ...children: (Node | string | null)[]): HTMLElement {
  return h("section", { id, "aria-labelledby": `${id}-heading` }, h("h2", { id: `${id}-heading` }, heading), ...children);
}

export const hint = (...children: (Node | string)[]): HTMLElement => h("p", { class: "hint" }, ...children);

/** Where a section says what became of what was done in it. */
export class Status {
  readonly element = h("p", { class: "status", role: "status" });

  /** @param details of an error, in English as they are */
  say(message: string, failed = false, details = ""): void {
    this.element.classList.toggle("failed", failed);
    this.element.replaceChildren(message, ...details === "" ? [] : [" ", h("span", { lang: "en" }, details)]);
  }
}

/** A button that opens the browser's file picker; the same files come by drop on `target`. */
export function filePicker(label: string, accept: string, target: HTMLElement, take: (files: File[]) => void): HTMLElement {
  const input = h("input", { type: "file", multiple: "", accept, class: "visually-hidden" });
  input.addEventListener("change", () => {
    const files = [...input.files ?? []];
    // The same file again is a change too.
    input.value = "";
    if (files.length > 0) take(files);
  });
  const drags = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  target.addEventListener("dragover", (event) => {
    if (!drags(event)) return;
    event.preventDefault();
    target.classList.add("dropping");
  });
  target.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!target.contains(relatedTarget as Node | null)) target.classList.remove("dropping");
  });
  target.addEventListener("drop", (event) => {
    if (!drags(event)) return;
    event.preventDefault();
    target.classList.remove("dropping");
    const files = [...event.dataTransfer?.files ?? []];
    if (files.length > 0) take(files);
  });
  return h("label", { class: "button" }, label, input);
}

/** Asks before something is gone for good. @returns whether it may go */
export function confirmed(page: Page, question: string, details: string, yes: string): Promise<boolean> {
  const dialog = h("dialog", { "aria-labelledby": "question", "aria-describedby": "details" },
    h("h2", { id: "question" }, question), h("p", { id: "details" }, details),
    h("p", { class: "row" },
      button({ autofocus: "" }, () => { dialog.close(); }, page.text("optionsCancel")),
      button({ class: "danger" }, () => { dialog.close("yes"); }, yes)));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
