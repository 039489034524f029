import type { Messages } from "../i18n/index.js";
import { button, h } from "./dom.js";
import { SETTINGS, type SettingName, type Settings, type SettingsStore } from "./settings.js";

/** What stands in the panel, in groups; all but the first are folded. */
const GROUPS = [
  ["theme", "font", "size", "width", "line"],
  ["weight", "letter", "word", "align"],
  ["images", "links", "lineFocus"],
  ["glossMode", "density", "outlineOrder"],
] as const satisfies readonly (readonly SettingName[])[];

export function settingsPanel(words: Messages, store: SettingsStore): Node[] {
  const { controls } = words;
  return [
    ...GROUPS.map((names, index) => {
      const group = names.map((name) => control(name, words));
      return index === 0 ? h("div", {}, ...group) : h("details", {}, h("summary", {}, controls.groups[index - 1] ?? ""), ...group);
    }),
    button({ class: "reset" }, () => { store.reset(); }, controls.reset),
  ];
}

/** The control of one setting, as the table of settings says: choices, a slider or a switch. */
export function control(name: keyof Messages["controls"]["names"] & SettingName, words: Messages): HTMLElement {
  const { names } = words.controls;
  const allowed = SETTINGS[name];
  if (typeof allowed === "boolean") return h("label", {}, h("input", { type: "checkbox", name }), names[name]);
  if (typeof allowed[0] === "number") {
    const [min, max, step] = allowed.map(String);
    return h("label", {}, names[name], h("input", { type: "range", name, min: min ?? "", max: max ?? "", step: step ?? "" }), h("output"));
  }
  return h("fieldset", {}, h("legend", {}, names[name]), h("div", {}, ...(allowed as readonly (keyof typeof names)[]).map((value) =>
    h("label", { class: `choice ${value}` }, h("input", { type: "radio", name, value }), names[value]))));
}

/** Whatever control was changed in `root` changes its setting. */
export function listen(root: HTMLElement, store: SettingsStore): void {
  root.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !(target.name in SETTINGS)) return;
    const value = target.type === "checkbox" ? target.checked : target.type === "range" ? target.valueAsNumber : target.value;
    store.set({ [target.name]: value });
  });
}

/** Shows the settings in their controls. */
export function showSettings(root: HTMLElement, settings: Readonly<Settings>): void {
  for (const input of root.querySelectorAll<HTMLInputElement>("input[name]")) {
    const value = settings[input.name as SettingName];
    if (input.type === "range") {
      input.value = String(value);
      const shown = input.name === "size" ? `${value}%` : String(value);
      input.ariaValueText = shown;
      (input.nextElementSibling as HTMLOutputElement).value = shown;
    } else {
      input.checked = value === (input.type === "radio" ? input.value : true);
    }
  }
}
