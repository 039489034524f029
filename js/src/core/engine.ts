import { Core, Stage } from "./loader.js";
import type { Page } from "../page/page.js";
import { parseArticle, parseClaims, parseExplanation, parseTerms, parseTokens, textLengths } from "./results.js";
import type { Article, Claims, SegmentReport, Terms, Tokens } from "./types.js";

/**
 * Reads one article at a time, stage by stage, on the calling thread. For Node and for those
 * who have a Worker of their own; in a page `Reader` does it off the main thread.
 *
 *     const engine = await Engine.create(wasm, lexicon);
 *     const article = engine.readPage(pageFromBytes(html));
 *     const { terms } = engine.terms();
 *     const { claims } = engine.claims();
 *
 * Every method throws DokhaeError. Once `broken`, an engine is replaced by a new one.
 */
export class Engine {
  readonly #core: Core;
  #text = "";

  /** @param lexicon without it there are articles, but neither terms nor claims */
  static async create(wasm: WebAssembly.Module | BufferSource, lexicon?: BufferSource): Promise<Engine> {
    const core = await Core.create(wasm);
    if (lexicon) core.loadLexicon(lexicon);
    return new Engine(core);
  }

  private constructor(core: Core) {
    this.#core = core;
  }

  get broken(): boolean {
    return this.#core.broken;
  }

  /** What the instance holds of the machine's memory, in bytes; it grows and never shrinks. */
  get memoryBytes(): number {
    return this.#core.memoryBytes;
  }

  /** Puts a pack on top of the lexicon and drops the current article. */
  addDictionary(pack: BufferSource): void {
    this.#core.loadLexicon(pack);
    this.#text = "";
  }

  readPage({ buffer, baseAddress }: Pick<Page<unknown>, "buffer" | "baseAddress">): Article {
    return this.#keep(parseArticle(this.#core.readPage(buffer), textLengths(buffer), baseAddress));
  }

  /** One paragraph a line, the first being the title. Offsets refer to the text's NFC form. */
  readText(text: string): Article {
    return this.#keep(parseArticle(this.#core.readText(text.normalize("NFC")), new Uint32Array(), ""));
  }

  /** What became of each segment of a page and why; the article read before is gone. For developers. */
  explain({ buffer }: Pick<Page<unknown>, "buffer">): SegmentReport[] {
    this.#text = "";
    return parseExplanation(this.#core.explainPage(buffer));
  }

  terms(): Terms {
    return parseTerms(this.#core.runStage(Stage.terms), this.#text);
  }

  claims(): Claims {
    return parseClaims(this.#core.runStage(Stage.claims), this.#text);
  }

  /** Every morpheme. */
  tokens(): Tokens {
    return parseTokens(this.#core.runStage(Stage.tokens), this.#text);
  }

  #keep(article: Article): Article {
    this.#text = article.text;
    return article;
  }
}
