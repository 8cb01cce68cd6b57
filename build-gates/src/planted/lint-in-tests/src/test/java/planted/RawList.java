package planted;

import java.util.List;

/** Does not say of what. */
record RawList(List names) {}
