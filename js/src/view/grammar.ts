import type { Morpheme, Term } from "../core/types.js";
import type { GrammarFunction } from "../i18n/index.js";

type Forms = Partial<Record<GrammarFunction, string>>;

/** Josa by what they do, one form each where a chain (까지의) can be cut into them. */
const JOSA: Forms = {
  subject: "이 가 께서",
  object: "을 를",
  topic: "은 는 ㄴ 란 이란",
  of: "의",
  at: "에",
  placeOf: "에서 서",
  toPerson: "에게 께 한테 더러 보고",
  from: "에게서 한테서 로부터 으로부터 부터 에서부터",
  toward: "로 으로",
  as: "로서 으로서",
  means: "로써 으로써",
  and: "과 와 하고 랑 이랑 며 이며",
  than: "보다",
  like: "처럼 같이 만큼 만치",
  also: "도",
  only: "만 밖에 뿐",
  until: "까지",
  even: "조차 마저 라도 이라도 나마 이나마",
  each: "마다",
  accordingTo: "대로",
  or: "나 이나 든 이든 든지 이든지 든가 이든가",
  quoted: "고 라고 이라고",
  emphasis: "야말로 이야말로 야 이야",
  muchLess: "커녕 은커녕 는커녕",
  polite: "요 이요",
};

const PREFINAL: Forms = { past: "았 었 였", honorific: "시 으시", will: "겠" };

const ADNOMINAL: Forms = { modifierDone: "ㄴ 은", modifier: "는", modifierToBe: "ㄹ 을", modifierPast: "던" };

const CONNECTIVE: Forms = {
  and: "고 며 으며",
  while: "면서 으면서",
  but: "지만 나 으나 지마는",
  background: "는데 ㄴ데 은데",
  if: "면 으면 거든 려면 으려면 다면 ㄴ다면 는다면 라면",
  because: "니까 으니까 니 으니 므로 으므로 어서 아서 라서 길래 기에 느라 느라고",
  soThat: "도록 게 게끔",
  inOrderTo: "려고 으려고 러 으러 고자 려 으려",
  link: "어 아",
  negated: "지",
  though: "어도 아도 더라도 라도 ㄴ데도 는데도",
  must: "어야 아야 어야만 라야",
  midway: "다가",
  or: "거나 든지 든가",
  theMore: "ㄹ수록 을수록",
  asSoonAs: "자마자",
  whether: "ㄹ지 을지 는지 ㄴ지 은지",
  like: "듯 듯이",
};

/** Said by somebody: 다고, 라며, 자는, 냐고, ㄴ다던. */
const QUOTED = /^(?:ㄴ|는)?(?:다|라|자|냐|느냐|으냐)(?:고|며|면서|는|던)$|^(?:ㄴ|는)?[단란]$/;
const QUESTION = /(?:까|냐|가|니|나)요?$/;
const PROPOSAL = /^(?:자|자고|ㅂ시다|읍시다)$/;
const REQUEST = /(?:어라|거라|너라|시오|세요|소서)$|^라$/;

function lookUp(table: Forms, form: string): GrammarFunction | null {
  for (const [name, forms] of Object.entries(table)) {
    if (forms.split(" ").includes(form)) return name as GrammarFunction;
  }
  return null;
}

/** A josa or a chain of them, from the left, the longest first. */
function* josa(form: string): Generator<[string, GrammarFunction]> {
  for (let at = 0; at < form.length;) {
    let end = form.length;
    let found = null;
    while (end > at && !(found = lookUp(JOSA, form.slice(at, end)))) end--;
    if (!found) return;
    yield [form.slice(at, end), found];
    at = end;
  }
}

function ending({ form, pos }: Morpheme): GrammarFunction | null {
  switch (pos) {
    case "EP":
      return lookUp(PREFINAL, form);
    case "ETN":
      return "nominal";
    case "ETM":
      return lookUp(ADNOMINAL, form) ?? (QUOTED.test(form) ? "quoted" : null);
    case "EC":
      return lookUp(CONNECTIVE, form) ?? (QUOTED.test(form) ? "quoted" : null);
    case "EF":
      return PROPOSAL.test(form) ? "proposal" : REQUEST.test(form) ? "request" : QUESTION.test(form) ? "question" : "statement";
    case "VCP":
      return "copula";
    case "XSN":
      return "plural";
    default:
      return null;
  }
}

/** What stands behind a term in its eojeol, and what each part of it does; parts of unknown use are left out. */
export function grammarOf({ pos, morphemes }: Pick<Term, "pos" | "morphemes">): [form: string, does: GrammarFunction][] {
  const parts: [string, GrammarFunction][] = [];
  for (let at = 0; at < morphemes.length; at++) {
    const morpheme = morphemes[at];
    if (!morpheme) break;
    // 하기로 하다, 하기로 결정하다: the two together are what was decided.
    if (morpheme.form === "기" && morphemes[at + 1]?.form === "로") {
      parts.push(["기로", "decided"]);
      at++;
    } else if (morpheme.pos === "JC") {
      parts.push([morpheme.form, "and"]);
    } else if (morpheme.pos === "JKC") {
      parts.push([morpheme.form, "complement"]);
    } else if (morpheme.pos.startsWith("J")) {
      parts.push(...josa(morpheme.form));
    } else {
      let does = ending(morpheme);
      // 좋은, 의사인: of a state that lasts, and not of something done.
      if (does === "modifierDone" && (at === 0 ? pos === "VA" : morphemes[at - 1]?.pos === "VCP")) does = "modifier";
      if (does) parts.push([morpheme.form, does]);
    }
  }
  return parts;
}
