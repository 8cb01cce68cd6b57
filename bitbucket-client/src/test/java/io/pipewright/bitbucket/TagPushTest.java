package io.pipewright.bitbucket;

import static io.pipewright.bitbucket.GitRemoteFixture.ADA;
import static io.pipewright.bitbucket.GitRemoteFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.repository.CommitHash;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Version tags that are pushed, and the tags that were there first. */
class TagPushTest {
  @TempDir Path folder;
  private GitRemoteFixture git;

  @BeforeEach
  void start() throws Exception {
    git = new GitRemoteFixture(folder);
  }

  @AfterEach
  void stop() {
    git.close();
  }

  @Test
  void pushesAnAnnotatedTag() throws Exception {
    git.commit("first");
    CommitHash second = git.commit("second");
    git.remote().fetchHistory(git.local(), second);

    assertThat(tagAndPush("v1.0.0", second)).isEqualTo(PushResult.PUSHED);

    try (RevWalk walk = new RevWalk(git.origin().getRepository())) {
      RevTag tag = walk.parseTag(git.origin().getRepository().resolve("refs/tags/v1.0.0"));
      assertThat(tag.getFullMessage()).isEqualTo("Release v1.0.0");
      assertThat(tag.getObject().name()).isEqualTo(second.value());
    }
    assertThat(git.remote().listTags(git.local())).containsOnlyKeys("v1.0.0");
  }

  @Test
  void pushesATagOfACommitThatTheBranchHasLeftBehind() throws Exception {
    CommitHash first = git.commit("first");
    git.remote().fetchHistory(git.local(), first);
    git.commit("second");
    git.commit("third");

    assertThat(tagAndPush("v1.0.0", first)).isEqualTo(PushResult.PUSHED);
  }

  @Test
  void leavesATagThatIsThereAsItIs() throws Exception {
    CommitHash first = git.commit("first");
    Ref theirs = git.origin().tag().setName("v1.0.0").setTagger(ADA).setMessage("theirs").call();
    CommitHash second = git.commit("second");
    git.remote().fetchCommit(git.local(), second);

    assertThat(tagAndPush("v1.0.0", second)).isEqualTo(PushResult.EXISTS);

    assertThat(first).isNotEqualTo(second);
    assertThat(git.origin().getRepository().exactRef("refs/tags/v1.0.0").getObjectId())
        .isEqualTo(theirs.getObjectId());
  }

  @Test
  void losesARaceForATagAndSaysSo() throws Exception {
    CommitHash commit = git.commit("first");
    git.remote().fetchHistory(git.local(), commit);
    git.server().beforeReceive(() -> tagAtOrigin("v1.0.0"));

    assertThat(tagAndPush("v1.0.0", commit)).isEqualTo(PushResult.EXISTS);
  }

  private PushResult tagAndPush(String name, CommitHash commit) throws Exception {
    try (RevWalk walk = new RevWalk(git.local())) {
      Git.wrap(git.local())
          .tag()
          .setName(name)
          .setObjectId(walk.parseCommit(ObjectId.fromString(commit.value())))
          .setTagger(ADA)
          .setMessage("Release " + name)
          .call();
    }
    return git.remote().pushTag(git.local(), name);
  }

  private void tagAtOrigin(String name) {
    try {
      git.origin().tag().setName(name).setTagger(ADA).setMessage("theirs").call();
    } catch (GitAPIException failure) {
      throw new AssertionError(failure);
    }
  }
}
