package io.pipewright.bitbucket;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Git without the machine's configuration: a {@code .gitconfig} of the user or the system could
 * follow redirects, add headers, turn certificate checks off or rewrite URLs.
 */
final class IsolatedGit extends SystemReader.Delegate {
  private IsolatedGit(SystemReader machine) {
    super(machine);
  }

  /** Makes JGit in this JVM read no configuration but a repository's own. */
  static synchronized void install() {
    SystemReader current = SystemReader.getInstance();
    if (!(current instanceof IsolatedGit)) {
      SystemReader.setInstance(new IsolatedGit(current));
    }
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public @Nullable String getenv(String variable) {
    // GIT_DIR, GIT_CONFIG_* and their like would redirect us.
    return variable.startsWith("GIT_") ? null : super.getenv(variable);
  }

  /** A configuration file that is not there. */
  private static final class NoConfig extends FileBasedConfig {
    NoConfig(Config parent, FS fs) {
      super(parent, null, fs);
      // JGit's own SHA-1 looks for forged collisions, which takes longer than all the rest of a
      // fetch. Bitbucket looks for them when they are pushed, and what comes from it is one commit
      // in an empty repository: there is nothing that a collision could take the place of.
      setString("core", null, "sha1Implementation", "jdkNative");
    }

    @Override
    public void load() {}

    /** JGit would keep what it measured of the file system. */
    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
