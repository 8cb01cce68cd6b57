# Sourced: the receive module with its tests' fakes, as Maven has built it.
./mvnw -q -B -pl receive -am test-compile dependency:build-classpath -Dspotless.check.skip=true \
  -Dmdep.outputFile="$PWD/bench/target/\${project.artifactId}.classpath" > /dev/null
classpath="receive/target/classes:receive/target/test-classes:$(< bench/target/receive.classpath)"
