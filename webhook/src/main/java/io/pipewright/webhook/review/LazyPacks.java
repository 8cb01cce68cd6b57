package io.pipewright.webhook.review;

import io.pipewright.language.LanguagePacks;
import io.pipewright.language.directory.LanguageDirectory;
import io.pipewright.problem.Problem;
import io.pipewright.receive.failure.UnavailableException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The language packs and gates of an installation, read when they are first asked for: a worker
 * that has only merges to do does without.
 */
public final class LazyPacks implements Supplier<LanguagePacks> {
  private final Path home;
  private Optional<LanguagePacks> read = Optional.empty();

  /** The packs in {@code languages/} and {@code gates/} of {@code home}. */
  public LazyPacks(Path home) {
    this.home = home;
  }

  /**
   * The packs.
   *
   * @throws UnavailableException if they are not there or are wrong; whoever runs the factory has
   *     to mend them
   */
  @Override
  public synchronized LanguagePacks get() {
    LanguagePacks packs = read.orElseGet(this::fromDisk);
    read = Optional.of(packs);
    return packs;
  }

  private LanguagePacks fromDisk() {
    try {
      return LanguageDirectory.read(home)
          .match(
              packs -> packs,
              problems -> {
                throw new UnavailableException("the language packs are wrong\n" + said(problems));
              });
    } catch (UncheckedIOException e) {
      throw new UnavailableException(
          "there are no language packs in %s; set PIPEWRIGHT_HOME".formatted(home), e);
    }
  }

  private static String said(List<Problem> problems) {
    return problems.stream().map(Problem::describe).collect(Collectors.joining("\n"));
  }
}
