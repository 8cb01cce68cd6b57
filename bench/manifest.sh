#!/usr/bin/env bash
# How fast a manifest is checked: ./bench/manifest.sh [RUNS] prints the tables of bench/README.md.
# Whole processes, one after the other in turn, so that a machine that gets slower gets slower for all. Needs Node 20 and Python 3.
set -euo pipefail
runs="${1:-21}"
home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
tools="$home/bench/target"
manifest="$home/examples/node-service/pipeline.yaml"
schema="$home/manifest-schema/src/main/resources/io/pipewright/manifest/pipeline.schema.json"
mkdir -p "$tools"
cd "$tools"
[[ -d node_modules/ajv-cli ]] || npm install --no-audit --no-fund --loglevel=error ajv-cli@5.0.0 >&2
[[ -x venv/bin/check-jsonschema ]] || { python3 -m venv venv && venv/bin/pip install -q check-jsonschema==0.39.0 >&2; }

pipewright() { "$home/pipewright" validate "$manifest"; }
ajv() { node node_modules/ajv-cli/dist/index.js validate --spec=draft2020 --strict=false -s "$schema" -d "$manifest"; }
check-jsonschema() { venv/bin/check-jsonschema --schemafile "$schema" "$manifest"; }

names=(pipewright ajv check-jsonschema)
for name in "${names[@]}"; do
  "$name" > /dev/null || { echo "$name does not take the manifest" >&2; exit 1; }
  : > "$name.times"
done
for ((run = 0; run < runs; run++)); do
  for name in "${names[@]}"; do
    start="${EPOCHREALTIME/[.,]/}"
    "$name" > /dev/null
    echo $(("${EPOCHREALTIME/[.,]/}" - start)) >> "$name.times"
  done
done

echo "$(nproc) processors, $(java -version 2>&1 | head -n 1), Node $(node --version), $(python3 --version); $runs runs each, in turn"
echo
echo "| whole process, cold | least | median | most | median against pipewright |"
echo "|---|---|---|---|---|"
median() { sort -n "$1.times" | sed -n "$(((runs + 1) / 2))p"; }
ours="$(median pipewright)"
for name in "${names[@]}"; do
  sort -n "$name.times" | awk -v name="$name" -v ours="$ours" -v median="$(median "$name")" '
    NR == 1 { least = $1 } { most = $1 }
    END { printf "| %s | %.0f ms | %.0f ms | %.0f ms | %.2f |\n", name, least / 1000, median / 1000, most / 1000, median / ours }'
done
echo
exec java -XX:+UseSerialGC -Xmx256m -cp "$(<"$home/cli/target/light.classpath")" "$home/bench/ManyManifests.java" "$home"
