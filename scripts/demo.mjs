// The demo in one command: set-up, build, serve on localhost.
//
//   npm run demo [-- --port N]    serves until it is ended
//   npm run demo -- --check       reads one article of it in headless Chromium and prints what
//                                 came of it; exit status 0 only if all of it came from the
//                                 wasm in the page
import { join } from "node:path";
import { buildDemo, buildJs, buildNative, buildWasm, setUp } from "./build.mjs";
import { root } from "./lib/run.mjs";
import { POLICIES, serve } from "./serve.mjs";

const args = process.argv.slice(2);
const isCheck = args.includes("--check");
const port = args.includes("--port") ? Number(args[args.indexOf("--port") + 1]) : isCheck ? 0 : 8080;
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  process.stderr.write("usage: npm run demo [-- --check] [--port N]\n");
  process.exit(2);
}

await setUp();
await buildNative("lexicon");
await buildWasm();
await buildJs();
await buildDemo();

const folder = join(root, "demo/dist");
const options = { policy: POLICIES.strict };
const server = await serve(folder, { ...options, port }).catch((error) => {
  if (error.code !== "EADDRINUSE") throw error;
  return serve(folder, options);
});

if (!isCheck) {
  process.stdout.write(`\nDokhae's demo: ${server.origin}/\nCtrl+C ends it.\n`);
} else {
  // Installed by the set-up, so not to be imported before it.
  const { checkDemo } = await import("./lib/check-demo.mjs");
  const failures = await checkDemo(server, "/articles/economy.html");
  await server.close();
  for (const failure of failures) process.stdout.write(`✗ ${failure}\n`);
  process.stdout.write(failures.length === 0 ? "\n✓ all of it came from dokhae.wasm in the page\n" : "");
  process.exit(failures.length === 0 ? 0 : 1);
}
