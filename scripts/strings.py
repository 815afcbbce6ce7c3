"""Bring every locales/<lang>/LC_MESSAGES/messages.po up to date with the words of templates and data.

New words come in empty, words that are gone move to the end of the file as comments, translations stay as they are.
"""

import io
from pathlib import Path

from babel.messages.pofile import write_po

import commandline
from sitekit import door, findings, languages, strings


def sync(root: Path, language: languages.Language) -> tuple[int, int]:
    """Update one language's catalogue. Returns how many words it has and how many wait for a translation."""
    catalogue, _ = strings.read_catalogue(root, language.tag)
    catalogue.locale = language.locale
    template = strings.template(root)
    template.creation_date = catalogue.creation_date  # so that nothing changes when no word changed
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    path = strings.po_path(root, language.tag)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.BytesIO()
    write_po(text, catalogue, width=120, include_lineno=False, omit_header=False, sort_by_file=False)
    path.write_bytes(text.getvalue())
    messages = [message for message in catalogue if message.id]
    return len(messages), sum(not message.string for message in messages)


def main(arguments: list[str] | None = None) -> int:
    """1: something could not be read, and nothing was written."""
    options = commandline.read(commandline.parser(__doc__), arguments)
    loaded = door.enter(options.root, options.today)
    if isinstance(loaded, list):
        print(findings.report(loaded))
        print("No catalogue was changed.")
        return 1
    for language in loaded.translated:
        total, empty = sync(options.root, language)
        print(f"{language.tag}: {total} words, {empty} to translate")
    return 0


if __name__ == "__main__":
    commandline.run(main)
