"""Records against the schemas of those who take them, and through readers that are not ours.

Each of the first functions loads a schema once and gives back what checks a file against it.
"""

import json
import warnings

import jsonschema
import lxml.etree
import xmlschema

# What a reader of references must find at least.
EXPECTED = {"title"}


def onix(packages):
    """The official XSD, and the RELAX NG schema, both with the code lists."""
    schemas = packages / "onixcheck" / "schema"
    name = "ONIX_BookProduct_3.1_reference"
    xsd = lxml.etree.XMLSchema(lxml.etree.parse(schemas / "xsd3.1" / f"{name}.xsd"))
    rng = lxml.etree.RelaxNG(lxml.etree.parse(schemas / "rng3.1" / f"{name}.rng"))

    def complaints(file):
        message = lxml.etree.parse(file)
        said = []
        for schema in (xsd, rng):
            schema.validate(message)
            said += [f"{fault.line}: {fault.message}" for fault in schema.error_log]
        return said

    return complaints


def crossref(schemas):
    """The deposit schema is XSD 1.1. MathML, which it imports from the web, is in no deposit of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", xmlschema.XMLSchemaImportWarning)
        schema = xmlschema.XMLSchema11(schemas / "crossref" / "crossref5.5.0.xsd", allow="local")
    return lambda file: [f"{fault.path}: {fault.reason}" for fault in schema.iter_errors(file)]


def json_schema(path):
    schema = json.loads(path.read_text())
    validator = jsonschema.validators.validator_for(schema)(schema)

    def complaints(file):
        return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(json.loads(file.read_text()))]

    return complaints


def bibtex(file):
    import bibtexparser

    entries = bibtexparser.loads(file.read_text()).entries
    return read(entries)


def ris(file):
    import rispy

    return read(rispy.loads(file.read_text()))


def read(entries):
    if len(entries) != 1:
        return [f"{len(entries)} references are read"]
    lacking = EXPECTED - set(entries[0])
    return [f"no {name}" for name in sorted(lacking)]
