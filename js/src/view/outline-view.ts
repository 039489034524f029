import type { Article, Claim, Speaker, Term } from "../core/types.js";
import type { Messages } from "../i18n/index.js";
import { button, closest, h, korean } from "./dom.js";
import { claimNumber } from "./format.js";
import { arrowKeys, Roving } from "./roving.js";
import { type Segment, TextIndex } from "./text-index.js";

/** Below this the speaker is called uncertain. */
const DOUBT = 0.5;
const UNNAMED = "(unnamed)";

export interface OutlineHandlers {
  /** The reader chose a claim. */
  onChoose: (index: number) => void;
  /** The pointer is on a claim, or on none. */
  onPoint: (index: number | null) => void;
}

/** Who says what: the headline, then the claims by speaker, in the order they first speak. */
export class OutlineView {
  readonly element = h("section", { class: "outline", part: "outline", id: "dokhae-outline", "aria-labelledby": "dokhae-outline-title", tabindex: "-1" });
  readonly #roving = new Roving();
  #items = new Map<number, { item: HTMLElement; go: HTMLButtonElement }>();

  constructor(handlers: OutlineHandlers) {
    this.element.addEventListener("keydown", (event) => {
      if (closest(event.target, ".go") && arrowKeys(this.#roving, event, "ArrowUp", "ArrowDown")) event.preventDefault();
    });
    this.element.addEventListener("click", (event) => {
      const item = closest(event.target, "[data-claim]");
      if (item && !hasSelection(this.element)) handlers.onChoose(Number(item.dataset.claim));
    });
    this.element.addEventListener("pointerover", (event) => {
      const item = closest(event.target, "[data-claim]");
      if (event.pointerType === "mouse") handlers.onPoint(item ? Number(item.dataset.claim) : null);
    });
    this.element.addEventListener("pointerleave", () => {
      handlers.onPoint(null);
    });
  }

  /** Nothing is known yet. */
  wait(words: Messages): void {
    this.element.replaceChildren(title(words), h("p", { class: "hint" }, words.findingClaims));
  }

  /** @param terms explained on hover here too */
  render(article: Article, claims: readonly Claim[], terms: readonly Term[], words: Messages): void {
    this.#items = new Map();
    const segments: Segment[] = [];
    const quote = (claim: Claim): HTMLElement => {
      const node = new Text(article.text.slice(claim.start, claim.end));
      segments.push({ node, start: claim.start, end: claim.end });
      return h("p", { class: "text", lang: "ko" }, node);
    };
    const content: HTMLElement[] = [title(words)];
    const thesis = claims.findIndex(({ role }) => role === "thesis");
    if (claims[thesis]) {
      content.push(h("div", { class: "thesis", "data-claim": String(thesis) }, h("h3", {}, words.thesis), goButton(words.goToHeadline, "↑"), quote(claims[thesis])));
    }
    const groups = bySpeaker(claims);
    if (groups.length === 0) content.push(h("p", { class: "hint" }, words.noClaims));
    for (const group of groups) {
      content.push(h("div", { class: "speaker" }, speakerName(group.speaker, words),
        h("ol", {}, ...group.claims.map(({ claim, index }) => {
          const number = claimNumber(claims, index);
          return h("li", { class: "claim", "data-claim": String(index) },
            goButton(words.goToSentence(number), String(number)), quote(claim), ...labels(claim, claims, words));
        }))));
    }
    this.element.replaceChildren(...content);
    for (const item of this.element.querySelectorAll<HTMLElement>("[data-claim]")) {
      const go = item.querySelector<HTMLButtonElement>(".go");
      if (go) this.#items.set(Number(item.dataset.claim), { item, go });
    }
    this.#roving.set([...this.#items.values()].map(({ go }) => go));
    this.#explain(segments, terms);
  }

  /** Marks a claim as the chosen one, and brings it into view. */
  choose(index: number | null, { focus = false } = {}): void {
    for (const [number, { item, go }] of this.#items) {
      item.classList.toggle("chosen", number === index);
      if (number === index) go.setAttribute("aria-current", "true");
      else go.removeAttribute("aria-current");
    }
    const chosen = index === null ? undefined : this.#items.get(index);
    if (!chosen) return;
    this.#roving.select(chosen.go);
    if (focus) {
      chosen.go.focus({ preventScroll: true });
      chosen.item.scrollIntoView({ block: "nearest" });
    }
  }

  /** Claims of one sentence can overlap, so each text is wrapped by itself. */
  #explain(segments: readonly Segment[], terms: readonly Term[]): void {
    for (const segment of segments) {
      const inside = terms.flatMap((term, index) => (term.start >= segment.start && term.end <= segment.end ? [{ ...term, index }] : []));
      new TextIndex([segment]).wrap(inside, (i) => h("span", { "data-term": String(inside[i]?.index) }));
    }
  }
}

/** What is clicked anywhere on a claim, the keyboard does here: the click handler is the item's. */
function goButton(label: string, text: string): HTMLButtonElement {
  return button({ class: "go", "aria-label": label }, null, text);
}

function hasSelection(element: HTMLElement): boolean {
  const selection = getSelection();
  return selection?.isCollapsed === false && element.contains(selection.anchorNode);
}

function title(words: Messages): HTMLElement {
  return h("h2", { id: "dokhae-outline-title" }, words.claims);
}

interface Group {
  speaker: Speaker;
  claims: { claim: Claim; index: number }[];
}

function bySpeaker(claims: readonly Claim[]): Group[] {
  const groups = new Map<string, Group>();
  claims.forEach((claim, index) => {
    if (claim.role === "thesis") return;
    const key = claim.speaker.canonical;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { speaker: claim.speaker, claims: [] }));
    group.claims.push({ claim, index });
  });
  return [...groups.values()];
}

/** A speaker's name in words, for a heading or a label. */
export function speakerWords(speaker: Speaker, words: Messages): string {
  if (speaker.canonical === UNNAMED || speaker.canonical === "") return words.unnamedSpeaker;
  if (speaker.type === "author") return words.articleItself;
  return words.language === "English" && speaker.english !== "" ? speaker.english : speaker.canonical;
}

function speakerName(speaker: Speaker, words: Messages): HTMLElement {
  if (speaker.canonical === UNNAMED || speaker.canonical === "") {
    return h("h3", { class: "unknown" }, words.unnamedSpeaker, " ", h("span", { class: "second" }, words.unnamedSpeakerHint));
  }
  if (speaker.type === "author") return h("h3", {}, words.articleItself);
  const original = korean(speaker.canonical);
  if (speaker.english === "") return h("h3", {}, original);
  const english = h("span", { lang: "en" }, speaker.english);
  const [first, second] = words.language === "English" ? [english, original] : [original, english];
  second.className = "second";
  return h("h3", {}, first, " ", second);
}

/** What is known of a claim, in quiet words. */
function labels(claim: Claim, claims: readonly Claim[], words: Messages): HTMLElement[] {
  const { speaker, cue } = claim;
  const list: HTMLElement[] = [];
  const add = (text: string, className: string | null = null): void => {
    list.push(h("span", { class: className }, text));
  };
  add(claim.quote === "direct" ? words.quoted : claim.quote === "indirect" ? words.paraphrased : words.stated);
  if (cue.english !== "" || cue.surface !== "") {
    const english = words.language === "English" && cue.english !== "";
    list.push(english ? h("span", { lang: "en" }, cue.english) : korean(cue.lemma || cue.surface));
  }
  const kind = words.claimKinds[claim.kind];
  // A noun that announces a claim may be what sort of claim it is: criticism.
  if (list.at(-1)?.textContent !== kind) add(kind);
  const parent = claim.parent === null ? -1 : claims.findIndex(({ id }) => id === claim.parent);
  if (parent >= 0 && claims[parent]?.role !== "thesis") add(words.continues(claimNumber(claims, parent)));

  const note = inference(speaker, words);
  if (note) {
    list.push(h("span", { class: "inferred", title: note }, h("span", { "aria-hidden": "true" }, "↩ "), words.inferredShort, h("span", { class: "visually-hidden" }, `. ${note}`)));
  }
  if (speaker.canonical !== UNNAMED && speaker.confidence > 0 && speaker.confidence < DOUBT) add(`? ${words.doubtful}`, "doubt");

  const parts = [h("p", { class: "labels" }, ...list)];
  const figures = claim.figures.flatMap((figure, i) => {
    const english = claim.figuresEnglish[i] ?? "";
    const again = claim.figures.some((other, k) => k < i && other === figure && claim.figuresEnglish[k] === english);
    return english === "" || english === figure || again ? [] : [h("li", {}, korean(figure), h("span", { "aria-hidden": "true" }, " = "), h("span", { lang: "en", class: "value" }, english))];
  });
  return figures.length === 0 ? parts : [...parts, h("ul", { class: "figures", "aria-label": words.figures }, ...figures)];
}

/** How the speaker was found where the sentence does not name them; null where it does. */
function inference(speaker: Speaker, words: Messages): string | null {
  if (speaker.canonical === UNNAMED || speaker.type === "author") return null;
  switch (speaker.reference) {
    case "zero":
      return words.inferred;
    case "pronoun":
    case "partial":
      return speaker.surface === "" ? words.inferred : words.referredToAs(speaker.surface);
    default:
      return null;
  }
}
