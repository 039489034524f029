import { Reader } from "../../../js/src/core/reader.js";
import { type Locale, localeOf } from "../../../js/src/i18n/index.js";
import { SettingsStore } from "../../../js/src/view/settings.js";
import { extensionStore } from "../shared/extension-store.js";
import type { Command, State, View } from "../shared/messages.js";
import { loadPreferences } from "../shared/preferences.js";
import { Host } from "./host.js";
import { notify } from "./notify.js";
import { ReadingView } from "./reading-view.js";
import { makeRemoteCore, NOTHING } from "./remote-core.js";

/** What Dokhae shows on one page. Nothing of it is in the page until something is opened. */
export class PageSession {
  readonly #reader = new Reader({ worker: makeRemoteCore, wasm: NOTHING, lexicon: NOTHING });
  readonly #settings = new SettingsStore(extensionStore);
  #host: Host | null = null;
  #reading: ReadingView | null = null;
  /** Commands wait for each other. */
  #last: Promise<void> = Promise.resolve();

  perform(command: Command): void {
    this.#last = this.#last.then(() => this.#perform(command)).catch(() => { this.#tell("error"); });
  }

  async #perform(command: Command): Promise<void> {
    switch (command.type) {
      case "toggle":
        if (this.#host) this.close();
        else await this.#open((await loadPreferences(extensionStore)).opens);
        break;
      case "open":
        await this.#open(command.view);
    }
  }

  /** Takes away whatever is open. */
  close(): void {
    this.#reading?.destroy();
    this.#reading = null;
    this.#host?.remove();
    this.#host = null;
    this.#tell("ready");
  }

  async #open(view: View): Promise<void> {
    const locale = await this.#locale();
    const host = (this.#host ??= new Host(() => { this.close(); }));
    this.#reading = new ReadingView(host.root, {
      mode: view === "side" ? "side" : "overlay",
      locale,
      reader: this.#reader,
      tell: (state) => { this.#tell(state); },
      onClose: () => { this.close(); },
    });
    void this.#reading.read();
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
