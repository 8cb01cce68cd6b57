package io.pipewright.webhook.review;

import io.pipewright.repository.CommitFiles;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.archive.CommitContent;
import io.pipewright.webhook.checkout.Checkout;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.checkout.Checkouts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Commits that are fetched into a bare repository; what is read of them is read from git. */
public final class CheckoutContents implements ReviewContents {
  private final Checkouts checkouts;

  /** Fetches with {@code checkouts}. */
  public CheckoutContents(Checkouts checkouts) {
    this.checkouts = checkouts;
  }

  @Override
  public ReviewContent open(RepositoryId repository, CommitHash commit, CheckoutBudget budget) {
    Checkout checkout = checkouts.open(repository, commit, budget);
    boolean complete = false;
    try {
      ReviewContent content = new Content(checkout, CommitContent.of(checkout));
      complete = true;
      return content;
    } finally {
      if (!complete) {
        checkout.close();
      }
    }
  }

  private static final class Content implements ReviewContent {
    private final Checkout checkout;
    private final CommitContent content;
    private final CommitFiles files;

    Content(Checkout checkout, CommitContent content) {
      this.checkout = checkout;
      this.content = content;
      this.files = content.files();
    }

    @Override
    public CommitFiles files() {
      return files;
    }

    @Override
    public List<String> notes() {
      return content.notes();
    }

    @Override
    public Map<String, byte[]> read(Set<String> paths, int limitBytesEach) {
      Map<String, byte[]> found = new TreeMap<>();
      for (String path : paths) {
        content.read(path, limitBytesEach).ifPresent(bytes -> found.put(path, bytes));
      }
      return found;
    }

    @Override
    public void close() {
      checkout.close();
    }
  }
}
