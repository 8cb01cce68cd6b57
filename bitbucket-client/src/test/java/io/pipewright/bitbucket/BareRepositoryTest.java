package io.pipewright.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local repository is on its own: no garbage collection, no settings of the user. */
class BareRepositoryTest {
  @TempDir Path folder;
  private Repository local;

  @BeforeEach
  void start() throws Exception {
    IsolatedGit.install();
    local = BareRepository.create(folder.resolve("local.git"));
  }

  @AfterEach
  void stop() {
    local.close();
  }

  @Test
  void collectsNoGarbageWhileTheDirectoryIsDeleted() {
    assertThat(local.getConfig().getInt("gc", null, "auto", 6700)).isZero();
    assertThat(local.getConfig().getBoolean("gc", null, "autoDetach", true)).isFalse();
  }

  @Test
  void readsNoConfigurationOfTheUser() throws Exception {
    File home = folder.resolve("home").toFile();
    Files.createDirectories(home.toPath());
    Files.writeString(home.toPath().resolve(".gitconfig"), "[http]\n\textraHeader = X-Evil: 1\n");
    File before = local.getFS().userHome();
    try {
      local.getFS().setUserHome(home);
      try (Repository fresh = BareRepository.create(folder.resolve("fresh.git"))) {
        assertThat(fresh.getConfig().getString("http", null, "extraHeader")).isNull();
      }
    } finally {
      local.getFS().setUserHome(before);
    }
  }
}
