// Keeps the demo for visits without a network. The build writes PRECACHE in front of this: a
// version, and the hash of every file. A new version is loaded beside the old one, whole, and
// takes over when the page says so or no page is left that uses the old one.
/* global PRECACHE, registration, clients, skipWaiting */
const OURS = `dokhae-demo ${registration.scope} `;
const CACHE = OURS + PRECACHE.version;
const address = (path) => new URL(path, registration.scope).href;
const LIST = address("precache-list");

/** Files that the old version has too are not loaded again. */
async function unchanged(names) {
  for (const name of names) {
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    if (list) return { cache, files: await list.json() };
  }
  return null;
}

async function load(path, integrity) {
  const response = await fetch(address(path), { integrity, cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // What came by way of a redirect may not answer a navigation.
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
}

async function install() {
  const old = await unchanged((await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE));
  const cache = await caches.open(CACHE);
  await Promise.all(Object.entries(PRECACHE.files).map(async ([path, integrity]) => {
    const kept = old?.files[path] === integrity ? await old.cache.match(address(path)) : null;
    await cache.put(address(path), kept ?? await load(path, integrity));
  }));
  await cache.put(LIST, new Response(JSON.stringify(PRECACHE.files)));
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
  }
  await clients.claim();
}

async function answer(request) {
  const { origin, pathname } = new URL(request.url);
  const cache = await caches.open(CACHE);
  return await cache.match(origin + pathname + (pathname.endsWith("/") ? "index.html" : "")) ?? fetch(request);
}

addEventListener("install", (event) => { event.waitUntil(install()); });
addEventListener("activate", (event) => { event.waitUntil(activate()); });
addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});
