package io.pipewright.plan;

import io.pipewright.manifest.ManifestDocument;
import java.util.ArrayList;
import java.util.List;

/** Collects what is in effect, and where it comes from. */
final class Settings {
  private final ManifestDocument document;
  private final List<Setting> settings = new ArrayList<>();

  Settings(ManifestDocument document) {
    this.document = document;
  }

  /** A value; it comes from the manifest if it is written there, or else from {@code otherwise}. */
  void add(String path, String value, Origin otherwise) {
    add(path, value, otherwise, "");
  }

  /** A value that the organisation limits. */
  void add(String path, String value, Origin otherwise, String limit) {
    settings.add(new Setting(path, value, origin(path, otherwise), limit));
  }

  Origin origin(String path, Origin otherwise) {
    return document.written(path).<Origin>map(Origin.Manifest::new).orElse(otherwise);
  }

  List<Setting> all() {
    return List.copyOf(settings);
  }
}
