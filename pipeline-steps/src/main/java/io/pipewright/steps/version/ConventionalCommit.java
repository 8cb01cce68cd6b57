package io.pipewright.steps.version;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a commit's message says about the version, by <a
 * href="https://www.conventionalcommits.org/en/v1.0.0/">Conventional Commits 1.0.0</a>:
 *
 * <ul>
 *   <li>{@code feat: …} or {@code feat(scope): …} is a minor change; types are read in any case;
 *   <li>{@code !} before the colon, or a line that starts with {@code BREAKING CHANGE:} or {@code
 *       BREAKING-CHANGE:}, is a major one, whatever the type;
 *   <li>everything else is a patch, also what follows no convention: each merge that is deployed
 *       has a version.
 * </ul>
 *
 * <p>Bitbucket puts {@code Pull request #7: } before the title in the message of a merge; what
 * follows is read as the header. Of a merge commit only the header counts, since the commits that
 * it merges count themselves.
 */
final class ConventionalCommit {
  private static final Pattern HEADER =
      Pattern.compile(
          "(?<type>[A-Za-z][A-Za-z0-9_-]*)(?:\\([^()\\r\\n]+\\))?(?<breaking>!)?: +\\S.*");
  // Indented too: so a squash merge quotes the messages of the commits that it replaces.
  private static final Pattern BREAKING = Pattern.compile("(?m)^[ \\t]*BREAKING[ -]CHANGE: +\\S");

  private ConventionalCommit() {}

  static Bump bump(HistoryCommit commit) {
    Matcher header = HEADER.matcher(commit.header());
    boolean conventional = header.matches();
    boolean marked = conventional && header.group("breaking") != null;
    if (marked || breaksInFooter(commit)) {
      return Bump.MAJOR;
    }
    boolean feature = conventional && header.group("type").toLowerCase(Locale.ROOT).equals("feat");
    return feature ? Bump.MINOR : Bump.PATCH;
  }

  private static boolean breaksInFooter(HistoryCommit commit) {
    return !commit.merge() && BREAKING.matcher(commit.message()).find();
  }
}
