package io.pipewright.receive.event.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.receive.Payload;
import io.pipewright.receive.event.Event;
import io.pipewright.repository.RepositoryId;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PullRequestEventsTest {
  private static final String FULFILLED = "cloud/pullrequest-fulfilled";
  private static final RepositoryId LEDGER = new RepositoryId("northbank", "ledger-api");
  private static final Event MERGE =
      new Event.PullRequestMerged(LEDGER, "main", Optional.of("333333333333"), 12);

  private final PayloadParser parser = new PayloadParser();

  @Test
  void readsMergeWithItsAbbreviatedCommit() {
    assertThat(merged(root -> {})).isEqualTo(MERGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pullrequest:created", "pullrequest:updated", "pullrequest:push"})
  void readsChange(String key) {
    assertThat(parser.parse(key, Payload.of("cloud/pullrequest-created")))
        .isEqualTo(new Event.PullRequestChanged(LEDGER, "main", 12));
  }

  @Test
  void orderOfFieldsDoesNotMatter() {
    assertThat(parser.parse("pullrequest:fulfilled", Payload.reversed(FULFILLED))).isEqualTo(MERGE);
  }

  @Test
  void needsNeitherWorkspaceNorProjectNorLinksNorDates() {
    assertThat(
            merged(
                root -> {
                  root.withObject("/repository").remove("workspace");
                  root.withObject("/repository").remove("project");
                  root.withObject("/repository").remove("links");
                  root.withObject("/pullrequest").remove("created_on");
                  root.withObject("/pullrequest").put("updated_on", 1_772_439_342_000L);
                }))
        .isEqualTo(MERGE);
  }

  @Test
  void repositoryOfTheEventStandsInForTheTargets() {
    assertThat(merged(root -> root.withObject("/pullrequest/destination").remove("repository")))
        .isEqualTo(MERGE);
  }

  @Test
  void takesFullNameNotName() {
    assertThat(
            merged(
                root ->
                    root.withObject("/pullrequest/destination/repository")
                        .put("name", "something-else")))
        .isEqualTo(MERGE);
  }

  @ParameterizedTest
  @CsvSource({
    "NorthBank/Ledger-API,NorthBank/ledger-api",
    "north_bank/ledger.api,north_bank/ledger.api"
  })
  void readsNames(String fullName, String name) {
    assertThat(
            merged(
                root ->
                    root.withObject("/pullrequest/destination/repository")
                        .put("full_name", fullName)))
        .isInstanceOfSatisfying(
            Event.PullRequestMerged.class,
            merged -> assertThat(merged.repository()).hasToString(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ledger-api", "/ledger-api", "a/b/c", "northbank/", "a/..", "a/b c"})
  void refusesWhatIsNoName(String fullName) {
    assertThat(
            merged(
                root ->
                    root.withObject("/pullrequest/destination/repository")
                        .put("full_name", fullName)))
        .isInstanceOf(Event.Malformed.class);
  }

  @Test
  void keepsSlashesAndCaseOfBranch() {
    assertThat(
            merged(
                root ->
                    root.withObject("/pullrequest/destination/branch").put("name", "Release/2.x")))
        .isInstanceOfSatisfying(
            Event.PullRequestMerged.class,
            merged -> assertThat(merged.branch()).isEqualTo("Release/2.x"));
  }

  @Test
  void missingMergeCommitIsNoError() {
    assertThat(merged(root -> root.withObject("/pullrequest").putNull("merge_commit")))
        .isInstanceOfSatisfying(
            Event.PullRequestMerged.class, merged -> assertThat(merged.commit()).isEmpty());
  }

  @Test
  void commitMayBeWholeAndInCapitals() {
    assertThat(
            merged(
                root ->
                    root.withObject("/pullrequest/merge_commit").put("hash", "ABCDEF12".repeat(5))))
        .isInstanceOfSatisfying(
            Event.PullRequestMerged.class,
            merged -> assertThat(merged.commit()).contains("abcdef12".repeat(5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "333333", "main", "3333333333333333333333333333333333333333f", "-x"})
  void refusesWhatIsNoCommit(String hash) {
    assertThat(merged(root -> root.withObject("/pullrequest/merge_commit").put("hash", hash)))
        .isInstanceOf(Event.Malformed.class);
  }

  private Event merged(Consumer<ObjectNode> change) {
    return parser.parse("pullrequest:fulfilled", Payload.of(FULFILLED, change));
  }
}
