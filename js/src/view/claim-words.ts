import type { Claim, Speaker } from "../core/types.js";
import type { Messages } from "../i18n/index.js";

/** Below this the speaker is called uncertain. */
const DOUBT = 0.5;

export function isUnnamed({ canonical }: Speaker): boolean {
  return canonical === "(unnamed)" || canonical === "";
}

/** A speaker's name in words, for a heading or a label. */
export function speakerWords(speaker: Speaker, words: Messages): string {
  if (isUnnamed(speaker)) return words.unnamedSpeaker;
  if (speaker.type === "author") return words.articleItself;
  return words.locale === "en" && speaker.english !== "" ? speaker.english : speaker.canonical;
}

/** How the speaker was found where the sentence does not name them; null where it does. */
export function inference({ speaker }: Claim, words: Messages): string | null {
  if (isUnnamed(speaker) || speaker.type === "author") return null;
  const { reference, surface } = speaker;
  if (!["zero", "pronoun", "partial"].includes(reference)) return null;
  return reference === "zero" || surface === "" ? words.inferred : words.referredToAs(surface);
}

export function isDoubtful({ speaker }: Claim): boolean {
  return !isUnnamed(speaker) && speaker.confidence > 0 && speaker.confidence < DOUBT;
}

/** The claim's numbers that English says differently, each once. */
export function figurePairs(claim: Claim): [korean: string, english: string][] {
  const pairs = new Map<string, [string, string]>();
  claim.figures.forEach((figure, i) => {
    const english = claim.figuresEnglish[i] ?? "";
    if (english !== "" && english !== figure) pairs.set(`${figure}=${english}`, [figure, english]);
  });
  return [...pairs.values()];
}

export interface NumberedClaim {
  claim: Claim;
  /** In the list of all claims. */
  index: number;
}

export interface SpeakerGroup {
  speaker: Speaker;
  claims: NumberedClaim[];
}

/** All claims but the headline's, by speaker, in the order they first speak. */
export function bySpeaker(claims: readonly Claim[]): SpeakerGroup[] {
  const groups = new Map<string, SpeakerGroup>();
  claims.forEach((claim, index) => {
    if (claim.role === "thesis") return;
    const key = claim.speaker.canonical;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { speaker: claim.speaker, claims: [] }));
    group.claims.push({ claim, index });
  });
  return [...groups.values()];
}
