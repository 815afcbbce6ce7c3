// A code that is typed leads to its page; what it cannot become any more leaves the list. Digits may be those of Arabic.
{
  const field = document.querySelector("input.code"), unknown = document.querySelector("[role=status]");
  const rows = [...document.querySelectorAll("main li")];
  const codeOf = (row) => row.querySelector("a").textContent;
  field.hidden = false;
  field.oninput = () => {
    const typed = field.value.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt() & 15);
    for (const row of rows) row.hidden = !codeOf(row).startsWith(typed);
    const found = rows.filter((row) => !row.hidden);
    unknown.hidden = !!found.length;
    if (found.length && typed.length === 3) location.href = found[0].querySelector("a").href;
  };
}
