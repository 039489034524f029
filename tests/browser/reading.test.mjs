// Each article of the demo from the publisher's page to the screen, with the real core.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { read, texts } from "./support/reading.mjs";
import { ARTICLES, openStage, PARAGRAPHS, skip } from "./support/stage.mjs";

const EXPECTED = {
  economy: {
    title: "한은, 기준금리 연 2.25%로 동결… “가계부채 증가세 더 지켜봐야”",
    byline: "문하늘",
    published: /^15 October 2026 at 11:24 KST$/,
    first: "한국은행이 기준금리를 연 2.25%로 유지했다.",
    last: "가계부채를 줄일 수 없다”고 강조했다.",
    words: ["한국은행", "기준금리"],
    speaker: /정인호/,
  },
  technology: {
    title: "국산 AI 반도체, 데이터센터 첫 대규모 공급… “전력 소비 40% 줄었다”",
    byline: "서지안",
    published: /^3 September 2026 at 08:30 KST$/,
    first: "국내 스타트업이 만든 인공지능(AI) 반도체가",
    last: "함께 교육 과정을 만들어야 한다”고 말했다.",
    words: ["반도체", "데이터센터"],
    speaker: /한도윤/,
  },
  society: {
    title: "작은 학교 39곳 문 닫는데… 주민들 “학교 떠나면 마을도 사라진다”",
    byline: "임보라",
    published: /^2 November 2026 at 06:00 KST$/,
    first: "지난달 28일 오후 강산군 솔재면의 솔재초등학교 운동장.",
    last: "마을에 무엇을 남길 것인가를 물어야 한다”고 조언했다.",
    words: ["교육청", "마을"],
    speaker: /강태오/,
  },
};
const FURNITURE = ["무단", "재배포", "구독", "공유하기", "많이 본", "관련기사", "인기기사", "댓글", "홍길동", "스크랩", "Read in English"];

describe("reading the demo's articles", { skip }, () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  for (const name of ARTICLES) {
    it(name, async () => {
      const { page, problems } = await stage.open(`/articles/${name}.html`);
      await page.evaluate(() => document.querySelector("dokhae-reader").setAttribute("lang", "en"));
      const reading = await read(page);
      assert.equal(reading.error, undefined, reading.message);
      const expected = EXPECTED[name];

      // The clean article is what is on the screen.
      assert.deepEqual(await texts(page, "h1"), [expected.title]);
      assert.deepEqual(await texts(page, ".byline"), [expected.byline]);
      assert.match((await texts(page, "time"))[0], expected.published);
      const shown = await page.evaluate(() => {
        const article = document.querySelector("dokhae-reader").shadowRoot.querySelector("article").cloneNode(true);
        for (const mark of article.querySelectorAll(".mark")) mark.remove();
        return { paragraphs: [...article.querySelectorAll("[data-block]:not(h1):not([role])")].map((block) => block.textContent), lang: article.lang };
      });
      assert.equal(shown.lang, "ko");
      const paragraphs = shown.paragraphs.filter((text) => text.length > 60);
      assert.ok(paragraphs.slice(0, 2).some((text) => text.includes(expected.first)), paragraphs[0]);
      assert.ok(paragraphs.at(-1).endsWith(expected.last), paragraphs.at(-1));
      for (const words of FURNITURE) assert.ok(!shown.paragraphs.some((text) => text.includes(words)), `'${words}' is no part of the article`);

      // Words are underlined where the core says, and nothing of the text is lost by it.
      const marked = await texts(page, "article .term");
      for (const word of expected.words) assert.ok(marked.includes(word), `${word} is not explained`);
      assert.ok(marked.length >= 40, `only ${marked.length} words are explained`);
      const joined = shown.paragraphs.join("\n");
      for (const block of reading.article.blocks) assert.ok(joined.includes(block.text) || block.kind === "subtitle" || block.kind === "table", block.text);

      // The outline names speakers, and each claim has its number in the text.
      const speakers = await texts(page, ".speaker h3");
      assert.ok(speakers.some((text) => expected.speaker.test(text)), speakers.join(" | "));
      const claims = reading.claims.filter(({ role }) => role !== "thesis");
      assert.ok(claims.length >= 6, `only ${claims.length} claims`);
      assert.equal((await texts(page, ".outline .claim")).length, claims.length);
      assert.equal((await texts(page, "article .mark")).length, claims.length);
      for (const claim of reading.claims) assert.equal(reading.article.text.slice(claim.start, claim.end), claim.text);

      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  it("shows the article before words and outline are there, and tells of every stage", async () => {
    const { page } = await stage.open("/articles/economy.html");
    const stages = await page.evaluate(async () => {
      const element = document.querySelector("dokhae-reader");
      const shown = () => {
        const root = element.shadowRoot;
        return [root.querySelectorAll("article p").length > 0, root.querySelectorAll("article .term").length > 0, root.querySelectorAll(".outline .speaker").length > 0];
      };
      const seen = {};
      for (const name of ["article", "gloss", "claims"]) element.addEventListener(`dokhae-${name}`, () => { seen[name] = shown(); });
      await element.read();
      return seen;
    });
    assert.deepEqual(stages, { article: [true, false, false], gloss: [true, true, false], claims: [true, true, true] });
    await page.close();
  });

  it("reads one part of the page where it is told to", async () => {
    const { page } = await stage.open("/");
    await page.waitForFunction(() => window.seen.events.some(({ name }) => name === "claims"));
    assert.deepEqual(await texts(page, "h1", "#live"), ["새벽 두 시까지 여는 도서관… “밤에도 갈 곳이 생겼다”"]);
    assert.deepEqual(await texts(page, ".byline", "#live"), ["한서우"]);
    await page.close();
  });

  it("reads pasted text and pasted HTML, whose scripts do not run", async () => {
    const { page, problems } = await stage.open("/");
    await page.waitForFunction(() => window.seen.events.some(({ name }) => name === "claims")); // the page's own sample
    const paste = async (text) => {
      await page.evaluate((value) => {
        document.querySelector("#source").value = value;
        window.seen.events.length = 0;
      }, text);
      await page.click("#paste [type=submit]");
      await page.waitForFunction(() => window.seen.events.some(({ name }) => name === "claims" || name === "error"));
    };
    await page.click("#sample");
    await paste(await page.$eval("#source", (box) => box.value));
    assert.deepEqual(await texts(page, "h1", "#own-reader"), ["바다 위 태양광, 어민과 손잡다… “수익의 30% 나눈다”"]);
    await page.keyboard.press("Escape");

    await paste(`<!doctype html><title>버스 노선 12개 새로 만든다</title><h1>버스 노선 12개 새로 만든다</h1>
      <script>window.ran = 1</script><article><figure><img src="https://elsewhere.invalid/x.png" alt="새 버스" width="640" height="400" onerror="window.ran = 2"><figcaption>한들시의 새 버스</figcaption></figure>${PARAGRAPHS.map((text) => `<p onclick="window.ran = 3">${text}</p>`).join("")}</article>`);
    assert.deepEqual(await texts(page, "h1", "#own-reader"), ["버스 노선 12개 새로 만든다"]);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.deepEqual(stage.outside, []);
    assert.deepEqual(problems, []);
    await page.close();
  });
});
