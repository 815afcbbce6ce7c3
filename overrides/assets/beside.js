// The Finnish text beside the translation, block by block. site.js fetches this when a reader or the address asks for it;
// words and style come with it. Headings have the same ids in all languages, and what stands under them the same order.
const all = (css, at = document) => [...at.querySelectorAll(css)];
const [root, link] = all("html,.beside"), url = link.href;
const file = (end) => import.meta.url.replace(".js", end),
  get = (url) => fetch(url).then((got) => got.ok && got.text()),
  kind = (part) => part.tagName + part.className,
  words = get(file(`-${root.lang}.txt`));
let on, page;

link.parentNode.insertAdjacentHTML("afterend", `<link rel=stylesheet href=${file(".css")}><p class=said role=status>…`);
link.setAttribute("role", "button");
link.onkeydown = (event) => event.key !== " " || link.click(event.preventDefault()); // false would stop other keys

// Each Finnish block goes beside the next one of its kind. What stands here in Finnish already is not doubled.
const pair = (box, from) => {
  const own = [...box.children];
  box.className += " both";
  for (const twin of all(":scope>:not(section,.here,.keep,link,script)", from)) {
    const same = own.find((part) => part.textContent.includes(twin.textContent)),
      part = same || own.find((part) => kind(part) === kind(twin));
    own.splice(0, own.indexOf(part) + 1);
    if (same) continue;
    if (part && /^(DIV(contacts)?|DETAILS|SUM.*)$/.test(kind(twin))) pair(part, twin);
    else {
      twin.lang = "fi";
      twin.dir = "ltr";
      twin.className += " twin";
      part ? part.after(twin) : box.insertBefore(twin, own[0]);
    }
  }
};

// In the copy links lead to Finnish pages, no id is there twice, and no heading (H1, H2 …) is in a screen reader's outline.
const place = (raw) => {
  const copy = new DOMParser().parseFromString(`<base href=${url}>` + raw.trim(), "text/html"); // no text: throws
  for (const one of all("a,img", copy)) one.href ? one.href = one.href : one.src = one.src;
  for (const box of all("article,article section")) {
    const head = copy.getElementById(all("[id]", box)[0].id);
    if (head) pair(box, head.closest(box.tagName));
  }
  for (const one of all(".twin,.twin *")) {
    one.removeAttribute("id");
    if (one.tagName[1] > 0) one.setAttribute("role", "none");
  }
};

// `event`: the press of the button; without one the address asks, which may name a part of the page.
export default async (event) => {
  on = !on;
  page = page || get(url).then(place);
  const say = (await words).split("\n"); // failed, shown, and nothing
  await page.catch(() => page = on = false);
  link.setAttribute("aria-pressed", on);
  root.classList.toggle("pairs", on);
  all(".said")[0].innerHTML = say[page ? 2 - on : 0].replace("@", url);
  // The address keeps it, and the links of the site; not to the urgent page, which leaves nothing behind.
  const ask = on ? "?with=fi" : "", { hash, pathname, host } = location;
  history.replaceState(0, "", (ask || pathname) + hash);
  for (const one of all("a"))
    if (one.host === host && !one.matches("[hreflang=fi],.langs [lang=fi],[href*=urgent],.twin *")) one.search = ask;
  if (!event && hash) location.replace(hash);
};
