/** From the prototype: a picture named `images` stands in front of the document's own. */
const imagesOf = (): HTMLCollectionOf<HTMLImageElement> => Reflect.get(Document.prototype, "images", document);

/**
 * Whether the page gets pictures at all. Where its policy forbids them, each that the reader tried
 * would be reported to the page's server, and none would be seen.
 */
export function hasPictures(): boolean {
  const ended = [...imagesOf()].filter(({ complete, src }) => complete && /^https?:/.test(src));
  return ended.length === 0 || ended.some(({ naturalWidth }) => naturalWidth > 0);
}
