#!/usr/bin/env bash
# How long a function takes from its process's start to its first 202: ./bench/coldstart.sh [RUNS] prints the table of bench/README.md.
# Both in Lambda's runtime client, over DynamoDB Local, ElasticMQ and the local cloud's Secrets Manager. Build first: ./mvnw -pl receive -am verify
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source bench/receive-classpath.sh
mkdir -p bench/target/constant
javac -cp "$classpath" -d bench/target/constant bench/constant/Constant.java
jar cf bench/target/constant.jar -C bench/target/constant .
echo "$(nproc) processors, $(java -version 2>&1 | head -n 1); ${1:-11} runs each, in turn; DynamoDB Local, ElasticMQ and the local cloud's Secrets Manager; load $(cut -d ' ' -f 1 /proc/loadavg) before"
echo
exec java -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$classpath" bench/ColdStart.java receive/target/receive-function.jar bench/target/constant.jar "${1:-11}"
