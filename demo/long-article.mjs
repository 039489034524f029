// A news article as long as a short book, made of a few sentence patterns, always the same.

/** Numbers in [0, 1), the same in every build. */
function sequence(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A particle's form after a word: [after a consonant, after a vowel]. */
function josa(word, [closed, open]) {
  const final = (word.codePointAt(word.length - 1) - 0xac00) % 28;
  return word + (final > 0 ? closed : open);
}
const topic = (word) => josa(word, ["은", "는"]);
const object = (word) => josa(word, ["을", "를"]);

const TOWNS = ["물빛동", "솔재면", "가온동", "새벽동", "한내읍", "바람골", "노을면", "고은동", "달맞이동", "윗마을"];
const PROJECTS = ["골목 가로등 교체", "어린이 도서관 신축", "마을버스 증차", "하천 산책로 정비", "빈집 고쳐 쓰기", "공공 어린이집 확충", "전통시장 지붕 설치", "노인 돌봄 방문", "초등학교 통학로 정비", "태양광 지붕 보급", "상수도관 교체", "청년 창업 공간 조성"];
const DEPARTMENTS = ["시 복지국", "시 도시국", "시 교통국", "시 환경국", "시 문화국"];
const OFFICIALS = ["금나래", "도아윤", "마루한", "반소율", "사온유", "어진서"];
const MEMBERS = ["옥다현", "제하늘", "채이든", "표선우", "하예솔", "현가람"];
const TITLES = ["국장", "과장", "팀장"];
const GROUPS = ["해온시민연대", "해온상인회", "해온학부모회", "해온환경모임", "해온노인회"];
const REASONS = ["주민이 가장 먼저 바라는 일", "더 미루면 고치는 값이 두 배가 든다", "사고가 난 뒤에는 늦다", "아이 키우는 집이 떠나고 있다", "지난 여름 큰비로 곳곳이 무너졌다"];
const PLANS = ["내년 상반기에 설계를 마치겠다", "주민 설명회를 세 차례 열겠다", "예산이 남으면 다음 해로 넘기지 않겠다", "공사는 밤 아홉 시 전에 끝내겠다"];
const DOUBTS = ["지난해에도 같은 말을 들었지만 달라진 것이 없다", "사업비의 절반이 설계 용역으로 나간다", "왜 그 동네가 먼저인지 기준이 보이지 않는다", "유지비를 한 푼도 잡지 않았다"];
const DEMANDS = ["사업을 한 해 늦추고 주민 의견부터 들어야 한다", "공사 내역을 달마다 공개해야 한다", "예산을 20% 더 늘려 달라", "지역 업체에 일을 맡겨야 한다"];

/**
 * @param {number} projects how many are gone through, three paragraphs each
 * @returns {{title: string, paragraphs: string[]}} plain texts
 */
export function longArticle(projects) {
  const random = sequence(20261127);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const number = (from, to) => Math.floor(from + random() * (to - from));
  const title = `해온시 내년 예산안 사업 ${projects}개를 모두 살펴봤다`;
  const paragraphs = [
    `해온시가 내년 예산안 2조 3,400억 원을 시의회에 냈다. 기자는 예산안에 실린 사업 ${projects}개를 하나하나 살펴보고 시와 시의회, 주민의 말을 들었다. 기사는 길다. 차례대로 읽지 않아도 된다.`,
  ];
  for (let i = 0; i < projects; i++) {
    const project = `${pick(TOWNS)} ${pick(PROJECTS)}`;
    const official = `${pick(OFFICIALS)} 해온시 ${pick(TITLES)}`;
    const member = `${pick(MEMBERS)} 시의원`;
    paragraphs.push(
      `${topic(pick(DEPARTMENTS))} ${project} 사업에 ${number(2, 90)}억 ${number(1, 9)}천만 원을 쓰겠다고 밝혔다. 올해보다 ${number(3, 48)}% 늘어난 금액이다. ${topic(official)} “${pick(REASONS)}”라며 “${pick(PLANS)}”고 설명했다.`,
      `시의회의 생각은 달랐다. ${topic(member)} “${pick(DOUBTS)}”고 지적했다. 이어 “${pick(DEMANDS)}”고 주장했다. 주민 ${number(120, 900)}명에게 물은 결과 ${number(31, 79)}.${number(0, 9)}%가 사업에 찬성했다.`,
      `${topic(pick(GROUPS))} 성명을 내고 ${object(project)} 다시 검토하라고 요구했다. ${pick(TOWNS)}에 사는 ${pick(["최", "송", "권", "맹", "탁"])} 모 씨는 “${pick(DOUBTS)}”고 말했다.`,
    );
  }
  return { title, paragraphs };
}
