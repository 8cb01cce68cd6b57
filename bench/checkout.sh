#!/usr/bin/env bash
# How fast a commit gets from Bitbucket into the source bucket: ./bench/checkout.sh [RUNS] [MiB...] prints the table of bench/README.md.
# The other way is git clone --depth 1, zip -r and an upload with the SDK, from the same git server to the same S3. Needs git, zip, GNU time
# and about five times the largest size on the disk of TMPDIR. Memory is the most that a process had: VmHWM, and for git and zip GNU time's %M.
set -euo pipefail
runs="${1:-5}"
[[ $# -gt 1 ]] && sizes=("${@:2}") || sizes=(1 100 1024)
home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
work="$(mktemp -d "${TMPDIR:-/tmp}/pipewright-bench-XXXXXX")"
trap 'rm -rf "$work"' EXIT
(cd "$home" && ./mvnw -B -q -pl webhook -am -Dspotless.check.skip=true test-compile dependency:build-classpath \
  -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test) >&2

echo "$(nproc) processors, $(java -version 2>&1 | head -n 1), $(git --version); $runs runs each, in turn; medians"
echo
echo "| files | checkout and archive | git clone + zip + upload | ratio | our memory | git or zip, uploader |"
echo "|---|---|---|---|---|---|"
java -cp "$home/webhook/target/classes:$home/webhook/target/test-classes:$(<"$work/classpath")" \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=warn io.pipewright.webhook.bench.CheckoutBench "$work" "$runs" "${sizes[@]}"
