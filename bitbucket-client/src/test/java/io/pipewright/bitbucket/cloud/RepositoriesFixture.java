package io.pipewright.bitbucket.cloud;

import static io.pipewright.bitbucket.ClientFixture.NEWER;
import static io.pipewright.bitbucket.ClientFixture.OLDER;

import io.pipewright.bitbucket.ClientFixture;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.bitbucket.RestServer;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;

/** A repository of Cloud, and the answers about it. */
final class RepositoriesFixture implements AutoCloseable {
  static final RepositoryId REPOSITORY = new RepositoryId("acme", "ledger-api");
  static final String PATH = "/2.0/repositories/acme/ledger-api";

  private final ClientFixture bitbucket = new ClientFixture(BitbucketKind.CLOUD);

  RepositoriesFixture() throws IOException {}

  RestServer server() {
    return bitbucket.server();
  }

  Repositories repositories() {
    return bitbucket.client().repositories();
  }

  static String commit(String hash) {
    return "{\"type\": \"commit\", \"hash\": \"" + hash + "\"}";
  }

  static String page(String end, String values) {
    return "{\"pagelen\": 50, \"values\": [" + values + "]" + end + "}";
  }

  static String pullRequest(int id, String state, String source) {
    return """
        {"id": %d, "title": "Pay twice", "state": "%s",
         "updated_on": "2023-11-14T22:13:20.000000+00:00",
         "source": {"branch": {"name": "feature/Pay-7"}, "commit": {"hash": "%s"},
           "repository": {"full_name": "%s"}},
         "merge_commit": {"hash": "%s"},
         "destination": {"branch": {"name": "main"}, "commit": {"hash": "abcdefabcdef"},
           "repository": {"full_name": "acme/ledger-api"}}}
        """
        .formatted(
            id, state, OLDER.value().substring(0, 12), source, NEWER.value().substring(0, 12));
  }

  @Override
  public void close() {
    bitbucket.close();
  }
}
