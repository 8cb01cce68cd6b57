package planted.pipewright.plan;

import java.net.http.HttpClient;

/** Breaks the rule that planning is pure. */
public record OpensSocket(HttpClient client) {}
