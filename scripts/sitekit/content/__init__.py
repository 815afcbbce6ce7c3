"""The site as one value: pages, facts, words, languages, read once. May import translation and below."""
