"""How each shortcode is written: the closed list that the grammar, the checks and the renderer read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitekit import yamlfile


@dataclass(frozen=True)
class Form:
    """A shortcode as `shortcodes:` of schemas.yml declares it."""

    name: str
    words: tuple[str, ...] = ()  # what its words must be, in order
    choices: Mapping[str, list[str]] = field(default_factory=dict)  # what a word may be besides an id of data/
    bare: bool = False  # works without its words too
    inline: bool = False  # inside a sentence; the others stand alone on their line
    page: str = ""  # the only page it works in
    of_others: bool = False  # says what others do, which changes without us
    waits: bool = False  # shows all languages, so it is filled in when they are built

    @property
    def partial(self) -> str:
        """The template that shows it, within overrides/."""
        return f"partials/{self.name}.html"


FORMS = {
    name: Form(name, **{**declared, "words": tuple(declared.get("words", ()))})
    for name, declared in yamlfile.schemas()["shortcodes"].items()
}
