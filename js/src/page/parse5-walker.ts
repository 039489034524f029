import type { DefaultTreeAdapterTypes } from "parse5";
import { looksLikeArticle } from "./article-test.js";
import type { Page } from "./page.js";
import {
  ADDRESS_BIT, ATTRIBUTES, changeFlags, ELEMENTS, hasAddress, imagesInMarkup, isLinkedData, LITTLE_TEXT, MAX_SCRIPTS, proseWeight, Shown,
  shownByAttributes, Treatment, writeFallbackImages, WRITTEN_FLAGS,
} from "./rules.js";
import { NodeFlag, type PageFacts, PageLimit, PageWriter } from "./writer.js";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;
type TextNode = DefaultTreeAdapterTypes.TextNode;
type Document = DefaultTreeAdapterTypes.Document;

interface Frame {
  children: readonly Node[];
  next: number;
  flags: number;
  /** A slot takes from here what is assigned to it. */
  host: Host | null;
}

/** Light children of an element with a declared shadow root, by the slot they ask for. */
interface Host {
  slots: Map<string, Node[]>;
  flags: number;
  outer: Host | null;
}

/**
 * Walks a document that parse5 made into a page buffer: the same as `walkDocument` makes of
 * the browser's document where no style sheet or script changes it.
 */
export function walkParse5(document: Document, facts: PageFacts = {}): Page<TextNode> {
  const writer = new PageWriter();
  /** As many as nodes are written. */
  const nodes: (TextNode | undefined)[] = [];
  const stack: Frame[] = [];
  const scripts: string[] = [];
  /** Number of the last image with an address. */
  let lastImage = 0;
  let shownUnits = 0;

  const enter = (element: Element, parentFlags: number, host: Host | null): void => {
    const entry = ELEMENTS.get(element.tagName) ?? 0;
    const treatment = entry >> 16;
    if ((treatment & Treatment.skip) !== 0) return;
    const get = (name: string): string | null => attributeOf(element, name);
    if ((treatment & Treatment.script) !== 0 && !isLinkedData(get("type"))) {
      if (scripts.length < MAX_SCRIPTS) scripts.push(textOf(element));
      return;
    }
    if ((treatment & Treatment.images) !== 0) {
      const added = writeFallbackImages(writer, lastImage, parentFlags, () => imagesInMarkup(textOf(element)));
      for (let i = 0; i < added; i++) nodes.push(undefined);
      return;
    }

    let flags = parentFlags;
    if ((treatment & Treatment.unrendered) === 0) {
      flags = changeFlags(flags, shownByAttributes(element.tagName, get));
    }
    if ((treatment & Treatment.fallback) !== 0) flags = changeFlags(flags, Shown.none);
    if (get("aria-hidden")?.trim().toLowerCase() === "true") flags |= NodeFlag.ariaHidden;

    if (writer.open(entry & 0xffff, flags & WRITTEN_FLAGS) < 0) return;
    nodes.push(undefined);
    for (const { name, value, prefix } of element.attrs) {
      const number = ATTRIBUTES.get(prefix ? `${prefix}:${name}` : name);
      if (number !== undefined) writer.attribute(number & 0xffff, value, (number & ADDRESS_BIT) !== 0);
    }
    if (element.tagName === "img" && hasAddress(element.attrs.map(({ name, value }) => [name, value]))) lastImage = writer.nodeCount;
    if ((treatment & Treatment.leaf) !== 0) {
      writer.close();
      return;
    }

    const shadow = shadowRootOf(element);
    if (shadow) {
      const inner = { slots: childrenBySlot(element), flags, outer: host };
      stack.push({ children: shadow.childNodes, next: 0, flags: flags | NodeFlag.inShadow, host: inner });
      return;
    }
    if (element.tagName === "slot" && host) {
      const name = get("name") ?? "";
      const assigned = host.slots.get(name);
      if (assigned) {
        host.slots.delete(name); // the first slot of a name takes all
        // What is assigned is shown here, but belongs to the tree that the host is in.
        const inShadow = host.flags & NodeFlag.inShadow;
        stack.push({ children: assigned, next: 0, flags: (flags & ~NodeFlag.inShadow) | inShadow, host: host.outer });
        return;
      }
    }
    stack.push({ children: element.childNodes, next: 0, flags, host });
  };

  const root = document.childNodes.find(isElement);
  if (root) {
    enter(root, 0, null);
  } else {
    writer.open(ELEMENTS.get("html") ?? 0, 0);
    nodes.push(undefined);
  }
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const node = frame.children[frame.next++];
    if (node === undefined) {
      writer.close();
      stack.pop();
    } else if (writer.full) {
      writer.reach(PageLimit.nodes);
      break;
    } else if (node.nodeName === "#text") {
      const text = node as TextNode;
      if ((frame.flags & NodeFlag.hidden) === 0) shownUnits += text.value.length;
      if (writer.text(text.value, frame.flags & WRITTEN_FLAGS) >= 0) nodes.push(text);
    } else if (isElement(node)) {
      enter(node, frame.flags, frame.host);
    }
  }
  return {
    buffer: writer.finish({ ...facts, scriptText: shownUnits > LITTLE_TEXT ? 0 : proseWeight(scripts) }),
    nodes,
    address: facts.address ?? "",
    baseAddress: baseAddress(document, facts.address ?? ""),
    limits: writer.limits,
  };
}

function isElement(node: Node): node is Element {
  return "tagName" in node;
}

/** Text of a `script` or `noscript`: one node. */
function textOf(element: Element): string {
  const [child] = element.childNodes;
  return child?.nodeName === "#text" ? (child as TextNode).value : "";
}

/** Whether a parsed document is likely an article: the same test as `isProbablyArticle` in browsers. */
export function isProbablyArticle(document: Document): boolean {
  const root = document.childNodes.find(isElement);
  return root !== undefined && looksLikeArticle<Node>(root, {
    name: (node) => (isElement(node) ? node.tagName : node.nodeName === "#text" ? "#text" : ""),
    text: (node) => (node as TextNode).value,
    attribute: (node, name) => attributeOf(node as Element, name),
    children: (node) => ("childNodes" in node ? node.childNodes : []),
  });
}

function attributeOf(element: Element, name: string): string | null {
  for (const attribute of element.attrs) if (attribute.name === name && !attribute.prefix) return attribute.value;
  return null;
}

/** Content of the `template` that declares an open shadow root. */
function shadowRootOf(element: Element): DefaultTreeAdapterTypes.DocumentFragment | null {
  for (const child of element.childNodes) {
    if (isElement(child) && child.tagName === "template" && attributeOf(child, "shadowrootmode")?.toLowerCase() === "open") {
      return (child as DefaultTreeAdapterTypes.Template).content;
    }
  }
  return null;
}

function childrenBySlot(host: Element): Map<string, Node[]> {
  const slots = new Map<string, Node[]>();
  for (const child of host.childNodes) {
    if (!isElement(child) && child.nodeName !== "#text") continue;
    const name = isElement(child) ? (attributeOf(child, "slot") ?? "") : "";
    const assigned = slots.get(name);
    if (assigned) assigned.push(child);
    else slots.set(name, [child]);
  }
  return slots;
}

/** What relative addresses are resolved against: the first `base` with an address, else the page's own. */
function baseAddress(document: Document, address: string): string {
  const pending: Node[] = [document];
  for (let left = 10_000; pending.length > 0 && left > 0; left--) {
    const node = pending.pop();
    if (!node) break;
    if (isElement(node)) {
      if (node.tagName === "base") {
        const href = attributeOf(node, "href");
        if (href !== null) return URL.canParse(href, address || undefined) ? new URL(href, address || undefined).href : address;
      }
      if (node.tagName === "body") break;
    }
    if ("childNodes" in node) for (let i = node.childNodes.length - 1; i >= 0; i--) pending.push(node.childNodes[i] as Node);
  }
  return address;
}
