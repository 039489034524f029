// A server for pages that a test or benchmark writes, with js/dist beside them.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

const DIST = new URL("../../../js/dist/", import.meta.url);
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".bin": "application/octet-stream" };

/**
 * Serves `pages` (path → HTML, or {html, headers}) and js/dist below /dist/.
 * @returns {Promise<{address: string, requests: string[], close: () => Promise<void>}>}
 */
export async function serve(pages) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    // Every browser asks for it by itself, once; it is no request of the page.
    if (path === "/favicon.ico") return response.writeHead(204).end();
    requests.push(path);
    try {
      if (path in pages) {
        const { html = pages[path], headers = {} } = pages[path];
        response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
      } else if (/^\/dist\/[\w-]+\.\w+$/.test(path)) {
        const body = await readFile(new URL(path.slice("/dist/".length), DIST));
        response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(body);
      } else {
        response.writeHead(404).end();
      }
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
