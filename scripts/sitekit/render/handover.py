"""The message with which a page is handed on: short enough for one SMS (3GPP TS 23.038)."""

import re
from collections.abc import Iterator

GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWO = set("\f^{}\\[~]|€")  # these take the place of two
# A word in Latin letters, a letter of Thai, Lao or Khmer with the marks it bears, any other sign.
INSEPARABLE = re.compile(r"[^\W\d_\u0e00-\u0eff\u1780-\u17ff]+|\S[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*|\s")
PLAIN = str.maketrans({"–": "-", "—": "-", "’": "'", "‘": "'", "”": '"', "“": '"', "…": "...", "\xa0": " ", "\xad": ""})


def room(text: str) -> int:
    """How many characters still fit into one SMS with this text; negative where it is too long."""
    if set(text) <= GSM | GSM_TWO:
        return 160 - len(text) - sum(letter in GSM_TWO for letter in text)
    return 70 - len(text.encode("utf-16-le")) // 2


def shorter(title: str, spaced: bool) -> Iterator[str]:
    """A title and ever shorter beginnings of it: cut at a word, or between letters where no space parts the words."""
    parts = title.split() if spaced else INSEPARABLE.findall(title)
    between = " " if spaced else ""
    for count in range(len(parts), 0, -1):
        yield between.join(parts[:count]).rstrip(",:;- ") + (f"{between}..." if count < len(parts) else "")


def message(form: str, title: str, address: str, *, spaced: bool = True) -> str:
    """A sentence with `{title}` and `{address}`; the title is cut until one SMS holds it all.

    Where not even one word fits (a Finnish one in an Arabic sentence), the word stands before the address alone.
    `spaced`: whether the language parts its words with spaces.
    """
    words = title.translate(PLAIN).split()
    for shown in shorter(" ".join(words), spaced):
        text = form.translate(PLAIN).replace("{title}", shown).replace("{address}", address)
        if room(text) >= 0:
            return text
    alone = " ".join((*(word.rstrip(",:;-") for word in words[:1]), address))
    return alone if room(alone) >= 0 else address
