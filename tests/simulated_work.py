"""Random edits of a Finnish page, and the random work of its translator."""

import re
from dataclasses import replace

from simulated import Block, Section, Sheet, Writer
from sitekit.markdown.units import Body
from sitekit.translation.stamps import Pair, Stamp

EDITS = {
    "text": 40,
    "head": 4,
    "description": 2,
    "insert": 8,
    "remove": 6,
    "move": 6,
    "split": 4,
    "merge": 4,
    "double": 2,
    "add_head": 3,
    "remove_head": 2,
    "swap": 2,
}  # how often


def edit_text(writer: Writer, text: str) -> str:
    """The text with a word, a number, an item or a row changed, added or taken away."""
    lines = text.split("\n")
    if len(lines) > 2 and lines[0][:2] in ("- ", "| ") and writer.random.random() < 0.5:
        at = writer.random.randrange(2, len(lines))
        new = f"- {writer.sentence()}" if lines[0][0] == "-" else f"| {writer.word()} | {writer.word()} |"
        return "\n".join(lines[:at] + (lines[at + 1 :] if writer.random.random() < 0.5 else [new, *lines[at:]]))
    words = list(re.finditer(r"[^\W\d_]{3,}|\d+", text))
    words = [w for w in words if w[0] not in ("note", "contact")]
    found = writer.random.choice(words)
    new = str(int(found[0]) + 1) if found[0].isdigit() else writer.word()
    return text[: found.start()] + new + text[found.end() :]


def edit(writer: Writer, sheet: Sheet) -> None:
    """One random edit of a Finnish page, in place."""
    section = writer.random.choice(sheet.sections)
    at = writer.random.randrange(len(section.blocks)) if section.blocks else -1
    what = writer.random.choices(list(EDITS), weights=list(EDITS.values()))[0]
    block = section.blocks[at] if at >= 0 else None
    match what:
        case "text" if block:
            block.text = edit_text(writer, block.text)
        case "head":
            section.head.text = edit_text(writer, section.head.text)
        case "description":
            sheet.description.text = edit_text(writer, sheet.description.text)
        case "insert":
            section.blocks.insert(at + 1, writer.block())
        case "remove" if block:
            del section.blocks[at]
        case "move" if block:
            del section.blocks[at]
            target = writer.random.choice(sheet.sections)
            target.blocks.insert(writer.random.randint(0, len(target.blocks)), block)
        case "split" if block and block.text[0].isalpha() and ". " in block.text:
            first, second = block.text.split(". ", 1)
            block.text = first + "."
            section.blocks.insert(at + 1, Block(writer.uid(), second))
        case "merge" if block and at + 1 < len(section.blocks):
            after = section.blocks[at + 1]
            if block.text[0].isalpha() and after.text[0].isalpha():
                block.text += " " + after.text
                del section.blocks[at + 1]
        case "double" if block:
            section.blocks.insert(at + 1, Block(writer.uid(), block.text))
        case "add_head" if block and at > 0:
            new = writer.section(section.blocks[at:])
            del section.blocks[at:]
            sheet.sections.insert(sheet.sections.index(section) + 1, new)
        case "remove_head" if section is not sheet.sections[0]:
            index = sheet.sections.index(section)
            sheet.sections[index - 1].blocks += section.blocks
            del sheet.sections[index]
        case "swap" if len(sheet.sections) > 2:
            a, b = writer.random.sample(range(1, len(sheet.sections)), 2)
            sheet.sections[a], sheet.sections[b] = sheet.sections[b], sheet.sections[a]
    sheet.settle()


def work(writer: Writer, finnish: Sheet, page: Sheet) -> int:
    """A translator brings the page up to date, wholly or in part, in place; gives the number of paragraphs split.

    Each unit worked on knows its Finnish; in whole work the page has the blocks of the Finnish page in their order.
    """
    whole = writer.random.random() < 0.6
    share = 1.0 if whole else writer.random.random()
    mine = {block.uid: block for block in page.units()}
    theirs = {block.uid: block for block in finnish.units()}
    for uid, block in mine.items():
        if uid in theirs and theirs[uid].text != block.source and writer.random.random() < share:
            renew(writer, block, theirs[uid])
        elif uid in theirs and theirs[uid].text == block.source and writer.random.random() < 0.03:
            block.text, block.touched = writer.translated(block.source, "re"), True
    if whole:
        rebuild(writer, finnish, page, mine)
    else:
        for section in page.sections:
            section.blocks = [b for b in section.blocks if b.uid in theirs or writer.random.random() > share]
        insert_some(writer, finnish, page, share)
    count = split_some(writer, page)
    page.settle()
    return count


def renew(writer: Writer, block: Block, finnish: Block) -> None:
    """A unit is translated again from today's Finnish."""
    block.text, block.source, block.touched = writer.translated(finnish.text), finnish.text, True


def fresh(writer: Writer, finnish: Block) -> Block:
    """A unit is translated for the first time."""
    return Block(finnish.uid, writer.translated(finnish.text), finnish.text, False, True)


def rebuild(writer: Writer, finnish: Sheet, page: Sheet, mine: dict[int, Block]) -> None:
    """The page gets the sections and blocks of the Finnish page, in their order; what is there is kept."""
    page.sections = [
        Section(
            mine.get(s.head.uid) or fresh(writer, s.head), s.id, [mine.get(b.uid) or fresh(writer, b) for b in s.blocks]
        )
        for s in finnish.sections
    ]


def insert_some(writer: Writer, finnish: Sheet, page: Sheet, share: float) -> None:
    """Some new Finnish blocks are translated, each after the block it follows in Finnish."""
    sections = {section.id: section for section in page.sections}
    for theirs in finnish.sections:
        ours = sections.get(theirs.id)
        have = {block.uid for block in page.units()}
        for before, block in zip([theirs.head, *theirs.blocks], theirs.blocks, strict=False):
            if ours and block.uid not in have and writer.random.random() < share:
                uids = [ours.head.uid, *(b.uid for b in ours.blocks)]
                if before.uid in uids:
                    ours.blocks.insert(uids.index(before.uid), fresh(writer, block))


def split_some(writer: Writer, page: Sheet) -> int:
    """Some paragraphs that were worked on become two, without their Finnish."""
    count = 0
    for section in page.sections:
        for block in list(section.blocks):
            can = block.touched and block.text[0].isalpha() and ". " in block.text
            if can and writer.random.random() < 0.25:
                first, second = block.text.split(". ", 1)
                block.text, block.source = first + ".", "a part of: " + block.source
                at = section.blocks.index(block)
                section.blocks.insert(at + 1, replace(block, uid=writer.uid(), text=second))
                count += 1
    return count


def first_stamps(finnish: Body, page: Body, sheet: Sheet) -> dict[str, str]:
    """The stamps of a page translated unit by unit, by section id."""
    truth = sheet.units()
    stamps = {}
    for index, section in enumerate(page.sections):
        own = [at for at, unit in enumerate(page.units) if unit.section == index]
        pairs = tuple(Pair(finnish.units[at].code, page.units[at].code, truth[at].checked) for at in own)
        who = ("2026-01-01", "interpreter") if any(pair.checked for pair in pairs) else ()
        stamps[section.id] = str(Stamp(pairs, *who))
    return stamps
