package planted.pipewright.unmarked;

/** Breaks the rule that every package is marked: this one has no package-info. */
public record WithoutNullMarked(String text) {}
