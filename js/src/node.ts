/** What Node has in place of a browser's document: `import { … } from "dokhae/node"`. */
export { decodeDocument, type Decoded, decodeText } from "./page/decode.js";
export { HtmlTooLargeError, pageFromBytes, pageFromHtml } from "./page/html.js";
export type { Page } from "./page/page.js";
export { walkParse5 } from "./page/parse5-walker.js";
export * from "./page/writer.js";
