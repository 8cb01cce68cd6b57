package io.pipewright.cli.view.model;

import io.pipewright.plan.Origin;

/**
 * Where something comes from.
 *
 * @param source who says it, for example {@code organisation's file}
 * @param place what exactly: a line, a file, a key, or a rule in one sentence
 * @param isRule whether the place is a sentence, not something to look up
 * @param brief both in a few words, where there is little room
 */
public record OriginModel(String source, String place, boolean isRule, String brief) {
  static OriginModel of(Origin origin) {
    return origin.match(new Words());
  }

  private static final class Words implements Origin.Cases<OriginModel> {
    @Override
    public OriginModel manifest(Origin.Manifest origin) {
      String place = origin.at().toString();
      return new OriginModel(
          "manifest", place, false, "from " + place.substring(place.lastIndexOf('/') + 1));
    }

    @Override
    public OriginModel detected(Origin.Detected origin) {
      return new OriginModel("detected", origin.path(), false, "detected: " + origin.path());
    }

    @Override
    public OriginModel repository(Origin.Repository origin) {
      return new OriginModel("repository", origin.name(), false, "from the repository");
    }

    @Override
    public OriginModel organisation(Origin.Organisation origin) {
      return new OriginModel(
          "organisation", "factory.yaml: " + origin.key(), false, "from factory.yaml");
    }

    @Override
    public OriginModel pack(Origin.Pack origin) {
      return new OriginModel("pack", origin.file(), false, "from " + origin.file());
    }

    @Override
    public OriginModel policy(Origin.Policy origin) {
      return new OriginModel("policy", origin.rule(), true, "in every pipeline");
    }
  }
}
