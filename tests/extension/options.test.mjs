// The extension's options and its first-run page: settings that are kept, sites, words in and
// out, everything in one file and gone; for everybody.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findings } from "../browser/support/axe.mjs";
import { BROWSERS } from "./support/browsers.mjs";
import { click, fileFolder, focusedName, keep, kept, savedBy, textsOf, untilTexts } from "./support/options.mjs";
import { openStage, until } from "./support/stage.mjs";

const SAVED = [
  { lemma: "예산", gloss: "budget", romanization: "yesan", sentence: "예산이 늘었다, \"많이\".", title: "=예산", url: "https://news.example/1", date: "2026-03-01" },
  { lemma: "노선", gloss: "route|line", romanization: "noseon", sentence: "", title: "", url: "", date: "2026-03-02" },
];

for (const engine of BROWSERS) {
  describe(`options in ${engine.name}`, { skip: engine.skip }, () => {
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

    const load = async (name = "options.html") => {
      await tab.goto(stage.browser.ownPage(name));
      await until("the page is made", () => tab.evaluate(() => document.querySelector("main") !== null));
    };
    const empty = async () => {
      await tab.inPage(() => chrome.storage.local.clear());
      await load();
    };
    const said = (section, part) => untilTexts(tab, `#${section} .status`, ([text]) => text?.includes(part)).then(([text]) => text);

    for (const locale of ["en", "ko"]) {
      for (const name of ["options.html", "welcome.html"]) {
        for (const theme of ["light", "dark", "contrast"]) {
          it(`${name} is for everybody (${locale}, ${theme})`, async () => {
            await keep(tab, {
              settings: { locale, theme }, "saved-words": SAVED, "known-words": ["정부"], preferences: { sites: { "news.example": "never" } },
              dictionaries: [{ id: "a", title: "words", entries: 3, bytes: 2000, enabled: true, date: "2026-03-01", attribution: "https://words.example/", license: "CC BY" }, { id: "b", title: "others", enabled: false }],
            });
            await load(name);
            assert.equal(await tab.evaluate(() => document.documentElement.lang), locale);
            if (name === "options.html") await untilTexts(tab, "#dictionaries .dictionaries > li", ({ length }) => length === 2);
            await tab.resize(1100, 800);
            assert.deepEqual(await findings(asPage(tab)), []);
            await tab.resize(320, 640);
            assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than a phone");
            assert.deepEqual(await findings(asPage(tab)), []);
            await tab.resize(1100, 800);
          });
        }
      }
    }

    it("has no text in the other language, and none is missing", async () => {
      for (const name of ["options.html", "welcome.html"]) {
        await keep(tab, { settings: { locale: "ko" } });
        await load(name);
        const english = await tab.evaluate(() => [...document.querySelectorAll("main :is(h2, h3, p, label, legend, button, a, li > span, dd)")]
          .filter((element) => element.checkVisibility() && !element.closest("[lang]:not(html)") && element.childElementCount === 0)
          .map((element) => element.textContent).filter((text) => /[a-z]{3}/i.test(text) && !/[가-힣]/.test(text)));
        assert.deepEqual(english.filter((text) => !/^(?:CSV|Anki|English|news\.example|https:.*)$/.test(text)), []);
      }
    });

    it("is reached in all its parts by keyboard", async () => {
      await keep(tab, { settings: {}, "saved-words": SAVED, "known-words": ["정부"], preferences: { sites: { "news.example": "never" } } });
      await load();
      await untilTexts(tab, "#words li:has(button)", ({ length }) => length === 3);
      const missing = () => tab.evaluate(() => {
        document.activeElement.setAttribute("data-reached", "");
        // Of radio buttons of one name the browser stops at one.
        const stop = (element) => (element.type === "radio" ? document.querySelector(`[name=${element.name}]:checked`) : element);
        return [...document.querySelectorAll("a, button, input, select, summary")]
          .filter((element) => !element.disabled && (element.checkVisibility() || element.type === "file") && !stop(element).hasAttribute("data-reached"))
          .map((element) => `${element.localName} ${element.name ?? ""} ${element.textContent}`);
      });
      let left = await missing();
      for (let i = left.length + 20; i > 0 && left.length > 0; i--) {
        await tab.press("Tab");
        left = await missing();
      }
      assert.deepEqual(left, []);
    });

    it("keeps the reader's settings, and changes the language at once", async () => {
      await empty();
      await click(tab, "input[name=theme][value=sepia]");
      await click(tab, "input[name=glossMode][value=ruby]");
      await tab.evaluate(() => { document.querySelector("input[name=density]").focus(); });
      await tab.press("ArrowLeft");
      await until("they are kept", async () => (await kept(tab, "settings"))?.density === 4);
      assert.deepEqual(await kept(tab, "settings"), { theme: "sepia", glossMode: "ruby", density: 4 });
      await click(tab, "input[name=locale][value=ko]");
      await untilTexts(tab, "h1", ([title]) => title === "독해 설정");
      assert.equal(await tab.evaluate(() => `${document.activeElement.name} ${document.activeElement.value}`), "locale ko", "the focus stays");
      await load();
      assert.deepEqual(await tab.evaluate(() => ["theme", "glossMode", "locale"].map((name) => document.querySelector(`input[name=${name}]:checked`).value)), ["sepia", "ruby", "ko"]);
      assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), "sepia");
      await click(tab, "#reading .row button");
      await until("all is as at first", async () => JSON.stringify(await kept(tab, "settings")) === "{}");
      await untilTexts(tab, "h1", ([title]) => title === "Dokhae: settings");
    });

    it("keeps what the button opens", async () => {
      await click(tab, "input[name=opens][value=side]");
      await until("it is kept", async () => (await kept(tab, "preferences"))?.opens === "side");
      await load();
      await until("it is shown", () => tab.evaluate(() => document.querySelector("input[name=opens]:checked")?.value === "side"));
    });

    it("tells of the shortcuts as the browser has them, and of the context menu", async () => {
      const shortcuts = await tab.inPage(async () => Object.fromEntries((await chrome.commands.getAll()).map(({ name, shortcut }) => [name, shortcut])));
      const rows = [["_execute_action", "Open or close Dokhae"], ["glosses", "Explain words on the page itself"], ["selection", "Explain the selected text"]];
      assert.equal(shortcuts._execute_action, "Alt+Shift+D");
      assert.deepEqual((await untilTexts(tab, "#opening .keys > div", ({ length }) => length >= 3)).slice(0, 3), rows.map(([name, what]) => `${shortcuts[name] || "not set"} ${what}`));
      assert.equal(await tab.evaluate(() => document.querySelectorAll("input[name=menu]").length), engine.name === "Chromium" ? 1 : 0);
    });

    it("takes sites from addresses, changes and removes them", async () => {
      const add = async (address) => {
        await tab.evaluate(() => { document.querySelector("input[name=site]").focus(); });
        await tab.type(address);
        await tab.press("Enter");
      };
      await add("https://www.news.example/articles/1?from=home");
      await said("sites", "news.example added");
      await add("daily.example:8080");
      await said("sites", "daily.example:8080 added");
      await add("no address");
      assert.match(await said("sites", "no address of a site"), /news\.example\.com/);
      assert.equal(await tab.evaluate(() => document.querySelector("input[name=site]").ariaInvalid), "true");
      assert.deepEqual((await kept(tab, "preferences")).sites, { "daily.example:8080": "atOnce", "news.example": "atOnce" });
      assert.deepEqual(await textsOf(tab, "#sites .rows .name"), ["daily.example:8080", "news.example"]);

      await tab.evaluate(() => {
        const rule = document.querySelector("#sites .rows li:last-child select");
        rule.value = "never";
        rule.dispatchEvent(new Event("change"));
      });
      await until("it is changed", async () => (await kept(tab, "preferences")).sites["news.example"] === "never");
      assert.equal((await kept(tab, "preferences")).opens, "side", "the rest stays");
      await click(tab, "[aria-label='Remove daily.example:8080']");
      await said("sites", "removed");
      assert.deepEqual(await textsOf(tab, "#sites .rows .name"), ["news.example"]);
    });

    /** The two lists of words, by what stands over them. */
    const list = (name) => `#words [data-list=${name}]`;

    it("shows what was saved while reading, finds and removes it", async () => {
      await keep(tab, { "saved-words": SAVED, "known-words": ["정부", "시민"] });
      await untilTexts(tab, "#words li:has(button)", ({ length }) => length === 4);
      assert.match((await textsOf(tab, `${list("saved")} li`))[1], /^예산 yesan budget 예산이 늘었다/);
      await tab.evaluate(() => { document.querySelector("#words [type=search]").focus(); });
      await tab.type("route");
      await untilTexts(tab, "#words li:has(button)", ({ length }) => length === 3);
      await click(tab, "[aria-label='Remove 노선']");
      await said("words", "노선 removed");
      assert.deepEqual((await kept(tab, "saved-words")).map(({ lemma }) => lemma), ["예산"]);
      assert.deepEqual(await textsOf(tab, `${list("saved")} li`), ["Nothing found."]);
      await click(tab, "[aria-label='Remove 시민']");
      await until("it is gone", async () => (await kept(tab, "known-words")).length === 1);
    });

    it("shows long lists in parts", async () => {
      await keep(tab, { "known-words": Array.from({ length: 250 }, (_, i) => `낱말${i}`) });
      await untilTexts(tab, `${list("known")} > button`, ([text]) => text === "Show more");
      const shown = () => tab.evaluate((list) => document.querySelectorAll(`${list} li`).length, list("known"));
      assert.equal(await shown(), 100);
      await tab.evaluate((list) => { document.querySelector(`${list} > button`).focus(); }, list("known"));
      await tab.press("Enter");
      await until("there are more", async () => await shown() === 200);
      assert.equal(await focusedName(tab), "Remove 낱말149", "the focus is on the first of them");
    });

    const save = (name) => click(tab, `#words .row[aria-label="Save as"] button:nth-of-type(${name})`);
    const bringInWords = async (name, content) => {
      await tab.upload("#words input[type=file]", [files.file(name, content)]);
      return said("words", name);
    };

    it("takes back every file of words that it has saved, and loses nothing", async () => {
      await load();
      for (const [button, extension] of [[1, "csv"], [2, "txt"], [3, "json"]]) {
        await keep(tab, { "saved-words": SAVED, "known-words": ["정부"] });
        await untilTexts(tab, "#words li:has(button)", ({ length }) => length === 3);
        const { name, bytes } = await savedBy(tab, () => save(button));
        assert.equal(name, `dokhae-words.${extension}`);
        await keep(tab, { "saved-words": [{ ...SAVED[0], gloss: "my own gloss" }], "known-words": [] });
        await untilTexts(tab, "#words li:has(button)", ({ length }) => length === 1);
        assert.match(await bringInWords(name, bytes), extension === "json" ? /1 new in my words, 1 new in words I know, 1 here already/ : /1 new in my words, 0 new in words I know, 1 here already/);
        assert.deepEqual(await kept(tab, "saved-words"), [{ ...SAVED[0], gloss: "my own gloss" }, SAVED[1]], "a word that is there stays as it is");
      }
    });

    it("takes tables of others, and says what is wrong with a file", async () => {
      await keep(tab, { "saved-words": [], "known-words": [] });
      assert.match(await bringInWords("list.csv", "뜻;단어\nschool;학교\nbus;bus\n\"a; b\";병원\n"), /2 new in my words/);
      assert.deepEqual((await kept(tab, "saved-words")).map(({ lemma, gloss }) => [lemma, gloss]), [["병원", "a; b"], ["학교", "school"]]);
      assert.match(await bringInWords("plain.tsv", "가방\tbag\n"), /1 new/);
      assert.match(await bringInWords("known.csv", "known\r\n가방\r\n"), /0 new in my words, 1 new in words I know/);
      for (const [name, content, message] of [
        ["english.csv", "bus,bus\n", /english\.csv: there is no Korean word in it/],
        ["other.json", "{\"format\": \"other\"}", /other\.json: Dokhae did not make this file/],
        ["broken.json", "{", /broken\.json: it is not JSON/],
        ["open.csv", "학교,\"school\n", /open\.csv, line 1: a quotation mark is not closed/],
      ]) assert.match(await bringInWords(name, content), message);
      assert.equal((await kept(tab, "saved-words")).length, 3);
    });

    it("puts everything into one file, deletes it after a question, and takes it from the file", async () => {
      await empty();
      await keep(tab, {
        settings: { density: 2 }, preferences: { opens: "glosses", sites: { "news.example": "never" } }, "saved-words": SAVED, "known-words": ["정부"],
        places: [["https://news.example/1", 4]],
      });
      await tab.upload("#dictionaries input[type=file]", [files.file("table.tsv", "가람\triver\n"), files.file("other.tsv", "노을\tevening glow\n")]);
      await said("dictionaries", "other is there now");
      const names = ["settings", "preferences", "saved-words", "known-words", "places", "dictionaries"];
      const all = async () => Object.fromEntries(await Promise.all(names.map(async (name) => [name, await kept(tab, name)])));
      const before = await all();
      const { name, bytes, text } = await savedBy(tab, () => click(tab, "#data .drop button"));
      assert.match(name, /^dokhae-\d{4}-\d\d-\d\d\.json$/);
      const file = JSON.parse(text);
      assert.deepEqual(Object.keys(file), ["format", "version", "date", ...names]);

      await click(tab, "#data .danger");
      await untilTexts(tab, "dialog h2", ([question]) => question === "Delete everything?");
      assert.deepEqual(await findings(asPage(tab), "dialog"), []);
      assert.equal(await focusedName(tab), "Cancel");
      await tab.press("Enter");
      assert.deepEqual(await all(), before, "nothing is gone yet");
      await click(tab, "#data .danger");
      await click(tab, "dialog .danger");
      await said("data", "Everything is deleted");
      assert.deepEqual(await tab.inPage(async () => Object.keys(await chrome.storage.local.get(null)).filter((key) => key !== "dictionaries")), []);
      assert.deepEqual(await kept(tab, "dictionaries") ?? [], []);

      // What has come in the meantime stays.
      await keep(tab, { "saved-words": [{ ...SAVED[1], lemma: "바다" }], preferences: { sites: { "daily.example": "atOnce" } } });
      await tab.upload("#data input[type=file]", [files.file(name, bytes)]);
      assert.match(await said("data", "brought in"), /new words 3, new dictionaries 2/);
      const restored = await all();
      const bare = (list) => list.map((entry) => ({ ...entry, id: "" }));
      assert.deepEqual(bare(restored.dictionaries), bare(before.dictionaries));
      assert.deepEqual(restored["saved-words"].map(({ lemma }) => lemma), ["바다", "예산", "노선"]);
      assert.deepEqual(restored.preferences, { opens: "glosses", sites: { "daily.example": "atOnce", "news.example": "never" } });
      assert.deepEqual([restored.settings, restored["known-words"], restored.places], [before.settings, before["known-words"], before.places]);
      assert.equal(await tab.evaluate(() => document.querySelector("input[name=density]").value), "2", "the page shows it");

      // Once more changes nothing.
      await tab.upload("#data input[type=file]", [files.file(name, bytes)]);
      await said("data", "new words 0, new dictionaries 0");
      assert.equal((await all()).dictionaries.length, 2);
    });

    it("refuses files that are not its own, whatever is in them", async () => {
      const pack = Buffer.from("this is no dictionary").toString("base64");
      for (const [name, content, message] of [
        ["list.json", "[]", /Dokhae did not make this file/],
        ["later.json", JSON.stringify({ format: "dokhae", version: 99 }), /a later version of Dokhae made this file/],
        ["packs.json", JSON.stringify({ format: "dokhae", version: 1, dictionaries: [{ id: "x", title: "x", pack }] }), /x: this is no dictionary of Dokhae's/],
      ]) {
        await tab.upload("#data input[type=file]", [files.file(name, content)]);
        assert.match(await said("data", "This did not work"), message);
      }
      await tab.upload("#data input[type=file]", [files.file("hostile.json", JSON.stringify({
        format: "dokhae", version: 1, settings: { theme: "javascript:", size: 1e9 }, preferences: { opens: "x", sites: { "<img>": "never", "ok.example": "never" } },
        "saved-words": [{ lemma: "낱말", url: "javascript:alert(1)" }, 5, null], "known-words": [{}, "말"], places: "x", dictionaries: "x",
      }))]);
      await said("data", "hostile.json is brought in");
      assert.deepEqual(await kept(tab, "settings"), { size: 250 });
      assert.equal((await kept(tab, "preferences")).sites["<img>"], undefined);
      assert.equal((await kept(tab, "saved-words")).find(({ lemma }) => lemma === "낱말").url, "");
    });

    it("shows each view on the first-run page", async () => {
      await empty();
      await load("welcome.html");
      const open = async (at) => click(tab, `#try .view:nth-of-type(${at}) button`);
      const inside = (run) => tab.inPage(run);
      await open(1);
      await until("the reader is there", () => inside(() => {
        const { shadowRoot } = [...document.querySelectorAll("#try div")].find((element) => element.shadowRoot);
        return shadowRoot.querySelectorAll("dialog.shown .outline .claim").length >= 3 && shadowRoot.querySelectorAll("article .term").length > 10;
      }));
      await tab.press("Escape");
      await until("it is gone", () => inside(() => [...document.querySelectorAll("#try div")].find((element) => element.shadowRoot).shadowRoot.childElementCount === 0));
      assert.equal(await focusedName(tab), "Try it here: The reader");
      await open(3);
      const [text] = await untilTexts(tab, "#try .status", ([text]) => text?.includes("underlined"));
      assert.ok(parseInt(text, 10) > 10, text);
      await click(tab, "#try .row button");
      await untilTexts(tab, "#try .status", ([text]) => text === "");
    });

    it("nobody outside is asked for anything", () => {
      assert.deepEqual(stage.browser.outside, []);
      assert.deepEqual((tab.problems ?? []).filter((problem) => !/favicon/.test(problem)), []);
    });
  });
}

/** What axe's helper wants of a page. Its script and what is asked of it go in one call: browsers begin each anew. */
const asPage = (tab) => {
  let script = "";
  return {
    evaluate(run, ...args) {
      if (typeof run === "function") return tab.evaluate({ toString: () => `(...args) => { ${script}\n; return (${String(run)})(...args); }` }, ...args);
      script = run;
      return null;
    },
  };
};
