#!/usr/bin/env bash
# Whether a flood of deliveries loses, doubles or overwrites anything: ./bench/burst.sh [DELIVERIES] [REPOSITORIES] prints the table of
# bench/README.md, and exits with 1 if it does. Receiver, ElasticMQ, DynamoDB Local, a Bitbucket with git, and S3 are all on this machine.
set -euo pipefail
home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
work="$(mktemp -d "${TMPDIR:-/tmp}/pipewright-bench-XXXXXX")"
trap 'rm -rf "$work"' EXIT
(cd "$home" && ./mvnw -B -q -pl webhook -am -Dspotless.check.skip=true test-compile dependency:build-classpath \
  -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test) >&2

echo "$(nproc) processors, $(java -version 2>&1 | head -n 1); four workers at once, a fifth of the deliveries doubled, a tenth swapped"
echo
echo "| | |"
echo "|---|---|"
cd "$home/webhook"
java -Xmx3g -cp "target/classes:target/test-classes:$(<"$work/classpath")" \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=error io.pipewright.webhook.way.BurstBench "$work" "${1:-10000}" "${2:-500}"
