import type { Page } from "./page.js";
import { ADDRESS_BIT, ATTRIBUTES, changeFlags, ELEMENTS, isLinkedData, NOT_DISPLAYED, Shown, shownByAttributes, Treatment, WRITTEN_FLAGS } from "./rules.js";
import { NodeFlag, PageLimit, PageWriter } from "./writer.js";

/**
 * The DOM's own accessors, called on nodes from outside. A page can put form controls and
 * images named `parentNode`, `attributes` or `URL` in front of them (and hang or mislead who
 * asks the node itself), but not in front of the prototypes.
 */
interface Accessors {
  nodeType(node: Node): number;
  firstChild(node: Node): Node | null;
  nextSibling(node: Node): Node | null;
  ownerDocument(node: Node): Document | null;
  baseURI(node: Node): string;
  rootNode(node: Node): Node;
  localName(element: Element): string;
  attributeNames(element: Element): string[];
  attribute(element: Element, name: string): string | null;
  shadowRoot(element: Element): ShadowRoot | null;
  /** Null where the browser cannot say (then attributes decide). */
  isShown: ((element: Element) => boolean) | null;
  data(text: CharacterData): string;
  assignedNodes(slot: Element): Node[];
  documentElement(document: Document): Element | null;
  body(document: Document): Element | null;
  view(document: Document): Window | null;
  url(document: Document): string;
}

function getter<T, R>(prototype: object, name: string): (of: T) => R {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new TypeError(`this page has no ${name} accessor`);
  return (of) => get.call(of) as R;
}

function method<T, A extends unknown[], R>(prototype: object, name: string): (of: T, ...args: A) => R {
  const call = Object.getOwnPropertyDescriptor(prototype, name)?.value as ((...args: A) => R) | undefined;
  if (typeof call !== "function") throw new TypeError(`this page has no ${name} method`);
  return (of, ...args) => call.apply(of, args);
}

function takeAccessors(): Accessors {
  const node = Node.prototype;
  const element = Element.prototype;
  const document = Document.prototype;
  // The second name is what browsers called the option before 2024.
  const options = { visibilityProperty: true, checkVisibilityCSS: true };
  const check = "checkVisibility" in element ? method<Element, [object], boolean>(element, "checkVisibility") : null;
  return {
    nodeType: getter(node, "nodeType"),
    firstChild: getter(node, "firstChild"),
    nextSibling: getter(node, "nextSibling"),
    ownerDocument: getter(node, "ownerDocument"),
    baseURI: getter(node, "baseURI"),
    rootNode: method(node, "getRootNode"),
    localName: getter(element, "localName"),
    attributeNames: method(element, "getAttributeNames"),
    attribute: method(element, "getAttribute"),
    shadowRoot: getter(element, "shadowRoot"),
    isShown: check && ((of) => check(of, options)),
    data: getter(CharacterData.prototype, "data"),
    assignedNodes: method(HTMLSlotElement.prototype, "assignedNodes"),
    documentElement: getter(document, "documentElement"),
    body: getter(document, "body"),
    view: getter(document, "defaultView"),
    url: getter(document, "URL"),
  };
}

let accessors: Accessors | null = null;

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
const CDATA_NODE = 4;
const DOCUMENT_NODE = 9;
const FRAGMENT_NODE = 11;

/** Below a closed `details`: its content is the page's, though nobody has opened it yet. */
const BY_ATTRIBUTES = 1 << 9;

/** Nodes looked at, those that are left out counted too. */
const MAX_STEPS = 4_000_000;

/** Children of an open element that are still to come: siblings, or what a slot was assigned. */
interface Level {
  next: Node | null;
  assigned: readonly Node[] | null;
  index: number;
  flags: number;
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
  const view = dom.view(document);
  const isShown = view && dom.isShown;
  const body = dom.body(document);
  const rendered = isShown && body && isShown(body) ? { isShown, styleOf: view.getComputedStyle.bind(view) } : null;

  const writer = new PageWriter();
  const nodes: (Text | undefined)[] = [];
  const levels: Level[] = [];

  const shownInPage = (element: Element): Shown => {
    if (!rendered || rendered.isShown(element)) return Shown.visible;
    const style = rendered.styleOf(element);
    const display = style.getPropertyValue("display");
    const visible = style.getPropertyValue("visibility") === "visible";
    // No box of its own, but its children have theirs.
    if (display === "contents") return visible ? Shown.visible : Shown.hidden;
    return display !== "none" && !visible ? Shown.hidden : Shown.none;
  };

  const enter = (element: Element, parentFlags: number): void => {
    const name = dom.localName(element);
    const entry = ELEMENTS.get(name) ?? 0;
    const treatment = entry >> 16;
    if ((treatment & Treatment.skip) !== 0) return;
    if ((treatment & Treatment.script) !== 0 && !isLinkedData(dom.attribute(element, "type"))) return;

    let flags = parentFlags;
    if ((treatment & Treatment.unrendered) === 0 && (flags & NOT_DISPLAYED) === 0) {
      const shown = rendered && (flags & BY_ATTRIBUTES) === 0
        ? shownInPage(element)
        : shownByAttributes(name, (attribute) => dom.attribute(element, attribute));
      flags = changeFlags(flags, shown);
    }
    if ((treatment & Treatment.fallback) !== 0) flags = changeFlags(flags, Shown.none);

    const names = dom.attributeNames(element);
    if (names.includes("aria-hidden") && dom.attribute(element, "aria-hidden")?.trim().toLowerCase() === "true") {
      flags |= NodeFlag.ariaHidden;
    }
    if (writer.open(entry & 0xffff, flags & WRITTEN_FLAGS) < 0) return;
    nodes.push(undefined);
    for (const attribute of names) {
      const number = ATTRIBUTES.get(attribute);
      if (number === undefined) continue;
      writer.attribute(number & 0xffff, dom.attribute(element, attribute) ?? "", (number & ADDRESS_BIT) !== 0);
    }
    if ((treatment & Treatment.leaf) !== 0) {
      writer.close();
      return;
    }
    if (name === "details" && !names.includes("open")) flags |= BY_ATTRIBUTES;

    const shadow = dom.shadowRoot(element);
    if (shadow) {
      levels.push({ next: dom.firstChild(shadow), assigned: null, index: 0, flags: flags | NodeFlag.inShadow });
      return;
    }
    const assigned = name === "slot" ? assignedTo(dom, element) : [];
    const [first] = assigned;
    if (first) {
      // What is assigned is shown here, but belongs to the tree that the host is in.
      const inShadow = dom.nodeType(dom.rootNode(first)) === FRAGMENT_NODE ? NodeFlag.inShadow : 0;
      levels.push({ next: null, assigned, index: 0, flags: (flags & ~NodeFlag.inShadow) | inShadow });
      return;
    }
    levels.push({ next: dom.firstChild(element), assigned: null, index: 0, flags });
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
      if (writer.text(dom.data(text), level.flags & WRITTEN_FLAGS) >= 0) nodes.push(text);
    } else if (type === ELEMENT_NODE) {
      enter(node as Element, level.flags);
    }
  }

  const address = dom.url(document);
  return {
    buffer: writer.finish({
      address,
      viewportWidth: rendered ? Number(view?.innerWidth) : 0,
      viewportHeight: rendered ? Number(view?.innerHeight) : 0,
      time: Date.now(),
    }),
    nodes,
    address,
    baseAddress: dom.baseURI(document),
    limits: writer.limits,
  };
}

function assignedTo(dom: Accessors, slot: Element): Node[] {
  try {
    return dom.assignedNodes(slot);
  } catch {
    return []; // an element of another namespace that is named slot
  }
}
