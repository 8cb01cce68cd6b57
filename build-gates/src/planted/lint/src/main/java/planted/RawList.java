package planted;

import java.util.List;

/** Does not say of what. */
public record RawList(List names) {}
