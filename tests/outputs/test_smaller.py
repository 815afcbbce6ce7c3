"""Styles and scripts become smaller, and do the same; what cannot be read is named."""

from pathlib import Path

from sitekit.outputs import smaller

SCRIPT = """// why
{
  const longName = (other) => { try { return other?.size ?? 3 } catch {} };
  window.result = longName({ size: 2 });
}
"""


def folder(tmp_path: Path, **files: str | bytes) -> Path:
    for name, text in files.items():
        (tmp_path / name.replace("_", ".")).write_bytes(text.encode() if isinstance(text, str) else text)
    return tmp_path


def test_a_script_loses_comments_spaces_and_long_names_and_does_the_same(browser, tmp_path):
    assert (
        smaller.write(folder(tmp_path, a_js=SCRIPT, b_css="/* why */\na { color: red }\n", c_svg="<svg> </svg>")) == ""
    )
    script = (tmp_path / "a.js").read_text()
    assert "why" not in script and "longName" not in script and "window.result" in script and len(script) < 100
    page = browser.new_page()
    page.add_script_tag(content=script)
    assert page.evaluate("window.result") == 2
    page.close()
    assert (tmp_path / "b.css").read_text() == "a{color:red}"
    assert (tmp_path / "c.svg").read_text() == "<svg> </svg>"


def test_what_cannot_be_read_is_named_with_its_line_and_nothing_changes(tmp_path):
    good = "a { color: red }"
    said = smaller.write(folder(tmp_path, a_js="let a = 1;\nlet b = ;\n", b_css=good))
    assert said == "overrides/assets/a.js:2: unexpected ; in expression. Mend the line, or take it out."
    assert (tmp_path / "b.css").read_text() == good


def test_a_file_that_is_no_text_is_told_in_one_line(tmp_path):
    said = smaller.write(folder(tmp_path, a_js=b"\xff"))
    assert said.startswith("overrides/assets/: this cannot be made smaller (UnicodeDecodeError: ")
    assert said.count("\n") == 0
