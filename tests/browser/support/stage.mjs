// A browser and a server with the built demo, for one file of tests.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/run.mjs";
import { serve } from "../../../scripts/serve.mjs";
import { chromium, launch } from "./browser.mjs";
import { newPage, observe } from "./reading.mjs";

export const ARTICLES = ["economy", "technology", "society"];
const demo = join(root, "demo/dist");

/** For `describe`: the reason why no browser has anything to show here, or false. */
export const unbuilt = existsSync(join(demo, "dokhae/dokhae.wasm")) ? false : "the demo is not built (npm run build)";
/** For `describe`: the reason why browser tests cannot run here, or false. */
export const skip = chromium === null ? "Chromium is not installed" : unbuilt;

/** A page of an article, or of nothing, with the element on it. */
export function pageWith(body, { head = "", element = '<dokhae-reader lang="en"></dokhae-reader>', title = "버스 노선 12개 새로 만든다" } = {}) {
  return `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>${title}</title>${head}
<script type="module" src="/dokhae/dokhae.js"></script></head><body>${element}${body}</body></html>`;
}

/** Serves the demo, and instead of its files what `pages` has under their paths. */
async function serveDemo(policy, respond = () => null) {
  const pages = new Map();
  const server = await serve(demo, {
    policy,
    respond: (path) => {
      const page = pages.get(path);
      if (page === undefined) return respond(path);
      return typeof page === "string" ? { body: page, headers: { "content-type": "text/html; charset=utf-8" } } : page;
    },
  });
  return { server, pages };
}

/** What went wrong in a page, for engines whose drivers do not tell. */
function observeConsole() {
  for (const level of ["error", "warn"]) {
    const original = console[level];
    console[level] = (...args) => {
      window.seen.errors.push(`console.${level}: ${args.join(" ")}`);
      original.apply(console, args);
    };
  }
  addEventListener("error", ({ target }) => {
    if (target instanceof Element) window.seen.errors.push(`not loaded: ${target.src ?? target.href}`);
  }, true);
}

const OBSERVER = "/observe.js";

/**
 * The demo in one of ENGINES, every page with an observer before its own scripts (`window.seen`,
 * as in reading.mjs), because not every driver can run something first.
 * @param {import("./engines.mjs").ENGINES[number]} engine
 */
export async function openEngineStage(engine, { policy = null } = {}) {
  const withObserver = (html) => html.replace(/<head[^>]*>/, `$&<script src="${OBSERVER}"></script>`);
  const { server, pages } = await serveDemo(policy, (path) => {
    if (path === OBSERVER) return { body: `(${observe})();(${observeConsole})();` };
    const file = join(demo, path.endsWith("/") ? `${path}index.html` : path);
    if (!file.endsWith(".html") || !existsSync(file)) return null;
    return { body: withObserver(readFileSync(file, "utf8")), headers: { "content-type": "text/html; charset=utf-8" } };
  });
  const { tab, outside, close } = await engine.start().catch(async (error) => {
    await server.close();
    throw error;
  });
  return {
    tab,
    outside,
    server,
    /** Opens a page of the demo, or `html` at a path of its own. */
    async open(path, { html = null, width = 1280, height = 860 } = {}) {
      if (html !== null) pages.set(path, withObserver(html));
      await tab.resize(width, height);
      await tab.goto(server.origin + path);
    },
    async close() {
      await close();
      await server.close();
    },
  };
}

/**
 * @param {{args?: string[], policy?: string | null}} [options]
 * @returns what a file of tests needs; `pages` maps paths to bodies (or {headers, body}) that
 *   are served instead of files
 */
export async function openStage({ args, policy = null } = {}) {
  const { server, pages } = await serveDemo(policy);
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
