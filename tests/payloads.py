"""Texts that try to run code in a reader's browser, or to hide something from her: families, and where each is put.

Every payload that a browser would run calls `hit()`, which a test defines.
"""

TAGS = [
    "<script>hit()</script>",
    "<ScRiPt>hit()</sCrIpT>",
    "<script src=data:,hit()></script>",
    "<script/x>hit()</script>",
    "<img src=x onerror=hit()>",
    "<img src=x onerror=hit() //",
    "<img/src=x/onerror=hit()>",
    "<svg onload=hit()>",
    "<svg/onload=hit()",
    "<svg><script>hit()</script></svg>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=hit()>",
    "<details open ontoggle=hit()>",
    "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
    "<iframe src=javascript:parent.hit()>",
    "<object data=javascript:hit()>",
    "<embed src=javascript:hit()>",
    "<base href=javascript:/a/>",
    "<meta http-equiv=refresh content=0;url=javascript:hit()>",
    "<input autofocus onfocus=hit()>",
    "<video><source onerror=hit()></video>",
    "<noscript><p title='</noscript><img src=x onerror=hit()>'>",
    "<!--><img src=x onerror=hit()>-->",
    "<!-- --!><img src=x onerror=hit()>",
    "</p><script>hit()</script>",
    "<template><img src=x onerror=hit()></template>",
    "<style>@import 'data:,x';</style><img src=x onerror=hit()>",
    "<x contenteditable onblur=hit() autofocus>",
    "<div markdown='1' onclick=hit()>",
    "<div data-aside='0'></div><img src=x onerror=hit()>",
    "<a href=javascript:hit()>a</a>",
    "<javascript:hit()>",
    "<data:text/html,hit()>",
]
ADDRESSES = [
    "javascript:hit()",
    "JaVaScRiPt:hit()",
    "java&#9;script:hit()",
    "java&Tab;script:hit()",
    "java&NewLine;script:hit()",
    "&#106;avascript:hit()",
    "&#x6A;avascript&colon;hit()",
    "javascript&#58;hit()",
    "&#1;javascript:hit()",
    "vbscript:hit()",
    "data:text/html,<script>hit()</script>",
    "data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload=hit()>",
    "blob:https://example.org/a",
    "file:///etc/passwd",
    "filesystem:x",
    "intent:hit#Intent;end",
    "//evil.example/",
    "\\\\\\\\evil.example",
    "view-source:javascript:hit()",
]
ATTRIBUTES = [
    "onclick=hit()",
    'onmouseover="hit()"',
    'tabindex="1"autofocus="1"onfocus="hit()"',
    "autofocus onfocus=hit() tabindex=1",
    "style=position:fixed;inset:0",
    "style='background:url(//evil.example)'",
    "formaction=javascript:hit()",
    "href=javascript:hit()",
    'href="java&Tab;script:hit()"',
    "src=javascript:hit()",
    "srcdoc=x",
    "data-root=//evil.example/",
    "data-words=x",
    "target=_blank",
    "ping=//evil.example",
    "accesskey=x",
    "contenteditable",
    "hidden",
    "xlink:href=javascript:hit()",
    "x'onclick=hit()",
]
QUOTES = [
    'x" autofocus onfocus="hit()',
    'x" onmouseover="hit()',
    'x"><script>hit()</script>',
    "x' autofocus onfocus='hit()",
    "x&quot; autofocus onfocus=&quot;hit()",
    "x</title><script>hit()</script>",
    "x</script><script>hit()</script>",
    "x --><script>hit()</script>",
    "{{ 7 * 7 }}{% raw %}",
    "x\\u003cscript>hit()</script>",
]
UNSEEN = ["\x00", "\x07", "\x0b", "\x0c", "\x1c", "\x1f", "\x7f", "\x85", "\u061c", "\u200e", "\u200f", "\u2028"]
UNSEEN += ["\u2029", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"]
UNSEEN += ["\ufff9", "\U000e0041"]
BY_NUMBER = ["&#x202E;", "&#8238;", "&#x2067;", "&#12;", "&rlm;"]

# How a tag is put into a page, so that something takes it for code, or for nothing.
AROUND = {
    "by itself": "{}",
    "in a sentence": "Sana {} sana.",
    "an escaped backtick": "Sana \\`{}\\` sana.",
    "a fence with words": "``` python and more\n{}\n```",
    "a fence that ends longer": "```\nkoodi\n````\n\n{}\n\n```\n```",
    "a fence that ends indented": "```\nkoodi\n  ```\n\n{}\n",
    "in a list": "- sana\n\n    ```\n    {}\n    ```",
    "in a box": '!!! note "Otsikko"\n\n    {}',
    "a box's title": '!!! note "{}"\n\n    sana',
    "a table's head": "| sana | {} |\n| --- | --- |\n| a | b |",
    "a cell": "| sana | toinen |\n| --- | --- |\n| a | {} |",
    "a heading": "## Sana {} {{#sana}}\n\nSana.",
    "the words of a link": "[{}](about.md)",
    "the title of a link": "[sana](about.md '{}')",
    "a picture's words": "![{}](kuva.png)",
    "bold": "**{}**",
    "a comment": "<!-- {} -->",
}
PLACES = list(AROUND)


def bodies() -> dict[str, str]:
    """What stands in a page, by a name: each tag in two places, each quote in three, the rest once or twice."""
    found = {}
    for at, tag in enumerate(TAGS):
        for place in (PLACES[at % len(PLACES)], PLACES[(at * 5 + 3) % len(PLACES)]):
            found[f"{tag} {place}"] = AROUND[place].format(tag)
    for at, quote in enumerate(QUOTES):
        for place in ("a table's head", "a box's title", PLACES[at % len(PLACES)], "the title of a link"):
            found[f"{quote} {place}"] = AROUND[place].format(quote)
    for address in ADDRESSES:
        found[f"link {address}"] = f"[sana]({address})"
        found[f"picture {address}"] = f"![sana]({address})"
    for attribute in ATTRIBUTES:
        found[f"{attribute} of a word"] = f"*sana*{{{attribute}}}"
        found[f"{attribute} of a link"] = f"[sana](about.md){{{attribute}}}"
        found[f"{attribute} of a block"] = f"Sana.\n{{: {attribute} }}"
    found |= {f"{text} by number": f"Sana {text} sana." for text in BY_NUMBER}
    return found | {f"U+{ord(char):04X}": f"Sana{char}sana." for char in UNSEEN}
