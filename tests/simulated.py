"""Random pages and their translations, with the truth about every unit kept beside them."""

import os
import re
from dataclasses import dataclass, field
from random import Random

SAMPLE = int(os.environ.get("SAMPLE", "2000" if os.environ.get("FULL") else "150"))  # pages that are tried
SYLLABLES = ["ka", "ko", "la", "mi", "no", "pu", "ra", "sa", "ti", "va", "he", "jo", "lu", "me", "ne"]
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass
class Block:
    """A block of a page: `uid` names it through all edits, `source` is the Finnish it was translated from."""

    uid: int
    text: str
    source: str = ""
    checked: bool = False  # by a person, in the stamps from before the Finnish edits
    touched: bool = False  # worked on since


@dataclass
class Section:
    """A heading and its blocks."""

    head: Block
    id: str
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Sheet:
    """A page: its description and its sections."""

    description: Block
    sections: list[Section]

    def units(self) -> list[Block]:
        """All units in the order of the page."""
        return [self.description, *(block for s in self.sections for block in (s.head, *s.blocks))]

    def settle(self) -> "Sheet":
        """Two lists in a row are one list, as in Markdown."""
        for section in self.sections:
            kept: list[Block] = []
            for block in section.blocks:
                if kept and kept[-1].text[:2] == block.text[:2] == "- ":
                    kept[-1].text += "\n" + block.text
                    kept[-1].source, kept[-1].touched = f"a part of: {kept[-1].source}", True
                else:
                    kept.append(block)
            section.blocks = kept
        return self

    def text(self, stamps: dict[str, str] | None = None) -> str:
        """The page as a file; `stamps` go under the headings, by id."""
        parts = [f'---\ndescription: "{self.description.text}"\n---']
        for section in self.sections:
            stamp = (stamps or {}).get(section.id)
            parts.append(f"{section.head.text} {{#{section.id}}}" + (f"\n{stamp}" if stamp else ""))
            parts += [block.text for block in section.blocks]
        return "\n\n".join(parts) + "\n"


class Writer:
    """Writes random Finnish and translates it, all by one seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.last = 0

    def uid(self) -> int:
        """A number that no block has yet."""
        self.last += 1
        return self.last

    def word(self) -> str:
        """A word of 2 to 4 syllables."""
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4)))

    def sentence(self) -> str:
        """A sentence of 4 to 9 words, sometimes with a number."""
        words = [self.word() for _ in range(self.random.randint(4, 9))]
        if self.random.random() < 0.3:
            words.insert(2, str(self.random.randint(1, 99)))
        return " ".join(words).capitalize() + "."

    def block(self) -> Block:
        """A paragraph, a list, a table, a box or a shortcode."""
        kind = self.random.choices(["paragraph", "list", "table", "box", "shortcode"], weights=[10, 5, 1, 1, 1])[0]
        many = range(self.random.randint(2, 5))
        match kind:
            case "paragraph":
                text = " ".join(self.sentence() for _ in range(self.random.randint(1, 3)))
            case "list":
                text = "\n".join(f"- {self.sentence()}" for _ in many)
            case "table":
                text = "\n".join(["| a | b |", "| --- | --- |", *(f"| {self.word()} | {self.word()} |" for _ in many)])
            case "box":
                text = f'!!! note "{self.word()}"\n    {self.sentence()}\n\n    {self.sentence()}'
            case _:
                text = f"{{{{ contact {self.word()} }}}}"
        return Block(self.uid(), text)

    def sheet(self) -> Sheet:
        """A Finnish page of 3 to 6 sections."""
        sections = [Section(Block(self.uid(), f"# {self.word()}"), "top", [self.block()])]
        for _ in range(self.random.randint(2, 5)):
            sections.append(self.section([self.block() for _ in range(self.random.randint(1, 6))]))
        return Sheet(Block(self.uid(), self.sentence()), sections).settle()

    def section(self, blocks: list[Block]) -> Section:
        """A section with a new heading."""
        return Section(Block(self.uid(), f"## {self.word()} {self.word()}"), f"s{self.uid()}", blocks)

    def translated(self, text: str, wording: str = "so") -> str:
        """The text in another language: other words, the same marks, numbers and shortcodes."""
        parts = re.split(r"(\{\{.*?\}\}|!!! note)", text)
        return "".join(p if p[:2] in ("{{", "!!") else WORD.sub(lambda w: wording + w[0].lower(), p) for p in parts)

    def translation(self, sheet: Sheet) -> Sheet:
        """The whole page translated, each unit checked by a person or not."""

        def one(block: Block) -> Block:
            return Block(block.uid, self.translated(block.text), block.text, self.random.random() < 0.5)

        sections = [Section(one(s.head), s.id, [one(b) for b in s.blocks]) for s in sheet.sections]
        return Sheet(one(sheet.description), sections)
