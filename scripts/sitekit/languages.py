"""What CLDR says of a language: its own name, its direction, how it writes dates, money and lists."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from babel import Locale
from babel.dates import format_date, format_interval, get_day_names
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

# What CLDR has under another tag or not at all: tag of the folder → (tag of <html lang>, CLDR locale, own name or None)
EXCEPTIONS = {
    "fi": ("fi", "fi_FI", None),
    "en": ("en", "en_FI", None),
    "fa": ("fa", "fa", "فارسی / دری"),  # one written language, under the names of its readers in Iran and Afghanistan
    "ku-IQ": ("ckb", "ckb", "کوردیی ناوەندی"),
}
NAMES = {  # the name of a language in another one, where CLDR's has letters that this one does not write
    ("uk", "ckb"): "ئۆکراینی",
    ("ckb", "fi"): "sorani",
}
COMMAS = {"zh": "、"}  # between the items of a short list, where the direction alone does not say it
COLONS = {"fr": "\u00a0: ", "zh": "："}  # after a heading that a name follows
NO_SPACES = frozenset({"ja", "km", "lo", "my", "th", "zh"})  # codes of languages written without spaces between words
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")  # as data/ names them; Python and Babel count them so, from 0


@dataclass(frozen=True)
class Language:
    """One language of the site. `tag` names its folder and its address."""

    tag: str

    def __reduce__(self) -> tuple[type["Language"], tuple[str]]:
        """It travels to another process by its tag: what CLDR says of it is large, and found there too."""
        return Language, (self.tag,)

    @cached_property
    def html(self) -> str:
        """The value of the `lang` attribute (BCP 47)."""
        return EXCEPTIONS.get(self.tag, (self.tag,))[0]

    @property
    def code(self) -> str:
        """The language without script and region, as data/ and a reader's browser may name it: `zh` of `zh-Hans`."""
        return self.html.partition("-")[0]

    @cached_property
    def locale(self) -> Locale:
        """CLDR's locale; raises babel.UnknownLocaleError for a tag that CLDR does not know."""
        name = EXCEPTIONS[self.tag][1] if self.tag in EXCEPTIONS else self.tag.replace("-", "_")
        return Locale.parse(name)

    @cached_property
    def name(self) -> str:
        """The language's name in itself, with a capital where its script has them."""
        own = (EXCEPTIONS[self.tag][2] if self.tag in EXCEPTIONS else None) or self.locale.get_language_name(
            self.locale
        )
        return own[0].upper() + own[1:]

    @cached_property
    def dir(self) -> str:
        """`ltr` or `rtl`, from CLDR's character order."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @property
    def comma(self) -> str:
        """What stands between the items of a short list, with its space."""
        return COMMAS.get(self.code, "، " if self.dir == "rtl" else ", ")

    @property
    def colon(self) -> str:
        """What stands between a heading and the name it is about, with its spaces."""
        return COLONS.get(self.code, ": ")

    def name_of(self, tag: str) -> str:
        """The name of another language, in this one."""
        other = Language(tag)
        return NAMES.get((other.code, self.code)) or other.locale.get_language_name(self.locale) or tag

    def date(self, day: date) -> str:
        """A date with the month in words, digits Western. Raises TypeError for what is none (Babel: None is today)."""
        if type(day) is not date:
            raise TypeError(f"{day!r} is not a date")
        return format_date(day, "long", self.locale)

    def hours(self, times: dict) -> str:
        """Days and hours as CLDR writes them, days in a row as a range: `ti, to 10.00–12.00`, `ma–pe 9.00–15.00`."""
        days = sorted({DAYS.index(day) for day in times["days"]})
        names = get_day_names("abbreviated", "stand-alone", self.locale)
        runs: list[list[int]] = []
        for day in days:
            if runs and runs[-1][-1] == day - 1:
                runs[-1].append(day)
            else:
                runs.append([day])
        shown = [names[run[0]] if len(run) == 1 else f"{names[run[0]]}–{names[run[-1]]}" for run in runs]
        return f"{self.comma.join(shown)} {self.times(times['from'], times['to'])}"

    def dates(self, first: date, last: date) -> str:
        """From one date to another, as CLDR joins the two; one date where they are the same."""
        if first == last:
            return self.date(first)
        if "yMMMMd" in self.locale.interval_formats:  # Finnish: spaces around the dash
            return format_interval(first, last, "yMMMMd", locale=self.locale)
        return self.locale.interval_formats[None].format(self.date(first), self.date(last))

    def times(self, begins: str, ends: str) -> str:
        """From one time of day to another, such as "17:00" and "19:30", of 24 hours, as CLDR writes it."""
        return format_interval(time.fromisoformat(begins), time.fromisoformat(ends), "Hm", locale=self.locale)

    def days(self, numbers: Iterable[int]) -> str:
        """Days of the week by their numbers, 0 to 6 from Monday on, as a list in words."""
        names = self.locale.days["stand-alone"]["wide"]
        return self.listing([names[number] for number in sorted(numbers)])

    def money(self, value: float, currency: str) -> str:
        """An amount of money as CLDR writes it, with Western digits."""
        return format_currency(value, currency, locale=self.locale, numbering_system="latn")

    def number(self, value: float) -> str:
        """A number as CLDR writes it, with Western digits."""
        return format_decimal(value, locale=self.locale, numbering_system="latn")

    def percent(self, share: float) -> str:
        """A share from 0 to 1 as whole per cents, with Western digits."""
        pattern = "#,##0\u00a0%" if self.tag == "fi" else "#,##0%"
        share = math.floor(share * 100) / 100  # never rounded up to the whole
        return format_percent(share, pattern, self.locale, numbering_system="latn")

    def listing(self, words: list[str]) -> str:
        """`a, b and c` in this language."""
        return format_list(words, locale=self.locale)
