package planted.pipewright.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Breaks the rule that environment and time come in through parameters, once per way. */
public final class AsksTheMachine {
  /** A method reference is a way, too. */
  public static final Supplier<Instant> NOW = Instant::now;

  private AsksTheMachine() {}

  /** Asks for everything. */
  public static String ask() {
    if (System.currentTimeMillis() < 0) {
      System.exit(1);
    }
    return System.getenv("HOME") + Clock.systemUTC().instant() + LocalDate.now(ZoneOffset.UTC);
  }
}
