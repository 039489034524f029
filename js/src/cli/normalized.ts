/** A text in NFC with the way back to the text as it was. */
export interface Normalized {
  text: string;
  /** Offset in the original of an offset in `text`. */
  original: (offset: number) => number;
}

export function normalized(input: string): Normalized {
  const text = input.normalize("NFC");
  if (text === input) return { text, original: (offset) => offset };

  // What composes stands within one grapheme, so each can be normalised and measured alone.
  const origins = new Uint32Array(text.length + 1);
  let joined = "";
  for (const { segment, index } of new Intl.Segmenter("ko", { granularity: "grapheme" }).segment(input)) {
    const part = segment.normalize("NFC");
    for (let i = 0; i < part.length; i++) origins[joined.length + i] = part.length === segment.length ? index + i : index;
    joined += part;
  }
  origins[text.length] = input.length;
  // Where that should not hold, offsets refer to the normalised text.
  return { text, original: joined === text ? (offset) => origins[offset] ?? offset : (offset) => offset };
}
