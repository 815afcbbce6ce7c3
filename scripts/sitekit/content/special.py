"""The pages that the site knows by their names: each has a place or a manner of its own. Templates read this too."""

URGENT = "guidance/urgent.md"  # left in one step; nothing on it offers to keep anything on the device
SEARCH = "search.md"  # stands in the header; a site without this page has no search
A_Z = "a-z.md"  # where a search without JavaScript leads
OFFLINE = "offline.md"  # a site without this page offers nothing to keep
TRANSLATIONS = "translations.md"  # says how complete each language is

NAMES = (URGENT, SEARCH, A_Z, OFFLINE, TRANSLATIONS)
IN_HEADER = {SEARCH}  # not in the footer
LISTS = {SEARCH, A_Z}  # made of the words of other pages: not found by a search, not listed
NEEDS_THE_SITE = {SEARCH, OFFLINE}  # does nothing in a file of its own
