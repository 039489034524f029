import { h } from "./dom.js";

/**
 * Prints an article and nothing of the page around it: a copy of it in an empty frame.
 * @param reader the element that the style sheet is for; its frame is taken out by the next printing
 */
export async function printArticle(article: HTMLElement, reader: HTMLElement, css: string): Promise<void> {
  reader.querySelector(".print")?.remove();
  const frame = h("iframe", { class: "print" });
  reader.append(frame);
  const view = frame.contentWindow as Window & typeof globalThis;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  const copy = article.cloneNode(true) as HTMLElement;
  const body = h("div", { class: "reader shown", lang: reader.lang }, copy);
  body.dataset.font = reader.dataset.font;
  body.style.cssText = reader.style.cssText;
  const images = [...copy.querySelectorAll("img")];
  for (const image of images) image.loading = "eager";
  view.document.title = article.querySelector("h1")?.textContent ?? "";
  view.document.adoptedStyleSheets = [sheet];
  view.document.body.append(body);
  await Promise.allSettled(images.map((image) => image.decode()));
  view.print();
}
