package io.pipewright.cli.view.output;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Map;

/** The templates of {@code src/main/jte}, compiled by the build. They escape whatever they show. */
public final class Templates {
  private static final String PACKAGE = "io.pipewright.cli.view";

  private Templates() {}

  /**
   * Fills in a template.
   *
   * @param name for example {@code page/page.jte}
   * @param parameters by the names that the template gives them
   */
  public static String fill(String name, Map<String, Object> parameters) {
    CleanOutput output = new CleanOutput();
    TemplateEngine.createPrecompiled(null, ContentType.Html, null, PACKAGE)
        .render(name, parameters, output);
    return output.text();
  }
}
