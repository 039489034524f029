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
export function pageWith(body, { head = "", element = '<dokhae-reader lang="en"></dokhae-reader>', title = "시험" } = {}) {
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
