package io.pipewright.localcloud.bitbucket;

/**
 * An annotation as it was accepted.
 *
 * @param externalId the poster's name of it, or empty
 * @param path file, or empty
 * @param line from 1; 0 for the file as a whole
 * @param message Cloud calls it summary
 * @param details more text, Cloud only, or empty
 * @param severity LOW, MEDIUM, HIGH; in Cloud also CRITICAL, or empty
 * @param type VULNERABILITY, CODE_SMELL, BUG, or empty
 * @param link or empty
 */
public record PostedAnnotation(
    String externalId,
    String path,
    int line,
    String message,
    String details,
    String severity,
    String type,
    String link) {}
