package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.codepipeline.ActionRun.Answer;
import io.pipewright.localcloud.codepipeline.ActionRun.Approval;
import io.pipewright.localcloud.identity.Authorizer;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.process.AwsJson;
import io.pipewright.localcloud.server.AwsError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Takes the answers of approvers. */
final class Approvals {
  private final Pipelines pipelines;
  private final PipelineLookup lookup;
  private final Authorizer authorizer;
  private final Clock clock;

  Approvals(Pipelines pipelines, Authorizer authorizer, Clock clock) {
    this.pipelines = pipelines;
    this.lookup = new PipelineLookup(pipelines);
    this.authorizer = authorizer;
    this.clock = clock;
  }

  ObjectNode put(Caller caller, ObjectNode input) {
    String name = input.path("pipelineName").asText();
    String stage = input.path("stageName").asText();
    String action = input.path("actionName").asText();
    Map<String, String> tags =
        pipelines.find(name).map(found -> found.definition().tags()).orElse(Map.of());
    // Before anything is looked up: who may not approve learns nothing.
    authorizer.authorize(
        caller,
        "codepipeline:PutApprovalResult",
        pipelines.settings().arn(name) + "/" + stage + "/" + action,
        tags);
    Pipeline pipeline = lookup.pipeline(name);
    PipelineLookup.action(pipeline.definition(), stage, action);
    Answer answer = answer(caller, input);
    Approval approval = open(pipeline, stage, action, input.path("token").asText());
    if (!approval.answer().complete(answer)) {
      throw completed();
    }
    return AwsJson.object().put("approvedAt", AwsJson.time(clock.instant()));
  }

  private static Answer answer(Caller caller, ObjectNode input) {
    String status = input.path("result").path("status").asText();
    if (!status.equals("Approved") && !status.equals("Rejected")) {
      throw PipelineLookup.error(
          "ValidationException",
          "result.status is '" + status + "', allowed are Approved and Rejected");
    }
    return new Answer(
        status.equals("Approved"), input.path("result").path("summary").asText(), caller.arn());
  }

  private static Approval open(Pipeline pipeline, String stage, String action, String token) {
    Optional<Approval> approval =
        pipeline
            .latestIn(stage)
            .flatMap(execution -> execution.action(stage, action))
            .flatMap(ActionRun::approval);
    boolean matches = approval.filter(one -> same(one.token(), token)).isPresent();
    if (!matches) {
      throw PipelineLookup.error(
          "InvalidApprovalTokenException",
          "The token is not that of the open approval; GetPipelineState shows it");
    }
    if (approval.get().answer().isDone()) {
      throw completed();
    }
    return approval.get();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static AwsError completed() {
    return PipelineLookup.error(
        "ApprovalAlreadyCompletedException", "The approval has already been answered");
  }
}
