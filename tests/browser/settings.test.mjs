// The settings panel: what each control does to the article, and that it is kept on the device.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { inReader, newPage, read, texts, until } from "./support/reading.mjs";
import { openStage, PARAGRAPHS, pageWith, skip } from "./support/stage.mjs";

const LONG = Array.from({ length: 4 }, () => PARAGRAPHS.map((text) => `<p>${text} <a href="https://example.org/">더 보기</a></p>`).join("")).join("");
const BODY = `<main style="font-family: 'Nanum Test', Batang, serif"><h1>버스 노선 12개 새로 만든다</h1>${LONG}
<figure><img src="/media/rate.svg" width="600" height="300" alt="새 버스"><figcaption>새 버스가 차고에 서 있다. 한들시 제공</figcaption></figure></main>`;

describe("settings", { skip }, () => {
  let stage;
  let page;
  before(async () => {
    stage = await openStage();
    stage.pages.set("/article.html", pageWith(BODY));
    ({ page } = await newPage(stage.browser));
  });
  after(() => stage.close());
  beforeEach(async () => {
    await page.emulateMediaFeatures([]);
    await page.goto(`${stage.server.origin}/article.html`);
    await page.evaluate(() => localStorage.clear());
    await read(page);
    await (await inReader(page, "[aria-controls=dokhae-settings]")).evaluate((button) => button.click());
  });

  /** Sets a control as a person would: the value and the event. */
  const choose = (name, value) => page.evaluate((name, value) => {
    const root = document.querySelector("dokhae-reader").shadowRoot;
    const [first] = root.querySelectorAll(`.settings [name="${name}"]`);
    if (first.type === "range") {
      first.value = String(value);
      first.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (first.type === "checkbox") {
      if (first.checked !== value) first.click();
    } else {
      root.querySelector(`.settings [name="${name}"][value="${value}"]`).click();
    }
  }, name, value);
  const style = (selector, property) => page.evaluate((selector, property) => {
    const element = document.querySelector("dokhae-reader").shadowRoot.querySelector(selector);
    return getComputedStyle(element)[property];
  }, selector, property);
  const px = async (selector, property) => parseFloat(await style(selector, property));
  const again = async () => {
    await page.reload();
    await read(page);
  };

  it("changes size, weight, width, spacing and alignment of the text", async () => {
    const P = "article > p";
    const size = await px(P, "fontSize");
    await choose("size", 145);
    assert.ok(Math.abs(await px(P, "fontSize") / size - 1.45) < 0.01);
    await choose("weight", 600);
    assert.equal(await style(P, "fontWeight"), "600");
    await choose("line", 2.2);
    assert.ok(Math.abs(await px(P, "lineHeight") / await px(P, "fontSize") - 2.2) < 0.02);
    await choose("letter", 0.1);
    assert.ok(Math.abs(await px(P, "letterSpacing") / await px(P, "fontSize") - 0.1) < 0.01);
    await choose("word", 0.3);
    assert.ok(Math.abs(await px(P, "wordSpacing") / await px(P, "fontSize") - 0.3) < 0.01);
    await choose("align", "justify");
    assert.equal(await style(P, "textAlign"), "justify");
    for (const width of [24, 30]) {
      await choose("width", width);
      assert.ok(Math.abs(await px("article", "width") / await px("article", "fontSize") - width) < 0.05);
    }
  });

  it("has fonts: sans, serif, and the page's own", async () => {
    assert.match(await style("article p", "fontFamily"), /sans-serif/);
    await choose("font", "serif");
    assert.match(await style("article p", "fontFamily"), /Myeongjo/);
    await choose("font", "page");
    assert.equal(await style("article p", "fontFamily"), '"Nanum Test", Batang, serif');
  });

  it("takes nothing but a list of names from the page's font", async () => {
    stage.pages.set("/hostile.html", pageWith(BODY, { head: `<style>main { font-family: "x;} .reader { display: none" , serif !important }</style>` }).replace(/style="[^"]*"/, ""));
    const hostile = await stage.open("/hostile.html");
    await hostile.page.evaluate(() => localStorage.setItem("dokhae-settings", JSON.stringify({ font: "page" })));
    await read(hostile.page);
    assert.match(await hostile.page.evaluate(() => getComputedStyle(document.querySelector("dokhae-reader").shadowRoot.querySelector("article")).fontFamily), /sans-serif$/);
    await hostile.page.close();
  });

  it("has themes; the automatic one follows the system, also to more contrast", async () => {
    const seen = new Set();
    const colours = async () => `${await style(".reader", "backgroundColor")} on ${await style(".reader", "color")}`;
    for (const theme of ["light", "dark", "sepia", "contrast"]) {
      await choose("theme", theme);
      seen.add(await colours());
    }
    assert.equal(seen.size, 4);
    const [light, dark, , contrast] = seen;
    await choose("theme", "auto");
    for (const [media, expected] of [[[{ name: "prefers-color-scheme", value: "dark" }], dark], [[{ name: "prefers-color-scheme", value: "light" }], light]]) {
      await page.emulateMediaFeatures(media);
      await until(page, (expected) => {
        const { backgroundColor, color } = getComputedStyle(document.querySelector("dokhae-reader").shadowRoot.querySelector(".reader"));
        return `${backgroundColor} on ${color}` === expected;
      }, expected);
    }
    assert.equal(contrast, "rgb(0, 0, 0) on rgb(255, 255, 255)");
  });

  it("leaves the publisher's colours to the automatic theme", async () => {
    await page.evaluate(() => document.querySelector("dokhae-reader").style.setProperty("--dokhae-paper", "rgb(255, 250, 240)"));
    assert.equal(await style(".reader", "backgroundColor"), "rgb(255, 250, 240)");
    await choose("theme", "dark");
    assert.notEqual(await style(".reader", "backgroundColor"), "rgb(255, 250, 240)");
  });

  it("hides images but not their captions, and makes links plain text", async () => {
    assert.equal((await texts(page, "article img")).length, 1);
    await choose("images", false);
    assert.deepEqual(await texts(page, "article img"), []);
    assert.match((await texts(page, "figcaption")).join(), /새 버스가 차고에/);
    const links = () => page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelectorAll("article p a:any-link").length);
    const before = await links();
    assert.ok(before > 0);
    await choose("links", false);
    assert.equal(await links(), 0);
    await choose("links", true);
    assert.equal(await links(), before);
  });

  it("dims all but the lines in the middle", async () => {
    const shade = () => page.evaluate(() => getComputedStyle(document.querySelector("dokhae-reader").shadowRoot.querySelector(".pane"), "::after").boxShadow);
    assert.equal(await shade(), "none");
    await choose("lineFocus", true);
    assert.notEqual(await shade(), "none");
  });

  it("keeps everything on the device, and forgets it on reset", async () => {
    await choose("theme", "sepia");
    await choose("size", 130);
    await choose("images", false);
    const before = [await style(".reader", "backgroundColor"), await style("article p", "fontSize")];
    await again();
    assert.deepEqual([await style(".reader", "backgroundColor"), await style("article p", "fontSize")], before);
    assert.deepEqual(await texts(page, "article img"), []);
    await (await inReader(page, ".reset")).evaluate((button) => button.click());
    assert.notDeepEqual([await style(".reader", "backgroundColor"), await style("article p", "fontSize")], before);
    assert.equal((await texts(page, "article img")).length, 1);
    assert.equal(await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelector("[name=size]").value), "100");
  });

  it("keeps the interface's language", async () => {
    await (await inReader(page, ".language")).evaluate((button) => button.click());
    assert.equal(await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".reader").lang), "ko");
    await again();
    assert.equal(await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".reader").lang), "ko");
  });

  it("changes the text's size by key, and says so", async () => {
    await page.keyboard.press("Escape");
    await (await inReader(page, ".pane")).focus();
    for (const [key, size] of [["=", "115"], ["=", "130"], ["-", "115"], ["0", "100"]]) {
      await page.keyboard.press(key);
      assert.match((await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".reader > [role=status]").textContent)), new RegExp(`${size}%`));
    }
  });

  it("does not believe what is stored", async () => {
    for (const stored of [
      "{", "null", "7", '"x"', "[]", '{"size":1e9,"width":-5,"line":"url(x)","theme":"x\\" onload","font":{"a":1},"images":"no","letter":null}',
      '{"__proto__":{"theme":"dark"},"constructor":1,"theme":"toString","size":{"valueOf":1}}',
    ]) {
      await page.evaluate((stored) => localStorage.setItem("dokhae-settings", stored), stored);
      await again();
      assert.equal((await texts(page, "article h1")).length, 1, stored);
      assert.equal(await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".reader").dataset.theme), "light", stored);
      const size = await px("article p", "fontSize");
      assert.ok(size >= 10 && size <= 50, `${stored}: ${size}px`);
    }
  });

  it("works without storage", async () => {
    stage.pages.set("/opaque.html", { body: pageWith(BODY), headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": "sandbox allow-scripts" } });
    const opaque = await newPage(stage.browser);
    await opaque.page.goto(`${stage.server.origin}/opaque.html`);
    const loaded = await opaque.page.evaluate(() => customElements.get("dokhae-reader") !== undefined);
    if (loaded) {
      await read(opaque.page);
      await opaque.page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelector("[name=theme][value=sepia]").click());
      assert.equal(await opaque.page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".reader").dataset.theme), "sepia");
    }
    await opaque.page.evaluate(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } })).catch(() => undefined);
    await opaque.page.close();
    await page.evaluate(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } }));
    await choose("theme", "sepia");
    await read(page);
    assert.equal(await page.evaluate(() => document.querySelector("dokhae-reader").shadowRoot.querySelector(".reader").dataset.theme), "sepia", "as long as the page is open");
  });

  it("nothing of it gets out of the shadow root", async () => {
    const outside = () => page.evaluate(() => document.documentElement.outerHTML);
    const before = await outside();
    for (const [name, value] of [["theme", "dark"], ["font", "page"], ["size", 200], ["lineFocus", true]]) await choose(name, value);
    assert.equal(await outside(), before);
  });
});
