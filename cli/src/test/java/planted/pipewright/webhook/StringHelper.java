package planted.pipewright.webhook;

/** Breaks the rule about names. */
public record StringHelper(String text) {}
