"""How old a fact of a contact is: after half a year a page says so, after a year its number gives way to another."""

from datetime import date, timedelta

OLD_AFTER = timedelta(days=180)
GONE_AFTER = timedelta(days=365)
LASTING = ("website", "address")  # they stay, with their age; who follows another one that is wrong loses time or money
FADING = ("email", "hours", "languages", "interpreter", "appointment")  # and the phones
FIELDS = (*LASTING, *FADING)
WORDS = ("does", "ask", "office", "say")


def seen(contact: dict, field: dict) -> date | None:
    """The last day on which a field was known to be right: confirmed or checked, or its sources read; None: unknown."""
    if field["state"] == "confirmed":
        return max(filter(None, (field["date"], field["checked"])))
    return max(filter(None, (field["checked"], contact["read"])), default=None)


def aged(contact: dict, today: date) -> dict:
    """A contact as a page may show it: without what is too old; the rest with `old`, its day, or None.

    `expired` is that day of the newest number, when no number is left. `ended` is the last day of what is over: of that
    only its name is left, and whom to ask in its place. An urgent contact never ages on a page: there
    checks/undecided.py keeps the site from going out.
    """
    if not contact["urgent"] and (ended := over(contact, today)):
        return {**contact, **dict.fromkeys((*WORDS, *FIELDS, "phones", "expired")), "ended": ended}

    def shown(field: dict | None, *, fades: bool) -> dict | None:
        if not field:
            return None
        day = seen(contact, field)
        age = today - day if day and not contact["urgent"] else timedelta(0)
        gone = not contact["urgent"] and (over(field, today) or (fades and age > GONE_AFTER))
        return None if gone else {**field, "old": day if age > OLD_AFTER else None}

    phones = contact["phones"] or []
    left = [phone for phone in (shown(each, fades=True) for each in phones) if phone]
    days = [day for each in phones if not left and (day := seen(contact, each))]
    fields = {name: shown(contact[name], fades=name in FADING) for name in FIELDS}
    return {**contact, **fields, "phones": left or None, "expired": max(days, default=None), "ended": None}


def over(value: dict, today: date) -> date | None:
    """The last day of a contact or of one of its fields, when that day is past."""
    return value["valid_until"] if value["valid_until"] and value["valid_until"] < today else None
