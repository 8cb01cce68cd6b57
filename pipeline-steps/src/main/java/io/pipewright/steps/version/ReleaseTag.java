package io.pipewright.steps.version;

import io.pipewright.repository.CommitHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;

/** Writes the annotated tag into the local repository, from where it is pushed. */
final class ReleaseTag {
  private final VersionSettings settings;

  ReleaseTag(VersionSettings settings) {
    this.settings = settings;
  }

  void create(Repository repository, String name, CommitHash commit, Instant now) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      TagBuilder tag = new TagBuilder();
      tag.setTag(name);
      tag.setObjectId(ObjectId.fromString(commit.value()), Constants.OBJ_COMMIT);
      tag.setTagger(new PersonIdent("Pipewright", address(), now, ZoneOffset.UTC));
      tag.setMessage(message(name, commit));
      ObjectId id = inserter.insert(tag);
      inserter.flush();
      RefUpdate update = repository.updateRef(Constants.R_TAGS + name);
      update.setNewObjectId(id);
      update.setForceUpdate(true);
      update.update();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write tag " + name, failure);
    }
  }

  /** The last paragraph has git's trailers: {@code git interpret-trailers --parse} reads it. */
  String message(String name, CommitHash commit) {
    return """
        Release %s

        Pipeline: %s
        Execution: %s
        Commit: %s
        Repository: %s
        """
        .formatted(name, settings.pipeline(), settings.execution(), commit, settings.repository());
  }

  private String address() {
    return "pipewright@" + settings.bitbucket().getHost();
  }
}
