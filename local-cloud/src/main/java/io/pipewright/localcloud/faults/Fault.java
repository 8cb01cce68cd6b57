package io.pipewright.localcloud.faults;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** What goes wrong with a request. Faults of AWS are in {@link AwsFaults}. */
public sealed interface Fault {
  /**
   * Something else answers: the request goes no further.
   *
   * @param status HTTP status
   * @param headers as sent, {@code Content-Length} aside
   * @param body as sent
   */
  record Answer(int status, Map<String, String> headers, String body) implements Fault {
    public Answer {
      headers = Map.copyOf(headers);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.answer(this);
    }
  }

  /** The connection ends without an answer: the request goes no further. */
  record Drop() implements Fault {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.drop(this);
    }
  }

  /** The connection ends without an answer, but what was asked for is done. */
  record LoseAnswer() implements Fault {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.loseAnswer(this);
    }
  }

  /**
   * The answer comes slowly.
   *
   * @param bytes of each piece, 1 or more
   * @param pause after each piece
   */
  record Trickle(int bytes, Duration pause) implements Fault {
    public Trickle {
      if (bytes < 1) {
        throw new IllegalArgumentException("a piece has a byte at least, not " + bytes);
      }
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.trickle(this);
    }
  }

  /** The connection ends when half of the answer's body was sent. */
  record Truncate() implements Fault {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.truncate(this);
    }
  }

  /**
   * Another host is said to have it: 302 to the same path and query there.
   *
   * @param host scheme, host and port
   */
  record Redirect(URI host) implements Fault {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.redirect(this);
    }
  }

  /** Calls what fits. */
  <T> T match(Cases<T> cases);

  /** A function for each fault. */
  interface Cases<T> {
    /** Something else answers. */
    T answer(Answer fault);

    /** Nothing answers. */
    T drop(Drop fault);

    /** It is done, but nothing answers. */
    T loseAnswer(LoseAnswer fault);

    /** It answers slowly. */
    T trickle(Trickle fault);

    /** Half of an answer. */
    T truncate(Truncate fault);

    /** It is elsewhere. */
    T redirect(Redirect fault);
  }
}
