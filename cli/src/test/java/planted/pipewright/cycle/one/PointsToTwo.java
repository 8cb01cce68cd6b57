package planted.pipewright.cycle.one;

import planted.pipewright.cycle.two.PointsToOne;

/** Breaks the rule against package cycles. */
public record PointsToTwo(PointsToOne other) {}
