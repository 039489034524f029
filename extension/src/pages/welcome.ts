import { button, h } from "../../../js/src/view/dom.js";
import { VIEWS } from "../shared/messages.js";
import { Example, exampleArticle } from "./example.js";
import { VIEW_TEXTS } from "./options/opening.js";
import { shortcutList } from "./options/shortcuts.js";
import { hint, isFirefox, type Page, section, showPage, Status } from "./page.js";

function welcome(page: Page): Node[] {
  const { text } = page;
  const press = h("li", {}, text("welcomePressButton"));
  void chrome.commands.getAll().then((commands) => {
    const keys = commands.find(({ name }) => name === "_execute_action")?.shortcut;
    if (keys) press.replaceChildren(h("span", {}, ...around(text("welcomePress", "$1"), h("kbd", {}, keys))));
  });
  return [h("div", { class: "welcome" },
    h("header", { class: "top" }, h("img", { src: "icons/128.png", alt: "", width: "64", height: "64" }),
      h("div", {}, h("h1", {}, text("welcomeTitle")), h("p", {}, text("welcomeLead")))),
    h("main", {},
      section("start", text("welcomeStart"), h("ol", { class: "steps" },
        h("li", {}, h("span", {}, text(isFirefox ? "welcomePinFirefox" : "welcomePinChrome"))), press, h("li", {}, h("span", {}, text("welcomePoint"))))),
      tryIt(page),
      section("keys", text("welcomeShortcuts"), shortcutList(page)),
      section("privacy", text("welcomePrivacy"), h("p", {}, text("welcomePrivacyWhat"))),
      h("p", {}, h("a", { class: "button primary", href: "options.html" }, text("welcomeOptions")))))];
}

/** A message with an element where its value stands. */
function around(message: string, element: Node): (Node | string)[] {
  const [before = "", after = ""] = message.split("$1");
  return [before, element, after];
}

/** The three views, each at work on an article of our own. */
function tryIt({ text, locale, signal }: Page): HTMLElement {
  const status = new Status();
  const article = exampleArticle();
  const example = new Example(article, locale, () => {
    close.hidden = true;
    status.say("");
  });
  const close = button({ hidden: "" }, () => { example.close(); }, text("welcomeTryEnd"));
  signal.addEventListener("abort", () => { example.destroy(); });
  const views = VIEWS.map((view) => {
    const [name, what] = VIEW_TEXTS[view];
    return h("div", { class: "view" }, h("h3", {}, text(name)), h("p", { class: "hint", id: `what-${view}` }, text(what)),
      button({ "aria-label": `${text("welcomeTry")}: ${text(name)}`, "aria-describedby": `what-${view}` }, () => void (async () => {
        try {
          const words = await example.open(view);
          close.hidden = view !== "glosses" || !example.isOpen;
          if (view !== "glosses") return;
          article.scrollIntoView({ block: "nearest" });
          status.say(text("welcomeTryGlossed", words));
        } catch (error) {
          status.say(text("welcomeTryFailed"), true, (error as Error).message);
        }
      })(), text("welcomeTry")));
  });
  return section("try", text("welcomeViews"), hint(text("welcomeTryWhat")), h("div", { class: "views" }, ...views), status.element, h("p", { class: "row" }, close), article, example.element);
}

void showPage("welcomeTitle", welcome);
