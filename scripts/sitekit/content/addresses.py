"""Where a page lies in the built site, and how one page leads to another."""


def address(name: str, tag: str, default: str) -> str:
    """The address of a page within the site: `` for the Finnish home page, `en/programme/plan/` for a translation."""
    folder = name.removesuffix("index.md") if name.endswith("index.md") else name.removesuffix(".md") + "/"
    return folder if tag == default else f"{tag}/{folder}"


def file_of(address_: str) -> str:
    """The file that a web server sends for an address within the site."""
    return address_ + "index.html" if address_ == "" or address_.endswith("/") else address_


def relative(target: str, here: str) -> str:
    """The link from the page at address `here` to `target` (an address or a file within the site)."""
    path, mark, anchor = target.partition("#")
    to, at = path.split("/"), [part for part in here.split("/") if part]
    same = 0
    while same < len(at) and same < len(to) - 1 and at[same] == to[same]:
        same += 1
    link = "../" * (len(at) - same) + "/".join(to[same:])
    return (link or "./") + mark + anchor
