// What a reader cannot see or reach of a page, measured in the page itself. Each function gives a line for each fault.
(() => {
  const css = getComputedStyle;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const called = (e) => e.outerHTML.replace(/\s+/g, " ").slice(0, 70);
  const shown = (e) => e.checkVisibility({ visibilityProperty: true });
  const parents = (e) => (e ? [e, ...parents(e.parentElement)] : []);
  const scrolls = (e) => /auto|scroll/.test(css(e).overflowX + css(e).overflowY);
  const forEars = (e) => parents(e).some((each) => css(each).clipPath !== "none" || each.matches(".skip"));
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  // Every line of text and every pictogram in `root` that is not scrolled away: its element, its box, its words.
  function lines(root) {
    const found = [], range = document.createRange();
    const add = (e, boxes, words) => {
      const holder = parents(e.parentElement).find((each) => each !== document.documentElement && scrolls(each));
      const frame = holder && holder.getBoundingClientRect();
      for (const box of boxes) {
        if (box.width > 1 && box.height > 1 && (!frame || meet(box, frame))) found.push({ e, box, words, holder });
      }
    };
    for (const e of root.querySelectorAll("*")) {
      if (e.closest("svg, script, style")) {
        if (e.matches("svg.icon") && shown(e)) add(e, [e.getBoundingClientRect()], "pictogram");
      } else if (shown(e) && !forEars(e)) {
        for (const node of e.childNodes) {
          if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
          range.selectNodeContents(node);
          add(e, range.getClientRects(), node.data.trim().slice(0, 50));
        }
      }
    }
    return found;
  }

  const root = (selector) => document.querySelector(selector || "body");

  return {
    // The page, or a part of it, scrolls from side to side (WCAG 1.4.10).
    sideways: () => all("html, body *")
      .filter((e) => (e === document.documentElement || scrolls(e)) && shown(e) && e.scrollWidth > e.clientWidth + 1)
      .map((e) => `scrolls sideways: ${called(e)}`),

    // Text that stands outside the page, or outside a part that hides what does not fit.
    cut(selector) {
      const found = [], width = document.documentElement.clientWidth;
      for (const { e, box, words, holder } of lines(root(selector))) {
        const spare = box.height / 6; // the box of a letter is higher than the letter
        const hidden = parents(e).slice(0, holder ? parents(e).indexOf(holder) : undefined).some((each) => {
          const { overflowX, overflowY, display } = css(each), frame = each.getBoundingClientRect();
          if (display === "inline") return false;
          return (/hidden|clip/.test(overflowX) && (box.left < frame.left - 1 || box.right > frame.right + 1)) ||
            (/hidden|clip/.test(overflowY) && (box.top < frame.top - spare || box.bottom > frame.bottom + spare));
        });
        const outside = !holder && (box.left < -1 || box.right > width + 1 || box.bottom + scrollY < 0);
        if (hidden || outside) found.push(`cut off: "${words}" in ${called(e)}`);
      }
      return found;
    },

    // Two lines of text, or a line and a pictogram, one upon the other.
    overlapping(selector) {
      const found = [], parts = lines(root(selector)).map(({ box, words }) => ({
        words, left: box.left + 1, right: box.right - 1, top: box.top + box.height / 4, bottom: box.bottom - box.height / 4,
      })).sort((a, b) => a.top - b.top);
      parts.forEach((part, i) => {
        for (let j = i + 1; j < parts.length && parts[j].top < part.bottom; j++) {
          if (meet(part, parts[j])) found.push(`stand upon each other: "${part.words}" and "${parts[j].words}"`);
        }
      });
      return found;
    },

    // What stays in sight over the text, and takes more than a third of the height.
    covering: () => all("body *").filter((e) => {
      const box = e.getBoundingClientRect(), text = root("main").getBoundingClientRect();
      return /sticky|fixed/.test(css(e).position) && shown(e) && box.left < text.right && text.left < box.right &&
        box.height > innerHeight / 3;
    }).map((e) => `covers ${Math.round(e.getBoundingClientRect().height)} px of ${innerHeight}: ${called(e)}`),

    // What moves by itself, or takes time to change (WCAG 2.3.3).
    moving: () => all("*").flatMap((e) => [undefined, "::before", "::after"].map((part) => [e, css(e, part)]))
      .filter(([, { transitionDuration, animationDuration, scrollBehavior }]) => scrollBehavior === "smooth" ||
        `${transitionDuration}, ${animationDuration}`.split(", ").some((time) => parseFloat(time) > 0.01))
      .map(([e]) => `moves: ${called(e)}`),

    // Parts that stand elsewhere than in the order of the text.
    reordered: () => all("body *")
      .filter((e) => e.tabIndex > 0 || css(e).order !== "0" || /reverse/.test(css(e).flexDirection + css(e).flexWrap))
      .map((e) => `stands out of order: ${called(e)}`),

    // How many places the Tab key stops at; they are kept in the order of the text.
    stops() {
      window.stops = all("a[href], button, input, select, textarea, summary, [tabindex]")
        .filter((e) => e.tabIndex >= 0 && !e.disabled && shown(e));
      return window.stops.length;
    },

    // The place that has the focus: its number, what it is, its box, and whether anything of it can be seen.
    focused() {
      const e = document.activeElement, boxes = [...e.getClientRects()].filter(({ width, height }) => width && height);
      const points = boxes.flatMap(({ left, right, top, bottom }) => [0.1, 0.5, 0.9].flatMap((part) =>
        [0.2, 0.5, 0.8].map((down) => [left + (right - left) * part, top + (bottom - top) * down])));
      const largest = boxes.sort((a, b) => a.width * a.height - b.width * b.height).pop() || { width: 0, height: 0 };
      return {
        number: window.stops.indexOf(e),
        what: called(e),
        kind: parents(e).slice(0, 4).map((each) => `${each.tagName}.${each.className}`).join(" "),
        seen: points.some(([x, y]) => e.contains(document.elementFromPoint(x, y))),
        box: e.getBoundingClientRect(),
        edge: 2 * (largest.width + largest.height),
      };
    },
  };
})()
