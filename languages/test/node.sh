# What the gates of the Node pack must stop. Sourced by run.sh.
toolchain="node npm"

# edit FILE JAVASCRIPT: changes a JSON file, as `it`.
edit() { node -e 'const fs = require("fs"), [f, js] = process.argv.slice(1), it = JSON.parse(fs.readFileSync(f));
  new Function("it", js)(it); fs.writeFileSync(f, JSON.stringify(it, null, 2))' "$1" "$2"; }

# injects NAME RULE CODE: sast finds the code at its second line.
injects() {
  local t; t="$(sources node)"
  printf '// eslint-disable\n%s\n' "$3" > "$t/src/injectable.js"
  bites "node: sast stops $1" "first: src/injectable.js:2 $2 " node sast "$t"
}

# allows NAME CODE: sast has nothing to say.
allows() {
  local t; t="$(sources node)"
  printf '%s\n' "$2" > "$t/src/sound.js"
  passes "node: sast lets $1 pass" node sast "$t" PIPEWRIGHT_FAIL_ON=low
}

violations() {
  local t
  t="$(sources node)"
  echo 'const unused = 1;' > "$t/src/sloppy.js"
  bites "node: lint stops a finding" "1 finding\(s\); first: src/sloppy.js:1 no-unused-vars " node lint "$t"

  printf '/* eslint-disable */\nconst unused = 1; // eslint-disable-line no-unused-vars\n/* eslint no-unused-vars: off */\n' > "$t/src/sloppy.js"
  echo 'export default [{ ignores: ["**"] }];' > "$t/eslint.config.js"
  echo '{"root": true, "rules": {"no-unused-vars": "off"}, "ignorePatterns": ["**"]}' > "$t/.eslintrc.json"
  edit "$t/package.json" 'it.eslintConfig = { rules: { "no-unused-vars": "off" } }; it.eslintIgnore = ["**"]'
  mkdir -p "$t/src/node_modules" "$t/dist" "$t/.hidden/[id]"
  echo 'src' | tee "$t/.gitignore" > "$t/.eslintignore"
  echo 'const unused = 1;' | tee "$t/src/node_modules/a.js" "$t/dist/b.js" > "$t/.hidden/[id]/c.js"
  bites "node: lint heeds no comment, configuration or ignore file of the team" "4 finding" node lint "$t"

  t="$(sources node)"
  echo 'const = ;' > "$t/src/broken.js"
  bites "node: lint stops what it cannot read" "src/broken.js:1 parser Parsing error" node lint "$t"
  t="$(sources node)"
  printf 'export const f = (a: number): boolean => a == 1;\n' > "$t/src/typed.ts"
  bites "node: lint reads TypeScript" "src/typed.ts:1 eqeqeq" node lint "$t"
  t="$(sources node)"
  printf 'var f = function (err, unused) { try { let a = "\\/"; return a; } catch (e) {} };\nmodule.exports = f;\n' > "$t/src/styled.cjs"
  passes "node: lint leaves style to the team" node lint "$t"
  t="$(mktemp -d "$work/src.XXXXXX")"
  echo '{}' > "$t/package.json"
  bites "node: lint does not pass over nothing" "there is no JavaScript" node lint "$t"
  bites "node: sast does not pass over nothing" "there is no JavaScript" node sast "$t"
  PATH="$(without npm)" bites "node: lint needs its tool" "'npm' is not on PATH" node lint "$t"

  t="$(sources node)"
  ln -s ../../nowhere "$t/src/dangling"
  ln -s /etc/passwd "$t/src/outside.js"
  mkdir "$t/spec"
  printf "import { test } from 'node:test';\ntest('stands elsewhere', () => { throw new Error('found'); });\n" > "$t/spec/odd.spec.js"
  bites "node: build finds tests in other places, and follows no link" "tests: stands elsewhere: found" node build "$t"
  rm -r "$t/spec"
  passes "node: build passes with links that lead out of the tree" node build "$t"

  t="$(sources node)"
  sed -i "s/'82.90'/'82.91'/" "$t/test/quote.test.js"
  bites "node: build stops a failing test" "tests: adds the tax of each article: Expected values" node build "$t"
  edit "$t/package.json" 'it.scripts.test = "exit 0"'
  bites "node: build runs the tests, whatever the script test does" "tests: adds the tax of each article" node build "$t"

  t="$(sources node)"
  rm "$t/test/server.test.js"
  sed -i '1i /* node:coverage disable */ /* c8 ignore file */ /* istanbul ignore file */' "$t"/src/*.js
  edit "$t/package.json" 'it.c8 = { exclude: ["**"] }; it.nyc = { exclude: ["**"] }'
  bites "node: build stops too little coverage, whatever comments say" "line coverage [0-9]+% is below 80%" node build "$t"
  rm -r "$t/test"
  bites "node: build does not pass over no tests of Node" "tests: the runner ended|tests: no test was run|line coverage 0%" node build "$t" PIPEWRIGHT_COVERAGE=1
  edit "$t/package.json" 'delete it.scripts.test'
  bites "node: build does not pass without tests" "tests: none found" node build "$t" PIPEWRIGHT_COVERAGE=0

  t="$(sources node)"
  printf 'import vm from "node:vm";\nimport { test } from "node:test";\nconst url = new URL("../src/main.js", import.meta.url).href;\ntest("pretends", () => new vm.Script("1;", { filename: url }).runInThisContext());\n' > "$t/test/forged.test.js"
  bites "node: build is not deceived by text that stands in for a source" "line coverage cannot be measured: .* src/main.js" node build "$t"
  t="$(sources node)"
  rm "$t/package-lock.json"
  bites "node: build needs the lock file" "package-lock.json is missing" node build "$t"
  edit "$t/package.json" 'it.devDependencies = { "decimal.js": it.dependencies["decimal.js"] }; delete it.dependencies'
  passes "node: build takes development packages without a lock file" node build "$t"
  passes "node: sbom lists nothing where nothing else is delivered" node sbom "$t"
  echo '{' > "$t/package.json"
  bites "node: build stops a package.json that is not JSON" "package.json is not JSON" node build "$t"
  t="$(sources node)"
  edit "$t/package-lock.json" 'it.packages["node_modules/decimal.js"].integrity = "sha512-AAAA"'
  bites "node: build stops a package that is not the locked one" "npm ci: " node build "$t"

  injects "SQL in a template" pipewright/sql-injection 'export const f = (db, name) => db.query(`SELECT * FROM account WHERE name = ${name}`); // eslint-disable-line'
  injects "SQL by concatenation" pipewright/sql-injection 'export const f = (db, id) => { const q = "delete from account where id = " + id; return db.run(q); };'
  injects "a command" pipewright/command-injection 'import { exec } from "node:child_process"; export const f = (dir) => exec("ls " + dir);'
  injects "a command by another name" pipewright/command-injection 'import * as cp from "child_process"; const run = cp.execSync; export const f = (dir) => run(`ls ${dir}`);'
  injects "a command that is a promise" pipewright/command-injection 'const { promisify } = require("util"), { exec: x } = require("child_process"), run = promisify(x); module.exports = (a) => run("ls " + a);'
  injects "a command in a shell" pipewright/command-injection 'import { spawn } from "node:child_process"; export const f = (a) => spawn("ls " + a, { shell: true });'
  injects "a command by sh -c" pipewright/command-injection 'import { execFile } from "node:child_process"; export const f = (a) => execFile("/bin/sh", ["-c", a]);'
  injects "eval" no-eval 'export const f = (a) => eval(a);'
  injects "a function of text" no-new-func 'export const f = (a) => new Function(a);'
  injects "markup" no-unsanitized/property 'export const f = (a) => { document.body.innerHTML = "<b>" + a; };'
  injects "a certificate that is not checked" no-restricted-syntax 'export const options = { rejectUnauthorized: false };'
  allows "parameters" 'export const f = (db, name) => db.query("SELECT * FROM account WHERE name = ?", [name]);'
  allows "fixed SQL" 'const table = "account"; export const f = (db) => db.query(`SELECT * FROM ${table}` + " WHERE id = 1");'
  allows "a command without a shell" 'import { execFile } from "node:child_process"; export const f = (dir) => execFile("ls", ["--", dir]);'
  allows "a regular expression" 'export const f = (a) => /a(b)/.exec("x" + a);'

  t="$(sources node)"
  echo 'import fs from "node:fs"; export const f = (a) => fs.readFileSync(a);' > "$t/src/reader.js"
  passes "node: sast lets it pass below the threshold" node sast "$t"
  bites "node: sast stops it at the threshold" "src/reader.js:1 security/detect-non-literal-fs-filename" node sast "$t" PIPEWRIGHT_FAIL_ON=medium

  t="$(sources node)"
  printf 'omit[]=prod\nomit[]=dev\nomit[]=optional\nonly=dev\npackage-lock-only=false\n' > "$t/.npmrc"
  run_step node sbom "$t"
  if [ "$result" -ne 0 ] && one_reason || grep -q '"name": *"decimal.js"' "$out/sbom.cdx.json"; then pass "node: sbom is complete, whatever .npmrc leaves out"; else fail "node: sbom is not complete"; fi
  t="$(sources node)"
  echo 'not json' > "$t/package-lock.json"
  bites "node: sbom stops what it cannot read" "sbom failed: " node sbom "$t"
  t="$(sources node)"
  bites "node: package knows its artefacts" "artifact 'jar' is not one of: zip" node package "$t" PIPEWRIGHT_ARTIFACT=jar
}
