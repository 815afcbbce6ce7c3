"""How long a server asks to be left alone: the header Retry-After (RFC 9110, 10.2.3)."""

import time
from email.utils import parsedate_to_datetime


def seconds(text: str) -> float | None:
    """The seconds of a header, which may be a date; 0 for one that has passed, None where it is neither."""
    if text.strip().isdecimal():
        return float(text.strip()[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None
