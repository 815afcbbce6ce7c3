"""Texts that go to a translator's tool as PO or XLIFF and come back. May import tasks and below."""
