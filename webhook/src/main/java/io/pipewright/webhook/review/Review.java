package io.pipewright.webhook.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.manifest.ManifestReading;
import io.pipewright.organisation.Organisation;
import io.pipewright.plan.ExplainedPlan;
import io.pipewright.plan.PlanJson;
import io.pipewright.plan.PlanRequest;
import io.pipewright.plan.Planner;
import io.pipewright.plan.diff.PlanChange;
import io.pipewright.plan.diff.PlanDiff;
import io.pipewright.repository.CommitFiles;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.archive.CommitArchive;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Judges a commit as the generator would after its merge, with the same reader and planner. What
 * only AWS knows is not asked: whether another repository has the pipeline's name already.
 */
public final class Review {
  private static final String MANIFEST = CommitArchive.MANIFEST;

  /** More than a pipeline can have: each template wants a stage, of which there are fifty. */
  private static final int MOST_TEMPLATE_BYTES = 50 * PlanRequest.LARGEST_TEMPLATE;

  private final Organisation organisation;
  private final Supplier<LanguagePacks> packs;

  /**
   * Reviews for an organisation.
   *
   * @param packs the language packs; asked for whenever there is a manifest to judge
   */
  public Review(Organisation organisation, Supplier<LanguagePacks> packs) {
    this.organisation = organisation;
    this.packs = packs;
  }

  /**
   * Judges a commit.
   *
   * @param repository as {@code factory.yaml} spells it
   * @param deployed what there is now; asked for only if there is something to compare
   * @return empty if there is no manifest
   */
  public Optional<ReviewResult> of(
      RepositoryId repository, ReviewContent content, Supplier<Deployed> deployed) {
    return hasManifest(content.files())
        ? Optional.of(manifest(repository, content, deployed))
        : Optional.empty();
  }

  /** Whether there is something where a manifest belongs. */
  static boolean hasManifest(CommitFiles files) {
    return files.entries().containsKey(MANIFEST);
  }

  private ReviewResult manifest(
      RepositoryId repository, ReviewContent content, Supplier<Deployed> deployed) {
    if (content.files().regular(Set.of(MANIFEST)).isEmpty()) {
      return new ReviewResult.Refused(
          MANIFEST + " is a symbolic link, and links are not followed; commit the file itself");
    }
    return Optional.ofNullable(
            content.read(Set.of(MANIFEST), CommitArchive.MANIFEST_LIMIT).get(MANIFEST))
        .map(bytes -> judge(repository, content, bytes, deployed))
        .orElseGet(
            () ->
                new ReviewResult.Refused(
                    "%s has more than %d bytes, which no manifest needs; shorten it"
                        .formatted(MANIFEST, CommitArchive.MANIFEST_LIMIT)));
  }

  private ReviewResult judge(
      RepositoryId repository, ReviewContent content, byte[] bytes, Supplier<Deployed> deployed) {
    ManifestReading manifest = ManifestReader.readPartly(MANIFEST, bytes);
    PlanRequest request =
        new PlanRequest(
            manifest,
            organisation,
            repository,
            content.files().paths(),
            templates(content, manifest));
    return new Planner(packs.get())
        .explain(request)
        .match(explained -> compared(explained, deployed.get()), ReviewResult.Faulty::new);
  }

  private static Map<String, String> templates(ReviewContent content, ManifestReading manifest) {
    Map<String, String> templates = new HashMap<>();
    int room = MOST_TEMPLATE_BYTES;
    for (String path : content.files().regular(manifest.templates())) {
      int limit = Math.min(room, PlanRequest.LARGEST_TEMPLATE);
      byte[] bytes = content.read(Set.of(path), limit).get(path);
      if (bytes != null) {
        room -= bytes.length;
        templates.put(path, new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return templates;
  }

  private static ReviewResult compared(ExplainedPlan explained, Deployed deployed) {
    JsonNode young = PlanJson.json(explained.plan());
    List<PlanChange> changes =
        deployed.match(
            new Deployed.Cases<>() {
              @Override
              public List<PlanChange> none(Deployed.None none) {
                return List.of();
              }

              @Override
              public List<PlanChange> known(Deployed.Known old) {
                return PlanDiff.between(old.plan(), young);
              }

              @Override
              public List<PlanChange> unknown(Deployed.Unknown unknown) {
                return List.of();
              }
            });
    return new ReviewResult.Planned(explained, deployed, changes);
  }
}
