import type { DokhaeError } from "../core/errors.js";
import type { Article, Claims, Terms } from "../core/types.js";
import type { ReaderOptions, Reading } from "../core/reader.js";
import type { Translate } from "../view/translator.js";
import { loadPanel } from "./load-panel.js";
import type { Panel, PanelEvents, Source } from "./panel.js";

// Nothing but types comes from elsewhere: until somebody wants to read, this is all that loads.

export interface DokhaeReaderEventMap {
  "dokhae-ready": CustomEvent<null>;
  "dokhae-article": CustomEvent<{ article: Article }>;
  "dokhae-gloss": CustomEvent<Terms>;
  "dokhae-claims": CustomEvent<Claims>;
  "dokhae-error": CustomEvent<{ error: Error & Pick<DokhaeError, "code"> }>;
  "dokhae-close": CustomEvent<null>;
}

const FONT = '"Pretendard Variable", Pretendard, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", system-ui, sans-serif';
const STYLE = `
:host { display: block }
:host([hidden]) { display: none }
.facade {
  all: initial; box-sizing: border-box; display: inline-flex; flex-wrap: wrap; gap: 0 .6em; align-items: baseline; padding: .65em 1.1em;
  border: 1px solid var(--dokhae-accent, #0f5a6e); border-radius: 8px; background: var(--dokhae-raised, #fff); color: var(--dokhae-accent, #0f5a6e);
  font: 600 medium/1.3 var(--dokhae-font, ${FONT}); text-align: start; word-break: keep-all; cursor: pointer
}
.facade:hover { background: #eef5f7 }
.facade:focus-visible { outline: 2px solid var(--dokhae-accent, #0f5a6e); outline-offset: 2px }
.facade[aria-disabled="true"] { cursor: progress; opacity: .7 }
.facade span { font-size: .88em; font-weight: 400 }
.facade[hidden] { display: none }
@media (prefers-color-scheme: dark) {
  .facade { border-color: var(--dokhae-accent, #8fcbdc); background: var(--dokhae-raised, #222429); color: var(--dokhae-accent, #8fcbdc) }
  .facade:hover { background: #2b3439 }
  .facade:focus-visible { outline-color: var(--dokhae-accent, #8fcbdc) }
}`;

// Importing it on a server does no harm.
const Base = typeof HTMLElement === "undefined" ? (Object as unknown as typeof HTMLElement) : HTMLElement;
/** From the prototype: a form named `createElement` can stand in front of the document's own. */
const dom = (typeof Document === "undefined" ? {} : Document.prototype) as unknown as {
  createElement: (this: Document, name: string) => HTMLElement;
  querySelector: (this: Document, selector: string) => Element | null;
};

/** Properties that are attributes, by the attribute's name and what holds without it. */
const REFLECTED = {
  target: ["target", ""],
  loading: ["loading", "lazy"],
  mode: ["mode", "overlay"],
  assetBase: ["asset-base", ""],
  images: ["images", ""],
  dictionaries: ["dictionaries", ""],
  worker: ["worker", ""],
} as const;

const ignore = (): void => undefined;

/**
 * A button that opens the page it stands on in Dokhae's reader.
 *
 *     <script type="module" src="/dokhae/dokhae.js"></script>
 *     <dokhae-reader></dokhae-reader>
 *
 * Attributes and the properties of their names are in step; what is changed later holds from
 * then on, and an open reader reads again.
 *
 * @tagname dokhae-reader
 * @attribute {string} target - selector of the part of the page to read; without it all of it
 * @attribute {"lazy" | "eager" | "manual"} loading - `lazy` (default): loads when the pointer or the
 *   focus comes near; `eager`: loads at once, and reads at once where `mode` is `inline`; `manual`:
 *   no button, only `read()`
 * @attribute {"overlay" | "inline" | "side"} mode - `overlay` (default): over the window; `inline`: where
 *   the element stands; `side`: at the window's side
 * @attribute {string} asset-base - folder of dokhae.wasm and lexicon.bin. Scripts always come from
 *   beside this one: what an attribute says is never executed.
 * @attribute {string} images - `none`: their descriptions instead, so that nothing is asked for
 * @attribute {string} glossary - the publisher's own words: address of a JSON file, or `#id` of a
 *   `<script type="application/json">`: `{"term": {"gloss", "note", "link"}}`
 * @attribute {string} dictionaries - addresses of dictionary packs, set apart by spaces
 * @attribute {string} worker - `none`: no Worker is tried, the work is done on the page's thread
 * @attribute {string} lang - language of the interface, `en` or `ko`; by default the browser's
 * @fires {CustomEvent<null>} dokhae-ready - the core is loaded
 * @fires {CustomEvent<{article: Article}>} dokhae-article - the clean article is there
 * @fires {CustomEvent<Terms>} dokhae-gloss - its terms with their glosses are there
 * @fires {CustomEvent<Claims>} dokhae-claims - the outline is there
 * @fires {CustomEvent<{error: DokhaeError}>} dokhae-error - reading has failed; or it went on without a
 *   glossary or dictionary that could not be had
 * @fires {CustomEvent<null>} dokhae-close - the reader was closed
 * @slot label - the button's text
 * @csspart button - the button that opens the reader
 * @csspart reader - the reader
 * @csspart toolbar - its controls
 * @csspart article - the clean article
 * @csspart title - its headline
 * @csspart meta - its byline, times and source
 * @csspart outline - who says what
 * @csspart popup - the gloss of a word
 * @cssproperty --dokhae-paper - background
 * @cssproperty --dokhae-raised - background of the button and the pop-up
 * @cssproperty --dokhae-ink - text
 * @cssproperty --dokhae-accent - links, marks, the button
 * @cssproperty --dokhae-font - font family
 */
export class DokhaeReaderElement extends Base {
  static readonly observedAttributes = [...Object.values(REFLECTED).map(([attribute]) => attribute), "glossary", "lang"];

  declare target: string;
  declare loading: "lazy" | "eager" | "manual";
  declare mode: string;
  declare assetBase: string;
  declare images: string;
  declare dictionaries: string;
  declare worker: string;
  /**
   * Translates claims when a reader asks for it, instead of the browser's own translator. Results
   * are shown as text, marked as machine translation.
   */
  declare translator: Translate | null | undefined;
  /** Own Worker, wasm, lexicon, limits; then the core is not shared with other elements. To be set before the first reading. */
  declare readerOptions: ReaderOptions | undefined;

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #button = this.#makeButton();
  #panel: Promise<Panel> | null = null;
  #glossary: object | null = null;
  #connected = false;
  #warmed = false;
  #removed = 0;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#button);
  }

  connectedCallback(): void {
    this.#connected = true;
    clearTimeout(this.#removed);
    // What was set before the script had come stands in front of the accessors.
    for (const name of [...Object.keys(REFLECTED), "glossary"] as (keyof this)[]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- one of the names above
      delete this[name];
      this[name] = value;
    }
    this.#begin();
  }

  disconnectedCallback(): void {
    this.#connected = false;
    // Moving an element removes it too, but it is back at once.
    this.#removed = setTimeout(() => {
      if (!this.#connected) void this.#drop();
    }) as unknown as number;
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.#connected) return;
    if (name === "lang") {
      void this.#panel?.then((panel) => {
        panel.setLanguages(this.#languages);
      }, ignore);
    } else if (name === "loading") {
      this.#begin();
    } else if (name !== "target") {
      this.#renew();
    }
  }

  /** The publisher's own words, `{term: {gloss, note, link}}`; the attribute says where else they are. */
  get glossary(): object | string | null {
    return this.#glossary ?? this.getAttribute("glossary");
  }

  set glossary(value: object | string | null) {
    this.#glossary = typeof value === "object" ? value : null;
    if (typeof value === "string") this.setAttribute("glossary", value);
    else this.#renew();
  }

  /**
   * Opens the reader. Events tell of each stage, the promise of the whole.
   * @param source a document or element, or plain text with the title in its first line;
   *   without it what `target` says
   */
  async read(source?: Source): Promise<Reading> {
    const panel = await this.#ready();
    const reading = panel.read(source ?? this.#targeted);
    this.#button.hidden = this.#button.hidden || this.#isInline;
    return reading;
  }

  /**
   * Explains the words on the page itself, whose DOM stays as it is, until `stopGlossing()`.
   * @returns how many are marked
   */
  async glossPage(): Promise<number> {
    return (await this.#ready()).glossPage(this.#targeted);
  }

  async stopGlossing(): Promise<void> {
    (await this.#panel)?.stopGlossing();
  }

  /** Closes the reader and ends what it was doing. */
  async close(): Promise<void> {
    await this.#panel?.then((panel) => {
      panel.close();
    });
  }

  /** Loads everything now. What goes wrong is told when somebody reads. */
  async warm(): Promise<void> {
    await this.#prepare();
  }

  /** What is to be read: what `target` selects, or all. */
  get #targeted(): Document | Element {
    const { target } = this;
    return (target === "" ? null : dom.querySelector.call(this.ownerDocument, target)) ?? this.ownerDocument;
  }

  get #isInline(): boolean {
    return this.mode === "inline";
  }

  get #languages(): readonly string[] {
    const own = this.getAttribute("lang");
    return own === null || own === "" ? navigator.languages : [own];
  }

  #begin(): void {
    this.#button.hidden = this.loading === "manual";
    if (this.loading !== "eager") return;
    if (this.#isInline) this.read().catch(ignore); // said in the view and by an event
    else void this.#prepare();
  }

  /** Takes the reader away. @returns what it was reading, if it was open */
  async #drop(): Promise<Source | null> {
    const panel = this.#panel;
    this.#panel = null;
    this.#warmed = false;
    try {
      return (await panel)?.destroy() ?? null;
    } catch {
      return null; // it never came
    }
  }

  /** Another reader takes over with what now holds. */
  #renew(): void {
    if (!this.#panel) return;
    void this.#drop().then((source) => {
      // Unless somebody asked for something else meanwhile.
      if (source !== null && !this.#panel) this.read(source).catch(ignore);
    }, ignore);
  }

  #makeButton(): HTMLButtonElement {
    const make = (name: string): HTMLElement => dom.createElement.call(this.ownerDocument, name);
    const button = make("button") as HTMLButtonElement;
    button.type = "button";
    button.className = "facade";
    button.part.add("button");
    const label = make("slot") as HTMLSlotElement;
    label.name = "label";
    const english = new Text("Read in English with Dokhae");
    const korean = make("span");
    korean.lang = "ko";
    korean.textContent = "영어로 읽기";
    button.lang = "en";
    label.append(english, korean);
    button.append(label);
    button.onpointerover = button.onfocus = () => void this.#prepare();
    button.onclick = () => {
      this.read().catch(ignore); // said in the view and by an event
    };
    return button;
  }

  async #ready(): Promise<Panel> {
    const loading = this.#load();
    const panel = await loading;
    if (this.#panel !== loading) throw new DOMException("the element was removed", "AbortError");
    void this.#prepare();
    return panel;
  }

  /** Gets everything ready, unless it is. A failure is told when somebody reads. */
  async #prepare(): Promise<void> {
    if (this.#warmed) return;
    this.#warmed = true;
    try {
      await (await this.#load()).warm();
      this.#emit("dokhae-ready", null);
    } catch {
      this.#warmed = false;
    }
  }

  #load(): Promise<Panel> {
    if (this.#panel) return this.#panel;
    this.#button.setAttribute("aria-disabled", "true");
    const loading = loadPanel().then(({ Panel: Loaded }) => new Loaded(this.#root, {
      assetBase: this.assetBase === "" ? null : this.#absolute(this.assetBase.replace(/\/?$/, "/")),
      dictionaries: this.dictionaries.split(/\s+/).filter((address) => address !== "").map((address) => this.#absolute(address)),
      worker: this.worker !== "none",
      readerOptions: this.readerOptions,
      glossary: this.#glossarySource,
      base: this.baseURI,
      translator: () => this.translator ?? null,
      mode: this.#isInline ? "inline" : this.mode === "side" ? "side" : "overlay",
      images: this.images !== "none",
      languages: this.#languages,
      emit: <K extends keyof PanelEvents>(name: K, detail: PanelEvents[K]) => {
        if (name === "close" && this.#connected) {
          this.#button.hidden = this.loading === "manual";
          this.#button.focus();
        }
        this.#emit(`dokhae-${name}`, detail);
      },
    }));
    this.#panel = loading;
    loading.catch(() => {
      this.#panel = null; // the next one tries again
      this.#button.textContent = "Dokhae could not be loaded · 독해를 불러오지 못했습니다";
      this.#emit("dokhae-error", { error: Object.assign(new Error("Dokhae's scripts could not be loaded"), { code: "unavailable" }) });
    }).finally(() => {
      this.#button.removeAttribute("aria-disabled");
    });
    return loading;
  }

  /** The glossary itself, or its address. */
  get #glossarySource(): unknown {
    const { glossary } = this;
    if (typeof glossary !== "string") return glossary;
    if (!glossary.startsWith("#")) return this.#absolute(glossary);
    try {
      const value: unknown = JSON.parse(dom.querySelector.call(this.ownerDocument, glossary)?.textContent ?? "");
      return typeof value === "object" && value;
    } catch {
      return false; // told as a glossary that is none
    }
  }

  #absolute(address: string): string {
    try {
      return new URL(address, this.baseURI).href;
    } catch {
      return "about:invalid"; // fails where it is loaded
    }
  }

  #emit(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "dokhae-reader": DokhaeReaderElement;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the events join the element's own
  interface HTMLElementEventMap extends DokhaeReaderEventMap {}
}

for (const [name, [attribute, otherwise]] of Object.entries(REFLECTED)) {
  Object.defineProperty(DokhaeReaderElement.prototype, name, {
    get(this: Element) {
      return this.getAttribute(attribute) ?? otherwise;
    },
    set(this: Element, value: string) {
      this.setAttribute(attribute, value);
    },
    enumerable: true,
    configurable: true,
  });
}

// A second copy of the script on the page leaves the first one in place.
if (typeof customElements !== "undefined" && !customElements.get("dokhae-reader")) {
  customElements.define("dokhae-reader", DokhaeReaderElement);
}
