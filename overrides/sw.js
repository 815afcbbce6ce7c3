// Shows saved pages if the network does not answer in 4 s. Stores nothing: assets/offline.js does, if asked.
const root = registration.scope, late = new Set();

self.oninstall = () => skipWaiting();
self.onactivate = (event) => event.waitUntil(clients.claim());
self.onfetch = (event) => {
  const { method, url, cache } = event.request;
  if (method === "GET" && url.startsWith(root) && cache !== "no-store") event.respondWith(answer(event));
};
self.onmessage = (event) => event.waitUntil(tell(event.source));

async function answer({ request, resultingClientId }) {
  const saved = await caches.match(request) || await caches.match(request, { ignoreSearch: true });
  const live = fetch(request), limit = saved && new Promise((_, fail) => setTimeout(fail, 4000));
  try {
    const response = await (saved ? Promise.race([live, limit]) : live);
    if (!saved || response.status < 500) return response;
  } catch (error) {
    if (!saved && request.mode !== "navigate") throw error;
  }
  late.add(resultingClientId);
  return saved || unsaved();
}

async function unsaved() {
  const page = await caches.match(`${root}offline/unsaved.html`);
  const html = (await page.text()).replace("<head>", `<head><base href="${root}offline/">`);
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

// A page asks: am I a saved copy? Is a newer one out?
async function tell(client) {
  for (const name of await caches.keys()) {
    const [base, tag, mine] = name.split(" "), address = `${root}offline/${tag}.json`;
    const cache = await caches.open(name), list = await cache.match(address);
    if (base !== root || !list || !await cache.match(client.url, { ignoreSearch: true })) continue;
    const said = late.has(client.id) ? list : await fetch(address, { cache: "no-store" });
    const { version, copy, fresh } = await said.json();
    if (said === list) client.postMessage(copy);
    else if (version !== mine) client.postMessage(fresh);
  }
}
