import { koreanVoice, pronounce, speech } from "./voice.js";

export interface ReadAloudHandlers {
  /** A voice came or went. */
  onVoice: () => void;
  /** Another sentence, or none, is spoken; or it goes on or pauses. */
  onChange: () => void;
  /** The sentence of that number; undefined behind the last. */
  sentence: (index: number) => string | undefined;
  rate: () => number;
}

/**
 * Reads sentences aloud, each an utterance of its own. Only with a voice that is on the
 * device: others send the text to somebody's server.
 */
export class ReadAloud {
  readonly #handlers: ReadAloudHandlers;
  readonly #abort = new AbortController();
  #utterance: SpeechSynthesisUtterance | null = null;
  #index: number | null = null;

  constructor(handlers: ReadAloudHandlers) {
    this.#handlers = handlers;
    const { signal } = this.#abort;
    // Most browsers look for their voices when they are first asked.
    koreanVoice();
    speech?.addEventListener("voiceschanged", handlers.onVoice, { signal });
    // Some go on speaking when the page is gone.
    addEventListener("pagehide", () => { this.stop(); }, { signal });
  }

  get available(): boolean {
    return koreanVoice() !== undefined;
  }

  get speaking(): boolean {
    return this.#utterance !== null;
  }

  /** The sentence that is spoken, or was when it paused. */
  get index(): number | null {
    return this.#index;
  }

  play(index: number): void {
    const text = this.#handlers.sentence(index);
    this.#silence();
    const utterance = text === undefined ? null : pronounce(text, this.#handlers.rate());
    if (!utterance) {
      this.stop();
      return;
    }
    // What was cancelled also ends, but is the current one no longer.
    utterance.onend = () => {
      if (utterance === this.#utterance) this.play(index + 1);
    };
    utterance.onerror = () => {
      if (utterance === this.#utterance) this.pause();
    };
    this.#utterance = utterance;
    this.#index = index;
    this.#handlers.onChange();
  }

  /** Goes on with the beginning of the sentence: not all browsers can pause within one. */
  pause(): void {
    this.#silence();
    this.#handlers.onChange();
  }

  stop(): void {
    if (this.#index === null) return;
    this.#index = null;
    this.pause();
  }

  destroy(): void {
    this.stop();
    this.#abort.abort();
  }

  #silence(): void {
    if (this.#utterance) speech?.cancel();
    this.#utterance = null;
  }
}
