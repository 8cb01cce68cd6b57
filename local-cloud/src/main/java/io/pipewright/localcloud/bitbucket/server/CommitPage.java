package io.pipewright.localcloud.bitbucket.server;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PostedReport;
import io.pipewright.localcloud.bitbucket.PostedStatus;
import io.pipewright.localcloud.bitbucket.feedback.ReportText;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows a commit's build statuses and reports to a browser. */
final class CommitPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Where Data Center, and where Cloud has it. */
  private static final Pattern PAGE =
      Pattern.compile(
          "(?:/projects/([^/]+)/repos/([^/]+)|/([^/]+)/([^/]+))/commits/([0-9a-f]{40})");

  private final transient Hosting hosting;

  CommitPage(Hosting hosting) {
    this.hosting = hosting;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Matcher page = PAGE.matcher(request.getRequestURI());
    Optional<HostedRepository> repository = page.matches() ? repository(page) : Optional.empty();
    if (repository.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    response.getWriter().write(html(repository.get(), page.group(5)));
  }

  private Optional<HostedRepository> repository(Matcher page) {
    int first = page.group(1) == null ? 3 : 1;
    return hosting.repositories().find(page.group(first), page.group(first + 1));
  }

  private String html(HostedRepository repository, String commit) {
    String title = repository.name() + " " + commit.substring(0, 11);
    String rows =
        hosting.statuses().all(repository, commit).stream()
            .map(CommitPage::row)
            .collect(Collectors.joining("\n"));
    String reports =
        hosting.reports().all(repository, commit).stream()
            .map(CommitPage::report)
            .collect(Collectors.joining("\n"));
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%1$s</title>
        <style>body{font-family:sans-serif;margin:2em}td{padding:.3em 1em;vertical-align:top}</style></head>
        <body><h1>%1$s</h1>
        <table>
        %2$s
        </table>
        %3$s
        </body></html>
        """
        .formatted(escape(title), rows.isEmpty() ? "<tr><td>No builds.</td></tr>" : rows, reports);
  }

  private static String report(PostedReport report) {
    return "<pre>" + escape(ReportText.of(report)) + "</pre>";
  }

  private static String row(PostedStatus status) {
    String link = status.url().matches("https?://.*") ? status.url() : "";
    return "<tr><td>%s</td><td><a href=\"%s\">%s</a></td><td>%s</td></tr>"
        .formatted(
            escape(status.state()),
            escape(link),
            escape(status.name().isEmpty() ? status.key() : status.name()),
            escape(status.description()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
