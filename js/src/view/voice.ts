export const speech = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;

/** A Korean voice that is on the device: others send the text to somebody's server. */
export function koreanVoice(): SpeechSynthesisVoice | undefined {
  const voices = speech?.getVoices().filter(({ lang, localService }) => localService && /^ko\b/i.test(lang));
  return voices?.find((voice) => voice.default) ?? voices?.[0];
}

/** Says a text; what was being said ends. Null, and nothing happens, without a voice. */
export function pronounce(text: string, rate = 1): SpeechSynthesisUtterance | null {
  const voice = koreanVoice();
  if (!speech || !voice) return null;
  const utterance = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, rate });
  speech.cancel();
  speech.speak(utterance);
  return utterance;
}
