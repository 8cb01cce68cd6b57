package planted.pipewright.cycle.two;

import planted.pipewright.cycle.one.PointsToTwo;

/** Breaks the rule against package cycles. */
public record PointsToOne(PointsToTwo other) {}
