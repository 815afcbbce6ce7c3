// Whether an office is open now, by its confirmed hours and its own clock, not the reader's. It says nothing when in doubt:
// on days in `closed`, after `until`, and where the browser does not know the time zone.
const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Helsinki", weekday: "short", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});
const look = () => {
  const now = Object.fromEntries(parts.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  const today = `${now.year}-${now.month}-${now.day}`, clock = `${now.hour}:${now.minute}`;
  for (const mark of document.querySelectorAll("[data-open]")) {
    const { open, until, closed } = mark.dataset, days = open.split(" "), to = days.pop(), from = days.pop();
    const told = days.includes(now.weekday.toLowerCase()) && today <= until && !closed.split(" ").includes(today);
    mark.hidden = !(told && from <= clock && clock < to);
  }
};
look();
setInterval(look, 30000);
