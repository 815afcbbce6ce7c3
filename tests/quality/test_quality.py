"""Each quality check, with its fault and without."""

import pytest

from sitekit import quality
from sitekit.markdown.blocks import parse
from sitekit.markdown.units import Unit
from sitekit.quality import detection, finnish
from sitekit.quality.values import Context

NAMES = ("Kemi", "Kemin kaupunki", "Lappi", "Lappia", "Länsi-Pohjan keskussairaala", "112 Suomi", "Kela")
GLOSSARY = {
    "plan": {"fi": "kotoutumissuunnitelma", "fi_forms": ["kotoutumissuunnitelm"], "text": "integration plan"},
    "town": {"fi": "kunta", "fi_forms": ["kunta", "kunna"], "text": "municipality", "forms": ["municipal"]},
    "work": {"fi": "työelämän ulkopuoliset", "text": "outside working life"},
}


def unit(text: str) -> Unit:
    """The first block of a page with this text (or its heading)."""
    page = parse(text if text.startswith("#") else f"# A {{#top}}\n\n{text}\n")
    return page.units[0 if text.startswith("#") else 1]


def found(finnish_text: str, text: str, language: str = "en", *, base_forms=finnish.no_base_forms) -> list[str]:
    """Every fault as one line: its check, `!` when it blocks, its text."""
    context = Context(language, NAMES, GLOSSARY, base_forms)
    faults = quality.faults(unit(finnish_text), unit(text), context)
    return [f"{each.check}{'!' if each.severity == 'error' else ''}: {each.text}" for each in faults]


LONG = "Kunta auttaa sinua, kun muutat. Saat neuvoja ja tukea. Voit kysyä mitä tahansa. Palvelu on maksuton."
SHORT = "The municipality helps."
DIGIT = "Write every digit of the Finnish as a digit."
ONLY = "Write as a digit only what is one there."
FAULTS = {
    "a heading of another level": (
        "## Kuka auttaa? {#who}",
        "### Who helps? {#who}",
        "structure!: the heading begins with ###, in Finnish with ##. Write ##.",
    ),
    "a heading with another id": (
        "## Kuka auttaa? {#who}",
        "## Who helps? {#whom}",
        'structure!: the id of the heading is "whom", in Finnish "who". Write the Finnish one.',
    ),
    "a sentence to say without its Finnish": (
        "Voit sanoa: ”Tarvitsen tulkin. Kieleni on …”",
        "You can say: “I need an interpreter. My language is …”",
        'spoken!: the sentence to say, "Tarvitsen tulkin. Kieleni on …", is not here in Finnish.'
        " Write it beside the translation: *Tarvitsen tulkin. Kieleni on …*{lang=fi}.",
    ),
    "a sentence to say in other words": (
        '- Sano: "Haluan tulkin."',
        "- Say: “I want an interpreter.” (*Tahdon tulkin.*{lang=fi})",
        'spoken!: the sentence to say, "Haluan tulkin.", is not here in Finnish.'
        " Write it beside the translation: *Haluan tulkin.*{lang=fi}.",
    ),
    "an item too few": (
        "- yksi\n- kaksi\n- kolme",
        "- one\n- two",
        "structure!: the list has 2 items, in Finnish 3. Write one for each.",
    ),
    "an item at another depth": (
        "- yksi\n    - kaksi",
        "- one\n- two",
        "structure!: the items of the list are numbered or indented in another way than in Finnish."
        " Write them in the same way.",
    ),
    "a row too few": (
        "| a | b |\n|---|---|\n| c | d |\n| e | f |",
        "| one | two |\n|---|---|\n| three | four |",
        "structure!: the table has 2 rows, in Finnish 3. Write one for each.",
    ),
    "a column too few": (
        "| a | b |\n|---|---|\n| c | d |",
        "| one |\n|---|\n| two |",
        "structure!: the table has 1 columns, in Finnish 2. Write one for each.",
    ),
    "another type of box": (
        '!!! warning "Varo"\n    Odota.',
        '!!! note "Beware"\n    Wait.',
        'structure!: the box begins with "!!! note", in Finnish with "!!! warning". Write the Finnish one.',
    ),
    "a box with another block in it": (
        '!!! note "Ohje"\n    - yksi',
        '!!! note "Advice"\n    one',
        "structure!: the block consists of box, paragraph, end of the box, in Finnish of box, list, end of the box."
        " Write the same.",
    ),
    "a link left out": (
        "Lue [lisää](plan.md).",
        "Read more.",
        'structure!: the link to "plan.md" is missing. Write [words](plan.md) in the place of the Finnish one.',
    ),
    "a link too many": (
        "Lue lisää.",
        "Read [more](plan.md).",
        'structure!: the link to "plan.md" is not in the Finnish. Take it away.',
    ),
    "a shortcode left out": (
        "Soita: {{ phone kela }}.",
        "Call us.",
        'tokens!: "{{ phone kela }}" is missing. Copy it from the Finnish as it is.',
    ),
    "a placeholder renamed": (
        "Sivuja on %(count)s.",
        "There are %(number)s pages.",
        'tokens!: "%(count)s" is missing. Copy it from the Finnish as it is.\n'
        'tokens!: "%(number)s" is not in the Finnish. Take it away.',
    ),
    "a tag too many": (
        "Näin.",
        "Like <b>this</b>.",
        'tokens!: "</b>" is not in the Finnish. Take it away.\ntokens!: "<b>" is not in the Finnish. Take it away.',
    ),
    "a word without its meaning": (
        "# alkuhaastattelu {#top}",
        "# alkuhaastattelu {#top}",
        'language!: "alkuhaastattelu" is the Finnish text. Translate it.',
    ),
    "a word whose meaning is the word again": (
        "# alkuhaastattelu {#top}",
        "# alkuhaastattelu: alkuhaastattelu {#top}",
        'language!: "alkuhaastattelu" is the Finnish text. Translate it.',
    ),
    "a word whose meaning is in Finnish": (
        "# alkuhaastattelu {#top}",
        "# alkuhaastattelu: keskustelu siitä mitä sinä osaat {#top}",
        'language!: "keskustelu siitä mitä sinä osaat" looks like another language ("fi"). Translate it.',
    ),
    "a number changed": (
        "Kesto on 6 kuukautta.",
        "It lasts 9 months.",
        f"numbers!: the number 6 is missing (9 is not in the Finnish). {DIGIT}",
    ),
    "a number as a word": (
        "Kesto on 6 kuukautta.",
        "It lasts six months.",
        f"numbers!: the number 6 is missing. {DIGIT}",
    ),
    "a number more": ("Kesto on pitkä.", "It lasts 6 months.", f"numbers!: the number 6 is not in the Finnish. {ONLY}"),
    "the Finnish itself": ("Odota!", "Odota!", 'language!: "Odota!" is the Finnish text. Translate it.'),
    "a sentence of the Finnish": (
        "Odota hetki. Soita sitten.",
        "Odota hetki. Then call.",
        'language!: "Odota hetki." is still Finnish. Translate it.',
    ),
    "five words of the Finnish": (
        "Kuka sinua auttaa, kun muutat Suomeen asumaan?",
        "Who helps, kuka sinua auttaa kun muutat?",
        'language!: "kuka sinua auttaa kun muutat" is in the Finnish too. Translate it.',
    ),
    "another Finnish sentence": (
        "Saat apua. Soita heti.",
        "Get help. Voit kysyä neuvoa.",
        'language!: "Voit kysyä neuvoa." looks like another language ("fi"). Translate it.',
    ),
    "a sentence in another script": (
        "Saat apua heti.",
        "تحصل على المساعدة فورا.",
        'language!: "تحصل على المساعدة فورا." is in another script. Translate it.',
    ),
    "a block in another language": (
        "Voit hakea palveluun vuoden aikana, ja me autamme sinua, kun tarvitset tukea asumiseen.",
        "Puede solicitar el servicio durante el año y le ayudamos cuando necesita apoyo para vivir.",
        'language!: the block looks like another language ("es"). Translate it.',
    ),
    "a name translated": (
        "Kysy Kemin kaupungista.",
        "Ask the town.",
        'names!: the name "Kemin kaupunki" is missing. Write it as it is: names stay Finnish.',
    ),
    "an agreed word missing": (
        "Saat kotoutumissuunnitelman.",
        "You get a scheme.",
        'terms: the agreed word for "kotoutumissuunnitelma" is missing. Write "integration plan" (see glossary.yml).',
    ),
    "much too short": (
        LONG,
        SHORT,
        f"length: the text is very short ({len(SHORT)} characters, in Finnish {len(LONG)})."
        " Compare it sentence by sentence.",
    ),
    "a sentence left out": (
        "Odota hetki. Soita sitten. Kysy apua.",
        "Wait a moment, please. Then call us.",
        "length: the text has 2 sentences, in Finnish 3. Compare it sentence by sentence.",
    ),
    "letters written as two characters": (
        "Odota nyt.",
        "Wait at the cafe\u0301.",
        "marks: letters and their accents are written as two characters. Save the text in the Unicode form NFC.",
    ),
}


@pytest.mark.parametrize(("theirs", "own", "what"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_a_translation_is_named(theirs, own, what):
    assert sorted(found(theirs, own)) == what.split("\n")


ARABIC = {
    "ar": ("الخطة جديدة للجمیع", '"ی" (U+06CC) is not of this language. Write "ي" (U+064A).'),
    "fa": ("این برنامه براي شما است", '"ي" (U+064A) is not of this language. Write "ی" (U+06CC).'),
    "ku-IQ": ("ئەم پلانە بۆ تۆیة", '"ة" (U+0629) is not of this language. Write "ە" (U+06D5).'),
    "uk": ("Цей план для вас ы", '"ы" (U+044B) is not of this language. Write the word again.'),
    "ru": ("Этот план для вас і", '"і" (U+0456) is not of this language. Write the word again.'),
}


@pytest.mark.parametrize(("language", "text", "what"), [(tag, *rest) for tag, rest in ARABIC.items()])
def test_a_letter_of_a_neighbouring_language_is_named(language, text, what):
    faults = found("Tämä suunnitelma on sinulle.", text, language)
    assert [each for each in faults if each.startswith("letters")] == [f"letters!: the letter {what}"]


def test_a_word_of_two_alphabets_is_named():
    faults = found("Kieli", "Pусский", "ru")
    assert faults == ['letters!: "Pусский" mixes Latin and Cyrillic letters that look alike. Type it again.']


def test_latin_punctuation_after_arabic_letters_is_named():
    assert found("Saat apua, kun kysyt.", "تحصل على المساعدة, عندما تسأل.", "ar") == [
        'marks: "," is after an Arabic letter. Write "،".'
    ]


GOOD = {
    "sentences that no stop ends": ("Odota hetki. Soita sitten. Kysy apua.", "กรุณารอสักครู่ แล้วโทรไป ขอความช่วยเหลือ", "th"),
    "the same numbers in other digits and separators": ("1 500 ja 2,5 ja kello 9.30", "١٬٥٠٠ و ٢٫٥ و 9:30", "ar"),
    "another page of a web site": (
        "[Kela](https://www.kela.fi/fi) auttaa",
        "[Kela](https://www.kela.fi/en) helps",
        "en",
    ),
    "Finnish words marked as such": (
        "Teet *oikaisuvaatimuksen*.",
        "You make a claim (*oikaisuvaatimus*{lang=fi}).",
        "en",
    ),
    "a Finnish word and its meaning": (
        "# työllisyys- ja elinkeinopalvelut {#top}",
        "# työllisyys- ja elinkeinopalvelut: services for work and business {#top}",
        "en",
    ),
    "a Finnish word and its meaning in another script": (
        "# alkuhaastattelu {#top}",
        "# alkuhaastattelu: المقابلة الأولى {#top}",
        "ar",
    ),
    "a list of names": ("- Kela\n- Kemi", "- Kela\n- Kemi", "en"),
    "a name in another case": (
        "Kemissä, Kelasta, Länsi-Pohjan keskussairaalaan",
        "Kemi, Kela, Länsi-Pohjan keskussairaala",
        "en",
    ),
    "a name inside another": ("Lappian kurssi", "A course of Lappia", "en"),
    "a name that is a number": ("Lataa 112 Suomi", "Download 112 Suomi", "en"),
    "an address in Arabic": ("Sivu: esteettomyys.fi.", "الصفحة في الإنترنت: esteettomyys.fi", "ar"),
    "an agreed word in another form": ("Kunnan palvelut.", "Municipal services.", "en"),
    "an agreed word inside a longer one": ("Yhteiskunta muuttuu.", "Society changes.", "en"),
    "code as it is": ("Kirjoita `kotoutuminen`.", "Write `kotoutuminen`.", "en"),
    "numbers of a list": ("1. Odota.\n2. Soita.", "1. Wait.\n2. Call.", "en"),
    "joiners, which are spelling": ("Hän lähtee.", "او می\u200cرود.", "fa"),
    "languages the model does not know": ("Saat apua.", "ሓገዝ ትረክብ።", "ti"),
}


@pytest.mark.parametrize(("theirs", "own", "language"), GOOD.values(), ids=GOOD)
def test_a_good_translation_raises_nothing(theirs, own, language):
    assert found(theirs, own, language) == []


@pytest.mark.skipif(finnish.voikko() is None, reason="Voikko is not installed")
def test_voikko_finds_agreed_words_by_their_base_form_and_leaves_other_compounds_alone():
    assert found("Työelämän ulkopuolisille.", "For others.", base_forms=finnish.base_forms) == [
        'terms: the agreed word for "työelämän ulkopuoliset" is missing.'
        ' Write "outside working life" (see glossary.yml).'
    ]
    assert found("Saat kuntapaikan.", "You get a place.", base_forms=finnish.base_forms) == []
    assert len(found("Saat kuntapaikan.", "You get a place.")) == 1


def test_a_waived_check_is_not_made():
    waived = parse("# A {#top}\n\nIt lasts half a year.\n\n<!-- qa-ok: numbers -->\n").units[1]
    context = Context("en")
    assert quality.errors(unit("Kesto on 6 kuukautta."), waived, context) == []
    assert quality.errors(unit("Kesto on 6 kuukautta."), unit("It lasts half a year."), context) == [
        f"numbers: the number 6 is missing. {DIGIT}"
    ]


def test_the_languages_of_newcomers_are_known_by_script_and_label():
    scripts = {tag: detection.script(tag) for tag in ("so", "fa", "ku-IQ", "uk", "zh", "th", "ti", "bn")}
    assert " ".join(scripts.values()) == "LATIN ARABIC ARABIC CYRILLIC CJK THAI ETHIOPIC BENGALI"
    assert {detection.label(tag) for tag in scripts} - set(detection.model().labels) == {"ti"}
