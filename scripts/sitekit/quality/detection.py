"""Which language a text is in, by its script and by py3langid, whose model is loaded when it is first asked."""

import copy
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Tag of a language → the label of the model, where it is another.
LABELS = {"ku-IQ": "sdh"}
# Code of a script → how Unicode names its letters, where that is not CLDR's English name.
SCRIPTS = {"Hans": "CJK", "Hant": "CJK", "Beng": "BENGALI", "Kore": "HANGUL"}
# What a text is told apart from: MANY are languages of newcomers here, and those easily taken for them.
NEAR = frozenset({"fi", "sv", "en"})  # what a single sentence is left in
MANY = (
    NEAR
    | {"et", "ru", "uk", "ar", "fa", "sdh", "ku", "ur", "ps"}
    | {"so", "am", "tr", "sq", "es", "fr", "zh", "th", "vi"}
)


def label(tag: str) -> str:
    """What the model calls a language."""
    return LABELS.get(tag, tag.partition("-")[0])


@cache
def script(tag: str) -> str:
    """The script of a language as it begins the names of its letters, such as LATIN, by CLDR's likely subtags."""
    likely = get_global("likely_subtags").get(label(tag), "")
    code = next((part for part in likely.split("_") if len(part) == 4), "Latn")
    return SCRIPTS.get(code) or Locale("en").scripts.get(code, "Latin").upper()


def in_other_script(text: str, tag: str) -> bool:
    """Whether most letters of a text are not of the language's script."""
    letters = [each for each in text if each.isalpha()]
    own = sum(unicodedata.name(each, "").startswith(script(tag)) for each in letters)
    return own < len(letters) / 2


@cache
def model(labels: frozenset[str] = frozenset()) -> "LanguageIdentifier":
    """The model, restricted to some languages (none: all it knows)."""
    if not labels:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    part = copy.copy(model())
    part.set_languages(sorted(labels))
    return part


@cache
def other_language(text: str, tag: str, among: frozenset[str]) -> tuple[str, float]:
    """The label of the likeliest other language than that of `tag`, and its probability.

    Nothing and 0 when the text is likeliest in that language, or when the model does not know it.
    """
    own = label(tag)
    if own not in model().labels:
        return "", 0.0
    found, sure = model(among | {own}).classify(text)
    return ("", 0.0) if found == own else (found, sure)
