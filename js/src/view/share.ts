import { h } from "./dom.js";

/**
 * Puts text on the clipboard; where the page may not use that, by way of a selection.
 * @param near an element that can have the focus now: a modal dialog keeps it
 * @returns whether it is there
 */
export async function copyText(text: string, near: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = h("textarea", { class: "visually-hidden", tabindex: "-1" });
    const focus = (near.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
    box.value = text;
    near.append(box);
    box.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way where there is no clipboard
    const copied = Document.prototype.execCommand.call(document, "copy");
    box.remove();
    focus?.focus({ preventScroll: true });
    return copied;
  }
}

/** Words at each end that find a longer passage again. */
const ENDS = 5;

/**
 * The address with a text fragment that leads to a passage, in the browsers that know it
 * (https://wicg.github.io/scroll-to-text-fragment/). A long passage is named by its first and
 * last words, which may also be in different blocks.
 */
export function fragmentLink(address: string, text: string): string {
  // A hyphen marks context in a text directive.
  const encode = (words: readonly string[]): string => encodeURIComponent(words.join(" ")).replaceAll("-", "%2D");
  const words = text.trim().split(/\s+/);
  const passage = words.length > 2 * ENDS ? `${encode(words.slice(0, ENDS))},${encode(words.slice(-ENDS))}` : encode(words);
  return `${address.replace(/#.*/s, "")}#:~:text=${passage}`;
}

/**
 * Hands a link to the system's share sheet, or puts it on the clipboard.
 * @returns whether it was copied; null when the sheet has taken over
 */
export async function shareLink(title: string, url: string, near: HTMLElement): Promise<boolean | null> {
  if ("share" in navigator) {
    try {
      await navigator.share({ title, url });
      return null;
    } catch (error) {
      if ((error as DOMException).name === "AbortError") return null;
    }
  }
  return copyText(url, near);
}
