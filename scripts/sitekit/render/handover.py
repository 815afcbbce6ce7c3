"""The message with which a page is handed on: short enough for one SMS (3GPP TS 23.038)."""

GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWO = set("\f^{}\\[~]|€")  # these take the place of two
PLAIN = str.maketrans({"–": "-", "—": "-", "’": "'", "‘": "'", "”": '"', "“": '"', "…": "...", "\xa0": " ", "\xad": ""})


def room(text: str) -> int:
    """How many characters still fit into one SMS with this text; negative where it is too long."""
    if set(text) <= GSM | GSM_TWO:
        return 160 - len(text) - sum(letter in GSM_TWO for letter in text)
    return 70 - len(text.encode("utf-16-le")) // 2


def message(form: str, title: str, address: str) -> str:
    """A sentence with `{title}` and `{address}`; the title is cut at a word until one SMS holds it all.

    Where not even one word fits (a Finnish one in an Arabic sentence), the word stands before the address alone.
    """
    words = title.translate(PLAIN).split()
    for count in range(len(words), 0, -1):
        shown = " ".join(words[:count]).rstrip(",:;-") + (" ..." if count < len(words) else "")
        text = form.translate(PLAIN).replace("{title}", shown).replace("{address}", address)
        if room(text) >= 0:
            return text
    alone = " ".join((*(word.rstrip(",:;-") for word in words[:1]), address))
    return alone if room(alone) >= 0 else address
