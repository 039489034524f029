import { Reader } from "../../../js/src/core/reader.js";
import { type Locale, localeOf, messages } from "../../../js/src/i18n/index.js";
import { isProbablyArticle } from "../../../js/src/page/dom-walker.js";
import { SettingsStore, themeOf } from "../../../js/src/view/settings.js";
import { WordStore } from "../../../js/src/view/words.js";
import { extensionStore } from "../shared/extension-store.js";
import { text } from "../shared/i18n.js";
import type { Command, State, View } from "../shared/messages.js";
import { loadPreferences, siteOf } from "../shared/preferences.js";
import { Bar, type BarContent } from "./bar.js";
import { GlossedPage } from "./glossed-page.js";
import { Host } from "./host.js";
import { notify } from "./notify.js";
import { errorOf, ReadingView } from "./reading-view.js";
import { makeRemoteCore, NOTHING } from "./remote-core.js";
import { selectedText, termsIn } from "./selection.js";
import { SelectionPanel } from "./selection-panel.js";

/**
 * What Dokhae shows on one page: the reader over it or beside it, and glosses on its own text,
 * which stay where the reader is beside it. Nothing of all that is in the page until something
 * is opened.
 */
export class PageSession {
  readonly #reader = new Reader({ worker: makeRemoteCore, wasm: NOTHING, lexicon: NOTHING });
  readonly #settings = new SettingsStore(extensionStore);
  readonly #words = new WordStore(extensionStore);
  #host: Host | null = null;
  #reading: ReadingView | null = null;
  #page: GlossedPage | null = null;
  #selection: SelectionPanel | null = null;
  #selecting = new AbortController();
  /** Says why nothing was opened. */
  #notice: Bar | null = null;
  /** Glosses are to be back when the reader over the page is closed. */
  #wasGlossed = false;
  /** What was opened last, by its address; what its user has closed does not open at once again. */
  #opened = "";
  /** Commands wait for each other. */
  #last: Promise<void> = Promise.resolve();

  perform(command: Command): void {
    this.#last = this.#last.then(() => this.#perform(command)).catch(() => { this.#tell("error"); });
  }

  async #perform(command: Command): Promise<void> {
    switch (command.type) {
      case "toggle":
        if (this.#host) this.close();
        else await this.#begin();
        break;
      case "arrive":
        if (!this.#host && this.#opened !== here() && isProbablyArticle(document)) await this.#arrive();
        break;
      case "open":
        if (this.#reading?.name === command.view) this.#closeReading();
        else if (command.view === "glosses" && this.#page) this.#closePage();
        else await this.#open(command.view);
        break;
      case "selection":
        await this.#explain(command.text);
    }
  }

  /** Takes away whatever is open. */
  close(): void {
    this.#reading?.destroy();
    this.#page?.destroy();
    this.#reading = this.#page = null;
    this.#wasGlossed = false;
    this.#dropNotice();
    this.#dropSelection();
    this.#settle();
  }

  /** The button was pressed: what the user wants to see, unless it is a site not to be read. */
  async #begin(): Promise<void> {
    const { opens, sites } = await loadPreferences(extensionStore);
    const site = siteOf(location.href);
    if (sites[site] !== "never") {
      await this.#open(opens);
      return;
    }
    const locale = await this.#locale();
    this.#say(locale, text(locale, "barNever", site), [
      [text(locale, "barAnyway"), () => { this.#openNow(opens); }],
      [text(locale, "barSettings"), () => { notify({ type: "options" }); }],
    ]);
  }

  #say(locale: Locale, message: string, buttons: BarContent["buttons"]): void {
    this.#dropNotice();
    this.#notice = new Bar(this.#root, () => {
      this.#dropNotice();
      this.#settle();
    });
    this.#notice.render({ locale, theme: themeOf(this.#settings.get()), message, isNotice: true, buttons });
  }

  /** The words in what is selected. Over the page there is the reader, which explains all of its own. */
  async #explain(told: string | undefined): Promise<void> {
    if (this.#reading?.name === "reader") return;
    const locale = await this.#locale();
    await this.#words.load();
    this.#dropNotice();
    this.#dropSelection();
    const selected = selectedText(told);
    if (!selected) {
      this.#say(locale, text(locale, "selectionNone"), []);
      return;
    }
    const { signal } = (this.#selecting = new AbortController());
    const panel = (this.#selection = new SelectionPanel(this.#root, {
      locale,
      theme: themeOf(this.#settings.get()),
      store: this.#words,
      place: selected.range?.getBoundingClientRect() ?? null,
      isOurs: (event) => this.#host?.holds(event) === true,
      onClose: () => {
        this.#dropSelection();
        this.#settle();
      },
    }));
    this.#tell("reading");
    termsIn(selected, this.#reader, signal).then((found) => {
      panel.show(found);
      this.#tell("open");
    }, (cause: unknown) => {
      if (signal.aborted) return;
      const { errorTitle, error } = messages(locale);
      panel.say(`${errorTitle}. ${error[errorOf(cause).code]}`);
      this.#tell("error");
    });
  }

  async #arrive(): Promise<void> {
    const { opens, sites } = await loadPreferences(extensionStore);
    if (sites[siteOf(location.href)] === "atOnce") await this.#open(opens);
  }

  #openNow(view: View): void {
    this.perform({ type: "open", view });
  }

  async #open(view: View): Promise<void> {
    const locale = await this.#locale();
    this.#opened = here();
    this.#dropNotice();
    if (view === "glosses") this.#gloss(locale);
    else this.#read(view, locale);
  }

  #gloss(locale: Locale): void {
    // Over the page there is nothing to be seen of them.
    if (this.#reading?.name === "reader") {
      this.#reading.destroy();
      this.#reading = null;
    }
    const page = (this.#page = new GlossedPage(this.#root, {
      locale,
      reader: this.#reader,
      tell: (state) => { this.#tell(state); },
      onOpen: (view) => { this.#openNow(view); },
      onClose: () => { this.#closePage(); },
    }));
    if (this.#reading) page.showBar(false);
    void page.start();
  }

  #read(view: "reader" | "side", locale: Locale): void {
    this.#reading?.destroy();
    if (view === "reader") {
      this.#wasGlossed = this.#page !== null;
      this.#page?.destroy();
      this.#page = null;
    }
    this.#page?.showBar(false);
    this.#reading = new ReadingView(this.#root, {
      mode: view === "side" ? "side" : "overlay",
      outlineFirst: this.#page !== null,
      locale,
      reader: this.#reader,
      tell: (state) => { this.#tell(state); },
      onClose: () => { this.#closeReading(); },
    });
    void this.#reading.read();
  }

  #closeReading(): void {
    this.#reading?.destroy();
    this.#reading = null;
    if (this.#wasGlossed) this.#openNow("glosses");
    this.#wasGlossed = false;
    this.#page?.showBar(true);
    this.#settle();
  }

  #closePage(): void {
    this.#page?.destroy();
    this.#page = null;
    this.#settle();
  }

  #dropNotice(): void {
    this.#notice?.remove();
    this.#notice = null;
  }

  #dropSelection(): void {
    this.#selecting.abort();
    this.#selection?.remove();
    this.#selection = null;
  }

  /** The host goes with the last that stands in it. */
  #settle(): void {
    if (this.#reading || this.#selection || this.#notice) return;
    if (this.#page) {
      this.#tell(this.#page.state);
      return;
    }
    this.#host?.remove();
    this.#host = null;
    this.#tell("ready");
  }

  get #root(): ShadowRoot {
    this.#host ??= new Host(() => { this.close(); });
    return this.#host.root;
  }

  async #locale(): Promise<Locale> {
    await this.#settings.load();
    const { locale } = this.#settings.get();
    return locale === "" ? localeOf(navigator.languages) : locale;
  }

  #tell(state: State): void {
    notify({ type: "state", state });
  }
}

/** The page's address, wherever in it the user is. */
function here(): string {
  return location.href.replace(/#.*/, "");
}
