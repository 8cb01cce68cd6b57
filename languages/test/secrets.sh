# What the secrets gate must stop, in any language. Sourced by run.sh. The secrets are made here: none is committed.

# random LENGTH ALPHABET
random() { node -e 'const [n, abc] = process.argv.slice(1); let s = "";
  for (const b of require("crypto").randomBytes(+n)) s += abc[b % abc.length]; console.log(s)' "$1" "$2"; }

base64="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/+"
alphanumeric="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

# leaks NAME RULE FILE TEXT SECRET: that file is found, and the secret is not in the log.
leaks() {
  local t; t="$(mktemp -d "$work/src.XXXXXX")"
  mkdir -p "$(dirname "$t/$3")"
  printf 'first line\n%s\n' "$4" > "$t/$3"
  bites "secrets: $1" "first: $3:2 " secrets secrets "$t"
  if grep -qE "^$3:2 .*$2" "$log" && ! grep -qF -- "$5" "$log"; then pass "secrets: $1, by $2, without printing it"; else fail "secrets: $1: $2 is not named, or the secret is printed"; fi
}

secrets_violations() {
  local id key token t
  for round in 1 2 3; do
    id="AKIA$(random 16 ABCDEFGHIJKLMNOPQRSTUVWXYZ234567)" key="$(random 38 "$base64")a1"
    leaks "finds a random access key id ($round)" aws-access-key-id src/config.properties "access=$id" "$id"
    leaks "finds a random secret access key ($round)" aws-secret-access-key src/config.properties "aws_secret_access_key = $key" "$key"
  done
  leaks "finds a key pair in code" aws-access-key-id src/App.java "  new BasicAWSCredentials(\"$id\", \"$key\");" "$id"
  leaks "finds a secret access key in JSON" aws-secret-access-key conf.json "{\"secretAccessKey\": \"$key\"}" "$key"
  token="ghp_$(random 36 "$alphanumeric")"
  leaks "finds a GitHub token" github .env "TOKEN=$token" "$token"
  token="xoxb-$(random 12 0123456789)-$(random 12 0123456789)-$(random 24 "$alphanumeric")"
  leaks "finds a Slack token" slack .github/notify.yml "token: $token" "$token"
  token="$(random 64 "$base64")"
  leaks "finds a private key" private-\?key deploy.pem "$(printf -- '-----BEGIN RSA %s KEY-----\n%s\n%s\n-----END RSA %s KEY-----' PRIVATE "$token" "$token" PRIVATE)" "$token"
  token="ATBB$(random 32 "$alphanumeric")"
  leaks "finds a Bitbucket token" bitbucket deploy.sh "curl -u build:$token" "$token"

  t="$(mktemp -d "$work/src.XXXXXX")"
  mkdir -p "$t/node_modules/x" "$t/target"
  printf 'node_modules\ntarget\n*.txt\n' | tee "$t/.gitignore" "$t/.secretlintignore" > "$t/.ignore"
  printf '{"rules": []}' > "$t/.secretlintrc.json"
  printf '/* secretlint-disable */\n# secretlint-disable-line\nid=%s # gitleaks:allow secretlint-disable-line\n' "$id" |
    tee "$t/node_modules/x/a.txt" "$t/target/b.txt" > "$t/c.txt"
  bites "secrets: heeds no ignore file, configuration or comment of the team" "first: c.txt:3 " secrets secrets "$t"
  if [ "$(grep -c ' aws-access-key-id$' "$log")" -eq 3 ]; then pass "secrets: looks into every folder"; else fail "secrets: does not look into every folder"; fi

  t="$(mktemp -d "$work/src.XXXXXX")"
  printf 'id=%s\n' "$id" | node -e 'process.stdout.write(Buffer.from("\ufeff" + require("fs").readFileSync(0, "utf8"), "utf16le"))' > "$t/settings.ini"
  bites "secrets: reads UTF-16" "settings.ini:1 aws-access-key-id" secrets secrets "$t"
  node -e 'process.stdout.write("x".repeat(99) + "\n")' > "$t/line"
  { for _ in $(seq 50); do cat "$t/line"; done > "$t/block"; for _ in $(seq 1200); do cat "$t/block"; done; printf 'id=%s\n' "$id"; } > "$t/large.log"
  rm "$t/settings.ini" "$t/line" "$t/block"
  bites "secrets: reads a large file to its end" "large.log:60001 aws-access-key-id" secrets secrets "$t"

  t="$(sources node)"
  local tools="$work/contested tools"
  (passes "secrets: installs beside another" secrets secrets "$t" > "$work/other"; cat "$log" >> "$work/other") &
  passes "secrets: installs beside another" secrets secrets "$t"
  wait $!
  if grep -q '^ok ' "$work/other" && [ "$(find "$tools" -mindepth 1 -maxdepth 1 | wc -l)" -eq 1 ]; then pass "secrets: of two installs at the same time one is kept"; else cp "$work/other" "$log"; fail "secrets: two installs at the same time disturb each other"; fi
  tools="$shared_tools"

  t="$(mktemp -d "$work/src.XXXXXX")"
  bites "secrets: does not pass over nothing" "there is no file" secrets secrets "$t"
  PATH="$(without npm)" bites "secrets: needs its tool" "'npm' is not on PATH" secrets secrets "$t"
}
secrets_violations
