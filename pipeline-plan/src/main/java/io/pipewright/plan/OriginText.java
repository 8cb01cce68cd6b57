package io.pipewright.plan;

/** Says an origin in a few words. */
final class OriginText implements Origin.Cases<String> {
  @Override
  public String manifest(Origin.Manifest origin) {
    return origin.at().toString();
  }

  @Override
  public String detected(Origin.Detected origin) {
    return "detected: " + origin.path();
  }

  @Override
  public String repository(Origin.Repository origin) {
    return "the repository: " + origin.name();
  }

  @Override
  public String organisation(Origin.Organisation origin) {
    return "factory.yaml: " + origin.key();
  }

  @Override
  public String pack(Origin.Pack origin) {
    return origin.file();
  }

  @Override
  public String policy(Origin.Policy origin) {
    return "policy: " + origin.rule();
  }
}
