package io.pipewright.webhook.launch;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.receive.failure.UnavailableException;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was launched, or fails. */
public final class RecordingLauncher implements Launcher {
  private final List<GenerationRequest> requests = new ArrayList<>();
  private boolean failing;

  @Override
  public Launch launch(GenerationRequest request, String team) {
    if (failing) {
      throw new UnavailableException("no capacity");
    }
    boolean repeated =
        requests.stream().anyMatch(earlier -> earlier.commit().equals(request.commit()));
    requests.add(request);
    return new Launch("arn:task/" + team, repeated);
  }

  public List<GenerationRequest> requests() {
    return List.copyOf(requests);
  }

  /** From now on nothing can be launched. */
  public void fail() {
    failing = true;
  }
}
