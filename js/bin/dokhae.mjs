#!/usr/bin/env node
import { existsSync } from "node:fs";

const program = new URL("../dist/cli.js", import.meta.url);
if (!existsSync(program)) {
  console.error("dokhae: not built yet (npm run build)");
  process.exit(4);
}
const { main } = await import(program.href);
process.exitCode = await main(process.argv.slice(2));
