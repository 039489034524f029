// Dictionaries of the user's on the options page: brought in from files of every kind, put in
// order, used on a page, saved, taken out again.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { starDict, term, yomitan } from "../../js/test/support/dictionaries.mjs";
import { zip } from "../../scripts/lib/zip.mjs";
import { BROWSERS } from "./support/browsers.mjs";
import { click, fileFolder, focusedName, kept, savedBy, textsOf, untilTexts } from "./support/options.mjs";
import { ACTION, clickInside, gone, openStage, shown, until, untilAction } from "./support/stage.mjs";

const INPUT = "#dictionaries input[type=file]";
const STATUS = "#dictionaries .status";
const ROWS = "#dictionaries .dictionaries > li:has(input)";
const names = (found) => found.map((row) => row.match(/^\S+/)[0]);

for (const engine of BROWSERS) {
  describe(`dictionaries in ${engine.name}`, { skip: engine.skip }, () => {
    let stage;
    let tab;
    const files = fileFolder();
    before(async () => {
      stage = await openStage(engine);
      tab = await stage.openOwn("options.html");
    });
    after(async () => {
      await stage.close();
      files.remove();
    });

    const bringIn = async (...paths) => {
      await until("the page is there", () => tab.evaluate((selector) => document.querySelector(selector) !== null, INPUT));
      await tab.upload(INPUT, paths);
    };
    const said = (part) => untilTexts(tab, STATUS, ([text]) => text?.includes(part)).then(([text]) => text);

    it("come from Yomitan archives, StarDict files and tables", async () => {
      await bringIn(files.file("yomitan.zip", yomitan([[term("물빛동", ["Mulbit-dong"]), term("노선", ["bus line of the archive"])]], {
        index: { title: "Archive", format: 3, revision: "1", attribution: "CC BY 4.0, for tests", url: "https://words.example/archive" },
      })));
      assert.match(await said("Archive"), /^Archive is there now\. Entries: 2\.$/);
      const parts = starDict([["노선", "route of the star"]], { ifo: { bookname: "Star" } });
      await bringIn(...Object.entries(parts).map(([name, content]) => files.file(name, content)));
      await said("Star is there now. Entries: 1");
      await bringIn(files.file("table.csv", "단어,뜻\n노선,line of the table\nbus,no Korean word\n"));
      assert.match(await said("table is there now"), /Left out.*: 1\./);
      assert.deepEqual(names(await untilTexts(tab, ROWS, ({ length }) => length === 3)), ["table", "Star", "Archive"], "the latest is the uppermost");
      const [, , archive] = await textsOf(tab, ROWS);
      assert.match(archive, /Entries: 2 · [\d.]+ kB · .* · CC BY 4\.0, for tests https:\/\/words\.example\/archive/);
      assert.deepEqual((await kept(tab, "dictionaries")).map(({ title, entries, enabled }) => [title, entries, enabled]), [["table", 1, true], ["Star", 1, true], ["Archive", 2, true]]);
    });

    it("several files that are dropped at once are a dictionary each", async () => {
      await tab.inPage(() => {
        const dataTransfer = new DataTransfer();
        for (const [name, content] of [["one.tsv", "가람\triver\n"], ["two.tsv", "가람\tthe river\n"]]) dataTransfer.items.add(new File([content], name));
        const target = document.querySelector("#dictionaries .drop");
        for (const type of ["dragover", "drop"]) target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      });
      assert.deepEqual(names(await untilTexts(tab, ROWS, ({ length }) => length === 5)), ["two", "one", "table", "Star", "Archive"]);
    });

    it("that are broken are refused with what is wrong with them", async () => {
      const cases = [
        ["quoted.csv", "노선,\"line\n", /quoted\.csv, line 1: a quotation mark is not closed/],
        ["broken.zip", yomitan([[term("노선", ["line"])]]).subarray(0, 60), /broken\.zip: the zip's directory is not there/],
        ["empty.tsv", "word\tmeaning\nbus\tbus\n", /empty\.tsv: no Korean headword with a definition is in it/],
        ["bomb.zip", zip({ "index.json": "{" }), /not be imported.*bomb\.zip|index\.json|neither/],
        ["picture.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), /picture\.txt/],
      ];
      for (const [name, content, message] of cases) {
        await bringIn(files.file(name, content));
        assert.match(await said(`${name} could not be imported`), message);
        assert.equal(await tab.evaluate((selector) => document.querySelector(selector).classList.contains("failed"), STATUS), true);
      }
      assert.equal((await textsOf(tab, ROWS)).length, 5);
      assert.deepEqual(await textsOf(tab, "#dictionaries .jobs > li"), []);
    });

    it("can be called off while they are read, and the page stays in use meanwhile", async () => {
      await tab.inPage(() => {
        const rows = Array.from({ length: 300_000 }, (_, i) => `${String.fromCharCode(0xac00 + (i % 11_172), 0xac00 + Math.floor(i / 11_172))}말\tword ${i}\n`);
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(rows, "long.tsv"));
        document.querySelector("#dictionaries .drop").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      });
      await untilTexts(tab, "#dictionaries .jobs > li", ([text]) => /entries: \d/.test(text ?? ""));
      await tab.evaluate(() => { document.querySelector("[aria-label='Cancel reading long.tsv']").focus(); });
      await tab.press("Enter");
      await said("long.tsv was not imported");
      assert.equal((await textsOf(tab, ROWS)).length, 5);
    });

    it("are put in order by keyboard, the focus staying with the dictionary", async () => {
      await tab.evaluate(() => { document.querySelector("[aria-label='Move one down']").focus(); });
      await tab.press("Enter");
      assert.deepEqual(names(await untilTexts(tab, ROWS, (rows) => names(rows)[1] === "table")), ["two", "table", "one", "Star", "Archive"]);
      await said("one is now number 3 of 5");
      assert.equal(await focusedName(tab), "Move one down");
      for (const place of [4, 5]) {
        await tab.press("Enter");
        await said(`one is now number ${place} of 5`);
      }
      assert.equal(await focusedName(tab), "Move one up", "at the end there is only the way back");
    });

    it("are removed after a question", async () => {
      await click(tab, "[aria-label='Remove one']");
      await untilTexts(tab, "dialog h2", ([text]) => text === "Remove one?");
      assert.equal(await focusedName(tab), "Cancel");
      await tab.press("Escape");
      assert.equal((await textsOf(tab, ROWS)).length, 5);
      for (const name of ["one", "two"]) {
        await click(tab, `[aria-label='Remove ${name}']`);
        await click(tab, "dialog .danger");
        await said(`${name} is removed`);
      }
      assert.deepEqual(names(await textsOf(tab, ROWS)), ["table", "Star", "Archive"]);
      assert.equal((await packs()).length, 3, "nothing of them is left");
    });

    const packs = () => tab.inPage(() => new Promise((resolve) => {
      const opening = indexedDB.open("dokhae");
      opening.onsuccess = () => {
        const request = opening.result.transaction("packs").objectStore("packs").getAllKeys();
        request.onsuccess = () => {
          opening.result.close();
          resolve(request.result);
        };
      };
    }));

    /** The gloss of 노선 where the extension reads a page. */
    const gloss = async () => {
      const page = await stage.open("/single-page.html");
      await untilAction(page, ACTION.ready);
      await page.pressButton();
      await shown(page, "article .term[role=button]");
      await until("the words are there", () => page.inside((root) => {
        const word = [...root.querySelectorAll("article .term[role=button]")].find((term) => term.textContent.startsWith("노선"));
        word?.setAttribute("data-test", "");
        return word !== undefined;
      }));
      await clickInside(page, "article [data-test]");
      const [text] = await shown(page, ".popup .glosses");
      await page.press("Escape");
      await page.pressButton();
      await gone(page);
      await page.close();
      await tab.front();
      return text;
    };

    it("explain words on pages, the uppermost that is on first", async () => {
      assert.match(await gloss(), /line of the table/);
      await click(tab, `${ROWS.replace("> li", "> li:first-child")} input`);
      await until("it is off", async () => (await kept(tab, "dictionaries"))[0].enabled === false);
      assert.match(await gloss(), /route of the star/);
      await click(tab, "[aria-label='Move Archive up']");
      await said("Archive is now number 2 of 3");
      assert.match(await gloss(), /bus line of the archive/);
    });

    it("are saved as files, and come back from them", async () => {
      const { name, bytes } = await savedBy(tab, () => click(tab, "[aria-label='Save as file: Archive']"));
      assert.equal(name, "Archive.pack");
      await click(tab, "[aria-label='Remove Archive']");
      await click(tab, "dialog .danger");
      await said("Archive is removed");
      await bringIn(files.file(name, bytes));
      await said("Archive is there now. Entries: 2");
      const [archive] = await kept(tab, "dictionaries");
      assert.equal(archive.license, "CC BY 4.0, for tests");
      assert.equal(archive.attribution, "https://words.example/archive");

      bytes[bytes.length - 3] ^= 0xff;
      await bringIn(files.file("damaged.pack", bytes));
      assert.match(await said("damaged.pack could not be imported"), /the dictionary is damaged/);
    });

    it("are there when the browser has stopped the background, and when the page is loaded again", async () => {
      await stage.browser.stopBackground();
      await tab.goto(stage.browser.ownPage("options.html"));
      assert.deepEqual(names(await untilTexts(tab, ROWS, ({ length }) => length === 3)), ["Archive", "table", "Star"]);
      assert.match(await gloss(), /bus line of the archive/);
    });

    it("nobody outside is asked for anything", () => {
      assert.deepEqual(stage.browser.outside, []);
    });
  });
}
