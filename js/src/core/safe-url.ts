/**
 * Addresses from pages. Nothing but http(s) is ever followed; images may also carry their
 * bytes, in formats that hold no script.
 */

const INLINE_IMAGE = /^data:image\/(png|jpeg|gif|webp|avif)[;,]/i;

/** The absolute http(s) address, or null. `base` may be empty. */
export function safeLink(address: string, base: string): string | null {
  const trimmed = address.trim();
  if (trimmed === "") return null;
  try {
    const url = base === "" ? new URL(trimmed) : new URL(trimmed, base);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/** The same for an image's source. */
export function safeImage(address: string, base: string): string | null {
  const trimmed = address.trim();
  return INLINE_IMAGE.test(trimmed) ? trimmed : safeLink(trimmed, base);
}
