"""A page that says it is not there is told from one that only speaks of missing things. All titles are invented."""

import gzip

import pytest

from sitekit.web import nowhere

MISSING = """Sivua ei löytynyt
Sivua ei löydy | Esimerkin kunta
Hakemaasi sivua ei valitettavasti löytynyt
Etsimääsi sivua ei löydy
Sivua ei ole olemassa
Sivu ei ole enää saatavilla
Sivu on poistettu
Ei löytynyt
Virhe 404
404 – sivua ei ole
Sidan hittades inte
Sidan kunde inte hittas
Sidan finns inte längre
Vi hittar tyvärr inte sidan
Fel 404
Page not found - Example
The page you are looking for could not be found
This page does not exist
The page no longer exists
That page can’t be found
We couldn't find that page
Error 404
404 Not Found
404
Not found""".splitlines()
THERE = """Kotoutumispalvelut
Kun työtä ei löydy
Jos et löydä asuntoa
Tätä sivua ei ole käännetty kaikille kielille
Laki 404/2023
Huone 404
Sidan på svenska
Page 404 of the archive
What to do if your passport is not found
Lost and found
Sivustokartta
Kadonnut henkilö löytyi""".splitlines()


@pytest.mark.parametrize("title", MISSING)
def test_words_that_say_there_is_no_page(title):
    assert nowhere.missing(("Esimerkin kunta", title))


@pytest.mark.parametrize("title", THERE)
def test_words_of_a_page_that_is_there(title):
    assert nowhere.missing((title,)) == ""


GUARDED = """Just a moment...
Attention Required! | Cloudflare
Solve the CAPTCHA
Are you a robot?
Access Denied""".splitlines()


@pytest.mark.parametrize("title", GUARDED)
def test_words_that_want_a_person(title):
    assert nowhere.guard((title,))


@pytest.mark.parametrize("title", ["A moment of peace", "Human resources", "Accessibility"])
def test_words_that_want_nobody(title):
    assert nowhere.guard((title,)) == ""


def test_of_others_words_only_plain_signs_are_kept():
    title = "Sivua ei löytynyt <b>@you</b> [x](javascript:1) `#12` " + "a" * 200
    assert nowhere.missing((title,)) == "Sivua ei löytynyt b you b x javascript:1 12 " + "a" * 36


def test_title_and_headings_are_read_and_pictures_titles_are_not():
    page = b"<head><title> A \n b </title></head><svg><title>Logo</title></svg><h1>C <b>d</b></h1><h1> </h1><h2>E</h2>"
    assert nowhere.headings(page, None) == ("A b", "C d")
    assert nowhere.headings(b"", None) == () and nowhere.headings(b"\x00\xff<", "utf-16") == ()


def test_a_packed_page_is_unpacked_up_to_the_limit():
    assert nowhere.unpacked(gzip.compress(b"a" * 10_000_000), "gzip", 1000) == b"a" * 1000
    assert nowhere.unpacked(b"abc", "", 2) == b"ab" and nowhere.unpacked(b"abc", "zstd", 2) == b""
