"""Contacts beside the Finnish Service Catalogue (PTV): what differs, what we lack, and taking a channel over.

Names, numbers and e-mails of persons are never shown and never kept: each command says how many were left out.
What is read is version 11 of the open interface, which needs no key. The register phases it out in spring 2027; version
12 needs a key, in the environment variable PTV_API_KEY, and `v12` says what of it can be read. No call to the
register itself was ever made with this program: it follows a description of the interface.
"""

import argparse
import difflib
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import commandline
from sitekit import files, findings
from sitekit.content import data
from sitekit.findings import Finding
from sitekit.register import differences, fetch, proposal, wire11, wire12
from sitekit.register.channels import Register
from sitekit.register.fetch import Failure, NotFound
from sitekit.register.record import LeftOut, Record
from sitekit.register.recorded import Folder, Recorder

CONTACT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Pause = Callable[[float], None]


def tell(line: str) -> None:
    """Progress, beside what is printed."""
    print(line, file=sys.stderr, flush=True)


def run_compare(register: Register, facts: data.Data, options: argparse.Namespace) -> int:
    """What differs between data/contacts and the register, and what the register has that we lack."""
    records: dict[str, Record] = {}
    own: set[str] = set()
    keys: dict[str, None] = {}
    to_do = 0
    for key in asked_for(facts, options.municipality):
        place = facts["municipalities"][key]
        found, own_ids, missing = of_municipality(register, facts, key)
        print(*missing, f"{place['name']}: {counted(len(found), 'channel')}.", sep="\n")
        to_do += len(missing) + (not found)
        records |= {each.id: each for each in found}
        own |= own_ids
        if found:
            keys |= dict.fromkeys(each for each in facts.written if belongs(facts, each, key))
        else:
            print(f"That cannot be: look up its code {place['code']} in data/municipalities.yml.")
    made = differences.compared(facts, list(keys), records.values(), own)
    for line in made.lines:
        print(line)
    if made.lacking:
        print("The register has, and we do not. To take one over: ptv.py import ID")
    for each in made.lacking:
        print(f"{each.where}: {each.summary}")
    if made.elsewhere:
        print(f"Not listed: {counted(made.elsewhere, 'channel')} of bodies elsewhere that serve here too.")
    to_do += sum(line.blocks for line in made.lines) + len(made.lacking)
    left_out = str(sum((each.left_out for each in records.values()), LeftOut()))
    print(*filter(None, [left_out, f"{to_do} to look at." if to_do else "Nothing to look at."]), sep="\n")
    return int(to_do > 0)


def run_find(register: Register, facts: data.Data, options: argparse.Namespace) -> int:
    """The channels with a text in their name, number, e-mail, address, website or id."""
    found: dict[str, Record] = {}
    for key in asked_for(facts, options.municipality):
        records, _, missing = of_municipality(register, facts, key)
        for each in missing:
            print(each)
        found |= {each.id: each for each in records if has(each, options.text)}
    for each in sorted(found.values(), key=lambda each: (each.name.casefold(), each.id)):
        print(f"{each.where}: {each.summary}")
    left_out = sum((each.left_out for each in found.values()), LeftOut())
    print(*filter(None, [str(left_out), f"{counted(len(found), 'channel')}." if found else "Nothing found."]), sep="\n")
    return int(not found)


def run_import(register: Register, facts: data.Data, options: argparse.Namespace) -> int:
    """Write a channel into a contact: shows the change, asks, then writes all of it or nothing."""
    record = register.channel(options.id)
    print(f"{record.where}: {record.summary}")
    try:
        made = proposal.propose(options.root, facts, record, options.contact, options.area, options.today)
    except proposal.Refused as error:
        print(f"{error}\nNothing was written.")
        return 1
    for note in made.notes:
        print(note)
    if made.is_empty:
        print(f'Nothing to write: "{made.key}" says all of it.')
        return 0
    print(changes(made))
    if options.yes and (facts.written.get(made.key) or {}).get("urgent"):
        print(f'Nothing was written: "{made.key}" is urgent. A person looks at it: run this without --yes.')
        return 1
    if not options.yes and not agreed(made.path):
        return 1
    if found := files.save(options.root, {made.path: made.change}):
        print(findings.report(found))
        return 1
    print(f'{made.path}: "{made.key}" is written. Now: make check')
    return 0


def run_v12(source: fetch.Web) -> int:
    """Ask version 12 for one page, with the key in PTV_API_KEY, and say what of it can be read."""
    try:
        count, items = wire12.page(source.ask(wire12.SEARCH.format(page=1, size=10)))
        languages = Counter(tag for item in items for tag in wire12.languages(item))
    except wire11.Shape as error:
        print(f"The answer has another shape than is known of version 12: {error}. Tell a maintainer.")
        return 1
    kinds = Counter(wire12.kind(item) or "another kind" for item in items)
    shown = [", ".join(f"{word} {number}" for word, number in each.most_common()) for each in (kinds, languages)]
    print(f"{count} pages; the first has {counted(len(items), 'channel')}: {'; '.join(filter(None, shown)) or 'none'}.")
    print("Names, numbers and addresses of version 12 are not read yet: see scripts/sitekit/register/wire12.py.")
    return 0


def asked_for(facts: data.Data, municipality: str | None) -> list[str]:
    """The municipality that was named, or all. Raises Failure for one that does not exist."""
    known = list(facts["municipalities"])
    if municipality and municipality not in known:
        hint = findings.suggestion(municipality, known)
        raise Failure(f'there is no municipality "{municipality}".{hint} Known: {", ".join(known)}.')
    return [municipality] if municipality else known


def of_municipality(register: Register, facts: data.Data, key: str) -> tuple[list[Record], set[str], list[Finding]]:
    """The channels that serve a municipality; the ids of those that are its own or visited there; what is not found."""
    place, document = facts["municipalities"][key], facts.documents["municipalities"]
    found = {each.id: each for each in register.of_municipality(place["code"], place["name"])}
    own = {each.id for each in found.values() if each.address and each.address.code == place["code"]}
    missing = []
    if place["business_id"]:
        try:
            more = register.of_organisation(place["business_id"], f"{place['name']}, own")
            found |= {each.id: each for each in more}
            own |= {each.id for each in more}
        except NotFound:
            what = f"the register has no organisation {place['business_id']}. Look up the business id."
            missing.append(Finding(document.path, document.line((key, "business_id")), what))
    return list(found.values()), own, missing


def belongs(facts: data.Data, key: str, municipality: str) -> bool:
    """Whether a contact is to be found among the channels of a municipality."""
    return key in facts[f"contacts/{municipality}"] or municipality in (facts.written[key]["municipality"] or ())


def has(record: Record, text: str) -> bool:
    """Whether a text is in what is shown of a record; spaces do not count in numbers."""
    words = [record.id, *record.names.values(), *record.also, *record.emails, *(each.url for each in record.websites)]
    words += [record.address.written] if record.address else []
    digits = text.replace(" ", "")
    numbers = [each.prefix + each.number for each in record.phones]
    numbers += [f"0{each.number}" for each in record.phones if each.prefix]
    return any(text.casefold() in each.casefold() for each in words) or any(digits in each for each in numbers)


def counted(number: int, thing: str) -> str:
    """`1 channel`, `2 channels`."""
    return f"{number} {thing}{'s' if number != 1 else ''}"


def changes(made: proposal.Proposal) -> str:
    """The lines that change, with what is around them."""
    texts = [each.decode("utf-8").splitlines() for each in (made.change.before or b"", made.change.after)]
    return "\n".join(difflib.unified_diff(*texts, made.path, f"{made.path} (with the register's)", n=2, lineterm=""))


def agreed(path: str) -> bool:
    """Whether the person at the terminal wants it; without one nobody does."""
    if not sys.stdin.isatty():
        print("Nothing was written: there is no terminal to ask at. Read the change, then run this again with --yes.")
        return False
    print(f"Write this into {path}? Type yes: ", end="", flush=True)
    if sys.stdin.readline().strip().lower() in ("yes", "y"):
        return True
    print("Nothing was written.")
    return False


def id_(text: str) -> str:
    """The type of ID."""
    if not wire11.ID.fullmatch(text):
        raise argparse.ArgumentTypeError(f'"{text}" is not an id of the register. Look it up: ptv.py find TEXT')
    return text.lower()


def contact(text: str) -> str:
    """The type of `--as`."""
    if not CONTACT.fullmatch(text):
        raise argparse.ArgumentTypeError(
            f'"{text}" is not an id of a contact. Use lower-case letters, digits and hyphens.'
        )
    return text


def base(text: str) -> str:
    """The type of `--base`."""
    if not text.startswith(("https://", "http://127.0.0.1")) or not text.endswith("/"):
        what = f'"{text}" is not an address of the interface. It begins with https:// and ends with /.'
        raise argparse.ArgumentTypeError(what)
    return text


def parser_of_commands() -> commandline.Parser:
    """Every command with its options."""
    parser = commandline.parser(__doc__)
    parser.add_argument("--today", type=commandline.day, help="the day that is written as read (default: today)")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--base", type=base, help="another address of the interface, for tests")
    answers = shared.add_mutually_exclusive_group()
    answers.add_argument("--record", type=Path, metavar="DIR", help="keep the answers, without persons, in a folder")
    answers.add_argument("--recorded", type=Path, metavar="DIR", help="read kept answers, without a connection")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")

    def command(name: str, run: Callable[..., int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=run.__doc__, description=run.__doc__, parents=[shared])
        added.set_defaults(run=run)
        return added

    compare = command("compare", run_compare)
    compare.add_argument("municipality", nargs="?", metavar="MUNICIPALITY", help="such as kemi (default: all)")
    imports = command("import", run_import)
    imports.add_argument("id", type=id_, metavar="ID", help="of a channel, as compare and find show it")
    imports.add_argument(
        "--as", dest="contact", type=contact, metavar="CONTACT_ID", help="the contact to write into, or a new id"
    )
    imports.add_argument("--area", help="where a new contact belongs (default: the municipality where it is visited)")
    imports.add_argument("--yes", action="store_true", help="do not ask")
    find = command("find", run_find)
    find.add_argument("text", metavar="TEXT", help="a part of a name, number, e-mail, address or id")
    find.add_argument("--in", dest="municipality", metavar="MUNICIPALITY", help="such as kemi (default: all)")
    command("v12", run_v12)
    return parser


def main(arguments: list[str] | None = None, pause: Pause = time.sleep) -> int:
    """0: done, or nothing differs. 1: something to look at, or it failed. 2: a wrong option."""
    options = commandline.read(parser_of_commands(), arguments)
    facts, found = data.load(options.root, options.today)
    if found := [each for each in found if each.stops_build]:
        print(findings.report(found))
        return 1
    try:
        return asked(facts, options, pause)
    except Failure as error:
        print(f"{error}")
        return 1


def asked(facts: data.Data, options: argparse.Namespace, pause: Pause) -> int:
    """Run a command. Raises Failure."""
    key = os.environ.get(wire12.KEY, "")
    if options.run is run_v12 and not key:
        raise Failure(f"Version 12 needs a key. Ask for one at the register, and set the variable {wire12.KEY}.")
    wire, headers = (wire12, {wire12.HEADER: key}) if options.run is run_v12 else (wire11, {})
    web = fetch.Web(options.base or wire.BASE, fetch.agent(facts["site"]), headers, pause, tell)
    with closing(web):
        if options.run is run_v12:
            return run_v12(web)
        recorder = Recorder(options.record, options.today) if options.record else None
        register = Register(Folder(options.recorded) if options.recorded else web, recorder, tell)
        code = options.run(register, facts, options)
    if recorder and (found := recorder.save()):
        print(findings.report(found))
        return 1
    return code


if __name__ == "__main__":
    commandline.run(main)
