import type { DokhaeError } from "../core/errors.js";
import type { Reading } from "../core/reader.js";
import type { Article, Claims, Terms } from "../core/types.js";
import type { Panel, PanelEvents, Source } from "./panel.js";

// Nothing but types comes from elsewhere: until somebody wants to read, this is all that loads.

export interface DokhaeReaderEventMap {
  "dokhae-ready": CustomEvent<null>;
  "dokhae-article": CustomEvent<{ article: Article }>;
  "dokhae-terms": CustomEvent<Terms>;
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

/**
 * A button that opens the page it stands on in Dokhae's reader.
 *
 *     <script type="module" src="/dokhae/dokhae.js"></script>
 *     <dokhae-reader></dokhae-reader>
 *
 * @attribute target - selector of the part of the page to read; without it all of it
 * @attribute loading - `lazy` (default): loads when the pointer or the focus comes near;
 *   `eager`: loads at once, and reads at once where `mode` is `inline`; `manual`: no button,
 *   only `read()`
 * @attribute mode - `overlay` (default): over the window; `inline`: where the element stands;
 *   `side`: at the window's side
 * @attribute asset-base - folder of dokhae.wasm and lexicon.bin. Scripts always come from
 *   beside this one: what an attribute says is never executed.
 * @attribute images - `none`: their descriptions instead, so that nothing is asked for
 * @attribute lang - language of the interface, `en` or `ko`; by default the browser's
 * @fires dokhae-ready - the core is loaded
 * @fires dokhae-article, dokhae-terms, dokhae-claims - a stage is done
 * @fires dokhae-error
 * @fires dokhae-close - the reader was closed
 * @csspart button, reader, toolbar, article, title, meta, outline, popup
 * @cssproperty --dokhae-paper, --dokhae-raised, --dokhae-ink, --dokhae-accent, --dokhae-font
 */
export class DokhaeReaderElement extends Base {
  static readonly observedAttributes = ["lang"];
  readonly #root = this.attachShadow({ mode: "open" });
  readonly #button = this.#makeButton();
  #panel: Promise<Panel> | null = null;
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
    const loading = this.getAttribute("loading");
    this.#button.hidden = loading === "manual";
    if (loading !== "eager") return;
    if (this.#isInline) this.read().catch(() => undefined); // said in the view and by an event
    else this.#warm();
  }

  disconnectedCallback(): void {
    this.#connected = false;
    // Moving an element removes it too, but it is back at once.
    this.#removed = setTimeout(() => {
      if (this.#connected) return;
      void this.#panel?.then((panel) => {
        panel.destroy();
      }, () => undefined);
      this.#panel = null;
      this.#warmed = false;
    }) as unknown as number;
  }

  attributeChangedCallback(): void {
    void this.#panel?.then((panel) => {
      panel.setLanguages(this.#languages);
    }, () => undefined);
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

  get target(): string {
    return this.getAttribute("target") ?? "";
  }

  set target(selector: string) {
    this.setAttribute("target", selector);
  }

  /** What is to be read: what `target` selects, or all. */
  get #targeted(): Document | Element {
    const { target } = this;
    return (target === "" ? null : dom.querySelector.call(this.ownerDocument, target)) ?? this.ownerDocument;
  }

  get #isInline(): boolean {
    return this.getAttribute("mode") === "inline";
  }

  get #languages(): readonly string[] {
    const own = this.getAttribute("lang");
    return own === null || own === "" ? navigator.languages : [own];
  }

  #makeButton(): HTMLButtonElement {
    const make = (name: string): HTMLElement => dom.createElement.call(this.ownerDocument, name);
    const button = make("button") as HTMLButtonElement;
    button.type = "button";
    button.className = "facade";
    button.part.add("button");
    const english = new Text("Read in English with Dokhae");
    const korean = make("span");
    korean.lang = "ko";
    korean.textContent = "영어로 읽기";
    button.lang = "en";
    button.append(english, korean);
    button.onpointerover = button.onfocus = () => {
      this.#warm();
    };
    button.onclick = () => {
      this.read().catch(() => undefined); // said in the view and by an event
    };
    return button;
  }

  async #ready(): Promise<Panel> {
    const loading = this.#load();
    const panel = await loading;
    if (this.#panel !== loading) throw new DOMException("the element was removed", "AbortError");
    this.#warm();
    return panel;
  }

  /** Gets everything ready, unless it is. A failure is told when somebody reads. */
  #warm(): void {
    if (this.#warmed) return;
    this.#warmed = true;
    this.#load().then((panel) => panel.warm()).then(() => {
      this.#emit("dokhae-ready", null);
    }, () => {
      this.#warmed = false;
    });
  }

  #load(): Promise<Panel> {
    if (this.#panel) return this.#panel;
    this.#button.setAttribute("aria-disabled", "true");
    const loading = import("./panel.js").then(({ Panel: Loaded }) => new Loaded(this.#root, {
      assetBase: this.#assetBase,
      mode: this.#isInline ? "inline" : this.getAttribute("mode") === "side" ? "side" : "overlay",
      images: this.getAttribute("images") !== "none",
      languages: this.#languages,
      emit: <K extends keyof PanelEvents>(name: K, detail: PanelEvents[K]) => {
        if (name === "close" && this.#connected) {
          if (this.getAttribute("loading") !== "manual") this.#button.hidden = false;
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

  get #assetBase(): string | null {
    const base = this.getAttribute("asset-base");
    return base === null ? null : new URL(base.endsWith("/") ? base : `${base}/`, this.baseURI).href;
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

// A second copy of the script on the page leaves the first one in place.
if (typeof customElements !== "undefined" && !customElements.get("dokhae-reader")) {
  customElements.define("dokhae-reader", DokhaeReaderElement);
}
