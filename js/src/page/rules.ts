import { ATTRIBUTE_NUMBERS, TAG_NUMBERS } from "./vocabulary.generated.js";
import { NodeFlag, type PageWriter } from "./writer.js";

/** What both walkers hold about elements, so that one page gives one buffer from either. */
export const Treatment = {
  /** The element and everything below it is left out. */
  skip: 1,
  /** The element is kept, its children are not. */
  leaf: 2,
  /** Never has a box of its own, by nature and not because the page hid it. */
  unrendered: 4,
  /** Its children are shown only by browsers that do not know the element. */
  fallback: 8,
  /** `script`: kept only as application/ld+json. */
  script: 16,
  /** Only its images are looked at. */
  images: 32,
} as const;

/** Elements by their treatment. */
const TREATMENTS: readonly (readonly [number, string])[] = [
  // What stands inside noscript, noembed and noframes is markup in a text node in one parser
  // and a tree in another, and is on no screen that Dokhae runs behind. Of noscript the images
  // are taken, where a script was to load them. What Dokhae shows of a page is no part of it.
  [Treatment.skip, "style svg template noembed noframes dokhae-reader"],
  [Treatment.images, "noscript"],
  [Treatment.leaf, "canvas iframe frame"],
  [Treatment.unrendered, "head meta title link base html body source track param area col colgroup option optgroup rp br wbr"],
  [Treatment.fallback, "audio video datalist annotation annotation-xml"],
  [Treatment.script | Treatment.unrendered, "script"],
];

/** Tag number in the lower 16 bits, treatment above; an element not listed is 0. */
export const ELEMENTS = withBits(TAG_NUMBERS, TREATMENTS);

export const ADDRESS_BIT = 1 << 16;
/** Where an image is. */
const IMAGE_BIT = 2 << 16;

/** The attributes of an image that say where it is. */
const IMAGE_SOURCES = "src srcset data-src data-original data-lazy-src data-srcset data-url";

/** Names, without `data-`, that lazy loaders have for attributes that are kept. */
const ALIASES: readonly (readonly [string, string])[] = [
  ["data-src", "lazy lazyload lazy-load img-src img image image-src original-src actualsrc echo full-src hi-res-src large-file delayed-url defer-src runner-src litespeed-src pin-media"],
  ["data-srcset", "lazy-srcset original-set img-srcset"],
];

/** Attribute number in the lower 16 bits, ADDRESS_BIT and IMAGE_BIT above. */
export const ATTRIBUTES: ReadonlyMap<string, number> = (() => {
  const attributes = withBits(ATTRIBUTE_NUMBERS, [[(ADDRESS_BIT | IMAGE_BIT) >> 16, IMAGE_SOURCES], [ADDRESS_BIT >> 16, "href poster cite"]]);
  const alias = (name: string, of: string): unknown => attributes.set(name, attributes.get(of) ?? 0);
  for (const [name, aliases] of ALIASES) for (const other of aliases.split(" ")) alias(`data-${other}`, name);
  alias("ec-data-src", "data-src");
  return attributes;
})();

/** A map of numbers with bits from the 17th on, for names in blank-separated lists. */
function withBits(numbers: ReadonlyMap<string, number>, lists: readonly (readonly [number, string])[]): Map<string, number> {
  const all = new Map(numbers);
  for (const [bits, names] of lists) for (const name of names.split(" ")) all.set(name, (all.get(name) ?? 0) | (bits << 16));
  return all;
}

export function isLinkedData(type: string | null): boolean {
  return type !== null && /^\s*application\/ld\+json\s*(;|$)/i.test(type);
}

/** Whether an element is shown: as around it, not displayed with all below it, invisible itself, or visible again. */
export const Shown = { inherit: 0, none: 1, hidden: 2, visible: 3 } as const;
export type Shown = (typeof Shown)[keyof typeof Shown];

/**
 * The attributes' word where no style sheet can be asked: a page that is not rendered, and
 * every page in Node.
 * @param get value of an attribute, null when absent
 */
export function shownByAttributes(name: string, get: (attribute: string) => string | null): Shown {
  if (get("hidden") !== null || get("popover") !== null || (name === "dialog" && get("open") === null)) return Shown.none;
  const style = get("style");
  if (style === null || !/display|visibility/i.test(style)) return Shown.inherit;
  let shown: Shown = Shown.inherit;
  for (const declaration of style.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).replace(/!\s*important\s*$/i, "").trim().toLowerCase();
    if (property === "display" && value === "none") return Shown.none;
    if (property === "visibility") {
      shown = value === "hidden" || value === "collapse" ? Shown.hidden : value === "visible" ? Shown.visible : shown;
    }
  }
  return shown;
}

/** Beside the buffer's flags in a walker's hands: below something that is not displayed. */
export const NOT_DISPLAYED = 1 << 8;
export const WRITTEN_FLAGS = 0xff;

/** The flags below an element, from those around it. */
export function changeFlags(flags: number, shown: Shown): number {
  switch (shown) {
    case Shown.none:
      return flags | NodeFlag.hidden | NOT_DISPLAYED;
    case Shown.hidden:
      return flags | NodeFlag.hidden;
    case Shown.visible:
      return (flags & NOT_DISPLAYED) === 0 ? flags & ~NodeFlag.hidden : flags;
    default:
      return flags;
  }
}

const PLACEHOLDER = /^\s*$|^data:|1x1|blank\.|spacer|placeholder|transparent\.|loading\./i;

/** Whether an image has an address of its own; else a `noscript` beside it may know it. */
export function hasAddress(attributes: Iterable<readonly [name: string, value: string]>): boolean {
  for (const [name, value] of attributes) {
    if (((ATTRIBUTES.get(name) ?? 0) & IMAGE_BIT) !== 0 && !PLACEHOLDER.test(value)) return true;
  }
  return false;
}

const MAX_NOSCRIPT = 20_000;
const MAX_IMAGES = 4;
const REFERENCES: Readonly<Record<string, string>> = { "&amp;": "&", "&quot;": '"', "&#39;": "'", "&lt;": "<", "&gt;": ">" };

/** Images of a `noscript`, each as its attributes. */
export type ImageAttributes = readonly (readonly [name: string, value: string])[];

/**
 * Writes the images of a `noscript` where the element around it has none that shows.
 * @param images asked for only then
 * @returns how many nodes were written
 */
export function writeFallbackImages(writer: PageWriter, lastImage: number, flags: number, images: () => Iterable<ImageAttributes>): number {
  if (lastImage > writer.parent) return 0;
  let count = 0;
  for (const attributes of images()) {
    if (writer.open((ELEMENTS.get("img") ?? 0) & 0xffff, flags & WRITTEN_FLAGS) < 0) break;
    count += 1;
    for (const [name, value] of attributes) {
      const number = ATTRIBUTES.get(name);
      if (number !== undefined) writer.attribute(number & 0xffff, value, (number & ADDRESS_BIT) !== 0);
    }
    writer.close();
  }
  return count;
}

/** Attributes of the images in the markup that a `noscript` holds as text. */
export function imagesInMarkup(markup: string): ImageAttributes[] {
  if (markup.length > MAX_NOSCRIPT) return [];
  const images: ImageAttributes[] = [];
  for (const [, inner = ""] of markup.matchAll(/<img\b([^>]*)>/gi)) {
    if (images.length === MAX_IMAGES) break;
    const attributes: [string, string][] = [];
    for (const [, name = "", double, single, bare] of inner.matchAll(/([a-z][a-z\d-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)) {
      attributes.push([name.toLowerCase(), (double ?? single ?? bare ?? "").replace(/&(?:amp|quot|#39|lt|gt);/g, (reference) => REFERENCES[reference] ?? "")]);
    }
    images.push(attributes);
  }
  return images;
}

/** Scripts whose data is searched. */
export const MAX_SCRIPTS = 200;
/** Longest script data that is searched, in UTF-16 units. */
const MAX_SCRIPT = 4 << 20;
/** Characters; a page that shows more needs no text from its scripts. */
export const LITTLE_TEXT = 4000;

/** Letters of a text, those of Hangul, kana and Han counted twice: they say as much in half the room. */
export function weightOf(text: string): number {
  let weight = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    weight += unit <= 0x20 ? 0 : unit < 0x1100 ? 1 : 2;
  }
  return weight;
}

/**
 * Weight of the sentences in string literals of scripts: what an application that draws its
 * page from data holds of an article.
 */
export function proseWeight(scripts: Iterable<string>): number {
  let weight = 0;
  let left = MAX_SCRIPT;
  for (const script of scripts) {
    const text = script.slice(0, left);
    left -= text.length;
    if (left <= 0) break;
    // Hangul may be escaped, two bytes a syllable.
    const escaped = text.match(/\\u(?:a[c-f]|[bc][\da-f]|d[0-7])[\da-f]{2}/gi)?.length ?? 0;
    if (escaped > 200) weight += escaped * 2;
    for (const [literal] of text.matchAll(/[^"\\<>{}]{20,}/g)) {
      const blanks = literal.split(" ").length - 1;
      if (blanks * 14 < literal.length || /[=;|_]{1}.*[=;|_]|function|=>/.test(literal)) continue;
      if (/[.!?。…]["'”’)]?(?:\s|$)|다[.\s]/.test(literal)) {
        const own = weightOf(literal);
        if (own >= 50) weight += own;
      }
    }
  }
  return weight;
}
