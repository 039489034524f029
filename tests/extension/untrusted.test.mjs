// What the page's scripts make up: events that no hand has caused neither save, copy, export nor
// navigate, even if the page has got hold of what stands in the closed shadow root.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { BROWSERS } from "./support/browsers.mjs";
import { clickInside, count, explainSelection, middleOf, openStage, selectFirst, shown, underlined, until } from "./support/stage.mjs";

/** Every event that could do something, on all that could act below a root and on what is around it. Runs as the page's script. */
function makeNoise(root) {
  const keys = [["s", "KeyS"], ["h", "KeyH"], ["v", "KeyV"], ["j", "KeyJ"], ["n", "KeyN"], ["Enter", "Enter"], [" ", "Space"], ["Escape", "Escape"], ["Tab", "Tab"]];
  const targets = [window, document, document.documentElement, document.body, ...document.querySelectorAll("article p, main p, :root > div"), 
    root, ...root.querySelectorAll("button, a, input, select, label, summary, [role], [tabindex], [popover], dialog, .term")];
  let count = 0;
  for (const target of targets) {
    const view = { bubbles: true, cancelable: true, composed: true, view: window, clientX: 200, clientY: 200 };
    const events = [
      ...["pointerdown", "pointerup", "pointermove", "pointerover"].map((type) => new PointerEvent(type, { ...view, pointerType: "mouse", isPrimary: true })),
      ...["mousedown", "mouseup", "mousemove", "click", "auxclick", "dblclick", "contextmenu"].map((type) => new MouseEvent(type, view)),
      ...keys.flatMap(([key, code]) => [{}, { altKey: true }, { ctrlKey: true }].flatMap((more) => ["keydown", "keypress", "keyup"].map((type) => new KeyboardEvent(type, { ...view, key, code, ...more })))),
      ...["input", "change", "submit", "toggle", "copy", "cut", "paste", "select", "selectionchange", "scroll", "wheel"].map((type) => new Event(type, { bubbles: true, cancelable: true, composed: true })),
    ];
    for (const event of events) {
      // What closes a view takes away what is to be tried next.
      if (!target.isConnected && target instanceof Node) break;
      target.dispatchEvent(event);
      count++;
    }
    if (target instanceof HTMLElement && typeof target.click === "function" && target.isConnected && root.contains(target)) target.click();
  }
  return count;
}

for (const engine of BROWSERS) {
  describe(`made-up events in ${engine.name}`, { skip: engine.skip }, () => {
    let stage;
    before(async () => { stage = await openStage(engine); });
    after(() => stage.close());
    beforeEach(() => stage.browser.own.inPage(() => chrome.storage.local.clear()));

    const keep = (items) => stage.browser.own.inPage((items) => chrome.storage.local.set(items), items);
    /** All that is kept, except where in the article the reader was left. */
    const kept = () => stage.browser.own.inPage(async () => {
      const items = await chrome.storage.local.get();
      delete items.places;
      return items;
    });

    /** Everything that may not change. */
    async function state(tab) {
      const [items, tabs, page, downloads] = [await kept(), await stage.browser.tabs(), await tab.evaluate(() => [location.href, document.title]), tab.downloads ?? []];
      return { items, tabs, page, downloads: [...downloads] };
    }
    const said = (tab) => tab.inside((root) => [...root.querySelectorAll("[role=status]")].map(({ textContent }) => textContent).join(" "));

    async function withNoise(tab, prepare = async () => undefined) {
      const before = await state(tab);
      await prepare();
      assert.ok(await tab.betrayed(makeNoise) > 1000);
      assert.doesNotMatch(await said(tab) ?? "", /copied|saved|no longer explained/i);
      // Whatever had come of them is older than this.
      await keep({ marker: 1 });
      await until("the marker is there", async () => (await kept()).marker === 1);
      await stage.browser.own.inPage(() => chrome.storage.local.remove("marker"));
      assert.deepEqual(await state(tab), before);
    }

    it("do nothing in the reader", async () => {
      const tab = await stage.open("/single-page.html");
      await tab.pressButton();
      await until("the outline is made", async () => await count(tab, ".outline .claim") > 0);
      await clickInside(tab, "article > p .term[role=button]");
      await shown(tab, ".popup .save");
      await withNoise(tab);
      assert.ok(await count(tab, "article .term") > 10, "the reader is still there");
      await clickInside(tab, ".bar [aria-controls=dokhae-more]");
      await shown(tab, ".more");
      await withNoise(tab);
      await clickInside(tab, ".bar [aria-controls=dokhae-settings]");
      await shown(tab, ".settings");
      await withNoise(tab);

      // A hand does it.
      await tab.press("Escape");
      await clickInside(tab, "article > p .term[role=button]");
      await clickInside(tab, ".popup .save");
      await until("the word is kept", async () => (await kept())["saved-words"]?.length === 1);
      await tab.close();
    });

    it("do nothing to glosses on the page and to their bar", async () => {
      await keep({ preferences: { opens: "glosses", sites: {} } });
      const tab = await stage.open("/single-page.html");
      await tab.pressButton();
      await until("words are underlined", async () => (await underlined(tab)).length > 10);
      await tab.press("Alt+j");
      await shown(tab, ".on-page .popup");
      await withNoise(tab);
      assert.ok((await underlined(tab)).length > 10);
      await tab.press("Alt+j");
      await shown(tab, ".on-page .popup");
      await tab.press("Alt+s");
      await until("the word is kept", async () => (await kept())["saved-words"]?.length === 1);
      await tab.close();
    });

    it("do nothing to the words of selected text", async () => {
      const tab = await stage.open("/single-page.html");
      await tab.pressButton();
      await until("the outline is made", async () => await count(tab, ".outline .claim") > 0);
      await tab.pressButton();
      await selectFirst(tab, 30);
      await explainSelection(stage, tab);
      await shown(tab, ".selection .save");
      await withNoise(tab);
      await shown(tab, ".selection .save");
      await tab.close();
    });

    it("show no gloss and follow no link", async () => {
      await keep({ preferences: { opens: "glosses", sites: {} } });
      const tab = await stage.open("/single-page.html");
      await tab.pressButton();
      const word = (await until("words are underlined", async () => (await underlined(tab)).length > 10 && await underlined(tab))).find((word) => /^[가-힣]{2,}$/.test(word));
      const [x, y] = await middleOf(tab, word);
      await tab.inPage((x, y) => {
        const target = document.elementFromPoint(x, y);
        for (const type of ["pointerover", "pointermove", "pointerdown", "pointerup"]) target.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y, pointerType: "mouse" }));
        for (const type of ["mousemove", "click"]) target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y }));
      }, x, y);
      assert.deepEqual(await tab.inside((root) => [...root.querySelectorAll(".popup")].filter((popup) => popup.checkVisibility()).length), 0);
      await tab.move(x, y);
      await shown(tab, ".on-page .popup");
      await tab.close();
    });

    it("have no light to follow into the view", async () => {
      const tab = await stage.open("/articles/economy.html");
      await tab.pressButton();
      await until("the outline is made", async () => await count(tab, ".outline .claim") > 0);
      await clickInside(tab, ".outline .claim .go");
      await until("the claim is lit up", () => tab.inside((root) => [...root.querySelectorAll("article [data-block]")].some((block) => getComputedStyle(block).backgroundImage !== "none")));
      assert.deepEqual(await tab.inPage(() => [...CSS.highlights].map(([name]) => name)), []);
      await tab.close();
    });

    it("find nobody to talk to", async () => {
      const tab = await stage.open("/single-page.html");
      await tab.pressButton();
      await until("the outline is made", async () => await count(tab, ".outline .claim") > 0);
      const reached = await tab.inPage(async (address) => {
        const found = [];
        const id = new URL(address).host;
        for (const api of [globalThis.chrome, globalThis.browser]) {
          if (!api?.runtime?.sendMessage) continue;
          const answer = await Promise.race([
            Promise.resolve(api.runtime.sendMessage(id, { type: "options" })).then((value) => value ?? "silence", () => "refused"),
            new Promise((resolve) => { setTimeout(resolve, 1000, "silence"); }),
          ]).catch(() => "refused");
          if (answer !== "silence" && answer !== "refused") found.push(answer);
        }
        for (const name of ["lexicon.bin", "content.js", "options.html", "icons/16.png"]) await fetch(address + name).then(({ ok }) => ok && found.push(name), () => undefined);
        const frame = document.createElement("iframe");
        frame.src = `${address}options.html`;
        document.body.append(frame);
        await new Promise((resolve) => { frame.onload = frame.onerror = resolve; });
        try {
          if (frame.contentDocument?.querySelector("main")) found.push("options.html in a frame");
        } catch {
          // Another origin, as an error page is.
        }
        return found;
      }, stage.browser.ownPage(""));
      assert.deepEqual(reached, []);
      await tab.close();
    });

    it("have made nobody ask for anything", () => {
      assert.deepEqual(stage.asked().filter((path) => !stage.pages.has(path) && !/^\/(?:articles\/press\.css|media\/\w+\.svg)$/.test(path)), []);
    });
  });
}
