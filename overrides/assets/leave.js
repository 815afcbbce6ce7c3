// The page that nobody else should see is left in one step, and never stays behind the Back button: whatever its links
// lead to, the other languages and the parts of the page too, takes its place instead of following it. Only this page
// fetches this file, before it is shown. Without it the page says to close the tab.
{
  let escapes = 0;
  const way = () => document.querySelector(".leave a");
  const leave = (event) => {
    event.preventDefault();
    if (document.body) document.body.hidden = true;
    location.replace(way() ? way().href : "about:blank"); // also while the page still comes
  };
  document.documentElement.classList.add("quick");
  // On the window: what else listens for a click has heard it by then.
  addEventListener("click", (event) => {
    const { target, button, ctrlKey, metaKey, shiftKey } = event, link = target.closest("a[href]");
    if (!link || button || ctrlKey || metaKey || shiftKey || !/^https?:|^about:/.test(link.href)) return;
    if (link === way()) return leave(event);
    event.preventDefault();
    location.replace(link.href);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") escapes = 0;
    else if (escapes++) leave(event);
  });
}
