// Headless browsers have no voices: a stand-in for the browser's speech synthesis, in a page
// before its own scripts. `window.speech` tells what was spoken and lets an utterance end.

export function standInForSpeech(voices = [{ name: "Yuna", lang: "ko-KR", localService: true, default: false }]) {
  const said = [];
  let current = null;
  const end = (type) => {
    const utterance = current;
    current = null;
    utterance?.[type]?.({ type });
  };
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak(utterance) {
      said.push({ text: utterance.text, rate: utterance.rate, lang: utterance.lang, voice: utterance.voice?.name });
      current = utterance;
    },
    // As in browsers, what is cancelled ends with an error, and later.
    cancel: () => {
      const utterance = current;
      current = null;
      if (utterance) setTimeout(() => utterance.onerror?.({ type: "error", error: "canceled" }));
    },
  });
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  window.speech = {
    said,
    get speaking() {
      return current?.text ?? null;
    },
    finish: () => end("onend"),
    fail: () => end("onerror"),
    addVoice(voice) {
      voices.push(voice);
      synthesis.dispatchEvent(new Event("voiceschanged"));
    },
  };
}
