// A small static server for the demo and the browser tests: GET and HEAD, one folder, this
// machine only.
//
//   node scripts/serve.mjs [FOLDER] [--port N] [--policy NAME]
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./lib/run.mjs";

const TYPES = {
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Content-Security-Policy headers to serve under. */
export const POLICIES = {
  none: null,
  /** All that Dokhae needs, with Trusted Types enforced. `dokhae` makes the Worker's address. */
  strict: [
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'", "connect-src 'self'", "style-src 'self'",
    "img-src 'self' data:", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types dokhae dokhae-demo",
  ].join("; "),
};

/**
 * Serves a folder on a free port.
 * @param {string} folder
 * @param {{port?: number, policy?: string | null, respond?: (path: string) => null | {status?: number, headers?: Record<string, string>, body: string | Uint8Array}}} [options]
 *   respond: answers a request itself instead of with a file
 * @returns {Promise<{origin: string, requests: {method: string, path: string, status: number}[], options: object, close: () => Promise<void>}>}
 *   `options` may be changed while it runs; `requests` is the log
 */
export async function serve(folder, options = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const log = { method: request.method, path: pathname, status: 0 };
    requests.push(log);
    const send = (status, headers, body) => {
      log.status = status;
      const policy = options.policy ? { "content-security-policy": options.policy } : {};
      response.writeHead(status, { "cache-control": "no-cache", "x-content-type-options": "nosniff", ...policy, ...headers });
      if (request.method === "HEAD" || body === undefined) response.end();
      else if (typeof body.pipe === "function") body.pipe(response);
      else response.end(body);
    };
    if (request.method !== "GET" && request.method !== "HEAD") return send(405, { allow: "GET, HEAD" });
    const own = options.respond?.(pathname);
    if (own) return send(own.status ?? 200, { "content-type": TYPES[extname(pathname)] ?? TYPES[".html"], ...own.headers }, own.body);
    let file;
    try {
      file = normalize(join(folder, decodeURIComponent(pathname)));
    } catch {
      return send(400, {});
    }
    if (file !== normalize(folder) && !file.startsWith(normalize(folder + sep))) return send(403, {});
    let found = await stat(file).catch(() => null);
    if (found?.isDirectory()) {
      if (!pathname.endsWith("/")) return send(301, { location: `${pathname}/` });
      file = join(file, "index.html");
      found = await stat(file).catch(() => null);
    }
    if (!found && pathname === "/favicon.ico") return send(204, {}); // asked for by every browser
    if (!found?.isFile()) return send(404, { "content-type": "text/plain" }, "Not found\n");
    send(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-length": found.size }, createReadStream(file));
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    options,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const value = (name) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : undefined);
  const port = Number(value("--port") ?? 8080);
  const policy = POLICIES[value("--policy") ?? "strict"];
  const { origin } = await serve(args[0] ?? join(root, "demo/dist"), { port, policy });
  console.log(origin);
}
