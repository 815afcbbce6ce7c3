"""How a published phone number is dialled."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Numbering:
    """How the numbers of a country are dialled, as `phones` of data/site.yml says.

    >>> Numbering("+358", ("112", "116xxx"), "080").dialled("020 123 456")
    '+35820123456'
    """

    country: str
    short: tuple[str, ...]  # x: any digit
    free: str

    def is_short(self, digits: str) -> bool:
        """Whether this is an emergency or another short number."""
        return any(re.fullmatch(form.replace("x", r"\d"), digits) for form in self.short)

    def is_free(self, digits: str) -> bool:
        """Whether this is a number that costs nothing, as it is written within the country."""
        return digits.startswith(self.free) and digits != self.free

    def dialled(self, number: str) -> str:
        """What stands in `tel:`: short and free numbers exactly as published, all others in E.164 (+358…)."""
        digits = number.replace(" ", "")
        if digits.startswith("+") or self.is_short(digits) or self.is_free(digits):
            return digits
        return self.country + digits.removeprefix("0")


def for_language(phones: list[dict], code: str) -> list[dict]:
    """The numbers to show in a sentence: those for the page's language where there are any, else all for Finland.

    `code` is the language's `Language.code`.
    """
    here = [phone for phone in phones if not phone["from_abroad"]]
    return [phone for phone in here if code in (phone["languages"] or [])] or here
