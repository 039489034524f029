// Pages of every kind, for the tests of what is an article. All of it is made up.

const KOREAN = [
  "가온시가 낡은 시장 건물을 고쳐 내년 봄에 다시 연다고 3일 밝혔다.",
  "공사에는 열 달이 걸리고, 그동안 가게들은 옆 주차장의 임시 건물에서 손님을 맞는다.",
  "상인회는 비가 새던 지붕부터 바꿔 달라고 여러 해 동안 시에 요구해 왔다.",
  "시는 지붕과 전기를 먼저 손보고 주차장을 두 층으로 늘리기로 했다.",
];
const ENGLISH = [
  "The town council voted on Tuesday to rebuild the covered market that has leaked for a decade.",
  "Work is to begin in March and will take ten months, during which traders move to a car park.",
  "Stall holders had asked for a new roof several times, and twice took their case to the mayor.",
  "The council expects the bill to stay below four million, most of it from a regional fund.",
];

const paragraphs = (sentences) => sentences.map((sentence) => `<p>${sentence}</p>`).join("");
const menu = (names) => `<nav><ul>${names.map((name) => `<li><a href="/${name}">${name}</a></li>`).join("")}</ul></nav>`;
const page = (head, body) => `<!DOCTYPE html><html><head>${head}</head><body>${menu(["정치", "경제", "사회", "문화"])}${body}<footer>가온일보 등록번호 가00001</footer></body></html>`;
const titles = ["시장 지붕 새로 올린다는 소식에 상인들 반색", "버스 노선 세 개가 다음 달부터 바뀐다", "다리 공사 끝나 강 건너기 쉬워졌다", "도서관 밤 열 시까지 문 연다"];
const teasers = (count, summary) =>
  Array.from({ length: count }, (_, i) => `<li><h3><a href="/news/${i}">${titles[i % 4]}</a></h3>${summary ? `<p>${KOREAN[i % 4]}</p>` : ""}<span>2026.09.0${(i % 9) + 1}</span></li>`).join("");

export const PAGES = [
  { name: "a Korean report in paragraphs", isArticle: true, html: page("", `<h1>${titles[0]}</h1><div>입력 2026.09.03 08:30</div><div class="body">${paragraphs(KOREAN)}</div>`) },
  { name: "a Korean report between line breaks", isArticle: true, html: page("", `<h3>${titles[0]}</h3><div id="newsBody">${KOREAN.join("<br><br>")}<br>홍길동 기자</div>`) },
  {
    name: "a short wire item", isArticle: true,
    html: page('<meta property="og:type" content="article">', `<h1>${titles[1]}</h1><p>(가온=예시통신) 홍길동 기자 = ${KOREAN[0]} ${KOREAN[3]}</p>`),
  },
  { name: "a body in nested tables", isArticle: true, html: page("", `<table><tr><td><table><tr><td><b>${titles[0]}</b></td></tr><tr><td>${KOREAN.join("<br>")}</td></tr></table></td></tr></table>`) },
  { name: "an English report with related links", isArticle: true, html: page("", `<article><h1>Market to be rebuilt</h1><p>By Ann Carter</p>${paragraphs(ENGLISH)}</article><div class="related"><ul>${teasers(12, false)}</ul></div>`) },
  { name: "each paragraph in a box of its own", isArticle: true, html: page("", `<main><h1>Market to be rebuilt</h1>${[...ENGLISH, ...ENGLISH].map((s) => `<div class="row"><div><p>${s}</p></div></div>`).join("")}</main>`) },

  { name: "a home page", isArticle: false, html: page('<meta property="og:type" content="website">', `<main><ul>${teasers(24, false)}</ul></main>`) },
  { name: "a section front with summaries", isArticle: false, html: page("", `<main><h1>사회</h1><ul>${teasers(16, true)}</ul></main>`) },
  { name: "search results", isArticle: false, html: page("", `<form><input name=q></form><p>'시장' 검색 결과 120건</p><ol>${teasers(10, true)}</ol>`) },
  {
    name: "a log-in wall", isArticle: false,
    html: page('<meta property="og:type" content="article">', `<h1>${titles[0]}</h1><p>${KOREAN[0]}</p><p>이 기사는 유료 회원 전용입니다. 로그인하시면 전문을 볼 수 있습니다.</p><p>로그인 후 이용해 주세요.</p>`),
  },
  {
    name: "a video page", isArticle: false,
    html: page('<meta property="og:type" content="video.other">', `<h1>${titles[2]}</h1><iframe src="https://www.youtube.com/embed/x"></iframe><p>조회수 1만 회</p><p>${KOREAN[2]}</p>`),
  },
  { name: "an application without text", isArticle: false, html: page("", '<div id="root"></div>') },
  { name: "a shop's list", isArticle: false, html: page("", `<ul>${Array.from({ length: 20 }, (_, i) => `<li><a href="/p/${i}">여름 반바지 ${i}</a> <b>19,900원</b> 무료 배송</li>`).join("")}</ul>`) },
  { name: "a form", isArticle: false, html: page("", "<h1>회원 가입</h1><form><label>이름 <input></label><p>개인정보 처리에 동의해야 합니다.</p><button>가입</button></form>") },
];
