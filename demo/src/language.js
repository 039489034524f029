// Before the page is painted: its language, remembered from the last visit or the browser's.
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem("dokhae-demo-language");
  } catch { /* storage may be forbidden */ }
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === "ko" || tag === "en");
  document.documentElement.lang = kept === "ko" || kept === "en" ? kept : preferred ?? "en";
})();
