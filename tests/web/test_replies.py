"""What headers and addresses say, where no server is needed to see it."""

import time
from email.utils import formatdate

import pytest

from sitekit.web import replies


@pytest.mark.parametrize("text", ["", "soon", "-5", "1.5", "Mon, 99 Foo 2026", formatdate(0)])
def test_a_wait_that_cannot_be_read_is_none(text):
    assert replies.wait_of(text) == 0


def test_a_wait_is_a_number_of_seconds_or_a_date():
    assert replies.wait_of(" 90 ") == 90
    assert 3000 < replies.wait_of(formatdate(time.time() + 3600, usegmt=True)) <= 3600


@pytest.mark.parametrize(
    "path", ["", "/", "/fi", "/sv/", "/en-GB/", "/index.html", "/fi/index.php", "/fi/etusivu", "/home"]
)
def test_a_start_page_is_known(path):
    assert replies.is_start(f"https://www.example.org{path}")


@pytest.mark.parametrize("path", ["/fin", "/fi/asuminen", "/index", "/?id=3", "/homepage", "/kunta/etusivu"])
def test_another_page_is_no_start_page(path):
    assert not replies.is_start(f"https://www.example.org{path}")


@pytest.mark.parametrize(
    "address", ["", "http://", "x", "ftp://a.example/", "http://a:b@a.example/", "http://a:70000/"]
)
def test_what_cannot_be_asked_is_known(address):
    assert not replies.is_askable(address)


@pytest.mark.parametrize("address", ["http://a.example", "HTTPS://A.example:8443/x?y", "https://järjestö.example/ä"])
def test_what_can_be_asked_is_known(address):
    assert replies.is_askable(address)


def test_where_a_page_leads_is_seen_from_where_it_is():
    assert replies.joined("https://a.example/x/y", "../z#1") == "https://a.example/z"
    assert replies.joined("https://a.example/x", "//b.example/") == "https://b.example/"
    assert replies.joined("https://a.example/x", "http://\x00") == ""
