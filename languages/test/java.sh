# What the gates of the Java pack must stop. Sourced by run.sh.
toolchain="java javac"
package=src/main/java/com/example/ledger

# java_class NAME BODY: a class of the example's package.
java_class() { printf 'package com.example.ledger;\n%s\nclass %s {\n%s\n}\n' "${3:-}" "$1" "$2"; }

injection='  static java.sql.ResultSet find(java.sql.Connection db, String name) throws java.sql.SQLException {
    return db.createStatement().executeQuery("select * from account where name = '"'\" + name + \"'"'"); // NOSONAR
  }'

# pom_adds TREE XML BEFORE: the team's pom says this, before that tag.
pom_adds() { node -e 'const [f, xml, tag] = process.argv.slice(1), fs = require("fs"), s = fs.readFileSync(f, "utf8");
  if (!s.includes(tag)) throw new Error("no " + tag); fs.writeFileSync(f, s.replace(tag, () => xml + tag))' "$1/pom.xml" "$2" "$3"; }

violations() {
  local t
  t="$(sources java)"
  java_class Sloppy '  boolean f(String a) { return a == "b"; }' 'import java.util.List;' > "$t/$package/Sloppy.java"
  bites "java: lint stops a finding" "2 finding\(s\); first: $package/Sloppy.java:2(:[0-9]+)? UnusedImports " java lint "$t"

  java_class Sloppy '  // CHECKSTYLE:OFF
  @SuppressWarnings("all") boolean f(String a) { return a == "b"; } // NOSONAR' 'import java.util.List; // NOSONAR' > "$t/$package/Sloppy.java"
  printf '<suppressions><suppress checks="." files="."/></suppressions>' | tee "$t/checkstyle-suppressions.xml" > "$t/suppressions.xml"
  pom_adds "$t" '<checkstyle.skip>true</checkstyle.skip>' '</properties>'
  bites "java: lint heeds no comment, annotation, property or file of the team" "2 finding.*UnusedImports" java lint "$t"

  t="$(sources java)"
  java_class Mistaken '  int f(boolean a, int[] b) { if (a = b[0] > 1); return 3; }' > "$t/$package/Mistaken.java"
  bites "java: lint stops a condition that assigns and decides on nothing" "2 finding.*AssignmentAsCondition This assigns" java lint "$t"

  t="$(sources java)"
  java_class Styled '  static final long Size_1 = 1l; int x [], y;
  int F(int Req_1) { ; if (Req_1 > 1) y = 2; else y = 4; { switch (Req_1) { case 1: y = Req_1 = 2; } } for (int i = 0; i < 3; i++) i++; return 3; }' > "$t/$package/Styled.java"
  passes "java: lint leaves style to the team" java lint "$t"

  t="$(sources java)"
  java_class Hidden '  @interface Generated {}' > "$t/$package/Hidden.java"
  bites "java: lint stops an annotation that hides code from the coverage" "GeneratedAnnotation" java lint "$t"

  t="$(sources java)"
  java_class Broken '  int f( {' > "$t/$package/Broken.java"
  bites "java: lint stops what it cannot read" "first: $package/Broken.java:4 unreadable " java lint "$t"
  t="$(mktemp -d "$work/src.XXXXXX")"
  touch "$t/pom.xml"
  bites "java: lint does not pass over nothing" "there is no .java file" java lint "$t"
  local tools="$work/fresh tools"
  PATH="$(without mvn)" passes "java: lint fetches Maven where there is none" java lint "$(sources java)"
  tools="$shared_tools"
  PATH="$(without java)" bites "java: lint needs its tool" "'java' is not on PATH" java lint "$(sources java)"

  t="$(sources java)"
  sed -i 's/assertEquals(250, ledger.balance("cash"))/assertEquals(251, ledger.balance("cash"))/' "$t/src/test/java/com/example/ledger/LedgerTest.java"
  bites "java: build stops a failing test" "tests: .*LedgerTest.* expected: <251> but was: <250>" java build "$t"

  pom_adds "$t" '<maven.test.failure.ignore>true</maven.test.failure.ignore><skipTests>true</skipTests>' '</properties>'
  bites "java: build heeds no property that ignores failures or skips tests" "expected: <251>" java build "$t"

  t="$(sources java)"
  sed -i 's/assertEquals(250, ledger.balance("cash"))/assertEquals(251, ledger.balance("cash"))/' "$t/src/test/java/com/example/ledger/LedgerTest.java"
  pom_adds "$t" '<configuration><testFailureIgnore>true</testFailureIgnore></configuration></plugin><plugin>' '<artifactId>maven-jar-plugin'
  node -e 'const fs = require("fs"), f = process.argv[1]; fs.writeFileSync(f, fs.readFileSync(f, "utf8").replace(/(<artifactId>maven-surefire-plugin<[^]*?<\/version>)/, "$1<configuration><testFailureIgnore>true</testFailureIgnore></configuration>").replace(/<plugin>\s*<configuration>.*?<\/plugin>/, ""))' "$t/pom.xml"
  bites "java: build heeds no testFailureIgnore in the plugin's own configuration" "expected: <251>" java build "$t"

  sed -i 's/testFailureIgnore/skip/g' "$t/pom.xml"
  bites "java: build does not pass without tests" "tests: no test was run" java build "$t"

  t="$(sources java)"
  sed -i 's/assertEquals(250, ledger.balance("cash"))/assertEquals(251, ledger.balance("cash"))/' "$t/src/test/java/com/example/ledger/LedgerTest.java"
  printf -- '-Dmaven.test.skip=true\n-DskipTests\n-Dmaven.test.failure.ignore=true\n' > "$t/.mvn/maven.config"
  bites "java: build heeds no .mvn/maven.config that skips tests" "expected: <251>" java build "$t"

  t="$(sources java)"
  rm "$t/src/test/java/com/example/ledger/LedgerServerTest.java"
  pom_adds "$t" '<jacoco.skip>true</jacoco.skip><argLine>-Dx=1</argLine>' '</properties>'
  bites "java: build stops too little coverage, whatever the pom says of JaCoCo" "line coverage [0-9]+% is below 80%" java build "$t"

  t="$(sources java)"
  java_class Broken '  int f() { return "text"; }' > "$t/$package/Broken.java"
  bites "java: build tells the compiler's finding" "Broken.java:4 compilation incompatible types" java build "$t"

  t="$(sources java)"
  java_class Injectable "$injection" > "$t/$package/Injectable.java"
  run_step java build "$t" PIPEWRIGHT_COVERAGE=0
  cp -R "$tree" "$work/injectable"
  bites "java: sast stops an injection" "first: $package/Injectable.java:5 SQL" java sast "$work/injectable"
  passes "java: sast lets it pass below the threshold" java sast "$work/injectable" PIPEWRIGHT_FAIL_ON=critical

  t="$(sources java)"
  mkdir -p "$t/$package/annotations"
  printf 'package com.example.ledger.annotations;\npublic @interface SuppressFBWarnings {}\n' > "$t/$package/annotations/SuppressFBWarnings.java"
  java_class Injectable "$injection" '@com.example.ledger.annotations.SuppressFBWarnings' > "$t/$package/Injectable.java"
  pom_adds "$t" '<spotbugs.skip>true</spotbugs.skip>' '</properties>'
  printf '<FindBugsFilter><Match/></FindBugsFilter>' > "$t/spotbugs-exclude.xml"
  run_step java build "$t" PIPEWRIGHT_COVERAGE=0
  bites "java: sast heeds no annotation, comment, property or filter of the team" "Injectable.java:5 SQL" java sast "$tree"

  rm "$work/injectable/target/classes/com/example/ledger/Injectable.class"
  bites "java: sast misses no source that was compiled elsewhere" "Injectable.java was not compiled into target/classes" java sast "$work/injectable"

  t="$(sources java)"
  pom_adds "$t" '<plugin><groupId>org.cyclonedx</groupId><artifactId>cyclonedx-maven-plugin</artifactId><configuration><skip>true</skip></configuration></plugin>' '</plugins>'
  bites "java: sbom is not the team's to configure" "pom.xml:[0-9]+ own-cyclonedx" java sbom "$t"
  t="$(sources java)"
  pom_adds "$t" '<cyclonedx.skip>true</cyclonedx.skip>' '</properties>'
  bites "java: sbom is not the team's to skip" "own-cyclonedx" java sbom "$t"
  t="$(sources java)"
  sed -i 's/2.20.1/0.0.0-none/' "$t/pom.xml"
  bites "java: sbom stops what it cannot resolve" "CycloneDX: " java sbom "$t"

  t="$(sources java)"
  bites "java: package does not pass without a jar" "the build left no jar" java package "$t"
}
