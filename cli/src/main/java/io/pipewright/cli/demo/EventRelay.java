package io.pipewright.cli.demo;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Takes events from the first moment on and hands them to a receiver that is there only later: the
 * cloud must run before what listens to it can be made.
 */
final class EventRelay implements Consumer<String> {
  private final CompletableFuture<Consumer<String>> receiver = new CompletableFuture<>();

  void connect(Consumer<String> target) {
    receiver.complete(target);
  }

  @Override
  public void accept(String event) {
    receiver.join().accept(event);
  }
}
