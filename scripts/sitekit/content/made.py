"""The pages that are made from data in every language: the answers, and what each municipality has to print."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitekit.content import answers
from sitekit.content.data import Data

NEW, HELPS = "Uusi %(place)s", "Kuka auttaa sinua, ja miten otat yhteyttä."  # as partials/new.html says it
CARDS, SHOW = "Kortit tiskille: %(place)s", "Tulosta kortit, leikkaa ne irti ja näytä tiskillä se, jota tarvitset."
Said = Callable[[str], str | None]  # Finnish words → as a language says them, or None


@dataclass(frozen=True)
class Made:
    """One page without a text of its own."""

    name: str
    kind: str  # partials/<kind>.html shows it: answer, new or cards
    municipality: str
    answer: answers.Answer | None = None

    @property
    def source(self) -> str:
        """The data file whose words it shows."""
        return "services" if self.kind == "cards" else "situations"

    @property
    def kept(self) -> bool:
        """Whether it is found by a search and kept offline: cards are for a printer alone."""
        return self.kind != "cards"

    def called(self, data: Data) -> str:
        """The msgid of its title."""
        if self.answer:
            return data["situations"]["situations"][self.answer.situation]["label"]
        return CARDS if self.kind == "cards" else NEW

    def words(self, data: Data, said: Said, colon: str) -> tuple[str, str]:
        """Its title and its description in a language, with its `colon`."""
        place = data["municipalities"][self.municipality]
        say = lambda text: said(text) or text  # noqa: E731
        if self.answer:
            situation = data["situations"]["situations"][self.answer.situation]
            title, question = say(self.called(data)), say(situation["question"])
            return f"{title}{colon}{place['name']}", f"{place['name']}. {question}"
        title, description = self.called(data), SHOW if self.kind == "cards" else HELPS
        inside = place["in"] if self.kind == "new" and not said(title) else place["name"]
        return say(title) % {"place": inside}, f"{place['name']}. {say(description)}"


def every(data: Data) -> Iterator[Made]:
    """Every such page: the answers, then the sheets and the cards. None where the site has no situations."""
    for answer in answers.all_answers(data):
        yield Made(answer.name, "answer", answer.municipality, answer)
    for kind in ("new", "cards") if data["situations"] else ():
        for municipality in data["municipalities"]:
            yield Made(answers.page_name(data, municipality, kind), kind, municipality)
