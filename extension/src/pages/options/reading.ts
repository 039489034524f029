import type { Locale } from "../../../../js/src/i18n/index.js";
import { button, h } from "../../../../js/src/view/dom.js";
import { SETTINGS, type Settings } from "../../../../js/src/view/settings.js";
import { control, listen, showSettings } from "../../../../js/src/view/settings-panel.js";
import { type Page, section } from "../page.js";

type Controlled = Parameters<typeof control>[0];

/** The settings that the reader has itself, and its language. */
export function readingSection(page: Page): HTMLElement {
  const { settings, words, signal } = page;
  const { controls } = words;
  const [spacing = "", content = "", terms = ""] = controls.groups;
  const group = (heading: string, names: readonly Controlled[]): HTMLElement =>
    h("div", { class: "group", role: "group", "aria-label": heading }, h("h3", {}, heading), ...names.map((name) => control(name, words)));
  const sample = h("p", { class: "sample", lang: "ko" }, "기상청은 내일 오후부터 전국에 비가 내리겠다고 예보했다. 비는 모레 새벽 서쪽 지방부터 차차 그치겠다.");
  const element = section("reading", page.text("optionsReading"),
    language(page),
    h("div", { class: "groups" },
      group(terms, ["glossMode", "density", "outlineOrder"]),
      group(page.text("optionsReadingText"), ["theme", "font", "size", "width", "line"]),
      group(spacing, ["weight", "letter", "word", "align"]),
      group(content, ["images", "links", "lineFocus", "singleKeys"]),
      group(controls.listen, ["rate"])),
    h("figure", {}, h("figcaption", { class: "hint" }, page.text("optionsReadingSample")), sample),
    h("p", { class: "row" }, button({}, () => { settings.reset(); }, controls.reset)));
  listen(element, settings);
  const show = (shown: Readonly<Settings>): void => {
    showSettings(element, shown);
    for (const name of ["size", "weight", "line", "letter", "word", "width"] as const) sample.style.setProperty(`--text-${name}`, String(shown[name]));
    Object.assign(sample.dataset, { font: shown.font, align: shown.align });
  };
  signal.addEventListener("abort", settings.onChange(show));
  show(settings.get());
  return element;
}

function language(page: Page): HTMLElement {
  const names: Record<Locale | "", string> = { "": page.text("optionsLanguageBrowser"), en: "English", ko: "한국어" };
  return h("fieldset", {}, h("legend", {}, page.text("optionsLanguage")), h("div", {}, ...SETTINGS.locale.map((value) =>
    h("label", { class: "choice", lang: value || null }, h("input", { type: "radio", name: "locale", value }), names[value]))));
}
