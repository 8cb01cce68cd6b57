package io.pipewright.manifest;

/** How bad a finding is, mildest first. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
