package io.pipewright.bitbucket.datacenter;

import static io.pipewright.bitbucket.ClientFixture.NEWER;
import static io.pipewright.bitbucket.ClientFixture.OLDER;

import io.pipewright.bitbucket.ClientFixture;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.bitbucket.RestServer;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;

/** A repository of Data Center, and the answers about it. */
final class RepositoriesFixture implements AutoCloseable {
  static final RepositoryId REPOSITORY = new RepositoryId("PAY", "ledger-api");
  static final String PATH = "/rest/api/latest/projects/PAY/repos/ledger-api";

  private final ClientFixture bitbucket = new ClientFixture(BitbucketKind.DATA_CENTER);

  RepositoriesFixture() throws IOException {}

  RestServer server() {
    return bitbucket.server();
  }

  Repositories repositories() {
    return bitbucket.client().repositories();
  }

  static String page(String end, String values) {
    return "{\"size\": 1, \"start\": 0, \"values\": [" + values + "], " + end + "}";
  }

  static String pullRequest(int id, String state, String sourceProject, String closed) {
    return """
        {"id": %d, "version": 3, "title": "Pay twice", "state": "%s", "closedDate": %s,
         "fromRef": {"id": "refs/heads/feature/Pay-7", "displayId": "feature/Pay-7",
           "latestCommit": "%s",
           "repository": {"slug": "ledger-api", "project": {"key": "%s"}}},
         "properties": {"mergeCommit": {"id": "%s", "displayId": "short"}},
         "toRef": {"id": "refs/heads/main", "displayId": "main", "latestCommit": "elsewhere",
           "repository": {"slug": "ledger-api", "project": {"key": "PAY"}}}}
        """
        .formatted(id, state, closed, OLDER, sourceProject, NEWER);
  }

  @Override
  public void close() {
    bitbucket.close();
  }
}
