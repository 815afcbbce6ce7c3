"""A Finnish word that one language keeps beside its own is kept in all."""

from datetime import date

import pytest

from sitekit.checks import kept
from sitekit.content import site
from sitekit.markdown import blocks
from sitekit.translation import stamping
from sites import ABOUT_EN as ENGLISH
from sites import ABOUT_FI as FINNISH
from sites import write_site

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(("arabic", "is_missing"), [("سنة واحدة.", True), ("سنة واحدة (*Vuosi*{lang=fi}).", False)])
def test_a_finnish_word_kept_beside_in_one_language_is_kept_in_all(tmp_path, arabic, is_missing):
    english = ENGLISH.replace("One year.", "One year (*vuosi*{lang=fi}).")
    own = ENGLISH.replace("One year.", arabic)
    stamped = [stamping.stamp(text, blocks.parse(FINNISH), today=TODAY).text for text in (english, own)]
    write_site(tmp_path, {"docs/fi/about.md": FINNISH, "docs/en/about.md": stamped[0], "docs/ar/about.md": stamped[1]})
    what = 'the Finnish "vuosi" is beside the words in en, not here. Write it here too: *vuosi*{lang=fi}.'
    found = [str(each) for each in kept.check(site.load(tmp_path, TODAY))]
    assert found == [f"docs/ar/about.md:13: {what}"] * is_missing
