#!/usr/bin/env python3
"""Shows web pages in Chromium with their cut fonts and with the whole ones; not one pixel may differ.

    glyphs.py FONTS FOLDER...

FONTS is where the whole font files lie (assets/fonts), each FOLDER a web edition: `<slug>/read`. Every page is shown
at two widths. Chromium writes equal pictures as equal files, so that files are compared.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

# The automatic hinter measures letters that a cut font may not have; what is compared is what the fonts hold.
UNHINTED = pathlib.Path(__file__).resolve().parent / "unhinted.conf"
SIZES = ["1280,6000", "390,9000"]


def shown(page, size, to):
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             f"--user-data-dir={profile}", f"--window-size={size}", f"--screenshot={to}", page.resolve().as_uri()],
            check=True, capture_output=True, timeout=180, env={**os.environ, "FONTCONFIG_FILE": str(UNHINTED)})
    return to.read_bytes()


def alike(page, other, size, place):
    """Whether both pages are one picture. What differs always differs: a browser that was late with a font does not."""
    for _ in range(3):
        try:
            if shown(page, size, place / "first.png") == shown(other, size, place / "second.png"):
                return True
        except subprocess.SubprocessError as fault:
            print(f"{page} at {size}: once more after {fault!r}")
    return False


def main(fonts, folders):
    whole = {path.name: path for path in pathlib.Path(fonts).rglob("*.ttf")}
    compared, wrong = 0, []
    for folder in map(pathlib.Path, folders):
        with tempfile.TemporaryDirectory() as place:
            other = pathlib.Path(place) / "read"
            shutil.copytree(folder, other)
            cut = [path for path in other.glob("fonts/*") if path.name in whole]
            if not cut:
                wrong.append(f"{folder}: none of its fonts is known")
            for path in cut:
                if path.stat().st_size >= whole[path.name].stat().st_size:
                    wrong.append(f"{path.name} is not cut")
                shutil.copyfile(whole[path.name], path)
            for page in sorted(folder.glob("*.html")):
                for size in SIZES:
                    compared += 1
                    if not alike(page, other / page.name, size, pathlib.Path(place)):
                        wrong.append(f"{page} at {size}: the cut fonts show something else")
    for line in wrong:
        print(line)
    print(f"{compared} pages compared")
    return 1 if wrong or not compared else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
