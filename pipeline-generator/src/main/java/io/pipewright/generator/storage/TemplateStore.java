package io.pipewright.generator.storage;

import java.net.URI;

/** Keeps templates that are too large to be sent in a call. */
public interface TemplateStore {
  /**
   * Stores a template.
   *
   * @param name of the stack
   * @param json the template
   * @return where CloudFormation finds it
   */
  URI store(String name, String json);
}
