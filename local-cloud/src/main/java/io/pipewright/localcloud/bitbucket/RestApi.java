package io.pipewright.localcloud.bitbucket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The REST resources below {@code /rest/api/latest} that the factory and its tests use. */
final class RestApi extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_BODY = 1024 * 1024;
  private static final Pattern RESOURCE =
      Pattern.compile("/projects/([^/]+)/repos/([^/]+)/(tags|commits/([0-9a-f]{1,40})(/builds)?)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final transient RepositoryStore repositories;
  private final transient BuildStatusStore statuses;

  RestApi(RepositoryStore repositories, BuildStatusStore statuses) {
    this.repositories = repositories;
    this.statuses = statuses;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Optional<JsonNode> answer = route(request);
      if (answer.isPresent()) {
        response.setContentType("application/json;charset=UTF-8");
        JSON.writeValue(response.getOutputStream(), answer.get());
      } else {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      }
    } catch (RestError error) {
      error.writeTo(response);
    }
  }

  private Optional<JsonNode> route(HttpServletRequest request) throws IOException {
    String path = String.valueOf(request.getPathInfo());
    Matcher resource = RESOURCE.matcher(path);
    if (!resource.matches()) {
      throw RestError.noResource(path);
    }
    RepositoryName repository =
        repositories
            .find(resource.group(1), resource.group(2))
            .orElseThrow(() -> RestError.noRepository(resource.group(1), resource.group(2)));
    boolean get = request.getMethod().equals("GET");
    if (get && resource.group(3).equals("tags")) {
      return Optional.of(resources(repository).tags());
    }
    String commit = String.valueOf(resource.group(4));
    boolean builds = resource.group(5) != null;
    if (get && !builds) {
      return Optional.of(resources(repository).commit(commit));
    }
    if (builds && (get || request.getMethod().equals("POST"))) {
      return builds(request, repository, resources(repository).fullHash(commit));
    }
    throw RestError.noResource(request.getMethod() + " " + path);
  }

  private Optional<JsonNode> builds(
      HttpServletRequest request, RepositoryName repository, String commit) throws IOException {
    if (request.getMethod().equals("POST")) {
      statuses.put(repository, commit, PostedStatus.from(body(request)));
      return Optional.empty();
    }
    String key = Optional.ofNullable(request.getParameter("key")).orElse("");
    if (key.isEmpty()) {
      throw RestError.invalid("key", "A key is required.");
    }
    return Optional.of(
        statuses
            .get(repository, commit, key)
            .<JsonNode>map(JSON::valueToTree)
            .orElseThrow(() -> RestError.noStatus(key)));
  }

  private GitResources resources(RepositoryName repository) {
    return new GitResources(repositories, repository);
  }

  private static JsonNode body(HttpServletRequest request) throws IOException {
    byte[] content = request.getInputStream().readNBytes(LONGEST_BODY);
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException broken) {
      throw RestError.invalid("", "The request is not JSON.");
    }
  }
}
