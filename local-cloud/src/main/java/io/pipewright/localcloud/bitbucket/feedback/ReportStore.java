package io.pipewright.localcloud.bitbucket.feedback;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PostedReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Code Insights reports of commits, in the order in which their keys first came. */
public final class ReportStore {
  private final Map<String, Map<String, PostedReport>> byCommit = new LinkedHashMap<>();

  /** Keeps a report in the place of the one with its key. */
  public synchronized PostedReport put(
      HostedRepository repository, String commit, PostedReport report) {
    byCommit
        .computeIfAbsent(at(repository, commit), key -> new LinkedHashMap<>())
        .put(report.key(), report);
    return report;
  }

  /** The report with a key. */
  public synchronized Optional<PostedReport> get(
      HostedRepository repository, String commit, String key) {
    return Optional.ofNullable(byCommit.getOrDefault(at(repository, commit), Map.of()).get(key));
  }

  /** All of a commit. */
  public synchronized List<PostedReport> all(HostedRepository repository, String commit) {
    return List.copyOf(byCommit.getOrDefault(at(repository, commit), Map.of()).values());
  }

  /** Whether there was one to delete; its annotations go with it. */
  public synchronized boolean delete(HostedRepository repository, String commit, String key) {
    return byCommit.getOrDefault(at(repository, commit), new LinkedHashMap<>()).remove(key) != null;
  }

  private static String at(HostedRepository repository, String commit) {
    return repository.id() + "@" + commit;
  }
}
