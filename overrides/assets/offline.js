// Keeps one language on this device when the reader asks, and takes it away again. Also explains what was not saved.
(() => {
  const root = new URL("..", document.currentScript.src).href;
  const address = (tag) => `${root}offline/${tag}.json`;
  const day = (time) => new Date(time).toLocaleDateString(`${document.documentElement.lang}-u-nu-latn`, { dateStyle: "long" });

  // Every whole bundle: a list that stands in its cache was put there last.
  async function bundles() {
    const found = [];
    for (const name of await caches.keys()) {
      const [base, tag] = name.split(" ");
      const list = base === root && await (await caches.open(name)).match(address(tag));
      if (list) found.push({ name, ...await list.json() });
    }
    return found;
  }

  async function drop(tag, keep) {
    for (const name of await caches.keys()) {
      if (name.startsWith(`${root} ${tag} `) && name !== keep) await caches.delete(name);
    }
    if ((await caches.keys()).some((name) => name.startsWith(`${root} `))) return;
    const registration = await navigator.serviceWorker.getRegistration(root);
    if (registration) await registration.unregister();
  }

  async function ask(tag) {
    const answer = await fetch(address(tag), { cache: "no-store" });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  const keep = document.querySelector(".keep");
  if (keep) {
    const { tag } = keep.dataset, words = JSON.parse(keep.dataset.words);
    const [save, remove] = keep.querySelectorAll("button"), status = keep.querySelector("[role=status]");
    let busy = false;

    const show = (state, values = {}) => {
      status.textContent = (words[state] || "").replace(/\{(\w+)\}/g, (_, key) => values[key]);
      keep.dataset.state = state;
    };
    const offer = (canSave, canRemove, label = "save") => {
      save.hidden = !canSave;
      remove.hidden = !canRemove;
      save.textContent = words[label];
    };

    // What stands in this browser now; `said` is the outcome of what was just done.
    async function look(said, values) {
      const mine = (await bundles()).find((bundle) => bundle.tag === tag);
      if (said) show(said, values);
      else if (mine) show("saved", { day: day(mine.saved) });
      offer(!mine, !!mine);
      const live = mine && await ask(tag).catch(() => null);
      if (!live || live.version === mine.version) return;
      if (!said) show("fresh", { saved: day(mine.saved), day: live.date });
      offer(true, true, "update");
    }

    async function store() {
      let step = "network", name;
      show("saving");
      try {
        const list = await ask(tag);
        step = "forbidden";
        name = `${root} ${tag} ${list.version}`;
        const cache = await caches.open(name);
        step = "network";
        await cache.addAll(list.files.map((file) => new Request(root + file, { cache: "no-store" })));
        step = "worker";
        if (!await navigator.serviceWorker.register(`${root}sw.js`)) throw new Error(step);
        step = "forbidden";
        await cache.put(address(tag), new Response(JSON.stringify({ ...list, saved: Date.now() })));
        await drop(tag, name);
        return "saved";
      } catch (error) {
        if (!(await bundles().catch(() => [])).some((bundle) => bundle.name === name)) await caches.delete(name).catch(() => {});
        return error.name === "QuotaExceededError" ? "full" : step;
      }
    }

    const act = (work) => async () => {
      if (busy) return;
      busy = true;
      const said = await work();
      await look(said, { day: day(Date.now()) }).catch(() => show(said));
      busy = false;
      status.focus();
    };
    save.addEventListener("click", act(store));
    remove.addEventListener("click", act(async () => {
      await drop(tag);
      return "removed";
    }));
    try {
      if (navigator.serviceWorker && window.caches) look().catch(() => show("forbidden"));
      else show("worker");
    } catch (error) {
      show("forbidden");
    }
  }

  // In place of a page that is not saved: the language of its address first, then the saved ones.
  const unsaved = document.querySelector(".unsaved");
  if (unsaved) {
    const parts = [...unsaved.children], length = (part) => part.dataset.home.length;
    const asked = parts.filter((part) => location.href.startsWith(root + part.dataset.home)).sort((a, b) => length(b) - length(a))[0];
    bundles().then((found) => {
      for (const part of parts) {
        part.hidden = part !== asked && !found.some((bundle) => bundle.tag === part.dataset.tag);
        part.querySelector("a.again").href = location.href;
        for (const { lang, dir, name, home } of found) {
          const item = document.createElement("li"), link = document.createElement("a");
          Object.assign(link, { lang, dir, hreflang: lang, href: root + home, textContent: name });
          item.append(link);
          part.querySelector("ul").append(item);
        }
      }
      if (!asked) return;
      unsaved.prepend(asked);
      Object.assign(document.documentElement, { lang: asked.lang, dir: asked.dir });
      document.title = asked.querySelector("h2").textContent;
    });
  }
})();
