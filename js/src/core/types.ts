/**
 * What Dokhae finds in a page. All offsets are UTF-16 code units, the units of JavaScript
 * strings; `start` and `end` of blocks, terms, sentences and claims refer to `Article.text`.
 */

export interface Article {
  /** `no_article`: the page was read and is something else; `truncated`: a limit was reached. */
  status: "ok" | "no_article" | "truncated";
  title: string;
  subtitle: string;
  /** The authors, joined by ", ". */
  byline: string;
  authors: string[];
  /** ISO 8601, "" when unknown. */
  publishedTime: string;
  modifiedTime: string;
  siteName: string;
  section: string;
  /** BCP 47. */
  lang: string;
  canonicalUrl: string;
  /** The next page of an article on several pages, an absolute http(s) address; else "". */
  nextPageUrl: string;
  leadImage: Image | null;
  excerpt: string;
  /** 0–1 that the page is an article. */
  confidence: number;
  /**
   * Why there is no article, "" when there is one: its text is only in script data, for members,
   * the page is a list of links, or holds too little text.
   */
  reason: "" | "text_in_script" | "login" | "list" | "short";
  /** What the walk had to cut (`PageLimit` bits). */
  pageLimits: number;
  /** The title and every block but figures, joined by blank lines. */
  text: string;
  /** Where the title stands in the page. */
  titleSource: SourceSpan[];
  /** In page order. */
  blocks: Block[];
}

export type BlockKind = "paragraph" | "heading" | "subtitle" | "listItem" | "quote" | "pre" | "table" | "figure";

export interface Block {
  kind: BlockKind;
  /** Headings 1–6; list items: depth from 1; else 0. */
  level: number;
  /** List items of a numbered list. */
  ordered: boolean;
  /** Tells lists apart, from 1; 0 outside lists. */
  list: number;
  /** In `Article.text`; both -1 for figures. */
  start: number;
  end: number;
  /** The block's text; of a figure the caption. A figure without images is a link to a video or post. */
  text: string;
  /** In `text`; nested or disjoint, sorted, outer ones first. */
  runs: InlineRun[];
  images: Image[];
  cells: TableCell[];
  source: SourceSpan[];
}

export type RunKind = "link" | "emphasis" | "strong" | "code" | "sub" | "sup" | "ruby";

export interface InlineRun {
  kind: RunKind;
  start: number;
  end: number;
  /** Links only: an absolute http(s) address. */
  href: string;
  /** Ruby only: how the text is read; no part of the text. */
  reading: string;
}

export interface Image {
  /** An absolute http(s) address, or a `data:` address of a raster image. */
  url: string;
  alt: string;
  /** 0 when unknown. */
  width: number;
  height: number;
}

export interface TableCell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  header: boolean;
  start: number;
  end: number;
}

/**
 * The block's text from `textStart` to `textEnd` is the text node `node` of the page from
 * `nodeStart` to `nodeEnd`: unit by unit when both are equally long.
 */
export type SourceSpan = readonly [textStart: number, textEnd: number, node: number, nodeStart: number, nodeEnd: number];

/** What became of a paragraph of the page; the numbers are those of src/extract/explanation.h. */
export interface SegmentReport {
  /** SegmentKind */
  kind: number;
  /** Choice */
  choice: number;
  /** Rule */
  rule: number;
  /** Probability of being the article's, by itself and with what stands around it. */
  local: number;
  likely: number;
  /** First and last but one node of the page buffer. */
  nodes: readonly [number, number];
  /** Features that moved the classifier most, with the change of its logit. */
  pushes: readonly (readonly [feature: number, logit: number])[];
  text: string;
}

export type TermKind = "term" | "person" | "org" | "place" | "name" | "number";

export interface Term {
  surface: string;
  lemma: string;
  start: number;
  end: number;
  /** Sejong tag. */
  pos: string;
  kind: TermKind;
  /** Up to three, the newspaper's word first. */
  gloss: string[];
  romanization: string;
  /** As the text gives it in brackets, 정부(政府), or the dictionary does; mostly "". */
  hanja: string;
  /** The josa, endings and copula behind it in its eojeol, as written: "에서는"; often "". */
  tail: string;
  /** What `tail` is made of. */
  morphemes: Morpheme[];
  /** Weight in the article; higher is more important. */
  score: number;
  /** One of the article's key terms. */
  key: boolean;
  /** Several senses fit, or the gloss was composed or guessed. */
  unsure: boolean;
  /** The work that a gloss was taken from and that has to be named; null for Dokhae's own. */
  source: GlossSource | null;
  /** What a publisher's glossary says besides the gloss, and where it says more: http(s), or "". */
  note?: string;
  link?: string;
}

/** A josa or ending in its basic form with its Sejong tag: 에서 JKB, 았 EP. */
export interface Morpheme {
  form: string;
  pos: string;
}

/** A dictionary or data set, on whose terms its glosses are used. */
export interface GlossSource {
  name: string;
  /** "CC BY-SA 3.0"; "" when it does not tell. */
  licence: string;
  /** http(s), or "". */
  address: string;
}

export interface Sentence {
  start: number;
  end: number;
  /** 0 is the title. */
  paragraph: number;
}

export interface Terms {
  terms: Term[];
  sentences: Sentence[];
  /** The analysis ended before the text did. */
  truncated: boolean;
}

export interface Token {
  surface: string;
  lemma: string;
  pos: string;
  start: number;
  end: number;
  /** As it sounds in its eojeol (Revised Romanization). */
  romanization: string;
  alternatives: { lemma: string; pos: string }[];
}

export interface Tokens {
  tokens: Token[];
}

export type SpeakerType = "person" | "anonymous" | "org" | "group" | "document" | "author";

/** How the claim was led to its speaker, from sure to guessed; `none`: no holder in the text. */
export type Reference = "named" | "partial" | "pronoun" | "zero" | "none";

export interface Speaker {
  /** As it stands at the claim; "" when it was left out. */
  surface: string;
  /** The same for all claims of one speaker; "(unnamed)", "(author)". */
  canonical: string;
  name: string;
  title: string;
  affiliation: string;
  type: SpeakerType;
  /** "Lee Yong-geun, CEO of Moais" */
  english: string;
  reference: Reference;
  /** 0–1 that the speaker is right. */
  confidence: number;
  start: number;
  end: number;
}

export interface Cue {
  surface: string;
  lemma: string;
  /** "say", "point_out", …; "none" */
  stance: string;
  /** "stressed" */
  english: string;
  start: number;
  end: number;
}

export type ClaimKind = "commitment" | "recommendation" | "criticism" | "prediction" | "feeling" | "question" | "opinion" | "fact";

export interface Claim {
  id: string;
  paragraph: number;
  start: number;
  end: number;
  text: string;
  quote: "none" | "direct" | "indirect";
  speaker: Speaker;
  cue: Cue;
  kind: ClaimKind;
  /** Numbers in the claim, as written and in English. */
  figures: string[];
  figuresEnglish: string[];
  /** The claim that this one continues or belongs to. */
  parent: string | null;
  /** "thesis" for the headline, else "". */
  role: string;
}

export interface Claims {
  /** The thesis first, the others by place. */
  claims: Claim[];
}
