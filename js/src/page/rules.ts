import { ATTRIBUTE_NUMBERS, TAG_NUMBERS } from "./vocabulary.generated.js";
import { NodeFlag } from "./writer.js";

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
} as const;

const TREATMENTS: readonly (readonly [number, readonly string[]])[] = [
  // What stands inside noscript, noembed and noframes is markup in a text node in one parser
  // and a tree in another, and is on no screen that Dokhae runs behind.
  [Treatment.skip, ["style", "svg", "template", "noscript", "noembed", "noframes"]],
  // What Dokhae shows of a page is no part of the page.
  [Treatment.skip, ["dokhae-reader"]],
  [Treatment.leaf, ["canvas", "iframe", "frame"]],
  [Treatment.unrendered, ["head", "meta", "title", "link", "base", "html", "body", "source", "track", "param", "area",
    "col", "colgroup", "option", "optgroup", "rp", "br", "wbr"]],
  [Treatment.fallback, ["audio", "video", "datalist", "annotation", "annotation-xml"]],
  [Treatment.script | Treatment.unrendered, ["script"]],
];

/** Tag number in the lower 16 bits, treatment above; an element not listed is 0. */
export const ELEMENTS: ReadonlyMap<string, number> = (() => {
  const elements = new Map(TAG_NUMBERS);
  for (const [treatment, names] of TREATMENTS) {
    for (const name of names) elements.set(name, (elements.get(name) ?? 0) | (treatment << 16));
  }
  return elements;
})();

const ADDRESSES = ["href", "src", "srcset", "data-src", "data-original", "data-lazy-src", "data-srcset", "data-url", "poster", "cite"];

/** Attribute number in the lower 16 bits, 1 << 16 for addresses. */
export const ATTRIBUTES: ReadonlyMap<string, number> = (() => {
  const attributes = new Map(ATTRIBUTE_NUMBERS);
  for (const name of ADDRESSES) attributes.set(name, (attributes.get(name) ?? 0) | (1 << 16));
  return attributes;
})();
export const ADDRESS_BIT = 1 << 16;

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
