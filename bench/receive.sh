#!/usr/bin/env bash
# How fast deliveries are taken: ./bench/receive.sh prints the tables of bench/README.md. Build first: ./mvnw -pl receive -am verify
# Debian's webhook is compared where it is installed (apt-get install webhook).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source bench/receive-classpath.sh
classes=bench/target/receive
mkdir -p "$classes"
javac -cp "$classpath" -d "$classes" bench/ReceiveServer.java bench/ReceiveLoad.java
echo "$(nproc) processors, $(java -version 2>&1 | head -n 1); ledger and queue in memory; load $(cut -d ' ' -f 1 /proc/loadavg) before"
echo
exec java -XX:+UseSerialGC -Xmx2g -cp "$classes:$classpath" ReceiveLoad
