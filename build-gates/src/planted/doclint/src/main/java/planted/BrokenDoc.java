package planted;

/** Bold</b> claims. */
public record BrokenDoc(String text) {}
