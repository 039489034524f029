import { looksLikeArticle } from "./article-test.js";
import type { Words } from "../core/words-of.js";
import type { Page } from "./page.js";
import {
  ADDRESS_BIT, ATTRIBUTES, changeFlags, ELEMENTS, hasAddress, type ImageAttributes, imagesInMarkup, isLinkedData, LITTLE_TEXT, MAX_SCRIPTS,
  NOT_DISPLAYED, proseWeight, Shown, shownByAttributes, Treatment, writeFallbackImages, WRITTEN_FLAGS,
} from "./rules.js";
import { NodeFlag, PageLimit, PageWriter } from "./writer.js";

/**
 * The DOM's own accessors, called on nodes from outside. A page can put form controls and
 * images named `parentNode`, `attributes` or `URL` in front of them (and hang or mislead who
 * asks the node itself), but not in front of the prototypes.
 */
type Accessors = ReturnType<typeof takeAccessors>;

/** What is behind a name of a prototype: its value, or its getter's. */
type Uncurried<T, K extends keyof T> = T[K] extends (...args: never[]) => unknown
  ? (of: T, ...args: Parameters<T[K]>) => ReturnType<T[K]>
  : (of: T) => T[K];

/**
 * The getters and methods of a prototype, by their names in a blank-separated list, as functions
 * that take their object as the first argument. Bound, not closures: an engine knows at each
 * place of a call which function is behind it.
 */
function uncurried<T extends object, S extends string>(prototype: T, names: S): { [K in Words<S> & keyof T]: Uncurried<T, K> } {
  return Object.fromEntries(names.split(" ").map((name) => {
    const found: { value?: unknown; get?: unknown } | undefined = Object.getOwnPropertyDescriptor(prototype, name);
    return [name, Function.prototype.call.bind((found?.get ?? found?.value) as () => unknown)];
  })) as { [K in Words<S> & keyof T]: Uncurried<T, K> };
}

/** A document may be without any of these. */
type BareDocument = { [K in "documentElement" | "body" | "defaultView"]: Document[K] | null } & Pick<Document, "URL">;

function takeAccessors() {
  return {
    ...uncurried(Node.prototype, "nodeType firstChild nextSibling ownerDocument baseURI getRootNode"),
    ...uncurried(Element.prototype, "localName getAttributeNames getAttribute shadowRoot"),
    checkVisibility: () => false,
    ...("checkVisibility" in Element.prototype ? uncurried(Element.prototype, "checkVisibility") : {}),
    ...uncurried(CharacterData.prototype, "data"),
    ...uncurried(HTMLSlotElement.prototype, "assignedNodes"),
    ...uncurried(Document.prototype as BareDocument, "documentElement body defaultView URL"),
  };
}

let accessors: Accessors | null = null;

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
const CDATA_NODE = 4;
const DOCUMENT_NODE = 9;
const FRAGMENT_NODE = 11;

/** Elements that show something without a text of their own, or run on without being shown. */
const SHOWS_ITSELF: ReadonlySet<string> = new Set(["img", "iframe", "frame", "canvas", "video", "audio", "embed", "object"]);
const VISIBILITY_TOO: CheckVisibilityOptions = { visibilityProperty: true };
const NOT_BLANK = /\S/;

/** Nodes looked at, those that are left out counted too. */
const MAX_STEPS = 4_000_000;

/** An open element, and its children that are still to come: siblings, or what a slot was assigned. */
interface Level {
  readonly element: Element;
  readonly node: number;
  next: Node | null;
  assigned: readonly Node[] | null;
  index: number;
  flags: number;
  /** Whether the flags say what style sheets make of the element. */
  asked: boolean;
}

/**
 * Walks a live or inert document (or one element of it) into a page buffer, without a change
 * to it. Hidden is what the browser does not render; where the document is not rendered, or
 * hides its whole body, what attributes hide.
 *
 *     const { buffer, nodes, baseAddress } = walkDocument(document);
 */
export function walkDocument(root: Document | Element): Page {
  accessors ??= takeAccessors();
  const dom = accessors;
  const isDocument = dom.nodeType(root) === DOCUMENT_NODE;
  const document = isDocument ? (root as Document) : dom.ownerDocument(root);
  if (!document) throw new TypeError("the element belongs to no document");
  const top = isDocument ? dom.documentElement(document) : (root as Element);
  const view = dom.defaultView(document);
  const shownInPage = view && shownByStyle(view);
  const body = dom.body(document);
  // A page that hides its whole body (until its scripts have run, or for good) is read by its attributes.
  const shown = shownInPage && body && shownInPage(body) === Shown.visible ? shownInPage : null;

  const writer = new PageWriter();
  const nodes: (Text | undefined)[] = [];
  const levels: Level[] = [];
  const scripts: Element[] = [];
  /** Number of the last image with an address. */
  let lastImage = 0;
  let shownUnits = 0;

  const enter = (element: Element, parentFlags: number): void => {
    const name = dom.localName(element);
    const entry = ELEMENTS.get(name) ?? 0;
    const treatment = entry >> 16;
    if ((treatment & Treatment.skip) !== 0) return;
    if ((treatment & Treatment.script) !== 0 && !isLinkedData(dom.getAttribute(element, "type"))) {
      if (scripts.length < MAX_SCRIPTS) scripts.push(element);
      return;
    }
    if ((treatment & Treatment.images) !== 0) {
      const added = writeFallbackImages(writer, lastImage, parentFlags, () => imagesInNoscript(dom, element));
      for (let i = 0; i < added; i++) nodes.push(undefined);
      return;
    }

    let flags = parentFlags;
    let asked = (treatment & Treatment.unrendered) !== 0 || (flags & NOT_DISPLAYED) !== 0;
    if (!asked && (!shown || SHOWS_ITSELF.has(name))) {
      flags = changeFlags(flags, shown ? shown(element) : shownByAttributes(name, (attribute) => dom.getAttribute(element, attribute)));
      asked = true;
    }
    if ((treatment & Treatment.fallback) !== 0) {
      flags = changeFlags(flags, Shown.none);
      asked = true;
    }

    const names = dom.getAttributeNames(element);
    if (names.includes("aria-hidden") && dom.getAttribute(element, "aria-hidden")?.trim().toLowerCase() === "true") {
      flags |= NodeFlag.ariaHidden;
    }
    if (writer.open(entry & 0xffff, flags & WRITTEN_FLAGS) < 0) return;
    nodes.push(undefined);
    for (const attribute of names) {
      const number = ATTRIBUTES.get(attribute);
      if (number === undefined) continue;
      writer.attribute(number & 0xffff, dom.getAttribute(element, attribute) ?? "", (number & ADDRESS_BIT) !== 0);
    }
    if (name === "img" && hasAddress(names.map((attribute) => [attribute, dom.getAttribute(element, attribute) ?? ""]))) {
      lastImage = writer.nodeCount;
    }
    if ((treatment & Treatment.leaf) !== 0) {
      writer.close();
      return;
    }
    const level: Level = { element, node: writer.nodeCount - 1, next: null, assigned: null, index: 0, flags, asked };
    const shadow = dom.shadowRoot(element);
    if (shadow) {
      level.next = dom.firstChild(shadow);
      level.flags |= NodeFlag.inShadow;
      levels.push(level);
      return;
    }
    const assigned = name === "slot" ? assignedTo(dom, element) : [];
    const [first] = assigned;
    if (first) {
      // What is assigned is shown here, but belongs to the tree that the host is in.
      const inShadow = dom.nodeType(dom.getRootNode(first)) === FRAGMENT_NODE ? NodeFlag.inShadow : 0;
      level.assigned = assigned;
      level.flags = (flags & ~NodeFlag.inShadow) | inShadow;
      levels.push(level);
      return;
    }
    level.next = dom.firstChild(element);
    if (level.next) levels.push(level);
    else writer.close();
  };

  // Style sheets are asked about elements with text of their own, of which there are far fewer
  // than elements; about those around them only when the answer is no, to know where that began.
  const ask = (level: Level, shown: (element: Element) => Shown): void => {
    if (dom.checkVisibility(level.element, VISIBILITY_TOO)) {
      level.flags &= ~NodeFlag.hidden;
      level.asked = true;
      writer.setHidden(level.node, false);
      return;
    }
    let first = levels.length - 1;
    while (first > 0 && !levels[first - 1]?.asked) first -= 1;
    let around = levels[first - 1]?.flags ?? 0;
    for (const open of levels.slice(first)) {
      open.flags |= around & (NodeFlag.hidden | NOT_DISPLAYED);
      if ((open.flags & NOT_DISPLAYED) === 0) open.flags = changeFlags(open.flags, shown(open.element));
      open.asked = true;
      writer.setHidden(open.node, (open.flags & NodeFlag.hidden) !== 0);
      around = open.flags;
    }
  };

  if (top) enter(top, 0);
  if (writer.nodeCount === 0) {
    writer.open(ELEMENTS.get("html") ?? 0, 0);
    nodes.push(undefined);
  }
  let steps = 0;
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    let node: Node | null;
    if (level.assigned) {
      node = level.assigned[level.index++] ?? null;
    } else {
      node = level.next;
      if (node) level.next = dom.nextSibling(node);
    }
    if (!node) {
      writer.close();
      levels.pop();
      continue;
    }
    if (writer.full || ++steps > MAX_STEPS) {
      writer.reach(PageLimit.nodes);
      break;
    }
    const type = dom.nodeType(node);
    if (type === TEXT_NODE || type === CDATA_NODE) {
      const text = node as Text;
      const data = dom.data(text);
      if (shown && !level.asked && NOT_BLANK.test(data)) ask(level, shown);
      if ((level.flags & NodeFlag.hidden) === 0) shownUnits += data.length;
      if (writer.text(data, level.flags & WRITTEN_FLAGS) >= 0) nodes.push(text);
    } else if (type === ELEMENT_NODE) {
      enter(node as Element, level.flags);
    }
  }

  const address = dom.URL(document);
  return {
    buffer: writer.finish({
      address,
      viewportWidth: shown ? Number(view?.innerWidth) : 0,
      viewportHeight: shown ? Number(view?.innerHeight) : 0,
      time: Date.now(),
      scriptText: shownUnits > LITTLE_TEXT ? 0 : proseWeight(scripts.map((script) => textOf(dom, script))),
    }),
    nodes,
    address,
    baseAddress: dom.baseURI(document),
    limits: writer.limits,
  };
}

/**
 * What style sheets make of an element. What is only folded (a closed `details`, content that
 * find-in-page may reveal) is shown.
 */
function shownByStyle(view: Window): (element: Element) => Shown {
  const styleOf = view.getComputedStyle.bind(view);
  return (element) => {
    const style = styleOf(element);
    const display = style.display;
    if (display === "none" || display === "") return Shown.none;
    return style.visibility === "visible" ? Shown.visible : Shown.hidden;
  };
}

/** Text of a `script` or of what stands in `noscript` where scripts run: one node. */
function textOf(dom: Accessors, element: Element): string {
  const child = dom.firstChild(element);
  return child && dom.nodeType(child) === TEXT_NODE ? dom.data(child as Text) : "";
}

/** Images of a `noscript`: markup in a text, or elements where no script can run. */
function imagesInNoscript(dom: Accessors, noscript: Element): ImageAttributes[] {
  const markup = textOf(dom, noscript);
  if (markup.includes("<img")) return imagesInMarkup(markup);
  const images: ImageAttributes[] = [];
  const pending: Node[] = [noscript];
  for (let left = 100; pending.length > 0 && left > 0; left--) {
    const node = pending.pop();
    if (!node || dom.nodeType(node) !== ELEMENT_NODE) continue;
    const element = node as Element;
    if (dom.localName(element) === "img") {
      images.push(dom.getAttributeNames(element).map((name) => [name, dom.getAttribute(element, name) ?? ""]));
    }
    for (let child = dom.firstChild(node); child; child = dom.nextSibling(child)) pending.push(child);
  }
  return images;
}

/**
 * Whether a document is likely an article, without layout and before anything is loaded: for
 * whoever decides to show a button. At most 60,000 nodes, about a millisecond.
 *
 *     if (isProbablyArticle(document)) button.hidden = false;
 */
export function isProbablyArticle(document: Document): boolean {
  accessors ??= takeAccessors();
  const dom = accessors;
  const root = dom.documentElement(document);
  if (!root) return false;
  return looksLikeArticle<Node>(root, {
    name: (node) => {
      const type = dom.nodeType(node);
      return type === ELEMENT_NODE ? dom.localName(node as Element) : type === TEXT_NODE ? "#text" : "";
    },
    text: (node) => dom.data(node as Text),
    attribute: (node, name) => dom.getAttribute(node as Element, name),
    children: (node) => {
      const children: Node[] = [];
      for (let child = dom.firstChild(node); child; child = dom.nextSibling(child)) children.push(child);
      return children;
    },
  });
}

function assignedTo(dom: Accessors, slot: Element): Node[] {
  try {
    return dom.assignedNodes(slot as HTMLSlotElement);
  } catch {
    return []; // an element of another namespace that is named slot
  }
}
