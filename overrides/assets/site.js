// What every page can do when it has JavaScript. Each block stands alone; words come from the page, in its language.
// It runs under the header, before the rest of the page is there; what needs the rest waits for it.
const ready = (work) => document.addEventListener("DOMContentLoaded", work);

// Open menus close with Escape, which gives the focus back, and with a click or the focus elsewhere: they would hide it.
{
  const close = (target, focus) => {
    for (const menu of document.querySelectorAll(".top details[open]")) {
      if (menu.contains(target)) continue;
      menu.open = false;
      if (focus) menu.firstElementChild.focus();
    }
  };
  for (const type of ["click", "focusin"]) document.addEventListener(type, ({ target }) => close(target));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close(null, true));
}

// A language without script and region: browsers, voices and pages say these differently, or not at all.
const language = (tag) => tag.split(/[-_]/)[0];

// The reader's language, kept on this device or for this tab.
const lang = (storage, value) => {
  try {
    if (value) window[storage].lang = value;
    return window[storage].lang;
  } catch {} // storage is forbidden or full
};

// Hers is suggested, never forced, in a row of its own under the header: the rest of the page is not there yet, so nothing
// moves. What is said in each language is fetched by those alone who need it. Nothing is suggested on the urgent page: its
// list says nothing.
{
  const top = document.querySelector(".top"), links = [...top.querySelectorAll(".langs a")], chosen = lang("localStorage");
  const link = (chosen ? [chosen] : navigator.languages).map((tag) =>
    links.find(({ lang }) => lang === tag) ||
    links.find(({ lang }) => language(lang) === language(tag))).find(Boolean);
  if (link?.matches("[data-say] :not([aria-current]):not([data-unsaid])") && lang("sessionStorage") !== link.lang) {
    const hint = document.createElement("p"), no = document.createElement("button"), way = link.cloneNode(true);
    no.textContent = "×";
    fetch(document.currentScript.src.replace("site.js", "say.json")).then((answer) => answer.json()).then((say) => {
      const [sentence, thanks] = say[link.lang];
      way.textContent = sentence;
      no.setAttribute("aria-label", thanks);
    }).catch(() => {}); // its name alone says enough
    hint.className = "hint";
    hint.lang = link.lang;
    hint.dir = link.dir || "ltr";
    hint.append(way, no);
    no.onclick = () => {
      hint.remove();
      top.querySelector(".brand").focus();
      lang("sessionStorage", link.lang);
    };
    top.append(hint);
  }
}

// Another language shows the same place: the part at the top of the view, whose id is the same in every language. The menu
// is at the top of the page, so it is the part where the reader stood still for a second on the way down, or longer on the way
// up, or which she opened. The language chosen in a list is remembered on this device, but not on the urgent page.
{
  const place = () => {
    const above = [...document.querySelectorAll("main :is(h2, h3, .contact)[id]")].filter((part) =>
      part.getBoundingClientRect().top < innerHeight / 3).pop();
    return above ? above.id : "";
  };
  let stayed, timer, last = 0;
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if ((last = scrollY) > innerHeight) stayed = place() }, scrollY < last ? 4000 : 1000);
  });
  document.addEventListener("click", ({ target }) => {
    const folded = target.closest("main details:not([open]) > summary"), part = folded?.parentElement.querySelector("[id]");
    if (part) stayed = part.id;
    const choice = target.closest(".langs a, .hint a");
    if (!choice) return;
    choice.hash = scrollY < innerHeight && stayed || place() || location.hash;
    if (choice.closest(".langs") && !document.querySelector(".leave")) lang("localStorage", choice.lang);
  });
}

// What is folded opens when a link leads into it; older browsers do not do that by themselves.
{
  const open = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    for (let part = target && target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  };
  ready(open);
  addEventListener("hashchange", open);
}

// The Finnish text beside this one: another file does it, fetched when the reader or the address asks. Without it the link
// leads to the Finnish page.
const beside = document.currentScript.src.replace("site.js", "beside.js");
ready(() => {
  const link = document.querySelector(".beside"), both = (event) => import(beside).then((part) => part.default(event));
  if (!link) return;
  if (location.search.includes("with=fi")) both();
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    both(event).catch(() => location = link);
  };
});

// The article is read aloud where the device has a voice of its own for the language; nothing is sent anywhere.
ready(() => {
  const button = document.querySelector(".speak"), voices = window.speechSynthesis;
  if (button && voices) {
    const article = document.querySelector("article"), [start, stop] = button.querySelectorAll("span");
    const find = () => voices.getVoices().find(({ lang, localService }) =>
      localService && language(lang) === language(article.closest("[lang]").lang));
    const show = (reads) => start.hidden = !(stop.hidden = !reads);
    button.onclick = () => {
      let part;
      voices.cancel();
      if (!show(!start.hidden)) return;
      for (const text of article.innerText.split(/\n+/)) {
        part = new SpeechSynthesisUtterance(text);
        part.voice = find();
        voices.speak(part);
      }
      part.onend = () => show();
    };
    window.onpagehide = () => voices.cancel();
    (voices.onvoiceschanged = () => button.hidden = !find())();
  }
});

// Paper and sharing. Safari does not fetch the QR code by itself, and older browsers print what is folded only when open.
ready(() => {
  const code = document.querySelector(".qr");
  const main = document.querySelector("main");
  let folded = [], whole, asked;
  for (const button of document.querySelectorAll(".acts button")) {
    const share = button.value === "share";
    button.hidden = share && !navigator.share;
    button.onclick = async () => {
      if (share) return navigator.share({ title: document.title, url: location.href }).catch(() => {});
      if (code && !code.complete) await new Promise((done) => {
        code.onload = code.onerror = done;
        code.loading = "eager";
      });
      const part = button.closest("section");
      if (part) {
        asked = button;
        whole = [...main.childNodes];
        main.replaceChildren(part.cloneNode(true));
      }
      print();
    };
  }
  window.onbeforeprint = () => {
    folded = [...main.querySelectorAll("details:not([open])")];
    for (const part of folded) part.open = true;
  };
  window.onafterprint = () => {
    for (const part of folded) part.open = false;
    if (asked) {
      main.replaceChildren(...whole);
      asked.focus();
      asked = null;
    }
  };
});

// A part of the page has a link to itself, to hand on; who follows it can print that part alone.
ready(() => {
  const own = document.querySelector(".self"), tool = own?.nextSibling;
  for (const part of own ? document.querySelectorAll("article :is(h2, h3)[id]") : []) {
    const link = own.cloneNode(), summary = part.closest("summary");
    if (summary) summary.after(link); // it opens and folds: nothing else to press may stand in it
    else part.append(link);
    link.href = `#${part.id}`;
    link.hidden = false;
    link.onclick = () => {
      (summary ? link : part).after(tool);
      tool.hidden = false;
    };
  }
});

// Saved pages: the service worker says when this is a saved copy, or when newer pages are out. Silent where nothing is saved.
ready(() => {
  const link = document.querySelector(".foot [data-offline]:not([aria-current])");
  let worker;
  try { worker = navigator.serviceWorker } catch {} // forbidden
  if (!link || !worker?.controller) return;
  worker.addEventListener("message", ({ data }) => {
    const note = document.createElement("div"), more = link.cloneNode(true);
    note.className = "note late wrap";
    note.setAttribute("role", "status");
    note.append(data, " ", more);
    document.querySelector("main").prepend(note);
  });
  worker.controller.postMessage("");
});
