package com.example.ledger;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Starts the service on the port in the variable {@code PORT}, 5000 if it is not set. */
public final class LedgerMain {
  private LedgerMain() {}

  /** Runs until the process is stopped. */
  @SuppressWarnings("resource") // the server lives as long as the process
  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "5000"));
    new LedgerServer(new Ledger(), new InetSocketAddress(port));
  }
}
