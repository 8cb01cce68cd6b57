package io.pipewright.localcloud.codepipeline;

/** Text for pages: whatever it holds, it stays text. */
final class Html {
  private Html() {}

  /**
   * A whole page.
   *
   * @param title plain text
   * @param body HTML
   */
  static String page(String title, String body) {
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
        <style>:root{color-scheme:light dark}body{font-family:sans-serif;max-width:60em;margin:2em auto}
        pre{background:#8882;padding:1em;overflow:auto}</style>
        </head><body><h1>%1$s</h1>
        %2$s</body></html>
        """
        .formatted(escape(title), body);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
