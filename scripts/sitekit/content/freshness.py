"""How old a fact of a contact is: after half a year a page says so, after a year its number gives way to another."""

from datetime import date, timedelta

OLD_AFTER = timedelta(days=180)
GONE_AFTER = timedelta(days=365)
LASTING = ("website", "address")  # they stay, with their age; who follows another one that is wrong loses time or money
FADING = ("email", "hours", "languages", "interpreter", "appointment")  # and the phones
FIELDS = (*LASTING, *FADING)


def seen(contact: dict, field: dict) -> date | None:
    """The last day on which a field was known to be right: confirmed or checked, or its sources read; None: unknown."""
    if field["state"] == "confirmed":
        return max(filter(None, (field["date"], field["checked"])))
    return max(filter(None, (field["checked"], contact["read"])), default=None)


def aged(contact: dict, today: date) -> dict:
    """A contact as a page may show it: without what is too old; the rest with `old`, its day, or None.

    `expired` is that day of the newest number, when no number is left. An urgent contact never ages on a page: there
    checks/undecided.py keeps the site from going out.
    """

    def shown(field: dict | None, *, fades: bool) -> dict | None:
        if not field:
            return None
        day = seen(contact, field)
        age = today - day if day and not contact["urgent"] else timedelta(0)
        over = field["valid_until"] and field["valid_until"] < today
        gone = not contact["urgent"] and (over or (fades and age > GONE_AFTER))
        return None if gone else {**field, "old": day if age > OLD_AFTER else None}

    phones = contact["phones"] or []
    left = [phone for phone in (shown(each, fades=True) for each in phones) if phone]
    days = [day for each in phones if not left and (day := seen(contact, each))]
    fields = {name: shown(contact[name], fades=name in FADING) for name in FIELDS}
    return {**contact, **fields, "phones": left or None, "expired": max(days, default=None)}
