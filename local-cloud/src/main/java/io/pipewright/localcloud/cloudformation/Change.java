package io.pipewright.localcloud.cloudformation;

/**
 * What a change set would do to one resource.
 *
 * @param action what happens
 * @param logicalId the resource's name in the template
 * @param physicalId empty for one that is added
 * @param type for example {@code AWS::S3::Bucket}
 */
record Change(Action action, String logicalId, String physicalId, String type) {
  /** As AWS writes them. */
  enum Action {
    ADD("Add"),
    MODIFY("Modify"),
    REMOVE("Remove");

    private final String written;

    Action(String written) {
      this.written = written;
    }

    String written() {
      return written;
    }
  }
}
