// A browser and a server with the built demo, for one file of tests.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/run.mjs";
import { serve } from "../../../scripts/serve.mjs";
import { chromium, launch } from "./browser.mjs";
import { newPage } from "./reading.mjs";

export const ARTICLES = ["economy", "technology", "society"];
const demo = join(root, "demo/dist");

/** For `describe`: the reason why browser tests cannot run here, or false. */
export const skip = chromium === null ? "Chromium is not installed" : existsSync(join(demo, "dokhae/dokhae.wasm")) ? false : "the demo is not built (npm run build)";

/** A page of an article, or of nothing, with the element on it. */
export function pageWith(body, { head = "", element = '<dokhae-reader lang="en"></dokhae-reader>', title = "버스 노선 12개 새로 만든다" } = {}) {
  return `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>${title}</title>${head}
<script type="module" src="/dokhae/dokhae.js"></script></head><body>${element}${body}</body></html>`;
}

/**
 * @param {{args?: string[], policy?: string | null}} [options]
 * @returns what a file of tests needs; `pages` maps paths to bodies (or {headers, body}) that
 *   are served instead of files
 */
export async function openStage({ args, policy = null } = {}) {
  const pages = new Map();
  const server = await serve(demo, {
    policy,
    respond: (path) => {
      const page = pages.get(path);
      return page === undefined ? null : typeof page === "string" ? { body: page, headers: { "content-type": "text/html; charset=utf-8" } } : page;
    },
  });
  const { browser, outside, close } = await launch({ args });
  return {
    browser,
    outside,
    server,
    pages,
    /** A page of the demo or of `pages`, loaded. */
    async open(path, options) {
      const opened = await newPage(browser, options);
      await opened.page.goto(server.origin + path);
      return opened;
    },
    async close() {
      await close();
      await server.close();
    },
  };
}

/** Paragraphs of an article, to be put into pages of all kinds. */
export const PARAGRAPHS = [
  "한들시가 다음 달부터 시내버스 노선 12개를 새로 만든다고 밝혔다. 이 사업에는 올해 예산 35억 원이 들어간다.",
  "새 노선은 지하철역에서 먼 동네를 먼저 지난다. 시는 “걸어서 10분 안에 정류장에 닿게 하겠다”고 설명했다.",
  "시민들은 반겼다. 물빛동에 사는 최 모 씨는 “출근 시간이 20분은 줄어들 것”이라며 “진작 있어야 했다”고 말했다.",
  "버스 회사는 걱정이 많다. 회사 관계자는 “기사를 80명 더 뽑아야 하는데 지원자가 없다”고 토로했다.",
  "전문가들은 배차 간격이 중요하다고 본다. 하늘빛 대학의 조가람 교수는 “자주 오지 않는 버스는 아무도 타지 않는다”고 지적했다.",
];
