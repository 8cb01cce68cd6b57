package io.pipewright.localcloud.bitbucket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.bitbucket.access.Caller;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the resource for a request, checks the caller's right, and writes what it answers. */
public final class Router extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_BODY = 8 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final transient List<Route> routes;
  private final transient Function<RestError, JsonNode> errors;

  /**
   * Serves resources.
   *
   * @param errors shapes the body of an error
   */
  public Router(List<Route> routes, Function<RestError, JsonNode> errors) {
    this.routes = List.copyOf(routes);
    this.errors = errors;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(LONGEST_BODY);
    String content = new String(bytes, StandardCharsets.UTF_8);
    try {
      write(response, answer(request, content));
    } catch (RestError error) {
      write(response, new Answer(error.status(), Optional.of(errors.apply(error))));
    }
  }

  private Answer answer(HttpServletRequest request, String content) {
    // As it came: a segment may hold an encoded slash.
    String path = request.getRequestURI().replaceFirst("^(/rest/[a-z-]+)/1\\.0/", "$1/latest/");
    for (Route route : routes) {
      Optional<Map<String, String>> values = route.match(path);
      if (route.method().equals(request.getMethod()) && values.isPresent()) {
        Caller caller = Caller.of(request);
        if (!caller.right().includes(route.right())) {
          throw RestError.forbidden();
        }
        return route
            .handler()
            .handle(new Call(caller, values.get(), query(request.getQueryString()), content));
      }
    }
    throw RestError.noResource(request.getMethod() + " " + path);
  }

  /** Of the query only: a servlet's parameters would be read from a body, too. */
  private static Map<String, List<String>> query(@Nullable String text) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (text != null) {
      for (String pair : text.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        parameters
            .computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
            .add(parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void write(HttpServletResponse response, Answer answer) throws IOException {
    response.setStatus(answer.status());
    if (answer.body().isPresent()) {
      response.setContentType("application/json;charset=UTF-8");
      JSON.writeValue(response.getOutputStream(), answer.body().get());
    }
  }
}
