/** From the prototype: the page may have named something querySelectorAll. */
const { querySelectorAll } = Document.prototype as unknown as { querySelectorAll: (this: Document, selector: string) => NodeListOf<Element> };
/** From this share of the window on, a frame may hold what the page is about. */
const LARGE = 0.25;

/** Whether the page shows a large frame, which nobody but its own script can read. */
export function hasLargeFrame(): boolean {
  return [...querySelectorAll.call(document, "iframe,frame")].some((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    return width * height >= LARGE * innerWidth * innerHeight;
  });
}
