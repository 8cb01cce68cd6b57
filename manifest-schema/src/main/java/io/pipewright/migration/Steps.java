package io.pipewright.migration;

import java.util.List;

/** All versions that there were, as the steps from each to the next. */
final class Steps {
  // Before version 1 was released its draft had no version; that counts as 0.
  private static final Step DRAFT =
      new Step(
          0,
          List.of(
              new VersionKey(1),
              new Renaming(Site::top, List.of("name"), "application"),
              new Renaming(Site::scan, List.of("threshold", "fail_on", "fail-on"), "failOn"),
              new Nesting(List.of("coverage"), "test", "coverage"),
              new Nesting(List.of("failOn", "fail_on", "fail-on"), "scan", "failOn"),
              new Renaming(Site::top, List.of("stages"), "deploy"),
              new Renaming(Site::deployments, List.of("stage", "env"), "environment"),
              new TargetOfItem(Site::deployments),
              new NotifyList(),
              new ApprovalKeys()));

  /** In the order of their versions, without gaps. */
  static final List<Step> ALL = List.of(DRAFT);

  /** The newest version. */
  static final int NEWEST = ALL.get(ALL.size() - 1).to();

  private Steps() {}
}
