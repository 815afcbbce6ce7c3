"""How a published phone number is dialled."""

import re

SHORT = re.compile(r"112|116\d{3}|0800\d+|080\d+")  # emergency, harmonised and free service numbers


def dialled(number: str) -> str:
    """What stands in `tel:`: short and service numbers exactly as published, all others in E.164 (+358…).

    >>> dialled("020 634 0200")
    '+358206340200'
    """
    digits = number.replace(" ", "")
    if digits.startswith("+") or SHORT.fullmatch(digits):
        return digits
    return "+358" + digits.removeprefix("0")


def for_language(phones: list[dict], code: str) -> list[dict]:
    """The numbers to show in a sentence: those for the page's language where there are any, else all for Finland.

    `code` is the language's `Language.code`.
    """
    here = [phone for phone in phones if not phone["from_abroad"]]
    return [phone for phone in here if code in (phone["languages"] or [])] or here
