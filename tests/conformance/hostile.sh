#!/usr/bin/env bash
# hostile.sh IMPRINT: builds the hostile house and opens every page and every document of its e-books in Chromium.
# Exit 1 where anything ran, or where the proof itself is blind.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "${1:?usage: hostile.sh IMPRINT}")
export VALIDATORS_HOME=${VALIDATORS_HOME:-$HOME/.cache/validators}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

python3 "$here/hostile_house.py" "$program" "$scratch/house"
"$program" --root "$scratch/house" build --quiet --format short --warn all --include-drafts --edition html,epub \
  --out "$scratch/site" >"$scratch/said.txt" 2>&1 || { grep 'deny' "$scratch/said.txt"; exit 1; }
for book in "$scratch"/site/*/*.epub; do
  python3 -m zipfile -e "$book" "$scratch/books/$(basename "$book" .epub)"
done
node "$here/hostile.cjs" "${CHROMIUM:-/usr/bin/chromium}" "$scratch/site" "$scratch/house/fields.json" "$scratch/books" \
  >"$scratch/found.json"
python3 - "$scratch/found.json" <<'PYTHON'
import json, sys
found = json.load(open(sys.argv[1]))
for page, said in found["said"].items():
    for line in said[:20]:
        print(f"{page}: {line}")
print(f"hostile house: {found['pages']} pages opened, {len(found['said'])} with something to say")
sys.exit(1 if found["said"] or found["pages"] < 20 else 0)
PYTHON
