package io.pipewright.localcloud.codepipeline;

import java.util.List;

/** The list of executions, with a link to each. */
final class ConsoleIndex {
  private ConsoleIndex() {}

  static String page(String title, List<Pipeline> pipelines) {
    StringBuilder body = new StringBuilder();
    for (Pipeline pipeline : pipelines) {
      String name = Html.escape(pipeline.definition().name());
      body.append("<h2><a href=\"/console/pipelines/%1$s\">%1$s</a></h2>%n<ul>%n".formatted(name));
      for (Execution execution : pipeline.executions()) {
        body.append(
            "<li><a href=\"/console/pipelines/%1$s/executions/%2$s\">%2$s</a> %3$s, started %4$s</li>%n"
                .formatted(name, execution.id(), execution.status(), execution.start()));
      }
      body.append("</ul>\n");
    }
    return Html.page(title, body.toString());
  }
}
