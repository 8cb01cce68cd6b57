package planted;

/** Well meant. */
public final class Crooked {
     private Crooked() {}
}
