package io.pipewright.bitbucket.cloud;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.rest.Answer;
import io.pipewright.bitbucket.rest.RestCall;
import io.pipewright.bitbucket.rest.RestClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads lists that come in pages: {@code values} and the URL of the {@code next} page. Of that URL
 * nothing is used but its query, and only if the rest is the list's own: an answer must not choose
 * where the token goes.
 */
final class Pages {
  private static final int MOST_PAGES = 100;

  private Pages() {}

  /**
   * Reads the first elements of a list.
   *
   * @param url with {@code pagelen} in its query
   * @param limit how many elements are wanted at most
   * @throws BitbucketException if a call fails, or a page points elsewhere or to one that was read
   */
  static List<Answer> read(RestClient rest, String what, URI url, int limit) {
    List<Answer> elements = new ArrayList<>();
    Set<URI> read = new HashSet<>();
    URI page = url;
    while (true) {
      if (!read.add(page) || read.size() > MOST_PAGES) {
        throw new BitbucketException("cannot " + what + ": the list has no end", false);
      }
      Answer answer = rest.call(RestCall.get(what, page));
      elements.addAll(answer.each("/values"));
      Optional<String> next = answer.find("/next");
      if (elements.size() >= limit || next.isEmpty()) {
        return List.copyOf(elements.subList(0, Math.min(limit, elements.size())));
      }
      page = sameList(url, next.get(), answer);
    }
  }

  private static URI sameList(URI url, String next, Answer answer) {
    URI given;
    try {
      given = URI.create(next);
    } catch (IllegalArgumentException malformed) {
      throw elsewhere(answer);
    }
    if (!url.getScheme().equalsIgnoreCase(given.getScheme())
        || !url.getRawAuthority().equalsIgnoreCase(given.getRawAuthority())
        || !url.getPath().equals(given.getPath())
        || given.getRawQuery() == null) {
      throw elsewhere(answer);
    }
    return URI.create(url.toString().replaceFirst("\\?.*", "") + "?" + given.getRawQuery());
  }

  private static BitbucketException elsewhere(Answer answer) {
    return new BitbucketException(
        "cannot " + answer.what() + ": the next page is said to be at another place", false);
  }
}
