"""Words stand in the order of their language's alphabet, each under its own letter."""

import pytest

from sitekit.languages import Language
from sitekit.render import az

WORDS = {  # in the order in which a reader looks for them, with the letter each stands under
    "fi": [("apu", "A"), ("yö", "Y"), ("Äiti", "Ä")],
    "et": [("salong", "S"), ("šokolaad", "Š"), ("õpe", "Õ"), ("üks", "Ü"), ("x", "X")],
    "es": [("nota", "N"), ("ñandú", "Ñ"), ("ópera", "O")],
    "tr": [("cevap", "C"), ("Çocuk", "Ç"), ("Iğdır", "I"), ("iade", "İ"), ("İş", "İ"), ("şiddet", "Ş")],
    "vi": [("án", "A"), ("ăn", "Ă"), ("đánh", "Đ"), ("quyền", "Q")],
    "uk": [("ґанок", "Ґ"), ("єдність", "Є"), ("іспит", "І"), ("їжа", "Ї"), ("місто", "М")],
    "fa": [("آموزش", "ا"), ("کار", "ک"), ("یاری", "ی")],
    "ku-IQ": [("ئەمە", "ئ"), ("ڕێگا", "ڕ"), ("کار", "ک"), ("ێوارە", "ێ")],
    "ar": [("الكتاب", "ك"), ("ىوم", "ي")],
}


@pytest.mark.parametrize("tag", WORDS)
def test_words_stand_in_the_order_of_the_alphabet_under_their_letters(tag):
    language = Language(tag)
    found = sorted((word for word, _ in reversed(WORDS[tag])), key=lambda word: az.sorting(word, language))
    assert [(word, az.letter(word, language)) for word in found] == WORDS[tag]
