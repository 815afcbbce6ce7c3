"""The house: every module lies in a room, no name is used twice, and imports never run back."""

import ast
from collections import Counter
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
KIT = SCRIPTS / "sitekit"
GROUND = {"ahead", "findings", "files", "folders", "languages", "memo", "retry_after", "unseen", "yamlfile"}
# A room imports those of the lines above it. `checks` and `quality` beside another room never import that one.
FLOORS = (
    {"ground"},
    {"markdown"},
    {"translation"},
    {"content"},
    {"quality", "render"},
    {"checks", "tasks", "outputs"},
    {"exchange", "register", "web"},
)
FLOOR = {room: at for at, rooms in enumerate(FLOORS) for room in rooms}


def modules() -> list[Path]:
    return sorted(path for path in KIT.rglob("*.py") if path.name != "__init__.py")


def room_of(dotted: str) -> str:
    """The room of `sitekit.content.site`; that of `sitekit.findings` is the ground."""
    parts = dotted.split(".")
    return parts[1] if parts[1] in FLOOR else "ground"


def imported(path: Path) -> set[str]:
    """Every module of sitekit that a file imports, by its dotted name, or its dotted name and one of its own names."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sitekit":
            found |= {f"{node.module}.{name.name}" for name in node.names}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names if name.name.startswith("sitekit.")}
    return found


def test_only_the_ground_lies_outside_the_rooms():
    assert {path.stem for path in KIT.glob("*.py")} - {"__init__"} == GROUND
    assert {path.name for path in KIT.iterdir() if (path / "__init__.py").exists()} == FLOOR.keys() - {"ground"}


def test_a_room_imports_only_itself_and_the_rooms_below_it():
    back = []
    for path in [*modules(), *KIT.rglob("__init__.py")]:
        own = room_of(".".join(("sitekit", *path.relative_to(KIT).with_suffix("").parts)))
        for name in sorted(imported(path)):
            room = room_of(name)
            if room != own and FLOOR[room] >= FLOOR[own]:
                back.append(f"{path.relative_to(SCRIPTS)} imports {name}")
    assert back == []


def test_no_module_imports_mkdocs_and_none_of_the_rooms_a_command():
    commands = {path.stem for path in SCRIPTS.glob("*.py")}
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.split(".")[0] not in commands | {"mkdocs", "mkdocs_static_i18n"}, f"{path}: {name}"


def test_no_two_modules_have_the_same_name():
    names = Counter(path.stem for path in [*modules(), *SCRIPTS.glob("*.py")])
    assert [name for name, count in names.items() if count > 1] == []


def test_each_room_says_in_one_line_what_lives_there():
    for room in FLOOR.keys() - {"ground"}:
        first = (KIT / room / "__init__.py").read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith('"""') and first.endswith('."""'), room


def test_a_test_of_one_module_has_its_name_and_lies_in_its_room():
    tests = {path.parent.name: path for path in Path(__file__).parent.glob("*/test_*.py")}
    for room in tests.keys() & FLOOR.keys():
        known = {path.stem for path in (KIT / room).glob("*.py")} if room != "ground" else GROUND
        for path in (Path(__file__).parent / room).glob("test_*.py"):
            name = path.stem.removeprefix("test_")
            assert any(name == each or name.startswith(f"{each}_") for each in known | {room}), path
