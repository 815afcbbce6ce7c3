"""Who helps me: for each situation in each municipality, what the rules and the table of responsibilities say."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sitekit.content.data import Data

PROGRAMME = "programme: "  # begins the place of a sentence that is from no law
WHEN_NEEDED = "when-needed"  # the condition of a cell, and the doubt that it raises beside a duty
Sentence = dict[str, Any]  # its `text`, and its `source`: places in laws and in the programme


@dataclass(frozen=True)
class Maker:
    """Who does one service: actors of vocabulary.yml, whom to ask first at the head, and what must be said with it."""

    service: str
    actors: tuple[str, ...]
    said: tuple[Sentence, ...] = ()
    cell: dict[str, Any] | None = None  # of responsibilities.yml; None: the programme has none that fits


@dataclass(frozen=True)
class Answer:
    """One situation in one municipality."""

    municipality: str
    situation: str
    name: str  # of its page
    makers: tuple[Maker, ...]  # who makes the assessment, the plan; nobody where the law asks for none
    together: tuple[Maker, ...]  # the same with the wellbeing services county
    advisers: tuple[Maker, ...]
    body: str  # the actor that answers by law

    @property
    def first(self) -> str:
        """The actor to ask first."""
        return self.makers[0].actors[0] if self.makers else self.body

    @property
    def by_actors(self) -> list[tuple[list[str], Maker]]:
        """The services that the same people make, with the first of them; in their order."""
        found: dict[tuple[str, ...], tuple[list[str], Maker]] = {}
        for maker in self.makers:
            found.setdefault(maker.actors, ([], maker))[0].append(maker.service)
        return list(found.values())

    @property
    def aside(self) -> list[Sentence]:
        """What is said with the makers beyond the first sentence of each, which stands beside its names."""
        shown = {maker.said[0]["text"] for _, maker in self.by_actors if maker.said}
        rest = {each["text"]: each for maker in self.makers for each in maker.said if each["text"] not in shown}
        return list(rest.values())

    def laws(self, rules: dict[str, Any]) -> dict[str, list[str]]:
        """The laws that the answer is from, by number, each with its sections in the order they are used.

        Only the sections, such as 14 §: what is folded names the very place after each sentence.
        """
        own = rules["situations"][self.situation]
        found = [*own["duty_source"], *rules["bodies"][own["answers"]]["source"]]
        found += [place for key in own["next"] for place in rules["steps"][key]["source"]]
        laws: dict[str, list[str]] = {}
        for number, _, sections in (place.partition(": ") for place in found if not place.startswith(PROGRAMME)):
            parts = [f"{each.partition('§')[0]}§" for each in sections.split(", ")]
            laws[number] = list(dict.fromkeys((*laws.get(number, ()), *parts)))
        return laws

    def chapters(self, vocabulary: dict[str, Any]) -> list[str]:
        """The chapters of the programme that the answer is from, each with the municipality."""
        cells = (maker.cell for maker in (*self.makers, *self.together, *self.advisers) if maker.cell)
        places = ((vocabulary["chapters"][cell["source"]["chapter"]]["title"], cell["source"]) for cell in cells)
        return list(dict.fromkeys(f"{title}, {source['municipality']}" for title, source in places))


def page_name(data: Data, municipality: str, key: str) -> str:
    """The name of a page below the municipality's own, such as an answer's: its address says where it belongs."""
    return f"{data['municipalities'][municipality]['page'].removesuffix('.md')}/{key}.md"


def all_answers(data: Data) -> Iterator[Answer]:
    """Every answer, by municipality, in the order of the files. None where the site has no situations.

    One that names what does not exist is left out: checks/situations.py says so, and nothing is built.
    """
    for municipality in data["municipalities"] if data["situations"] else ():
        for situation in data["situations"]["situations"]:
            with suppress(KeyError):
                yield resolve(data, municipality, situation)


def resolve(data: Data, municipality: str, situation: str) -> Answer:
    """The answer by the rules of data/situations.yml, which are written at its head."""
    rules = data["situations"]
    services, own = rules["services"], rules["situations"][situation]
    made = services["made"] if own["duty"] != "none" else ()
    return Answer(
        municipality,
        situation,
        page_name(data, municipality, situation),
        tuple(_maker(data, municipality, own, service) for service in made),
        tuple(_whole_cell(cell) for service in services["together"] for cell in data.cells(service, municipality)),
        tuple(
            _whole_cell(cell)
            for service in services["meanwhile"]
            for cell in data.cells(service, municipality)
            if cell["who"]
        ),
        body(data, municipality, situation),
    )


def body(data: Data, municipality: str, situation: str) -> str:
    """The actor that answers by law."""
    rules = data["situations"]
    return rules["bodies"][rules["situations"][situation]["answers"]]["actors"][municipality]


def _maker(data: Data, municipality: str, own: dict[str, Any], service: str) -> Maker:
    rules = data["situations"]
    by_law = rules["bodies"][own["answers"]]
    actor = by_law["actors"][municipality]
    cells = {cell["group"]: cell for cell in data.cells(service, municipality)}
    choice = next((each for each in own["groups"] or () if each["group"] in cells), None)
    if choice is None:
        return Maker(service, (actor,), (by_law["no_worker"],))
    cell = cells[choice["group"]]
    if not cell["who"]:
        return Maker(service, (actor,), (_gap(data, cell) if cell["gap"] else by_law["no_worker"],), cell)
    said = [rules["doubts"][choice["doubt"]]] if choice["doubt"] else []
    leads = any(each["leads"] == "law" for each in said)
    if WHEN_NEEDED in (cell["conditions"] or ()) and own["duty"] == "must" and service == rules["services"]["made"][0]:
        said.append(rules["doubts"][WHEN_NEEDED])
    return Maker(service, tuple(dict.fromkeys((*([actor] if leads else []), *cell["who"]))), tuple(said), cell)


def _whole_cell(cell: dict[str, Any]) -> Maker:
    return Maker(cell["service"], tuple(cell["who"]), (), cell)


def _gap(data: Data, cell: dict[str, Any]) -> Sentence:
    source = cell["source"]
    text = data["vocabulary"]["phrases"][cell["gap"]]["text"]
    return {"text": text, "source": [f"programme: {source['chapter']}, {source['municipality']}"], "leads": None}
