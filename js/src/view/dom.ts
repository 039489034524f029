/**
 * Making elements. The page may have put a form named `createElement` in front of the
 * document's own method, so that is taken from the prototype. Importing it on a server does no harm.
 */
const { createElement, createElementNS } = (typeof Document === "undefined" ? {} : Document.prototype) as unknown as {
  createElement: (this: Document, tag: string) => HTMLElement;
  createElementNS: (this: Document, namespace: string, tag: string) => SVGElement;
};

type Child = Node | string | null;

/** An element with attributes (null: left out) and children (texts become text nodes). */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | null>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = createElement.call(document, tag) as HTMLElementTagNameMap[K];
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that does not submit. */
export function button(attributes: Readonly<Record<string, string | null>>, onClick: (() => void) | null, ...children: Child[]): HTMLButtonElement {
  const element = h("button", { type: "button", ...attributes }, ...children);
  if (onClick) element.addEventListener("click", onClick);
  return element;
}

/** A line drawing of 24 by 24 units, for buttons that have a name. */
export function icon(path: string): SVGElement {
  const [svg, shape] = ["svg", "path"].map((tag) => createElementNS.call(document, "http://www.w3.org/2000/svg", tag)) as [SVGElement, SVGElement];
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

/** An icon's path: close, stop. */
export const CROSS = "M6 6l12 12M18 6L6 18";

/** The nearest element from a node upwards that the selector fits, within one tree. */
export function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  const element = target instanceof Element ? target : (target as Node | null)?.parentElement;
  return element?.closest<HTMLElement>(selector) ?? null;
}

/** Puts a style sheet into a document or a shadow root; returns how to take it out. */
export function adopt(root: DocumentOrShadowRoot, css: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/** The text in Korean where the interface may be in another language. */
export function korean(text: string, className: string | null = null): HTMLSpanElement {
  return h("span", { lang: "ko", class: className }, text);
}

/** How a Korean word is said, in Latin letters. */
export function romanized(text: string): HTMLSpanElement {
  return h("span", { class: "roman", lang: "ko-Latn" }, text);
}

export const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
