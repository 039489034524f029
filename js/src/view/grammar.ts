import type { Term } from "../core/types.js";
import type { GrammarFunction } from "../i18n/index.js";

type Forms = Partial<Record<GrammarFunction, string>>;

/** Josa by what they do; a chain of them (까지의) is cut into these. */
const JOSA: Forms = {
  subject: "이 가 께서",
  object: "을 를",
  topic: "은 는 란 이란",
  of: "의",
  "at, to": "에",
  "in, at, from": "에서 서",
  "to someone": "에게 께 한테",
  from: "에게서 한테서 로부터 으로부터 부터",
  "to, by, with": "로 으로 로써 으로써",
  as: "로서 으로서",
  "and, with": "과 와 하고 랑 이랑",
  than: "보다",
  like: "처럼 같이 만큼 대로",
  also: "도",
  only: "만 밖에 뿐",
  until: "까지",
  even: "조차 마저 라도 이라도 나마 이나마",
  each: "마다",
  or: "나 이나 든 이든 든지 이든지",
  quoted: "고 라고 이라고",
};

/** Endings, by their tag, in the form that the analysis gives them. */
const ENDINGS: Record<string, Forms> = {
  EP: {
    past: "었 았",
    honorific: "시",
    will: "겠",
  },
  ETM: {
    "describes what follows": "ㄴ 는 던",
    "to be done": "ㄹ",
  },
  EC: {
    and: "고 며",
    while: "면서",
    but: "지만 나 는데 ㄴ데",
    if: "면 거든 려면 다면 ㄴ다면 라면",
    because: "니까 니 므로 어서 라서 기에 느라",
    "so that": "도록 게",
    "in order to": "려고 러 고자 려",
    "joins the next verb": "어",
    not: "지",
    though: "어도 더라도 라도 ㄴ데도 는데도",
    must: "어야 어야만",
    or: "거나 든지",
    like: "듯 듯이",
  },
};

/** Said by somebody: 다고, 라며, 자는, 냐고, ㄴ다던, 단. */
const QUOTED = /^(?:ㄴ|는)?(?:(?:다|라|자|[느으]?냐)(?:고|며|면서|는|던)|[단란])$/;
const FINAL: [RegExp, GrammarFunction][] = [
  [/^(?:자|자고|ㅂ시다)$/, "let’s"],
  [/[어거너]라$|^라$|시오$|세요$|소서$/, "command"],
  [/[까냐가니나]요?$/, "question"],
];

function lookUp(forms: Forms | undefined, form: string): GrammarFunction | undefined {
  return (Object.keys(forms ?? {}) as GrammarFunction[]).find((name) => forms?.[name]?.split(" ").includes(form));
}

function ending(form: string, tag: string): GrammarFunction | undefined {
  if (tag === "EF") return FINAL.find(([pattern]) => pattern.test(form))?.[1];
  if (tag === "ETN") return "-ing, that";
  if (tag === "VCP") return "is";
  if (tag === "XSN") return "plural";
  return lookUp(ENDINGS[tag], form) ?? (/^E[CT]/.test(tag) && QUOTED.test(form) ? "quoted" : undefined);
}

/** What stands behind a term in its eojeol, and what each part of it does. Parts without a use of their own are left out. */
export function grammarOf({ morphemes }: Pick<Term, "morphemes">): [form: string, does: GrammarFunction][] {
  const parts: [string, GrammarFunction][] = [];
  const add = (form: string, does: GrammarFunction | undefined): void => {
    if (does) parts.push([form, does]);
  };
  for (let i = 0; i < morphemes.length; i++) {
    const { form, pos } = morphemes[i] ?? { form: "", pos: "" };
    // 하기로 하다, 하기로 결정하다: the two together are what was decided.
    if (form === "기" && morphemes[i + 1]?.form === "로") {
      add("기로", "decided");
      i++;
    } else if (pos === "JC") {
      add(form, "and, with");
    } else if (!pos.startsWith("J")) {
      add(form, ending(form, pos));
    } else {
      // From the left, the longest first.
      for (let at = 0, end = form.length; at < end; end = form.length) {
        while (end > at + 1 && !lookUp(JOSA, form.slice(at, end))) end--;
        add(form.slice(at, end), lookUp(JOSA, form.slice(at, end)));
        at = end;
      }
    }
  }
  return parts;
}
