// What tests of the extension's own pages have in common.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clickOn } from "./stage.mjs";
import { until } from "./until.mjs";

/** Texts of the elements that are shown, blanks as one. */
export const textsOf = (tab, selector) => tab.evaluate((selector) => [...document.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility())
  .map((element) => element.innerText.trim().replace(/\s+/g, " ")), selector);

/** Waits until the texts are as the check wants them. */
export const untilTexts = (tab, selector, check) => until(`${selector} fits ${String(check)}`, async () => {
  const found = await textsOf(tab, selector);
  return check(found) && found;
});

export { clickOn as click };

export const focusedName = (tab) => tab.evaluate(() => {
  const element = document.activeElement;
  return element?.ariaLabel ?? element?.labels?.[0]?.innerText.trim() ?? element?.innerText.trim() ?? "";
});

/** What extension storage keeps. */
export const kept = (tab, key) => tab.inPage(async (key) => (await chrome.storage.local.get(key))[key] ?? null, key);

/** Puts something into extension storage, as another page of the extension would. */
export const keep = (tab, values) => tab.inPage(async (values) => { await chrome.storage.local.set(values); }, values);

/** The file that is saved by what `act` does. */
export async function savedBy(tab, act) {
  await tab.inPage(() => {
    window.saved = null;
    const { click } = HTMLAnchorElement.prototype;
    const make = URL.createObjectURL;
    let file = null;
    URL.createObjectURL = (blob) => {
      file = blob;
      return make.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      if (!this.download) return click.call(this);
      HTMLAnchorElement.prototype.click = click;
      URL.createObjectURL = make;
      void file.arrayBuffer().then((bytes) => { window.saved = { name: this.download, bytes: [...new Uint8Array(bytes)] }; });
    };
  });
  await act();
  const { name, bytes } = await until("a file is saved", () => tab.inPage(() => window.saved));
  return { name, bytes: Uint8Array.from(bytes), text: new TextDecoder().decode(Uint8Array.from(bytes)) };
}

/** Files on the disk, for the browser's file picker. */
export function fileFolder() {
  const folder = mkdtempSync(join(tmpdir(), "dokhae-files-"));
  return {
    file(name, content) {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    remove: () => { rmSync(folder, { recursive: true }); },
  };
}
