# Sourced by run.sh: runs one step of one pack as a pipeline does.
# unpacked in $work/packs/PACK/STEP; the tree is copied, so that a step leaves its input as it was.

# run_step PACK STEP TREE [NAME=VALUE…]: sets $result (exit code), $log (file), $tree (after the step), $out, $took (ms).
run_step() {
  local pack="$1" step="$2" from="$3" requires input output artifact buildTool runtime
  shift 3
  local home="$work/packs/$pack/$step" run
  run="$(mktemp -d "$work/run.XXXXXX")"
  log="$run/log" tree="$run/tree" out="$run/out" result=0
  mkdir "$out"
  cp -R "$from" "$tree"
  cp -R "$home/files" "$run/step"
  . "$home/step.env"
  local started; started="$(date +%s%N)"
  (
    cd "$tree"
    export PIPEWRIGHT_STEP_DIR="$run/step" PIPEWRIGHT_TOOLS="$tools" PIPEWRIGHT_OUT="$out" CODEBUILD_SRC_DIR="$tree"
    export PIPEWRIGHT_FAIL_ON=high PIPEWRIGHT_COVERAGE=80 PIPEWRIGHT_APPLICATION=sample
    export PIPEWRIGHT_BUILD_TOOL="$buildTool" PIPEWRIGHT_ARTIFACT="$artifact"
    [ "$step" != package ] || export PIPEWRIGHT_VERSION=1.2.3
    [ $# -eq 0 ] || export "$@"
    for command in $requires; do
      command -v "$command" > /dev/null || { echo "pipewright: $step failed: '$command' is not on PATH"; exit 127; }
    done
    "$bash" -euo pipefail "$home/install.sh" && "$bash" -euo pipefail "$home/run.sh"
  ) > "$log" 2>&1 < /dev/null || result=$?
  took=$((($(date +%s%N) - started) / 1000000))
}

pass() { passed=$((passed + 1)); printf 'ok    %6d ms  %s\n' "$took" "$1"; }
fail() { failed=$((failed + 1)); printf 'FAIL  %6d ms  %s\n' "$took" "$1"; sed 's/^/      | /' "$log" | tail -n "${2:-40}"; }

# reasons LOG: how many lines give the reason for a failure; the last line must be it.
one_reason() { [ "$(grep -c '^pipewright: [a-z]* failed: ' "$log")" -eq 1 ] && tail -n 1 "$log" | grep -q '^pipewright: [a-z]* failed: '; }

# passes NAME PACK STEP TREE […]: the step is green and says so once, in its last line.
passes() {
  local name="$1"; shift
  run_step "$@"
  if [ "$result" -eq 0 ] && tail -n 1 "$log" | grep -q "^pipewright: $2 passed: "; then
    pass "$name: $(tail -n 1 "$log")"
  else
    fail "$name: should pass, ended with exit code $result"
  fi
}

# bites NAME PATTERN PACK STEP TREE […]: the step fails, and its last line is the one reason, which has the pattern.
bites() {
  local name="$1" pattern="$2"; shift 2
  run_step "$@"
  if [ "$result" -ne 0 ] && one_reason && tail -n 1 "$log" | grep -qE "$pattern"; then
    pass "$name: $(tail -n 1 "$log" | cut -c 1-150)"
  else
    fail "$name: should fail with one line like /$pattern/, ended with exit code $result"
  fi
}
