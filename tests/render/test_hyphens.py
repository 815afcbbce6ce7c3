"""Where a long Finnish word may break."""

from sitekit.render import hyphens


def test_a_long_finnish_word_may_break_between_two_consonants_with_a_hyphen():
    words = {
        "kotoutumissuunnitelma": "kotoutumis-suun-nitelma",
        "yhteiskuntaorientaatio": "yhteis-kun-taorien-taatio",
        "työllisyysalue": "työl-lisyysalue",  # never "syy-salue"
        "ohjaus": "ohjaus",  # two letters stand alone nowhere
    }
    assert {word: hyphens.soft(word).replace("\xad", "-") for word in words} == words
