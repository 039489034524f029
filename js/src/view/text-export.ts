import { button, h } from "./dom.js";

/** What a spreadsheet would take for a formula or a command at the beginning of a cell. */
export const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * CSV (RFC 4180) in which no cell is more than text (OWASP, "CSV injection"), with the byte order
 * mark that spreadsheets know UTF-8 by.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** Part of a name for a file. */
export function fileName(title: string): string {
  return title.replace(/[\p{C}\\/:*?"<>|.]+/gu, " ").trim().slice(0, 60) || "dokhae";
}

/** What a text can be saved as: shown name, extension, type, and how it is made. */
type Format = readonly [label: string, extension: string, type: string, make: () => string];

/** @param name of the file, without its extension */
export function saveButtons(className: string, label: string, name: string, formats: readonly Format[]): HTMLElement {
  return h("p", { class: className, role: "group", "aria-label": label }, label,
    ...formats.map(([text, extension, type, make]) => button({}, () => { saveFile(`${name}.${extension}`, new Blob([make()], { type: `${type};charset=utf-8` })); }, text)));
}

/** Has the browser save a file. The link that does it is never part of a document. */
export function saveFile(name: string, file: Blob): void {
  const href = URL.createObjectURL(file);
  h("a", { href, download: name }).click();
  // The browser takes the file over after the click.
  setTimeout(() => { URL.revokeObjectURL(href); }, 10_000);
}

/**
 * Puts a text on the clipboard. Frames may lack the permission, pages without TLS the whole
 * interface; they get the command of old.
 * @param place shown element for what is selected for that
 * @returns whether it is there
 */
export async function copyText(text: string, place: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = (place.getRootNode() as ShadowRoot).activeElement;
    const area = h("textarea", { class: "visually-hidden", "aria-hidden": "true" });
    area.value = text;
    place.append(area);
    area.select();
    try {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- where the clipboard's interface is not to be had
      return Document.prototype.execCommand.call(document, "copy");
    } finally {
      area.remove();
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    }
  }
}

/** Longer texts are named by their first and last words: the page's own may differ in between. */
const WHOLE = 60;
const WORDS = 4;

/**
 * The address of a place in a page by its text (a text fragment); "" without an address.
 * @param text of one block of the page
 */
export function textLink(address: string, text: string): string {
  if (address === "") return "";
  const words = text.trim().split(/\s+/);
  const parts = text.length <= WHOLE || words.length < 2 * WORDS
    ? [words.join(" ")] : [words.slice(0, WORDS).join(" "), words.slice(-WORDS).join(" ")];
  // A hyphen ends or begins a prefix there.
  const encoded = parts.map((part) => encodeURIComponent(part).replaceAll("-", "%2D")).join();
  return `${address.replace(/:~:.*$/, "").replace(/#$/, "")}${address.includes("#") ? "" : "#"}:~:text=${encoded}`;
}

/**
 * Hands a link to the system's share sheet, or puts it on the clipboard.
 * @returns whether it was copied; null when the sheet has taken over
 */
export async function shareLink(title: string, url: string, place: Element): Promise<boolean | null> {
  if ("share" in navigator) {
    try {
      await navigator.share({ title, url });
      return null;
    } catch (error) {
      if ((error as DOMException).name === "AbortError") return null;
    }
  }
  return copyText(url, place);
}
