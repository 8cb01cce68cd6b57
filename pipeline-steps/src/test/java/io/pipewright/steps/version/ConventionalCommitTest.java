package io.pipewright.steps.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConventionalCommitTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "feat: a                                   | MINOR",
        "Feat: a                                   | MINOR",
        "feat(ledger): a                           | MINOR",
        "feat(ledger api): a                       | MINOR",
        "fix: a                                    | PATCH",
        "chore: feat: a                            | PATCH",
        "build(deps): bump                         | PATCH",
        "feature: a                                | PATCH",
        "feat:a                                    | PATCH",
        "feat : a                                  | PATCH",
        "feat                                      | PATCH",
        "feat:                                     | PATCH",
        "feat(): a                                 | PATCH",
        "feat (x): a                               | PATCH",
        "Add a feature                             | PATCH",
        "Revert 'feat: a'                          | PATCH",
        "feat!: a                                  | MAJOR",
        "fix!: a                                   | MAJOR",
        "refactor(api)!: a                         | MAJOR",
        "my-type!: a                               | MAJOR",
        "two words!: a                             | PATCH",
        "Oh no!                                    | PATCH",
        "fix: a\\n\\nBREAKING CHANGE: b            | MAJOR",
        "fix: a\\n\\nBREAKING-CHANGE: b            | MAJOR",
        "Say nothing\\n\\nBREAKING CHANGE: b       | MAJOR",
        "fix: a\\n\\nbody\\n\\nRefs: #1\\nBREAKING CHANGE: b | MAJOR",
        "fix: a\\n\\nbreaking change: b            | PATCH",
        "fix: a\\n\\nBREAKING CHANGE               | PATCH",
        "fix: a\\n\\nBREAKING CHANGE:              | PATCH",
        "fix: a\\n\\nNo BREAKING CHANGE: b         | PATCH",
        "fix: a\\n\\nBREAKING CHANGES: b           | PATCH",
        "fix: a\\n\\nfeat: b                       | PATCH",
        "feat: a\\r\\n\\r\\nBREAKING CHANGE: b     | MAJOR",
        "Pull request #7: feat: a                  | MINOR",
        "Pull request #7: feat!: a                 | MAJOR",
        "Pull request #7: Say it                   | PATCH",
        "Pull request #7: x\\n\\n    BREAKING CHANGE: b | MAJOR",
        "''                                        | PATCH",
      })
  void readsAMessage(String message, Bump expected) {
    assertThat(bump(message, false)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Merge branch 'x'                                         | PATCH",
        "Pull request #7: Say it\\n\\n* commit 'a':\\n  feat!: a  | PATCH",
        "Pull request #7: x\\n\\nBREAKING CHANGE: quoted          | PATCH",
        "Pull request #7: feat: a                                 | MINOR",
        "feat!: a                                                 | MAJOR",
      })
  void readsOnlyTheHeaderOfAMerge(String message, Bump expected) {
    assertThat(bump(message, true)).isEqualTo(expected);
  }

  private static Bump bump(String message, boolean merge) {
    String text = message.replace("\\n", "\n").replace("\\r", "\r");
    return ConventionalCommit.bump(new HistoryCommit(text, merge));
  }
}
