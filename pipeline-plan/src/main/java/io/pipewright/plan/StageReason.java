package io.pipewright.plan;

/**
 * Why a stage is in the pipeline.
 *
 * @param stage its name
 * @param isGate whether the organisation asks for it and no team can remove it
 * @param origin where it comes from
 * @param purpose what it does, in one sentence
 */
public record StageReason(String stage, boolean isGate, Origin origin, String purpose) {}
