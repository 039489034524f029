import type { ErrorCode } from "../core/errors.js";
import type { Article, Claim, ClaimKind, TermKind } from "../core/types.js";
import type { Settings, SettingName } from "../view/settings.js";

/** Settings with a control, and the values that are chosen by name. */
type SettingWord = Exclude<SettingName | Settings["theme" | "font" | "align" | "glossMode" | "outlineOrder"], "locale">;

/** In the list of shortcuts. */
type Key = readonly [keys: string, what: string];

export type Locale = "en" | "ko";

/** Of a Sejong tag, the first that it begins with. */
type WordClass = "NNP" | "NR" | "SN" | "N" | "VA" | "VCN" | "V" | "MM" | "MA" | "XR";

/** Every text of the interface. A language is complete or it does not compile. */
export interface Messages {
  locale: Locale;
  readerLabel: string;
  toolbar: string;
  close: string;
  outline: string;
  /** What follows their number. */
  claimsCounted: (claims: number) => string;
  help: string;
  switchLanguage: string;

  reading: string;
  findingTerms: string;
  findingClaims: string;
  articleReady: (title: string) => string;
  termsReady: (count: number) => string;

  published: string;
  updated: string;
  by: string;
  source: string;
  cut: string;

  noArticleTitle: string;
  noArticle: string;
  notKoreanTitle: string;
  notKorean: string;
  errorTitle: string;
  error: Record<ErrorCode, string>;
  retry: string;

  glossary: string;
  kinds: Record<TermKind, string>;
  wordClasses: Record<WordClass, string>;
  /** Before it. */
  dictionaryForm: string;
  noGloss: string;
  unsure: string;

  thesis: string;
  claims: string;
  noClaims: string;
  goToSentence: (number: number) => string;
  goToClaim: (number: number, speaker: string) => string;
  quotes: Record<Claim["quote"], string>;
  claimKinds: Record<ClaimKind, string>;
  figures: string;
  unnamedSpeaker: string;
  unnamedSpeakerHint: string;
  articleItself: string;
  inferredShort: string;
  inferred: string;
  referredToAs: (surface: string) => string;
  doubtful: string;
  continues: (number: number) => string;

  shortcuts: string;
  /** The first are those that go through the words. */
  keys: readonly [Key, ...Key[]];

  /** The pop-up's own buttons, the reader's lists of words, glosses on the page itself. */
  words: {
    title: string;
    actions: string;
    save: string;
    know: string;
    listen: string;
    pin: string;
    saved: string;
    known: string;
    none: string;
    noneKnown: string;
    remove: (lemma: string) => string;
    forget: (lemma: string) => string;
    kept: (lemma: string) => string;
    dropped: (lemma: string) => string;
    hidden: (lemma: string) => string;
    full: string;
  };

  /** Settings, reading aloud, and what can be done with an article. */
  controls: {
    settings: string;
    names: Record<SettingWord, string>;
    /** Of the folded groups of settings. */
    groups: readonly string[];
    reset: string;

    listen: string;
    play: string;
    pause: string;
    previousSentence: string;
    nextSentence: string;
    stop: string;

    more: string;
    copy: string;
    share: string;
    print: string;
    showInPage: string;
    copied: string;
    notCopied: string;
    /** The page shows something else by now. */
    changed: string;

    readingTime: string;
    minutes: (minutes: number) => string;
    table: string;
    /** Why there is no article. */
    reasons: Record<Exclude<Article["reason"], "">, string>;
  };

  outlineTools: {
    /** Speakers, kinds: the name of the list, and its first choice. */
    filters: readonly (readonly [label: string, all: string])[];
    shown: (shown: number, all: number) => string;
    copy: string;
    copyClaim: (number: number) => string;
    save: string;
    translate: string;
    translating: string;
    byMachine: string;
    notTranslated: string;
  };
}
