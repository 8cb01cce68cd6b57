# What the gates of the Python pack must stop. Sourced by run.sh.
toolchain="python3"

# vulnerable NAME RULE CODE: sast finds the code at its fourth line.
vulnerable() {
  local t; t="$(sources python)"
  printf 'import os\nimport subprocess\n\n%s  # nosec # noqa\n' "$3" > "$t/risk_report/injectable.py"
  bites "python: sast stops $1" "first: risk_report/injectable.py:[45] $2 " python sast "$t"
}

violations() {
  local t
  t="$(sources python)"
  echo 'import os' > "$t/risk_report/sloppy.py"
  bites "python: lint stops a finding" "1 finding\(s\); first: risk_report/sloppy.py:1 F401 " python lint "$t"

  printf '# ruff: noqa\n# flake8: noqa\nimport os  # noqa: F401\n' > "$t/risk_report/sloppy.py"
  printf '[tool.ruff]\nexclude = ["*"]\nlint.ignore = ["ALL"]\n[tool.ruff.lint.per-file-ignores]\n"*" = ["ALL"]\n' > "$t/pyproject.toml"
  printf 'exclude = ["*"]\n' | tee "$t/ruff.toml" > "$t/.ruff.toml"
  printf '*\n' > "$t/.gitignore"
  mkdir -p "$t/build" "$t/.venv" "$t/node_modules"
  echo 'import os' | tee "$t/build/a.py" "$t/.venv/b.py" > "$t/node_modules/c.py"
  printf 'raise SystemExit(0)\n' | tee "$t/ruff.py" "$t/venv.py" "$t/pip.py" > "$t/sitecustomize.py"
  bites "python: lint heeds no comment, configuration, ignore file or module of the team" "4 finding" python lint "$t"

  t="$(sources python)"
  echo 'def f(:' > "$t/risk_report/broken.py"
  bites "python: lint stops what it cannot read" "risk_report/broken.py:1 invalid-syntax" python lint "$t"
  bites "python: sast stops what it cannot read" "risk_report/broken.py:1 unreadable" python sast "$t"
  t="$(mktemp -d "$work/src.XXXXXX")"
  touch "$t/requirements.txt"
  bites "python: lint does not pass over nothing" "there is no .py file" python lint "$t"
  bites "python: sast does not pass over nothing" "there is no .py file" python sast "$t"
  PATH="$(without python3)" bites "python: lint needs its tool" "'python3' is not on PATH" python lint "$t"

  t="$(sources python)"
  sed -i 's/"0.82"/"0.83"/' "$t/tests/test_measures.py"
  bites "python: build stops a failing test" "tests: tests.test_measures.test_concentration.*: assert Decimal" python build "$t"
  printf '[tool.pytest.ini_options]\naddopts = "-k escapes --ignore=tests/test_measures.py"\ntestpaths = ["tests/test_server.py"]\n' > "$t/pyproject.toml"
  bites "python: build heeds no options of the team that leave tests out" "test_concentration" python build "$t"
  rm "$t/pyproject.toml"
  printf '[pytest]\naddopts = --collect-only\n' > "$t/pytest.ini"
  bites "python: build heeds no options of the team that run nothing" "test_concentration" python build "$t"
  rm "$t/pytest.ini"
  printf 'import os\n\n\ndef pytest_sessionfinish(session):\n    os._exit(0)\n' > "$t/conftest.py"
  bites "python: build is not ended by a test" "tests: " python build "$t"

  t="$(sources python)"
  rm "$t/tests/test_server.py" "$t/tests/test_portfolio.py"
  sed -i 's/^\(def .*\|class .*\|    def .*\):$/\1:  # pragma: no cover/' "$t"/risk_report/*.py
  printf '[run]\nomit = *\n[report]\nexclude_lines = .\nfail_under = 0\n' | tee "$t/.coveragerc" > "$t/tox.ini"
  bites "python: build stops too little coverage, whatever comments and settings say" "line coverage [0-9]+% is below 80%" python build "$t"
  rm -r "$t/tests"
  bites "python: build does not pass without tests" "tests: no test was run" python build "$t" PIPEWRIGHT_COVERAGE=0
  t="$(sources python)"
  echo 'jinja2==0.0.0.none' > "$t/requirements.txt"
  bites "python: build stops requirements that cannot be had" "requirements: pip could not install" python build "$t"

  vulnerable "SQL in an f-string" B608 'def f(db, name): return db.execute(f"SELECT * FROM account WHERE name = {name}")'
  vulnerable "SQL by concatenation" B608 'def f(db, id): q = "DELETE FROM account WHERE id = " + id; return db.execute(q)'
  vulnerable "a command in a shell" B602 'def f(a): return subprocess.run("ls " + a, shell=True)'
  vulnerable "a command by os.system" B605 'def f(a): return os.system("ls " + a)'
  vulnerable "eval" B307 'def f(a): return eval(a)'
  t="$(sources python)"
  mkdir -p "$t/.tox"
  printf 'def f(a):\n    return eval(a)  # nosec B307\n' | tee "$t/.tox/hidden.py" > "$t/risk_report/hidden.py"
  printf '[bandit]\nexclude = /\nskips = B307\n' > "$t/.bandit"
  printf '[tool.bandit]\nexclude_dirs = ["."]\nskips = ["B307"]\n' > "$t/pyproject.toml"
  printf 'raise SystemExit(0)\n' | tee "$t/bandit.py" > "$t/yaml.py"
  bites "python: sast heeds no comment, configuration or module of the team" "2 finding" python sast "$t"
  t="$(sources python)"
  printf 'import hashlib\n\n\ndef f(a):\n    return hashlib.md5(a).hexdigest()\n' > "$t/risk_report/digest.py"
  passes "python: sast lets it pass below the threshold" python sast "$t"
  bites "python: sast stops it at the threshold" "risk_report/digest.py:5 B324" python sast "$t" PIPEWRIGHT_FAIL_ON=medium

  t="$(mktemp -d "$work/src.XXXXXX")"
  printf '[project]\nname = "plain"\nversion = "1"\n' > "$t/pyproject.toml"
  echo 'ANSWER = 42' > "$t/plain.py"
  printf 'from plain import ANSWER\n\n\ndef test_plain():\n    assert ANSWER == 42\n' > "$t/test_plain.py"
  passes "python: build passes without dependencies" python build "$t"
  find "$tree" -type d -empty -delete # as an archive does
  local plain="$tree"
  passes "python: sbom passes without dependencies" python sbom "$plain"
  passes "python: package passes without dependencies" python package "$plain"

  t="$(sources python)"
  bites "python: sbom needs what the build resolved" "the build left no packages to list" python sbom "$t"
  bites "python: package needs what the build resolved" "the build left no packages to deliver" python package "$t"
  bites "python: package knows its artefacts" "artifact 'jar' is not one of: zip" python package "$t" PIPEWRIGHT_ARTIFACT=jar
}
