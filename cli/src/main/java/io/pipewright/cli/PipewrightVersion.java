package io.pipewright.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class PipewrightVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = PipewrightVersion.class.getPackage().getImplementationVersion();
    return new String[] {"pipewright " + (version == null ? "(not packaged)" : version)};
  }
}
