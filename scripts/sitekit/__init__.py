"""The site as plain values and functions: never imports MkDocs, never prints, never exits."""
