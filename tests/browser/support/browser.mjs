// Chromium for tests, the demo's check and screenshots.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const PLACES = [process.env.DOKHAE_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Path of the system's Chromium, or null. */
export const chromium = PLACES.find((path) => path && existsSync(path)) ?? null;

/** The browsers' own services, which no setting quite turns off; no page here asks for these. */
const OWN_SERVICES = /^(?:https?:\/\/)?[\w.-]+\.(?:googleapis\.com|google\.com|gstatic\.com|gvt1\.com|mozilla\.com|mozilla\.org|mozilla\.net|firefox\.com)(?:[:/]|$)/;

/** Stands where the internet would be: answers nothing, notes who asked. */
export async function startWatch() {
  const attempts = [];
  const note = (address) => {
    if (!OWN_SERVICES.test(address)) attempts.push(address);
  };
  const server = createServer((request, response) => {
    note(request.url);
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    note(request.url);
    // A browser that is closed does not wait for its answers.
    socket.on("error", () => undefined);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { attempts, port: server.address().port, close: () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  }) };
}

/**
 * Starts Chromium with a fresh profile. Whatever is not on this machine goes to a proxy that
 * only notes it: `outside` lists those attempts.
 * @param {{args?: string[], extensions?: string[]}} [options] extensions: folders of unpacked ones to load
 * @returns {Promise<{browser: import("puppeteer-core").Browser, outside: string[], close: () => Promise<void>}>}
 */
export async function launch({ args = [], extensions = [] } = {}) {
  const watch = await startWatch();
  const profile = mkdtempSync(join(tmpdir(), "dokhae-chromium-"));
  const browser = await puppeteer.launch({
    executablePath: chromium,
    headless: true,
    userDataDir: profile,
    // Extensions are loaded over the protocol, which Chromium allows through a pipe only.
    ...(extensions.length > 0 ? { pipe: true, enableExtensions: extensions } : {}),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-dev-shm-usage", "--lang=en-US", `--proxy-server=http://127.0.0.1:${watch.port}`, ...args,
    ],
  });
  return {
    browser,
    outside: watch.attempts,
    close: async () => {
      await browser.close();
      await watch.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
