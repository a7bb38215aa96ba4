"""Reads feeds, the OPDS catalogue and sitemaps with readers that others wrote, and follows what they name to files."""

import json
import pathlib
import subprocess
import urllib.parse
import xml.etree.ElementTree

import feedparser

ATOM = "application/atom+xml"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def file_of(url, base, root):
    """The file that an address of the site stands for; `None` for addresses elsewhere."""
    if not url.startswith(base):
        return None
    path = urllib.parse.unquote(urllib.parse.urlsplit(url[len(base):]).path)
    file = root / path
    return file / "index.html" if not path or path.endswith("/") else file


def there(url, base, root):
    file = file_of(url, base, root)
    return [] if file is None or file.is_file() else [f"{url} is no file"]


def base_of(own, file, root):
    """What the site's addresses begin with, by the address that a document gives itself."""
    path = file.relative_to(root).as_posix()
    return own[: -len(path)] if own.endswith(path) else None


def atom(file, root):
    """RFC 4287, §4.1: what a feed and its entries must have, as feedparser finds it."""
    read = feedparser.parse(file.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    said = [f"feedparser: {read.bozo_exception}"] if read.bozo else []
    if read.version != "atom10":
        return said + [f"it is read as `{read.version}`"]
    feed = read.feed
    own = [link.href for link in feed.get("links", []) if link.rel == "self" and link.get("type") == ATOM]
    base = base_of(own[0], file, root) if len(own) == 1 else None
    if base is None:
        return said + ["its address of itself is not one, or another's"]
    said += [f"the feed has no `{key}`" for key in ("id", "title", "updated_parsed", "author") if not feed.get(key)]
    said += [] if read.entries else ["it has no entries"]
    ids = [entry.get("id") for entry in read.entries]
    said += ["two entries have one id"] if len(set(ids)) != len(ids) else []
    newest = max((entry.get("updated", "") for entry in read.entries), default="")
    said += ["an entry is newer than the feed"] if newest > feed.get("updated", "") else []
    for entry in read.entries:
        name = entry.get("id", "an entry")
        said += [f"{name} has no `{key}`" for key in ("id", "title", "updated_parsed") if not entry.get(key)]
        if not any(link.rel == "alternate" for link in entry.links):
            said.append(f"{name} has no page")
        for link in entry.links:
            said += there(link.href, base, root)
            target = file_of(link.href, base, root)
            if link.rel == "enclosure" and target and target.is_file():
                if int(link.get("length", -1)) != target.stat().st_size or not link.get("type"):
                    said.append(f"{link.href} has another length, or no type")
    for link in feed.links:
        said += there(link.href, base, root)
    return said


def sitemap(file, root):
    """sitemaps.org: addresses below where the list stands, each once, each a file that was built."""
    said = []
    tree = xml.etree.ElementTree.parse(file).getroot()
    if tree.tag not in (f"{SITEMAP}urlset", f"{SITEMAP}sitemapindex"):
        return [f"its root is `{tree.tag}`"]
    places = [element.text for element in tree.iter(f"{SITEMAP}loc")]
    # The home page is the shortest of them; a list of lists names what stands beside it.
    base = min(places, key=len, default="")
    base = base[: base.rindex("/") + 1]
    said += [f"{place} is listed twice" for place in {place for place in places if places.count(place) > 1}]
    said += ["more than 50,000 addresses"] if len(places) > 50_000 else []
    said += [] if places else ["it lists nothing"]
    for place in places:
        said += there(place, base, root)
    for element in tree.iter(f"{SITEMAP}lastmod"):
        if len(element.text.split("-")) != 3:
            said.append(f"{element.text} is no date")
    return said


def opds(file, root, modules):
    """The OPDS 2.0 draft, as r2-opds-js finds it; then every address of the site."""
    reader = pathlib.Path(__file__).with_name("opds.cjs")
    result = subprocess.run(["node", str(reader), str(modules), str(file)], capture_output=True, text=True,
                            timeout=600, check=False)
    if result.returncode:
        return [f"r2-opds-js: {result.stderr.strip()[-300:]}"]
    said = json.loads(result.stdout)
    feed = json.loads(file.read_text())
    own = next((link["href"] for link in feed["links"] if link["rel"] == "self"), "")
    base = base_of(own, file, root)
    if base is None:
        return said + ["its address of itself is not one, or another's"]

    def follow(value):
        if isinstance(value, dict):
            said.extend(there(value["href"], base, root) if "href" in value else [])
            said.extend(f"`{key}` is blank" for key, own in value.items() if own in ("", None, [], {}))
            value = list(value.values())
        for own in value if isinstance(value, list) else []:
            follow(own)

    follow(feed)
    return said
