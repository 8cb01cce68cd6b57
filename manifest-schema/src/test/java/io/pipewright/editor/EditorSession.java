package io.pipewright.editor;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A language server for all tests of a class. */
final class EditorSession implements BeforeAllCallback, AfterAllCallback {
  private final Settings settings;
  private Optional<LanguageServer> server = Optional.empty();

  EditorSession(Settings settings) {
    this.settings = settings;
  }

  OpenDocument open(EditedFile file, String text) {
    return server.orElseThrow().open(file, text);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    server = Optional.of(LanguageServer.start(settings));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.ifPresent(LanguageServer::close);
  }
}
