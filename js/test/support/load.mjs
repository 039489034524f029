// Modules of js/src that the package does not export, for tests of what they promise.
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Imports a module by its path below js/src. */
export async function load(path) {
  const name = createHash("sha256").update(`${process.pid} ${path}`).digest("hex").slice(0, 12);
  const outfile = join(root, "build/js-test", `${name}.mjs`);
  mkdirSync(dirname(outfile), { recursive: true });
  await esbuild.build({
    entryPoints: [join(root, "js/src", path)],
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    outfile,
    logLevel: "error",
  });
  return import(pathToFileURL(outfile).href);
}
