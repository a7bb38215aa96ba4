#!/usr/bin/env bash
# validate.sh FOLDER: every validator over every EPUB, PDF and HTML file, feed, sitemap and record below a folder.
# Prints `TOOL<TAB>FILE<TAB>PASS|FAIL<TAB>count`, with what was said beneath a failure; exit 1 where anything failed.
#   ONLY=vnu,axe     only these tools
#   UNCLAIMED=allowed  a PDF may claim no standard (where rules were lowered)
#   LOGS=DIR         keeps each tool's own report there
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export VALIDATORS_HOME=${VALIDATORS_HOME:-$HOME/.cache/validators}
exec "$VALIDATORS_HOME/venv/bin/python" "$here/validate.py" "${1:?usage: validate.sh FOLDER}"
