package io.pipewright.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.pipewright.manifest.Severity;
import io.pipewright.problem.Problem;
import io.pipewright.problem.Result;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationReaderTest {
  private static final String FILE =
      """
      version: 1
      aws: { account: 012345678901, region: eu-west-1 }
      bitbucket:
        kind: datacenter
        url: https://bitbucket.example.com/git/
        tokenSecret: pipewright/token
        webhookSecret: arn:aws:secretsmanager:eu-west-1:012345678901:secret:pipewright/webhook-a1b2c3
      factory:
        sourceBucket: pipewright-sources
        image: example.com/pipewright:1.0.0
        cluster: pipewright
        taskDefinition: pipewright-generator
        subnets: [subnet-0a1b2c3d]
        securityGroups: [sg-0a1b, sg-2c3d]
        console: http://127.0.0.1:8080/
      teams:
        payments:
          key: arn:aws:kms:eu-west-1:012345678901:key/1111
          repositories: [PAY/ledger-api, PAY/ledger-web]
        pay:
          key: arn:aws:kms:eu-west-1:012345678901:key/2222
          repositories: []
      environments:
        dev:
          account: 022222222222
          region: eu-west-1
          protected: false
          deployRole: arn:aws:iam::022222222222:role/pipeline/deploy
          executionRole: arn:aws:iam::022222222222:role/pipeline/cfn-exec
        prod:
          account: 033333333333
          region: eu-central-1
          protected: true
          deployRole: arn:aws:iam::033333333333:role/pipeline/deploy
          executionRole: arn:aws:iam::033333333333:role/pipeline/cfn-exec
      """;

  @Test
  void readsEveryKey() {
    Organisation organisation = read(FILE).match(value -> value, problems -> fail("" + problems));
    assertThat(organisation.aws()).isEqualTo(new AwsHome("012345678901", "eu-west-1"));
    assertThat(organisation.bitbucket().url())
        .isEqualTo(URI.create("https://bitbucket.example.com/git"));
    assertThat(organisation.factory().console()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(organisation.factory().subnets()).containsExactly("subnet-0a1b2c3d");
    assertThat(organisation.factory().securityGroups()).containsExactly("sg-0a1b", "sg-2c3d");
    assertThat(organisation.gates()).isEqualTo(new GateDefaults(0, Severity.HIGH));
    assertThat(organisation.environments().keySet()).containsExactly("dev", "prod");
    assertThat(organisation.environments().get("dev"))
        .isEqualTo(
            new Environment(
                "dev",
                "022222222222",
                "eu-west-1",
                false,
                "arn:aws:iam::022222222222:role/pipeline/deploy",
                "arn:aws:iam::022222222222:role/pipeline/cfn-exec"));
    assertThat(organisation.owner(RepositoryId.parse("PAY/ledger-api")).map(Team::name))
        .contains("payments");
    assertThat(organisation.owner(RepositoryId.parse("PAY/other"))).isEmpty();
  }

  @Test
  void theNetworkMayBeLeftOut() {
    String file =
        FILE.replaceFirst(" +subnets: .*\n", "").replaceFirst(" +securityGroups: .*\n", "");
    FactorySettings factory =
        read(file).match(Organisation::factory, problems -> fail("" + problems));
    assertThat(factory.subnets()).isEmpty();
    assertThat(factory.securityGroups()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} becomes {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "PW-F040|repositories: []|repositories: [PAY/ledger-api]",
        "PW-F041|key/2222|key/1111",
        "PW-F042|kms:eu-west-1:012345678901:key/2222|kms:eu-west-2:012345678901:key/2222",
        "PW-F043|022222222222:role/pipeline/deploy|044444444444:role/pipeline/deploy",
        "PW-F044|https://bitbucket|http://bitbucket",
        "PW-F044|https://bitbucket|https://me:secret@bitbucket",
        "PW-F044|https://bitbucket.example.com/git/|https://bitbucket.example.com/?a=b",
        "PW-F024|012345678901, region|12345678901, region",
        "PW-F024|'  pay:'|'  Pay:'",
        "PW-F024|'  pay:'|'  3pay:'",
        "PW-F024|'  pay:'|'  pay--roll:'",
        "PW-F024|PAY/ledger-web|PAY/Ledger Web",
        "PW-F024|key/1111|alias/payments",
        "PW-F024|sg-0a1b|subnet-0a1b",
        "PW-F028|sg-2c3d|sg-0a1b",
        "PW-F021|'    protected: false'|''",
        "PW-F022|'protected: false'|'protected: no'",
        "PW-F023|'kind: datacenter'|'kind: clod'"
      })
  void refuses(String code, String target, String replacement) {
    assertThat(FILE).contains(target);
    List<Problem> problems =
        read(FILE.replace(target, replacement)).match(value -> fail("it was read"), found -> found);
    assertThat(problems).extracting(Problem::code).as("" + problems).contains(code);
    assertThat(problems).allSatisfy(problem -> assertThat(problem.fix()).isNotBlank());
  }

  private static Result<Organisation> read(String text) {
    return OrganisationReader.read("factory.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
