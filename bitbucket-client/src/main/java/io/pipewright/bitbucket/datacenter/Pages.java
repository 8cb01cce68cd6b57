package io.pipewright.bitbucket.datacenter;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.rest.Answer;
import io.pipewright.bitbucket.rest.RestCall;
import io.pipewright.bitbucket.rest.RestClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Reads lists that come in pages: {@code values}, {@code isLastPage}, {@code nextPageStart}. */
final class Pages {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 100;

  private Pages() {}

  /**
   * Reads the first elements of a list.
   *
   * @param url with or without a query, but without {@code start} and {@code limit}
   * @param limit how many elements are wanted at most
   * @throws BitbucketException if a call fails, or the pages have no end
   */
  static List<Answer> read(RestClient rest, String what, URI url, int limit) {
    List<Answer> elements = new ArrayList<>();
    long start = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      String separator = url.getRawQuery() == null ? "?" : "&";
      URI next = URI.create(url + separator + "start=" + start + "&limit=" + Math.min(PAGE, limit));
      Answer answer = rest.call(RestCall.get(what, next));
      elements.addAll(answer.each("/values"));
      if (elements.size() >= limit || !answer.find("/isLastPage").orElse("true").equals("false")) {
        return List.copyOf(elements.subList(0, Math.min(limit, elements.size())));
      }
      start = after(start, answer);
    }
    throw new BitbucketException("cannot " + what + ": the list has no end", false);
  }

  private static long after(long start, Answer answer) {
    long next = answer.json().path("nextPageStart").asLong(-1);
    if (next <= start) {
      throw answer.lacks("a nextPageStart that goes on");
    }
    return next;
  }
}
