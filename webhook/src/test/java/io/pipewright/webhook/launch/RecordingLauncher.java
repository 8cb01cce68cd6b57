package io.pipewright.webhook.launch;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.receive.failure.UnavailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps what was launched, or fails. */
public final class RecordingLauncher implements Launcher {
  private final List<GenerationRequest> requests = new ArrayList<>();
  private final Set<String> tokens = new HashSet<>();
  private boolean failing;

  @Override
  public Launch launch(GenerationRequest request, String team, int attempt) {
    if (failing) {
      throw new UnavailableException("no capacity");
    }
    // As ECS does: the same token starts one task.
    boolean repeated = !tokens.add(request.commit() + " " + attempt);
    if (!repeated) {
      requests.add(request);
    }
    return new Launch("arn:task/" + team, repeated);
  }

  public List<GenerationRequest> requests() {
    return List.copyOf(requests);
  }

  /** Launches again. */
  public void recover() {
    failing = false;
  }

  /** From now on nothing can be launched. */
  public void fail() {
    failing = true;
  }
}
