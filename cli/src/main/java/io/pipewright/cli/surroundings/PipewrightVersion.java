package io.pipewright.cli.surroundings;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
public final class PipewrightVersion implements IVersionProvider {
  /** The version, or a word that says that this is not the packaged command line. */
  public static String current() {
    String version = PipewrightVersion.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"pipewright " + current()};
  }
}
