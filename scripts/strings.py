"""Bring every locales/<lang>/LC_MESSAGES/messages.po up to date with the words of templates and data.

New words come in empty, words that are gone move to the end of the file as comments, translations stay as they are.
"""

import io
from pathlib import Path

from babel.messages.pofile import write_po

import commandline
from sitekit import files, findings, languages
from sitekit.checks import gate
from sitekit.content import gettext


def synced(root: Path, language: languages.Language) -> tuple[dict[str, files.Change], int, int]:
    """One language's catalogue up to date, how many words it has, and how many wait for a translation."""
    path = gettext.po_path(root, language.tag)
    before = files.content_or_none(path)
    catalogue, _ = gettext.read_catalogue(root, language.tag)
    catalogue.locale = language.locale
    template = gettext.template(root)
    template.creation_date = catalogue.creation_date  # so that nothing changes when no word changed
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    text = io.BytesIO()
    write_po(text, catalogue, width=120, include_lineno=False, omit_header=False, sort_by_file=False)
    messages = [message for message in catalogue if message.id]
    change = files.Change(text.getvalue(), before)
    return {files.relative(path, root): change}, len(messages), sum(not message.string for message in messages)


def main(arguments: list[str] | None = None) -> int:
    """1: something could not be read, and nothing was written."""
    options = commandline.read(commandline.parser(__doc__), arguments)
    loaded = gate.enter(options.root, options.today)
    if isinstance(loaded, list):
        print(findings.report(loaded))
        print("No catalogue was changed.")
        return 1
    made = {language.tag: synced(options.root, language) for language in loaded.translated}
    changes = {path: change for each, *_ in made.values() for path, change in each.items()}
    if found := files.save(options.root, changes):
        print(findings.report(found))
        return 1
    for tag, (_, total, empty) in made.items():
        print(f"{tag}: {total} words, {empty} to translate")
    return 0


if __name__ == "__main__":
    commandline.run(main)
