package io.pipewright.localcloud.cloudformation;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What stacks are made in.
 *
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 * @param clock the time of events
 * @param templates where each deployed template is written to, as {@code <stack>.template.json}
 * @param source where a {@code TemplateURL} is read from
 */
public record StackSettings(
    String account, String region, Clock clock, Optional<Path> templates, TemplateSource source) {}
