"""Follows every relative link of a page to a file and a place in it. Nothing outside is fetched."""

import functools
import pathlib
import urllib.parse

import html5lib

ATTRIBUTES = {"a": "href", "area": "href", "link": "href", "img": "src", "script": "src", "source": "src"}


@functools.lru_cache(maxsize=256)
def tree(file):
    return html5lib.parse(pathlib.Path(file).read_bytes(), namespaceHTMLElements=False)


@functools.lru_cache(maxsize=256)
def places(file):
    return {element.get("id") for element in tree(file).iter() if element.get("id")}


def site(file):
    """The folder that a site is served from: the nearest above with a manifest."""
    return next((folder for folder in file.parents if (folder / "manifest.json").is_file()), file.parent)


def complaints(file):
    said = []
    for element in tree(str(file)).iter():
        if not isinstance(element.tag, str):
            continue
        target = element.get(ATTRIBUTES.get(element.tag, ""), None)
        if target is None:
            continue
        parts = urllib.parse.urlsplit(target)
        if parts.scheme or parts.netloc:
            continue
        path = urllib.parse.unquote(parts.path)
        base = site(file) if path.startswith("/") else file.parent
        other = (base / path.lstrip("/")).resolve() if path else file
        if other.is_dir():
            other = other / "index.html"
        place = urllib.parse.unquote(parts.fragment)
        if not other.is_file():
            said.append(f"`{target}` leads to no file")
        elif place and other.suffix == ".html" and place not in places(str(other)):
            said.append(f"`{target}` leads to no place")
    return said
