import type { Term } from "../core/types.js";
import type { Locale } from "../i18n/index.js";

/** What a josa or an ending does. */
export type GrammarFunction = Readonly<Record<Locale, string>>;

/**
 * Tag (J: any josa), forms as the analysis gives them (none: any), English, Korean. A chain of
 * josa (까지의) is cut into these.
 */
const TABLE = `J 이 가 께서|subject|주어
J 을 를|object|목적어
J 은 는 란 이란|topic|주제
J 의|of|소유·관계
J 에|at, to|장소·시간
J 에서 서|in, at, from|장소·출발점
J 에게 께 한테|to someone|받는 사람
J 에게서 한테서 로부터 으로부터 부터|from|출발점
J 로 으로 로써 으로써|to, by, with|방향·수단
J 로서 으로서|as|자격
J 과 와 하고 랑 이랑|and, with|함께
J 보다|than|비교
J 처럼 같이 만큼 대로|like|비슷함
J 도|also|더함
J 만 밖에 뿐|only|한정
J 까지|until|끝
J 조차 마저 라도 이라도 나마 이나마|even|극단
J 마다|each|하나하나
J 나 이나 든 이든 든지 이든지|or|선택
J 고 라고 이라고|quoted|인용
XSN|plural|복수
VCP|is|이다
EP 었 았|past|과거
EP 시|honorific|높임
EP 겠|will|추측·의지
ETM ㄴ 는 던|describes what follows|관형형
ETM ㄹ|to be done|관형형(미래)
EC 고 며|and|나열
EC 면서|while|동시
EC 지만 나 는데 ㄴ데|but|대립·배경
EC 면 거든 려면 다면 ㄴ다면 라면|if|조건
EC 니까 니 므로 어서 라서 기에 느라|because|까닭
EC 도록 게|so that|목적·방식
EC 려고 러 고자 려|in order to|의도
EC 어|joins the next verb|뒷말에 이음
EC 지|not|부정
EC 어도 더라도 라도 ㄴ데도 는데도|though|양보
EC 어야 어야만|must|필수
EC 거나 든지|or|선택
EC 듯 듯이|like|비슷함
ETN|-ing, that|명사형
기로|decided|결정`;

const FUNCTIONS = new Map<string, GrammarFunction>();
for (const row of TABLE.split("\n")) {
  const [head = "", en = "", ko = ""] = row.split("|");
  const [tag = "", ...forms] = head.split(" ");
  for (const form of forms.length > 0 ? forms : [""]) FUNCTIONS.set(tag + form, { en, ko });
}

/** Said by somebody: 다고, 라며, 자는, 냐고, ㄴ다던, 단. */
const QUOTED = /^(?:ㄴ|는)?(?:(?:다|라|자|[느으]?냐)(?:고|며|면서|는|던)|[단란])$/;
const FINAL: [RegExp, GrammarFunction][] = [
  [/^(?:자|자고|ㅂ시다)$/, { en: "let’s", ko: "권유" }],
  [/[어거너]라$|^라$|시오$|세요$|소서$/, { en: "command", ko: "명령" }],
  [/[까냐가니나]요?$/, { en: "question", ko: "물음" }],
];

function ending(form: string, tag: string): GrammarFunction | undefined {
  if (tag === "EF") return FINAL.find(([pattern]) => pattern.test(form))?.[1];
  return FUNCTIONS.get(tag) ?? FUNCTIONS.get(tag + form) ?? (/^E[CT]/.test(tag) && QUOTED.test(form) ? FUNCTIONS.get("J고") : undefined);
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
      add("기로", FUNCTIONS.get("기로"));
      i++;
    } else if (pos === "JC") {
      add(form, FUNCTIONS.get("J과"));
    } else if (!pos.startsWith("J")) {
      add(form, ending(form, pos));
    } else {
      // From the left, the longest first.
      for (let at = 0, end = form.length; at < end; end = form.length) {
        const josa = (): GrammarFunction | undefined => FUNCTIONS.get(`J${form.slice(at, end)}`);
        while (end > at + 1 && !josa()) end--;
        add(form.slice(at, end), josa());
        at = end;
      }
    }
  }
  return parts;
}
