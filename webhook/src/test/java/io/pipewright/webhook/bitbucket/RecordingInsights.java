package io.pipewright.webhook.bitbucket;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.CodeInsights;
import io.pipewright.bitbucket.InsightsReport;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the newest report of each key on each commit, as Bitbucket does; or fails. */
public final class RecordingInsights implements CodeInsights {
  private final Map<String, InsightsReport> reports = new LinkedHashMap<>();
  private final List<InsightsReport> puts = new ArrayList<>();
  private Optional<BitbucketException> failure = Optional.empty();

  @Override
  public void put(RepositoryId repository, CommitHash commit, InsightsReport report) {
    if (failure.isPresent()) {
      throw failure.get();
    }
    puts.add(report);
    reports.put(repository + "@" + commit + "#" + report.key(), report);
  }

  /** What stands on the commits now, by {@code PROJECT/slug@commit#key}. */
  public Map<String, InsightsReport> reports() {
    return Map.copyOf(reports);
  }

  /** Every report that was put, the oldest first. */
  public List<InsightsReport> puts() {
    return List.copyOf(puts);
  }

  /** From now on nothing is taken. */
  public void failWith(BitbucketException exception) {
    failure = Optional.of(exception);
  }
}
