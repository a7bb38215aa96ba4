#!/usr/bin/env python3
"""hostile_house.py IMPRINT FOLDER: writes the sources of a publisher who wants his readers' browsers to run something.

Every text that a schema knows holds what breaks out of an element, an attribute, a script, a style sheet, a comment or a
template, and then calls `ran` with the field's name. A field that a schema knows and this house does not use is an error:
what is added to the source format has to be attacked, too. `fields.json` lists what was attacked.
"""

import json
import pathlib
import struct
import subprocess
import sys
import zlib

# What takes no free text: dates, numbers, switches, words of a list, slugs of others, and what has a syntax of its own.
CLOSED = {
    "about", "status", "published", "modified", "embargo_until", "kind", "language", "slug", "doi", "isbn", "epub", "pdf",
    "print", "topics", "series", "series_number", "supersedes", "translation_of", "redirect_from", "comments", "maths",
    "date", "free", "price", "format", "certified_on", "orcid", "ror", "editors", "contacts", "people", "parts",
    "collected", "id", "reply_to", "by_publisher", "state", "role", "thema", "bisac", "figure", "brief", "cover", "theme",
    "html", "layout", "rules", "bleed", "caliper", "url", "photo", "email", "hazards", "offers", "corrections",
    "catalogue", "old_after", "subjects", "accessibility", "links", "goals", "programmes", "projects", "comment", "authors", "funders",
}
fields = []


def attack(field):
    """What breaks out of wherever a text may stand, each part naming the field it came by."""
    fields.append(field)
    call = f"ran('{field}')"
    return (
        f"{field} \"'><script>{call}</script><img src=x onerror={call}><svg onload={call}></svg>"
        f"</title></style></script></textarea>--><img src=x onerror={call}>"
        f"\" onmouseover=\"{call}\" autofocus onfocus=\"{call}\" x=\"{{{{ 7 * 7 }}}}{{% raw %}}"
    )


def text(field):
    """The same as a TOML string: JSON's escapes are TOML's."""
    return json.dumps(attack(field), ensure_ascii=False)


def url(field):
    """What a web address may hold as it stands; anything else is denied."""
    fields.append(field)
    return json.dumps(f"https://other.example/'onclick=ran('{field}')&lt;img%20src=x%20onerror=ran(1)%3E;javascript:ran(1)//")


def png():
    """A square of one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + b"\x30\x60\x90" * 64 for _ in range(64))
    head = struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PICTURE = "a\" onerror=ran('file') x='<img src=x onerror=ran(1)>.png"


def house():
    return f"""name = {text("house.name")}
url = "https://hostile.example"
language = "en-GB"
description = {text("house.description")}
contact = {text("house.contact")}
city = {text("house.city")}
licence = {text("house.licence")}
copyright = {text("house.copyright")}
"""


def metadata(kind, more=""):
    return f"""kind = "{kind}"
title = {text(kind + ".title")}
subtitle = {text(kind + ".subtitle")}
language = "en-GB"
description = {text(kind + ".description")}
excerpt = {text(kind + ".excerpt")}
status = "published"
published = 2026-03-01
modified = 2026-03-02
edition = {text(kind + ".edition")}
number = {text(kind + ".number")}
publisher = {text(kind + ".publisher")}
funders = [{text(kind + ".funders")}, "Somebody else"]
licence = {text(kind + ".licence")}
copyright = {text(kind + ".copyright")}
commissioned_by = {text(kind + ".commissioned_by")}
topics = ["hostile-topic"]
doi = "10.5555/{kind}"
authors = ["hostile-person", {{ name = {text(kind + ".authors.name")}, affiliation = {text(kind + ".authors.affiliation")}, role = "author" }}, {{ name = {text(kind + ".authors.organisation")}, kind = "organisation", role = "editor" }}]
{more}"""


def report():
    return metadata("report", f"""redirect_from = ["old-report"]
cover = {json.dumps(PICTURE)}

[accessibility]
summary = {text("accessibility.summary")}
certified_by = {text("accessibility.certified_by")}

[subjects]
keywords = [{text("subjects.keywords")}]

[[corrections]]
date = 2026-03-02
text = {text("corrections.text")}

[[offers]]
store = {text("offers.store")}
url = {url("offers.url")}
format = "epub"
price = "12.00 GBP"
""")


MARKDOWN = """# Foreword {attack[heading.foreword]}

# Key findings

- **{attack[finding.headline]}.** {attack[finding.text]} [#part] {{#f-one}}
- **Another.** Words. [#part] {{#f-two}}

# Policy implications

- **{attack[implication.headline]}.** [#f-one] shows it. {{#p-one for="{quoted[implication.for]}"}}

# Recommendations

- **{attack[recommendation.headline]}.** {attack[recommendation.text]}

# A part: {attack[heading.part]} {{#part}}

{attack[paragraph]} *{attack[emphasis]}* `{attack[code]}` ~~{attack[struck]}~~ ^{attack[raised]}^

> {attack[quotation]}
> — {attack[attribution]}

> [!NOTE]
> {attack[alert]}

![{quoted[figure.alt]}](<FILE> "{quoted[figure.caption]}"){{#fig-one source="{quoted[figure.source]}"}}

Table: {attack[table.caption]} {{#tab-one}}

| {attack[table.head]} | b |
|---|---|
| {attack[table.cell]} | d |

Source: {attack[table.source]}

A note.[^one]

[^one]: {attack[note]}

Term
: {attack[definition]}

```{attack[listing.language]}
{attack[listing]}
```

~~~html
</code></pre><script>ran('listing.html')</script><img src=x onerror=ran('listing.html')>
~~~

<abbr title="{quoted[abbr.title]}">ABC</abbr> <cite onclick="ran('raw.cite')">x</cite> <q cite="javascript:ran('raw.q')">x</q>
<span lang="en" onmouseover="ran('raw.span')" style="background: url(http://other.example/x)">x</span> <a id="x" href="javascript:ran('raw.a')">x</a>
<img src="x" onerror="ran('raw.img')" alt="x"> <kbd onfocus=ran('raw.kbd') tabindex=0 autofocus>x</kbd> <br onload=ran('raw.br')>

<script>ran('raw.script')</script>
<iframe src="javascript:ran('raw.iframe')" srcdoc="<script>parent.ran('raw.srcdoc')</script>"></iframe>
<svg onload="ran('raw.svg')"><script>ran('raw.svg')</script><a xlink:href="javascript:ran('raw.svg')"><text>x</text></a></svg>
<math><maction actiontype="statusline#http://other.example" href="javascript:ran('raw.math')">x</maction></math>
<object data="javascript:ran('raw.object')"></object><embed src="javascript:ran('raw.embed')">
<form action="javascript:ran('raw.form')"><button formaction="javascript:ran('raw.button')">x</button></form>
<base href="http://other.example/"><meta http-equiv="refresh" content="0; url=javascript:ran('raw.meta')">
<style>@import "http://other.example/x.css"; body {{ background: url(http://other.example/x) }}</style>
<link rel="stylesheet" href="http://other.example/x.css"><video src=x onerror="ran('raw.video')"></video>
<details open ontoggle="ran('raw.details')"><summary>x</summary>y</details>
<noscript><p title="</noscript><img src=x onerror=ran('raw.noscript')>"></noscript>
<!--><img src=x onerror=ran('raw.comment')>--> <!-- x --!><img src=x onerror=ran('raw.comment')>
<![CDATA[<img src=x onerror=ran('raw.cdata')>]]> <?xml-stylesheet href="javascript:ran('raw.pi')"?>
<table onclick="ran('raw.table')"><tr><td background="javascript:ran('raw.td')" colspan="2" onclick="ran('raw.td')">x</td></tr></table>

[a](javascript:ran('link.script)') [b](JaVaScRiPt:ran%28'link.case'%29) [c](&#106;avascript:ran%28'link.entity'%29)
[d](data:text/html;base64,PHNjcmlwdD5wYXJlbnQucmFuKCdsaW5rLmRhdGEnKTwvc2NyaXB0Pg==) [e](vbscript:ran)
[f](java%0Ascript:ran%28%29) [g](<\tjavascript:ran('link.tab')>) <javascript:ran('link.auto')>
[h](https://other.example/"onmouseover="ran('link.title') "x\\" onmouseover=\\"ran('link.title')") [i][ref]

[ref]: javascript:ran('link.reference') "{quoted[link.title]}"
"""


def markdown(prefix=""):
    class Attack(dict):
        def __missing__(self, field):
            # One line, and nothing in it that would end what it stands in: that is Markdown's business, not HTML's.
            return attack(prefix + field).replace("\n", " ").replace("|", "/").replace("`", "'")

    class Quoted(dict):
        def __missing__(self, field):
            return attack(prefix + field).replace('"', "&quot;").replace("]", ")")

    return MARKDOWN.format(attack=Attack(), quoted=Quoted()).replace("FILE", PICTURE.replace("<", "\\<").replace(">", "\\>"))


def front(facts, body):
    return f"+++\n{facts}+++\n\n{body}"


def comments():
    return f"""status = "open"
contact = "comments@hostile.example"

[[comment]]
id = "one"
author = {text("comment.author")}
affiliation = {text("comment.affiliation")}
date = 2026-03-03
text = {text("comment.text")}

[[comment]]
id = "two"
reply_to = "one"
author = "Another"
date = 2026-03-04
by_publisher = true
text = "[a](javascript:ran('comment.link')) <img src=x onerror=ran('comment.raw')> [b](https://other.example/?\\"onclick=\\"ran('comment.link')) `<script>ran('comment.code')</script>` ![x](http://other.example/x.png)"
"""


def sources():
    yield "imprint.toml", house()
    yield "reports/hostile-report/report.toml", report()
    yield "reports/hostile-report/01-text.md", markdown()
    yield "reports/hostile-report/comments.toml", comments()
    yield f"reports/hostile-report/{PICTURE}", png()
    quoting = '\n\n```findings\nof = "hostile-report"\n```\n'
    yield "reports/hostile-news.md", front(metadata("news", 'about = ["hostile-report"]\n'), attack("news.text") + quoting)
    yield "reports/hostile-article.md", front(
        metadata("article", 'series = "hostile-series"\nseries_number = 1\n'), attack("article.text"))
    yield "reports/hostile-briefing.md", front(
        metadata("briefing", 'supersedes = ["hostile-report"]\n').replace('"published"', '"withdrawn"'), attack("briefing.text"))
    yield "reports/hostile-draft.md", front(
        metadata("article").replace('"published"', '"draft"').replace("10.5555/article", "10.5555/draft"), "Words.")
    yield "reports/people/hostile-person.md", front(f"""name = {text("person.name")}
sort_name = {text("person.sort_name")}
position = {text("person.position")}
affiliation = {text("person.affiliation")}
email = "x@hostile.example"
links = [{{ label = {text("person.links.label")}, url = {url("person.links.url")} }}]
photo = {json.dumps(PICTURE)}
""", attack("person.text"))
    yield f"reports/people/{PICTURE}", png()
    work = "\n".join(f"""[[{kind}]]
title = {text(f"topic.{kind}.title")}
text = {text(f"topic.{kind}.text")}
url = {url(f"topic.{kind}.url")}
people = ["hostile-person"]
""" for kind in ("projects", "programmes"))
    yield "reports/topics/hostile-topic.md", front(f"""title = {text("topic.title")}
description = {text("topic.description")}
contacts = ["hostile-person"]
people = [{{ id = "hostile-person", role = {text("topic.people.role")} }}]

[[goals]]
title = {text("topic.goals.title")}
text = {text("topic.goals.text")}

{work}""", attack("topic.text"))
    yield "reports/series/hostile-series.md", front(f"""title = {text("series.title")}
description = {text("series.description")}
editors = ["hostile-person"]
topics = ["hostile-topic"]
parts = 3
""", attack("series.text"))
    yield "reports/pages/hostile-page.md", front(f"""title = {text("page.title")}
description = {text("page.description")}
""", attack("page.text"))


def keys(schema):
    """Every key that a schema knows, at any depth."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                yield from value
            if key != "rules":
                yield from keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keys(value)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    written = ""
    for path, content in sources():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            written += content
            content = content.encode()
        file.write_bytes(content)
    unused = set()
    for kind in ("report", "publisher", "person", "topic", "series", "page", "comments"):
        schema = json.loads(subprocess.run([program, "schema", kind], capture_output=True, check=True).stdout)
        schema.get("properties", {}).pop("rules", None)
        unused |= {f"{kind}.{key}" for key in keys(schema) if key not in CLOSED and f"{key} = " not in written}
    if unused:
        print(f"not attacked: {', '.join(sorted(unused))}", file=sys.stderr)
        return 1
    (folder / "fields.json").write_text(json.dumps(sorted(set(fields))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
