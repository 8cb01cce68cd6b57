package io.pipewright.webhook.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.Retry;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching over HTTP from a server that misbehaves, and of more than there is room for. */
class BitbucketSourceTest {
  private static final RepositoryId LARGE = new RepositoryId("LEDGER", "large");
  private static final int SIZE = 3_000_000;
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path repositories;
  @TempDir private Path temporary;
  private final Clock clock = Clock.systemUTC();
  private CommitHash commit = new CommitHash("0".repeat(40));

  @BeforeEach
  void create() {
    byte[] noise = new byte[SIZE];
    new Random(1).nextBytes(noise);
    commit = new GitImport(repositories.resolve("ledger/large.git")).file("noise", noise).commit();
  }

  @Test
  void commitIsFetchedWhole() throws IOException {
    try (GitHttp git = GitHttp.start(repositories);
        Checkout checkout = open(git, SIZE + 100_000, LONG)) {
      assertThat(checkout.commit().name()).isEqualTo(commit.value());
      assertThat(checkout.repository().isBare()).isTrue();
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void moreBytesThanThereAreIsTooLarge() {
    try (GitHttp git = GitHttp.start(repositories)) {
      assertThatExceptionOfType(TooLargeException.class)
          .isThrownBy(() -> open(git, SIZE - 1_000_000, LONG))
          .withMessageContaining("more than 2000000 bytes");
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void noTimeIsTooLarge() {
    try (GitHttp git = GitHttp.start(repositories)) {
      assertThatExceptionOfType(TooLargeException.class)
          .isThrownBy(() -> open(git, SIZE * 2L, Duration.ZERO))
          .withMessageContaining("the time was up");
    }
  }

  @Test
  void steadyStreamThatTakesTooLongIsTooLarge() {
    // About 1 MB a second.
    try (GitHttp git = GitHttp.start(repositories, slowly(20_000, 20))) {
      assertThatExceptionOfType(TooLargeException.class)
          .isThrownBy(() -> open(git, SIZE * 2L, Duration.ofMillis(2500)));
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void trickleIsBitbucketsFault() {
    try (GitHttp git = GitHttp.start(repositories, slowly(100, 20))) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> open(git, SIZE * 2L, Duration.ofSeconds(2)))
          .withMessageContaining("not done within");
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void halfPackIsFetchedAgain() throws IOException {
    AtomicInteger broken = new AtomicInteger(1);
    try (GitHttp git = GitHttp.start(repositories, breaking(broken));
        Checkout checkout = open(git, SIZE * 2L, LONG)) {
      assertThat(checkout.commit().name()).isEqualTo(commit.value());
    }
    assertThat(broken).hasValue(0);
  }

  @Test
  void halfPackForGoodIsUnavailableAndLeavesNothing() {
    AtomicInteger broken = new AtomicInteger(100);
    try (GitHttp git = GitHttp.start(repositories, breaking(broken))) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> open(git, SIZE * 2L, LONG));
    }
    assertThat(broken).as("it was tried three times").hasValue(97);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void redirectIsNotFollowed() {
    AtomicInteger elsewhere = new AtomicInteger();
    Filter count =
        (request, response, chain) -> {
          elsewhere.incrementAndGet();
          chain.doFilter(request, response);
        };
    try (GitHttp other = GitHttp.start(repositories, count);
        GitHttp git = GitHttp.start(repositories, redirectingTo(other.url()))) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> open(git, SIZE * 2L, LONG))
          .withMessageContaining("redirects are not followed");
    }
    assertThat(elsewhere).hasValue(0);
    assertThat(temporary).isEmptyDirectory();
  }

  private Checkout open(GitHttp git, long bytes, Duration time) {
    BitbucketAccess access =
        new BitbucketAccess(BitbucketKind.DATA_CENTER, git.url(), () -> "token");
    Retry retry = new Retry(3, Duration.ZERO, Duration.ZERO, LONG, new Random(1), it -> {});
    return new Checkouts(new BitbucketSource(access, retry), temporary)
        .open(LARGE, commit, new CheckoutBudget(bytes, clock.instant().plus(time), clock));
  }

  private static Filter redirectingTo(URI elsewhere) {
    return (request, response, chain) -> {
      HttpServletRequest http = (HttpServletRequest) request;
      ((HttpServletResponse) response)
          .sendRedirect(elsewhere + http.getRequestURI() + "?" + http.getQueryString());
    };
  }

  /** Breaks so many answers off in the middle of the pack. */
  private static Filter breaking(AtomicInteger broken) {
    return spoiling(
        written -> {
          if (written > SIZE / 2 && broken.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("broken off");
          }
        },
        1 << 13);
  }

  private static Filter slowly(int piece, int millis) {
    return spoiling(
        written -> {
          try {
            Thread.sleep(millis);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        piece);
  }

  private interface Spoiler {
    void before(long written) throws IOException;
  }

  private static Filter spoiling(Spoiler spoiler, int piece) {
    return (request, response, chain) -> {
      HttpServletResponse http = (HttpServletResponse) response;
      chain.doFilter(
          request,
          new HttpServletResponseWrapper(http) {
            @Override
            public ServletOutputStream getOutputStream() throws IOException {
              return new Pieces(http.getOutputStream(), spoiler, piece);
            }
          });
    };
  }

  /** Lets a spoiler in before each piece of what is written. */
  private static final class Pieces extends ServletOutputStream {
    private final ServletOutputStream out;
    private final Spoiler spoiler;
    private final int piece;
    private long written;

    Pieces(ServletOutputStream out, Spoiler spoiler, int piece) {
      this.out = out;
      this.spoiler = spoiler;
      this.piece = piece;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int done = 0; done < length; done += piece) {
        spoiler.before(written);
        int count = Math.min(piece, length - done);
        out.write(bytes, offset + done, count);
        out.flush();
        written += count;
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public boolean isReady() {
      return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      out.setWriteListener(listener);
    }
  }
}
