package io.pipewright.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An action of a stage. A new kind does not compile until every caller handles it. */
public sealed interface ActionPlan {
  /** Unique in its stage. */
  String name();

  /** Counted from 1. */
  int runOrder();

  /** Runs the case for this action. */
  <R> R match(Cases<R> cases);

  /**
   * One function for each kind of action.
   *
   * @param <R> what they give
   */
  interface Cases<R> {
    R source(Source action);

    R build(Build action);

    R approval(Approval action);

    R cloudFormation(CloudFormation action);
  }

  /**
   * The archive of the commit: S3, never polled, started with an object version.
   *
   * @param bucket the factory's source bucket
   * @param key the repository's archive
   * @param output artefact
   * @param namespace of its variables, {@code VersionId} among them
   */
  record Source(
      String name, int runOrder, String bucket, String key, String output, String namespace)
      implements ActionPlan {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.source(this);
    }
  }

  /**
   * A CodeBuild project of its own with a role of its own.
   *
   * @param gate the gate that this action is, if it is one
   * @param project the project
   * @param input primary input artefact
   * @param extraInputs further input artefacts
   * @param output artefact, if it makes one
   * @param namespace of the variables that the build exports, if it does
   * @param variables given by the action, may hold {@code #{namespace.variable}}
   */
  record Build(
      String name,
      int runOrder,
      Optional<String> gate,
      ProjectPlan project,
      String input,
      List<String> extraInputs,
      Optional<String> output,
      Optional<String> namespace,
      Map<String, String> variables)
      implements ActionPlan {
    public Build {
      extraInputs = List.copyOf(extraInputs);
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.build(this);
    }
  }

  /**
   * A person's decision.
   *
   * @param message what is asked; may hold {@code #{namespace.variable}}
   * @param environment what it guards
   */
  record Approval(String name, int runOrder, String message, String environment)
      implements ActionPlan {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.approval(this);
    }
  }

  /**
   * A stack in a target account.
   *
   * @param environment name
   * @param account of the target
   * @param region of the target
   * @param stackName of the target
   * @param templateArtifact artefact that holds the template
   * @param templatePath path in that artefact
   * @param parameters from a parameter's name to its value
   * @param inputs all input artefacts, the template's first
   * @param deployRole ARN of the role that the action assumes
   * @param executionRole ARN of the role that CloudFormation uses
   */
  record CloudFormation(
      String name,
      int runOrder,
      String environment,
      String account,
      String region,
      String stackName,
      String templateArtifact,
      String templatePath,
      Map<String, ParameterValue> parameters,
      List<String> inputs,
      String deployRole,
      String executionRole)
      implements ActionPlan {
    public CloudFormation {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
      inputs = List.copyOf(inputs);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.cloudFormation(this);
    }
  }
}
