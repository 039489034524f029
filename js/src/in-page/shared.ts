/**
 * What glosses on the page have in common with the reader. in-page.js is loaded on demand and takes
 * it from index.js, which is there by then: nothing is downloaded twice.
 */
export { messages } from "../i18n/index.js";
export { isInPlace, placesOf, rangeOver } from "../page/live-places.js";
export { adopt, closest, h } from "../view/dom.js";
export { isKorean } from "../view/format.js";
export { GlossController } from "../view/gloss-controller.js";
export { shownTerms } from "../view/gloss-modes.js";
export { Highlighter } from "../view/highlighter.js";
export { SettingsStore, themeOf } from "../view/settings.js";
export { styles } from "../view/styles.js";
export { WordStore } from "../view/words.js";
