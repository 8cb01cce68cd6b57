#!/usr/bin/env bash
# Proves that each gate of the language packs lets a sound repository through and stops an unsound one.
# Usage: languages/test/run.sh [java|node|python|secrets …]     needs node and the languages' toolchains; takes minutes
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../.." && pwd)"
bash="$(command -v bash)"
tools="${PIPEWRIGHT_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/pipewright/tools}"
shared_tools="$tools"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 took=0
. "$here/steps.sh"

command -v node > /dev/null || { echo "node is not on PATH: the packs cannot be read"; exit 1; }
mkdir -p "$tools"
reader="$tools/yaml-2.8.1"
if [ ! -d "$reader" ]; then
  fresh="$(mktemp -d "$tools/.new.XXXXXX")"
  (cd "$fresh" && echo '{"private":true}' > package.json && npm install --silent --no-audit --no-fund yaml@2.8.1)
  mv -T "$fresh" "$reader" 2> /dev/null || rm -rf "$fresh"
fi
for pack in "$root"/languages/*.yaml "$root"/gates/*.yaml; do
  node "$here/unpack.mjs" "$pack" "$work/packs/$(basename "$pack" .yaml)" "$reader"
done

# sources LANGUAGE: a fresh copy of its example as it is in the repository, without what a build leaves.
sources() {
  local copy; copy="$(mktemp -d "$work/src.XXXXXX")"
  cp -R "$root/examples/$1-service/." "$copy"
  rm -rf "$copy/target" "$copy/node_modules" "$copy/.venv"
  find "$copy" -name __pycache__ -prune -exec rm -rf {} +
  echo "$copy"
}

# sound LANGUAGE: the whole way of its example; leaves the built tree in $built.
sound() {
  local language="$1" source; source="$(sources "$1")"
  passes "$language: lint passes" "$language" lint "$source"
  passes "$language: secrets passes" secrets secrets "$source"
  passes "$language: build passes" "$language" build "$source"
  built="$tree"
  for step in sast sbom package; do
    case "$(. "$work/packs/$language/$step/step.env"; echo "$input")" in
      build) passes "$language: $step passes" "$language" "$step" "$built" ;;
      *) passes "$language: $step passes" "$language" "$step" "$source" ;;
    esac
    [ "$step" != sbom ] || delivers "$language: the bill of materials is CycloneDX" '"bomFormat" *: *"CycloneDX"' sbom.cdx.json
  done
  delivers "$language: the version is delivered" '^1\.2\.3$' version.txt
  if (cd "$out" && sha256sum -c --status sha256.txt && ls sample-1.2.3.* > /dev/null); then
    pass "$language: the digest is the deliverable's: $(cat "$out/sha256.txt")"
  else
    fail "$language: the digest is not the deliverable's"
  fi
}

# delivers NAME PATTERN FILE: the last step left this in its output.
delivers() {
  if grep -qE "$2" "$out/$3" 2> /dev/null; then pass "$1"; else fail "$1: $3 has no /$2/"; fi
}

# without COMMAND: a PATH on which everything is but that.
without() {
  local path="$work/without-$1"
  if [ ! -d "$path" ]; then
    mkdir "$path"
    for name in awk basename bash cat chmod comm cp curl cut date dirname env find grep gzip head jar java javac join ls mkdir mktemp mv mvn node npm paste \
      python3 rm sed seq sh sha256sum sha512sum sort tail tar tee touch tr uname wc xargs; do
      [ "$name" = "$1" ] || ! command -v "$name" > /dev/null || ln -s "$(command -v "$name")" "$path/$name"
    done
  fi
  echo "$path"
}

# A file that several steps of a pack have is the same in each: a change to one copy alone is a mistake.
for copy in "$work"/packs/*/*/files/{maven.sh,tools.sh,eslint.mjs}; do
  [ -f "$copy" ] || continue
  first="$(printf '%s\n' "$(dirname "$copy")"/../../*/files/"$(basename "$copy")" | sed -n 1p)"
  cmp -s "$first" "$copy" || { log="$copy"; fail "$(basename "$copy") differs: $(basename "$(dirname "$(dirname "$copy")")")"; }
done

languages=("$@")
[ $# -gt 0 ] || languages=(java node python secrets)
for language in "${languages[@]}"; do
  [ "$language" != secrets ] || continue
  [ -f "$here/$language.sh" ] || { echo "there is no test for '$language'; there are: java, node, python"; exit 1; }
  . "$here/$language.sh"
  absent="$(for command in $toolchain; do command -v "$command" > /dev/null || printf '%s ' "$command"; done)"
  if [ -n "$absent" ]; then echo "SKIP  $language: not on PATH: $absent"; continue; fi
  sound "$language"
  violations
done
case " ${languages[*]} " in *" secrets "*) . "$here/secrets.sh" ;; esac
[ "$((passed + failed))" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
