/** The package's API in browsers: `import { Reader } from "dokhae"`. */
export * from "./core/article-tree.js";
/** For the custom element, whose script loads this one: what it shares with a program is there once. */
export { Panel } from "./element/panel.js";
export { DokhaeError, type ErrorCode } from "./core/errors.js";
export { Engine } from "./core/engine.js";
export { type Glossary, type GlossaryEntry, parseGlossary, withGlossary } from "./core/glossary.js";
export { type AddedDictionary, type PageInput, Reader, type ReaderOptions, type Reading, type ReadOptions } from "./core/reader.js";
export { safeImage, safeLink } from "./core/safe-url.js";
export type * from "./core/types.js";
/** For in-page.js, which is loaded on demand. */
export * from "./in-page/shared.js";
export { type Locale, localeOf } from "./i18n/index.js";
export { type DeviceStore, localStore } from "./view/device-store.js";
export { ReaderView, type ReaderViewOptions } from "./view/reader-view.js";
export type { Settings } from "./view/settings.js";
export type { Translate } from "./view/translator.js";
export { isProbablyArticle, walkDocument } from "./page/dom-walker.js";
export type { Page } from "./page/page.js";
/** For benchmarks, which start a core as `Reader.start()` does. */
export { samplePages } from "./page/sample-pages.js";
export { PageLimit } from "./page/writer.js";
