// The search page. The engine and the list of words are fetched when somebody searches; what cannot be fetched is said.
(() => {
  const box = document.querySelector(".search"), [form, note, list, more] = box.children, say = JSON.parse(box.dataset.words),
    field = form.q, root = new URL(box.dataset.root, location), base = `${root}pagefind/`,
    same = { ى: "ي", ی: "ي", ێ: "ي", ک: "ك", ە: "ه", ة: "ه", ڕ: "ر", ڵ: "ل", ۆ: "و", ı: "i", đ: "d" };
  let ready, engine, known, rest, turn;

  const tell = text => note.textContent = text, fail = () => tell(say.broken);

  // Letters that people write in several ways become one: no marks, vowel signs, joiners or apostrophes.
  const fold = text => text.toLowerCase().normalize("NFKD")
    .replace(/[^\p{L}\p{N}]|[ـʼ]/gu, "").replace(/./g, one => same[one] || one).slice(0, 50);

  async function load() {
    const [api, words] = await Promise.all([import(`${base}pagefind.js`), fetch(`${base}words-${box.lang}.txt`)]);
    if (!words.ok) throw words;
    known = (await words.text()).split("\n").map(word => [word, fold(word)]);
    await api.options({ basePath: base, baseUrl: root.pathname, noWorker: true, ranking: { pageLength: .3, metaWeights: { title: 12, terms: 12, keywords: 9 } } });
    await api.init();
    engine = api;
  }
  const go = () => ready = ready || load().catch(error => {
    ready = 0;
    throw error;
  });

  // A language written without spaces has no list of words: the browser cuts its text, where it can.
  const segments = text => known[1] || !Intl.Segmenter ? [text] :
    [...new Intl.Segmenter(box.lang, { granularity: "word" }).segment(text)].map(part => part.segment);

  // A word as the pages have it: itself, its beginning, a shorter form, one letter different, a much shorter one.
  function nearest(typed) {
    const word = fold(typed), size = word.length;
    const cut = (some, least, end) => some.filter(i => size - i >= least).map(i => word.slice(0, -i) + end);
    const near = [...word].map((one, i) => {
      const head = word.slice(0, i), tail = word.slice(i + 1);
      return `${head}.?${tail}|${head}.${one}${tail}|${head}${tail.replace(/./, `$&${one}`)}`;
    }).join("|");
    const ways = [`${word}$`, word, ...cut([1, 2, 3], 3, "$"), ...cut([1, 2], 5, ""), size > 3 ? `(${near})$` : word, size > 4 ? near : word, ...cut([3, 4, 5, 6], size / 2, "")];
    if (!word || !known[1] || known.some(([each]) => each.startsWith(typed))) return typed;
    for (const way of ways) {
      const test = new RegExp(`^(${way})`), found = known.find(([, each]) => test.test(each));
      if (found) return found[0];
    }
    return typed;
  }

  // Pages with all words; else those with any, rare words first. Without spaces it is not sure where words begin: then both.
  async function find(words) {
    const all = (await engine.search(words.join(" "))).results, any = {};
    if (all[0] && (known[1] || !words[1])) return all;
    for (const word of words) {
      const { results } = await engine.search(word);
      for (const page of results) {
        (any[page.id] = any[page.id] || { page, score: 0 }).score += page.score / results.length;
      }
    }
    for (const { id } of all) delete any[id];
    return [...all, ...Object.values(any).sort((a, b) => b.score - a.score).map(each => each.page)];
  }

  // Title and description were escaped when they were indexed, the excerpt by the engine.
  async function show() {
    for (const { url, meta, excerpt } of await Promise.all(rest.splice(0, 5).map(page => page.data()))) {
      list.insertAdjacentHTML("beforeend", `<li><a href="${url}">${meta.title}</a><p>${/<mark/.test(excerpt) ? excerpt : meta.description}</p></li>`);
    }
    more.hidden = !rest[0];
  }

  async function search() {
    const query = (new URL(location).searchParams.get("q") || "").slice(0, 99), mine = turn = {};
    const typed = query.toLowerCase().match(/[\p{L}\p{M}\p{N}\p{Cf}'’]+/gu);
    field.value = query;
    list.textContent = tell("");
    more.hidden = true;
    if (!typed) return;
    tell(say.busy);
    try {
      await go();
      const words = typed.flatMap(segments).map(nearest), found = await find(words), count = found.length;
      if (mine !== turn) return;
      if (!count && known.some(([each]) => words.includes(each))) throw 0; // a part of the index is missing
      rest = found;
      await show();
      tell(count ? `${say.found} ${count}. ${say.words} ${words.join(" ")}` : say.none);
    } catch {
      fail();
    }
  }

  form.onsubmit = () => {
    history.pushState(0, "", `?q=${encodeURIComponent(field.value)}`);
    search();
    return false;
  };
  field.onfocus = go;
  more.onclick = () => show().catch(fail);
  onpopstate = search;
  search();
})();
