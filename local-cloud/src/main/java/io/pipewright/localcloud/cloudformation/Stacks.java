package io.pipewright.localcloud.cloudformation;

import io.pipewright.localcloud.cloudformation.Template.DeletionPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stacks, and the work on them, which goes on after the call that started it was answered. */
final class Stacks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stacks.class);

  private final StackSettings settings;
  private final ResourceActions actions;
  private final Planner planner;
  private final Map<String, Stack> byId = new LinkedHashMap<>();
  private final ExecutorService work =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "cloudformation");
            thread.setDaemon(true);
            return thread;
          });

  Stacks(StackSettings settings, ResourceTypes types) {
    this.settings = settings;
    this.actions = new ResourceActions(types, settings.clock());
    this.planner = new Planner(types);
  }

  StackSettings settings() {
    return settings;
  }

  /** By name, or by id, under which a deleted one is found too. */
  synchronized Optional<Stack> find(String nameOrId) {
    Stack exact = byId.get(nameOrId);
    return exact != null
        ? Optional.of(exact)
        : byId.values().stream()
            .filter(it -> it.name().equals(nameOrId) && !it.status().equals("DELETE_COMPLETE"))
            .findFirst();
  }

  Stack get(String nameOrId) {
    return find(nameOrId).orElseThrow(() -> StackErrors.noStack(nameOrId));
  }

  /** Those that were not deleted. */
  synchronized List<Stack> all() {
    return byId.values().stream().filter(it -> !it.status().equals("DELETE_COMPLETE")).toList();
  }

  /** The stack that a change set creates; it is there already if it has another change set. */
  synchronized Stack review(String name) {
    return find(name)
        .orElseGet(
            () -> {
              Stack stack = new Stack(arn("stack", name), name, settings.clock());
              byId.put(stack.id(), stack);
              return stack;
            });
  }

  String arn(String kind, String name) {
    return "arn:aws:cloudformation:%s:%s:%s/%s/%s"
        .formatted(settings.region(), settings.account(), kind, name, UUID.randomUUID());
  }

  /** Finds the changes of a change set. */
  void plan(Stack stack, ChangeSet changeSet) {
    run(
        () -> {
          ChangeSet planned;
          try {
            planned = planner.plan(changeSet, stack, pseudo(stack));
          } catch (RuntimeException e) {
            planned = changeSet.failed(ResourceActions.reason(e));
          }
          stack.planned(planned);
        });
  }

  /** Executes a change set. */
  void execute(Stack stack, ChangeSet changeSet) {
    writeTemplate(stack, changeSet.submission());
    run(() -> new Deployment(actions, stack, changeSet, pseudo(stack)).run());
  }

  /** Deletes the resources of a stack, the last one first. */
  void delete(Stack stack) {
    run(
        () -> {
          List<StackResource> resources = new ArrayList<>(stack.resources().values());
          Collections.reverse(resources);
          boolean complete = true;
          for (StackResource resource : resources) {
            complete &=
                actions.delete(stack, resource, resource.deletion() != DeletionPolicy.DELETE);
          }
          stack.status(
              complete ? "DELETE_COMPLETE" : "DELETE_FAILED",
              complete ? Optional.empty() : Optional.of("Resources could not be deleted."));
        });
  }

  @Override
  public void close() {
    work.shutdownNow();
  }

  StackScope.Pseudo pseudo(Stack stack) {
    return new StackScope.Pseudo(settings.account(), settings.region(), stack.name(), stack.id());
  }

  private void run(Runnable task) {
    work.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            LOG.error("work on a stack ended: a bug of local-cloud", e);
          }
        });
  }

  private void writeTemplate(Stack stack, Submission submission) {
    if (settings.templates().isEmpty()) {
      return;
    }
    Path directory = settings.templates().get();
    try {
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve(stack.name() + ".template.json"), submission.template().text());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the template below " + directory, e);
    }
  }
}
