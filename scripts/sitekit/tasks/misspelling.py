"""Whether a Finnish text changed by a fixed misspelling alone, so that its translations are still right."""

import re
from difflib import SequenceMatcher

from sitekit.markdown.codes import normalise
from sitekit.markdown.units import Unit
from sitekit.quality.spelling import Speller

TOKEN = re.compile(
    r"""(?P<fixed>(`+).*?\2|\{\{.*?\}\}|https?://\S+|\]\([^()]*\)|\{[^{}]*\}|\w[\w-]*(?:[.@/:]\w[\w-]*)+)
    |(?P<digit>\d+)
    |(?P<word>[^\W\d_]+(?:[-'][^\W\d_]+)*)
    |(?P<mark>.)""",
    re.VERBOSE | re.DOTALL,
)
ANOTHER_WORD = "This changes a word, so translations must be looked at. Nothing for you to do."
FIXABLE = frozenset(".,")
Token = tuple[str, str]  # kind, text


def tokens(text: str) -> list[Token]:
    """A normalised text in pieces: words, digits, single marks, and what must not change at all."""
    return [(found.lastgroup if found.lastgroup != "2" else "fixed", found[0]) for found in TOKEN.finditer(text)]


def why_not(old: Unit, new: Unit, speller: Speller) -> str:
    """Why the translations of `old` may not be right for `new`; "" when one misspelt word was fixed, or a full stop.

    The rule: the old word is one Voikko does not know, the new one is among its suggestions, and nothing else changed.
    """
    before, after = tokens(normalise(old.text)), tokens(normalise(new.text))
    if old.kind != new.kind or "fence" in (old.kind, new.kind):
        return "it is another kind of block, or code"
    changes = [
        (before[a:b], after[c:d])
        for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if what != "equal"
    ]
    gone = [token for left, _ in changes for token in left]
    come = [token for _, right in changes for token in right]
    kinds = {kind for kind, _ in gone + come}
    if not changes:
        return "the text is the same"
    if "digit" in kinds:
        return "a number differs"
    if "fixed" in kinds:
        return "an address, a shortcode or a mark of language differs"
    if "word" not in kinds:
        return why_not_marks(before, after, gone + come, speller)
    if kinds != {"word"} or len(gone) != 1 or len(come) != 1:
        return "more than one word differs"
    return why_not_word(gone[0][1], come[0][1], speller)


def why_not_marks(before: list[Token], after: list[Token], changed: list[Token], speller: Speller) -> str:
    """Only a full stop or comma may change, away from digits, in a text that denies nothing (ei, tule / ei tule,)."""
    if not {text for _, text in changed} <= FIXABLE:
        return "more than a full stop or a comma differs"
    if beside_digits(before) != beside_digits(after):
        return "a mark beside a digit differs"
    if any(kind == "word" and speller.is_negation(text) for kind, text in before):
        return "a mark differs in a text that denies something"
    return ""


def beside_digits(pieces: list[Token]) -> list[str]:
    """Every digit with the marks on both sides of it."""
    ends = [("mark", ""), *pieces, ("mark", "")]
    return [
        "".join(text for kind, text in ends[at - 1 : at + 2] if kind != "word")
        for at in range(1, len(ends) - 1)
        if ends[at][0] == "digit"
    ]


def why_not_word(old: str, new: str, speller: Speller) -> str:
    """Why one word in place of another is more than its right spelling; "" when it is not."""
    suggestions = speller.suggestions(old)
    if speller.knows(old):
        return ANOTHER_WORD
    if any(speller.is_number(word) for word in (new, *suggestions)):
        return f'"{old}" or "{new}" may be a number'
    if any(speller.is_negation(word) for word in (old, new, *suggestions)):
        return f'"{old}" or "{new}" may deny something'
    if new not in suggestions:
        return f'Voikko does not suggest "{new}" for "{old}"'
    return ""
