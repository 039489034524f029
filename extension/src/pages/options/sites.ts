import { button, h } from "../../../../js/src/view/dom.js";
import { extensionStore, onStored } from "../../shared/extension-store.js";
import type { MessageName } from "../../shared/i18n.js";
import { changePreferences, loadPreferences, PREFERENCES, SITE_RULES, type SiteRule, siteOf } from "../../shared/preferences.js";
import { hint, keepingFocus, type Page, section, Status, watchChanges } from "../page.js";

const RULES: Record<SiteRule, MessageName> = { atOnce: "optionsSitesAtOnce", never: "optionsSitesNever" };

/** Sites on which Dokhae opens by itself, or stays away. */
export function sitesSection({ text, signal }: Page): HTMLElement {
  const status = new Status();
  status.element.id = "sites-status";
  const list = h("ul", { class: "rows" });
  const choice = (chosen: SiteRule, attributes: Record<string, string>): HTMLSelectElement =>
    h("select", attributes, ...SITE_RULES.map((rule) => h("option", { value: rule, selected: rule === chosen ? "" : null }, text(RULES[rule]))));

  const set = async (site: string, rule: SiteRule | null): Promise<void> => {
    const { sites } = await loadPreferences(extensionStore);
    const others = Object.entries(sites).filter(([name]) => name !== site);
    const rules = rule === null ? others : [...others, [site, rule] as const].sort(([a], [b]) => (a < b ? -1 : 1));
    await changePreferences(extensionStore, { sites: Object.fromEntries(rules) });
  };
  const hasChanged = watchChanges();
  const show = async (): Promise<void> => {
    const { sites } = await loadPreferences(extensionStore);
    if (!hasChanged(sites)) return;
    const rows = Object.entries(sites).map(([site, rule]) => {
      const rules = choice(rule, { "aria-label": text("optionsSitesRuleOf", site), "data-key": `rule ${site}` });
      rules.addEventListener("change", () => void set(site, rules.value as SiteRule));
      const remove = button({ "aria-label": text("optionsRemoveNamed", site), "data-key": `remove ${site}` }, () => void (async () => {
        await set(site, null);
        status.say(text("optionsSitesRemoved", site));
        address.focus();
      })(), text("optionsRemove"));
      return h("li", {}, h("span", { class: "name" }, site), rules, remove);
    });
    keepingFocus(list, () => { list.replaceChildren(...rows.length > 0 ? rows : [h("li", { class: "hint" }, text("optionsSitesNone"))]); });
  };

  const address = h("input", { type: "text", name: "site", inputmode: "url", autocomplete: "off", spellcheck: "false", placeholder: "news.example.com", "aria-describedby": "sites-status" });
  const rule = choice("atOnce", { name: "rule" });
  const form = h("form", { class: "row" },
    h("label", { class: "field" }, text("optionsSitesAddress"), address),
    h("label", { class: "field" }, text("optionsSitesRule"), rule),
    h("button", { type: "submit" }, text("optionsSitesAdd")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = address.value.trim();
    const site = siteOf(typed.includes("://") ? typed : `https://${typed}`);
    address.ariaInvalid = String(site === "");
    if (site === "") {
      status.say(text("optionsSitesInvalid"), true);
      address.focus();
      return;
    }
    void set(site, rule.value as SiteRule).then(() => {
      address.value = "";
      status.say(text("optionsSitesAdded", site));
    });
  });
  signal.addEventListener("abort", onStored(PREFERENCES, () => void show()));
  void show();
  return section("sites", text("optionsSites"), hint(text("optionsSitesWhat")), form, status.element, list, hint(text("optionsSitesHonest")));
}
