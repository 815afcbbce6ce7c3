"""What is made from finished pages: search, offline files, open data, copies. May import render and below."""
