import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./support/load.mjs";

const { safeImage, safeLink } = await load("core/safe-url.ts");
const BASE = "https://news.example.kr/a/1.html?x=1";

test("links: http and https, resolved", () => {
  assert.equal(safeLink("../b", BASE), "https://news.example.kr/b");
  assert.equal(safeLink("  //cdn.example.kr/가 ", BASE), "https://cdn.example.kr/%EA%B0%80");
  assert.equal(safeLink("http://a.kr", ""), "http://a.kr/");
  assert.equal(safeLink("#note", BASE), `${BASE}#note`);
});

test("links: nothing else", () => {
  for (const address of ["javascript:alert(1)", "JAVA\nSCRIPT:alert(1)", "\u0001javascript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
    "blob:https://a.kr/1", "about:blank", "mailto:a@b.kr", "tel:1", "http://[", "", "   "]) {
    assert.equal(safeLink(address, BASE), null, address);
  }
  assert.equal(safeLink("relative", ""), null);
  assert.equal(safeLink("x", "javascript:1"), null);
});

test("images may carry their bytes, in raster formats alone", () => {
  assert.equal(safeImage("data:image/png;base64,AA==", BASE), "data:image/png;base64,AA==");
  assert.equal(safeImage("DATA:IMAGE/WEBP;base64,AA==", ""), "DATA:IMAGE/WEBP;base64,AA==");
  assert.equal(safeImage("/p.jpg", BASE), "https://news.example.kr/p.jpg");
  for (const address of ["data:image/svg+xml,<svg/>", "data:text/html;image/png,x", "data:image/pngx,1", "javascript:1", "blob:x"]) {
    assert.equal(safeImage(address, BASE), null, address);
  }
});
