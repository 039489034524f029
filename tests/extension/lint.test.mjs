// What the stores' own linter says of the built extension.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { attempt, root } from "../../scripts/lib/run.mjs";

const dist = join(root, "extension/dist/firefox");
const skip = existsSync(join(dist, "dokhae.wasm")) ? false : "the extension is not built (npm run build)";

describe("web-ext lint", { skip }, () => {
  // The linter is Firefox's, and so is the manifest that it knows; the files are the same in both variants.
  it("finds no error and warns of nothing", async () => {
    const { output } = await attempt("npx", ["web-ext", "lint", "--source-dir", dist, "--output", "json", "--no-config-discovery"], { quiet: true });
    const { errors, warnings } = JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1));
    assert.deepEqual([...errors, ...warnings].map(({ code, file, message }) => `${code} ${file ?? ""}: ${message}`), []);
  });
});
