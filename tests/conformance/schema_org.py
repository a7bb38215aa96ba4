"""JSON-LD against schema.org: the block as a TypeScript literal, checked against typings of the vocabulary.

Finds blocks that do not parse, types and properties that there are not, and values of the wrong type.
"""

import json
import pathlib
import subprocess
import tempfile

import html5lib

SETTINGS = {"noEmit": True, "strict": True, "skipLibCheck": True, "target": "es2022", "module": "esnext",
            "moduleResolution": "bundler", "types": []}


def blocks(file):
    page = html5lib.parse(pathlib.Path(file).read_bytes(), namespaceHTMLElements=False)
    for element in page.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            yield element.text or ""


def complaints(file, modules):
    said = []
    lines = ["import type * as schema from 'schema-dts';"]
    for block in blocks(file):
        try:
            data = json.loads(block)
        except ValueError as fault:
            said.append(f"JSON-LD does not parse: {fault}")
            continue
        for thing in data if isinstance(data, list) else [data]:
            lines.append(f"export const thing{len(lines)}: {typing(thing)} = {json.dumps(thing, indent=1)};")
    if len(lines) > 1:
        said += compile_errors("\n".join(lines), modules)
    return said


def typing(thing):
    """What is of several types at once may have the properties of each; the typings want those types named."""
    if "@graph" in thing:
        return "schema.Graph"
    kinds = thing.get("@type")
    if isinstance(kinds, list) and kinds and all(str(kind).isidentifier() for kind in kinds):
        leaves = ", ".join(f"schema.{kind}Leaf" for kind in kinds)
        return f"schema.WithContext<schema.MergeLeafTypes<[{leaves}]>>"
    return "schema.WithContext<schema.Thing>"


def compile_errors(source, modules):
    """TypeScript finds packages from where a file lies, so the file lies beside them for a moment."""
    with tempfile.TemporaryDirectory(dir=modules) as folder:
        things = pathlib.Path(folder, "things.ts")
        things.write_text(source)
        project = pathlib.Path(folder, "tsconfig.json")
        project.write_text(json.dumps({"compilerOptions": SETTINGS, "files": [str(things)]}))
        compiler = pathlib.Path(modules, "node_modules", "typescript", "bin", "tsc")
        result = subprocess.run(["node", str(compiler), "-p", str(project)], capture_output=True, text=True,
                                check=False)
        return [line for line in result.stdout.splitlines() if "error TS" in line]
