package io.pipewright.language;

/**
 * A gate of all languages: one file of {@code gates/}. It runs beside the scans of the language.
 *
 * @param name the file's name without its ending
 * @param title for people
 * @param image CodeBuild image, pinned
 * @param runtime what CodeBuild installs, in its default version
 * @param step what runs
 */
public record Gate(String name, String title, String image, LanguageRuntime runtime, Step step) {}
