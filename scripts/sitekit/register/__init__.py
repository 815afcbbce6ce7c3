"""Contacts of the national service register (PTV) beside those of data/. May import checks and below."""
