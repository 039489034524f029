// The built extension as the stores get it: what it may do, what is in it, and that it is the
// same each time.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { attempt, root } from "../../scripts/lib/run.mjs";

const dist = (...names) => join(root, "extension/dist", ...names);
const skip = ["chrome", "firefox"].every((browser) => existsSync(dist(browser, "dokhae.wasm"))) ? false : "the extension is not built (npm run build)";
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

const filesOf = (browser) => readdirSync(dist(browser), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(dist(browser).length + 1)).sort();
const digests = (browser) => filesOf(browser).map((name) => `${name} ${createHash("sha256").update(readFileSync(dist(browser, name))).digest("hex")}`);
const manifestOf = (browser) => JSON.parse(readFileSync(dist(browser, "manifest.json"), "utf8"));

describe("the built extension", { skip }, () => {
  it("is the same bytes when it is built again", async () => {
    const build = async () => {
      const { code, output } = await attempt("node", ["scripts/build-extension.mjs", "--zip"], { quiet: true });
      assert.equal(code, 0, output);
      const archives = readdirSync(dist()).filter((name) => name.endsWith(".zip")).sort();
      return [...digests("chrome"), ...digests("firefox"), ...archives.map((name) => `${name} ${createHash("sha256").update(readFileSync(dist(name))).digest("hex")}`)];
    };
    const first = await build();
    assert.ok(first.length > 20);
    assert.equal(first.filter((line) => /^\S+\.zip /.test(line)).length, 2);
    assert.deepEqual(await build(), first);
  });

  for (const browser of ["chrome", "firefox"]) {
    describe(`for ${browser}`, () => {
      let manifest;
      before(() => { manifest = manifestOf(browser); });

      it("asks for what it says, and for nothing else", () => {
        const always = ["activeTab", "scripting", "storage"];
        // Firefox does not know contextMenus as a permission to be asked for later.
        assert.deepEqual(manifest.permissions, browser === "chrome" ? always : [...always, "contextMenus"]);
        assert.deepEqual(manifest.optional_permissions, browser === "chrome" ? ["contextMenus"] : undefined);
        for (const key of ["host_permissions", "optional_host_permissions", "content_scripts", "web_accessible_resources", "externally_connectable", "sandbox", "update_url", "chrome_url_overrides", "devtools_page"]) {
          assert.equal(key in manifest, false, key);
        }
        assert.deepEqual(manifest.content_security_policy, { extension_pages: POLICY });
        assert.equal(manifest.manifest_version, 3);
      });

      it("has every file that it names, in each of its languages", () => {
        const files = filesOf(browser);
        const { background, icons, action, options_ui: options } = manifest;
        const named = [...Object.values(icons), ...Object.values(action.default_icon), options.page, ...(background.scripts ?? [background.service_worker])];
        for (const name of [...named, "dokhae.wasm", "lexicon.bin", "content.js", "LICENSE", "NOTICE"]) assert.ok(files.includes(name), name);
        const [en, ko] = ["en", "ko"].map((locale) => JSON.parse(readFileSync(dist(browser, "_locales", locale, "messages.json"), "utf8")));
        assert.deepEqual(Object.keys(ko), Object.keys(en));
        for (const [, name] of JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)) assert.ok(name in en, name);
        for (const [name, { message }] of Object.entries(ko)) {
          assert.ok(message.length > 0, name);
          assert.deepEqual((message.match(/\$\d/g) ?? []).sort(), (en[name].message.match(/\$\d/g) ?? []).sort(), name);
        }
        assert.ok(en.description.message.length <= 132 && ko.description.message.length <= 132, "as long as the Chrome Web Store allows");
      });

      it("holds no code and names no address that would have to be fetched", () => {
        for (const name of filesOf(browser).filter((name) => /\.(?:js|html|css)$/.test(name))) {
          const text = readFileSync(dist(browser, name), "utf8");
          assert.ok(!/\beval\(|new Function\(|importScripts|\.innerHTML|insertAdjacentHTML|document\.write\(/.test(text), name);
          const addresses = [...text.matchAll(/\b(?:https?|wss?):\/\/[^\s"'`<>)\\]+/g)].map(([address]) => address);
          // Names of things, where a link leads that is pressed, and patterns of addresses.
          assert.deepEqual(addresses.filter((address) => !/^https?:\/\/(?:\$\{|\*\/|dokhae\.invalid\/|www\.w3\.org|schema\.org|www\.apache\.org|github\.com|kaikki\.org|creativecommons\.org)/.test(address)), [], name);
        }
        for (const name of filesOf(browser).filter((name) => name.endsWith(".html"))) {
          const html = readFileSync(dist(browser, name), "utf8");
          assert.ok(!/<script(?![^>]*\bsrc=)|\son\w+=|<style|\sstyle=/.test(html), name);
        }
      });
    });
  }
});
