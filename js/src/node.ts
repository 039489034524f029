/** What Node has in place of a browser's document: `import { … } from "dokhae/node"`. */
export { readExtendedLexicon, readLexicon, readWasm } from "./cli/assets.js";
export { markupOf } from "./cli/markup.js";
export * from "./core/article-tree.js";
export { Engine } from "./core/engine.js";
export { DokhaeError, type ErrorCode } from "./core/errors.js";
export type * from "./core/types.js";
export * from "./dictionary/index.js";
export { decodeDocument, type Decoded, decodeText } from "./page/decode.js";
export { HtmlTooLargeError, NotTextError, pageFromBytes, pageFromHtml } from "./page/html.js";
export type { Page } from "./page/page.js";
export { isProbablyArticle, walkParse5 } from "./page/parse5-walker.js";
export * from "./page/writer.js";
