const speech = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;

/** A Korean voice that is on the device: others send the text to somebody's server. */
export function koreanVoice(): SpeechSynthesisVoice | undefined {
  const voices = speech?.getVoices().filter(({ lang, localService }) => localService && /^ko\b/i.test(lang));
  return voices?.find((voice) => voice.default) ?? voices?.[0];
}

/** Says a word; what was being said ends. Nothing happens without a voice. */
export function pronounce(text: string): void {
  const voice = koreanVoice();
  if (!voice) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  speech?.cancel();
  speech?.speak(utterance);
}
