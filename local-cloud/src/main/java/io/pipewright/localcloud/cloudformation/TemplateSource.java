package io.pipewright.localcloud.cloudformation;

import java.net.URI;
import java.util.Optional;

/** Where a {@code TemplateURL} is read from. Only our own S3: nothing is fetched from elsewhere. */
@FunctionalInterface
public interface TemplateSource {
  /** The object's text; empty if it is not in our S3. */
  Optional<String> read(URI url);
}
