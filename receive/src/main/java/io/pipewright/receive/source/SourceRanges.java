package io.pipewright.receive.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where deliveries may come from, in addition to their signature and never instead of it: Cloud's
 * ranges are shared by everything that runs there, and a list that is not kept up to date shuts
 * Bitbucket out.
 */
public final class SourceRanges {
  /** From everywhere. */
  public static final SourceRanges ALL = new SourceRanges(List.of());

  private final List<SourceRange> ranges;

  private SourceRanges(List<SourceRange> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /**
   * Reads ranges with commas between.
   *
   * @param text empty or blank for everywhere
   * @throws IllegalArgumentException if one of them is none
   */
  public static SourceRanges parse(String text) {
    return text.isBlank()
        ? ALL
        : new SourceRanges(
            Arrays.stream(text.split(",", -1)).map(String::strip).map(SourceRange::parse).toList());
  }

  /**
   * Whether a delivery may come from there.
   *
   * @param source the address that the connection came from; empty if it is not known
   */
  public boolean admit(Optional<String> source) {
    return ranges.isEmpty()
        || source.filter(from -> ranges.stream().anyMatch(it -> it.contains(from))).isPresent();
  }
}
