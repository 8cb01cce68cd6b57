package io.pipewright.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schemas are complete in themselves: for them an editor fetches nothing. */
class NetworkIT {
  private ClosedProxy proxy;
  private LanguageServer server;

  @BeforeEach
  void start() throws IOException {
    proxy = ClosedProxy.start();
    server = LanguageServer.start(Settings.mapped().proxy(proxy.address()));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    proxy.close();
  }

  @Test
  void nothingIsFetched() {
    for (EditedFile file : EditedFile.ALL) {
      Sample sample = Sample.of(Place.root(file));
      OpenDocument mapped = server.open(file, sample.text());
      OpenDocument named = server.open(file, ModelineIT.modeline(file) + sample.text());

      assertThat(mapped.hover(1, 2)).isNotEmpty();
      assertThat(mapped.offers(1, 1)).isNotNull();
      assertThat(mapped.diagnostics()).isEmpty();
      assertThat(named.diagnostics()).isEmpty();
    }
    assertThat(proxy.requests()).isEmpty();
  }

  @Test
  void whatIsFetchedIsSeen() {
    String address = "http://schemas.invalid/pipeline.schema.json";
    String text = "# yaml-language-server: $schema=" + address + "\nversion: 1\n";

    assertThat(server.open(EditedFile.MANIFEST, text).diagnostics())
        .singleElement()
        .satisfies(diagnostic -> assertThat(diagnostic.message()).contains(address));
    assertThat(proxy.requests()).containsExactly("GET " + address + " HTTP/1.1");
  }
}
