"""Pages that are edited at random, with the truth about every unit kept beside them."""

import re
from dataclasses import dataclass, field, replace
from random import Random

SYLLABLES = "ka ko la mi no pu ra sa ti va he jo lu me ne".split()
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
    """Writes random Finnish, edits it, translates it. All by one seed."""

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
        kind = self.random.choices("paragraph list table box shortcode".split(), weights=[10, 5, 1, 1, 1])[0]
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

    def edit_text(self, text: str) -> str:
        """The text with a word, a number, an item or a row changed, added or taken away; or as it is."""
        lines = text.split("\n")
        at = self.random.randrange(len(lines))
        if len(lines) > 2 and lines[0][:2] in ("- ", "| ") and self.random.random() < 0.5:
            at = self.random.randrange(2, len(lines))
            return "\n".join(
                lines[:at] + (lines[at + 1 :] if self.random.random() < 0.5 else [f"{lines[at]}"] + lines[at:])
            )
        words = list(re.finditer(r"[^\W\d_]{3,}|\d+", text))
        words = [w for w in words if w[0] not in ("note", "contact")]
        found = self.random.choice(words)
        new = str(int(found[0]) + 1) if found[0].isdigit() else self.word()
        return text[: found.start()] + new + text[found.end() :]

    def edit(self, sheet: Sheet) -> None:
        """One random edit of a Finnish page, in place."""
        section = self.random.choice(sheet.sections)
        at = self.random.randrange(len(section.blocks)) if section.blocks else -1
        what = self.random.choices(
            "text head description insert remove move split merge double add_head remove_head swap".split(),
            weights=[40, 4, 2, 8, 6, 6, 4, 4, 2, 3, 2, 2],
        )[0]
        block = section.blocks[at] if at >= 0 else None
        match what:
            case "text" if block:
                block.text = self.edit_text(block.text)
            case "head":
                section.head.text = self.edit_text(section.head.text)
            case "description":
                sheet.description.text = self.edit_text(sheet.description.text)
            case "insert":
                section.blocks.insert(at + 1, self.block())
            case "remove" if block:
                del section.blocks[at]
            case "move" if block:
                del section.blocks[at]
                target = self.random.choice(sheet.sections)
                target.blocks.insert(self.random.randint(0, len(target.blocks)), block)
            case "split" if block and block.text[0].isalpha() and ". " in block.text:
                first, second = block.text.split(". ", 1)
                block.text = first + "."
                section.blocks.insert(at + 1, Block(self.uid(), second))
            case "merge" if block and at + 1 < len(section.blocks):
                after = section.blocks[at + 1]
                if block.text[0].isalpha() and after.text[0].isalpha():
                    block.text += " " + after.text
                    del section.blocks[at + 1]
            case "double" if block:
                section.blocks.insert(at + 1, Block(self.uid(), block.text))
            case "add_head" if block and at > 0:
                new = self.section(section.blocks[at:])
                del section.blocks[at:]
                sheet.sections.insert(sheet.sections.index(section) + 1, new)
            case "remove_head" if section is not sheet.sections[0]:
                index = sheet.sections.index(section)
                sheet.sections[index - 1].blocks += section.blocks
                del sheet.sections[index]
            case "swap" if len(sheet.sections) > 2:
                a, b = self.random.sample(range(1, len(sheet.sections)), 2)
                sheet.sections[a], sheet.sections[b] = sheet.sections[b], sheet.sections[a]
        sheet.settle()

    def work(self, finnish: Sheet, page: Sheet) -> int:
        """A translator brings the page up to date, wholly or in part, in place; gives the number of paragraphs split.

        Each unit worked on knows its Finnish; in whole work the page has the blocks of the Finnish page in their order.
        """
        whole = self.random.random() < 0.6
        share = 1.0 if whole else self.random.random()
        mine = {block.uid: block for block in page.units()}
        theirs = {block.uid: block for block in finnish.units()}
        for uid, block in mine.items():
            if uid in theirs and theirs[uid].text != block.source and self.random.random() < share:
                self.renew(block, theirs[uid])
            elif uid in theirs and theirs[uid].text == block.source and self.random.random() < 0.03:
                block.text, block.touched = self.translated(block.source, "re"), True
        if whole:
            self.rebuild(finnish, page, mine)
        else:
            for section in page.sections:
                section.blocks = [b for b in section.blocks if b.uid in theirs or self.random.random() > share]
            self.insert_some(finnish, page, share)
        count = self.split_some(page)
        page.settle()
        return count

    def renew(self, block: Block, finnish: Block) -> None:
        """A unit is translated anew from today's Finnish."""
        block.text, block.source, block.touched = self.translated(finnish.text), finnish.text, True

    def fresh(self, finnish: Block) -> Block:
        """A unit is translated for the first time."""
        return Block(finnish.uid, self.translated(finnish.text), finnish.text, False, True)

    def rebuild(self, finnish: Sheet, page: Sheet, mine: dict[int, Block]) -> None:
        """The page gets the sections and blocks of the Finnish page, in their order; what is there is kept."""
        page.sections = [
            Section(
                mine.get(s.head.uid) or self.fresh(s.head), s.id, [mine.get(b.uid) or self.fresh(b) for b in s.blocks]
            )
            for s in finnish.sections
        ]

    def insert_some(self, finnish: Sheet, page: Sheet, share: float) -> None:
        """Some new Finnish blocks are translated, each after the block it follows in Finnish."""
        sections = {section.id: section for section in page.sections}
        for theirs in finnish.sections:
            ours = sections.get(theirs.id)
            have = {block.uid for block in page.units()}
            for before, block in zip([theirs.head, *theirs.blocks], theirs.blocks, strict=False):
                if ours and block.uid not in have and self.random.random() < share:
                    uids = [ours.head.uid, *(b.uid for b in ours.blocks)]
                    if before.uid in uids:
                        ours.blocks.insert(uids.index(before.uid), self.fresh(block))

    def split_some(self, page: Sheet) -> int:
        """Some paragraphs that were worked on become two, without their Finnish."""
        count = 0
        for section in page.sections:
            for block in list(section.blocks):
                can = block.touched and block.text[0].isalpha() and ". " in block.text
                if can and self.random.random() < 0.25:
                    first, second = block.text.split(". ", 1)
                    block.text, block.source = first + ".", "a part of: " + block.source
                    at = section.blocks.index(block)
                    section.blocks.insert(at + 1, replace(block, uid=self.uid(), text=second))
                    count += 1
        return count
