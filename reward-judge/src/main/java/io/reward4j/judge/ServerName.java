package io.reward4j.judge;

import java.net.URI;

/// How messages name the server that a model is reached by: for those who write a [JudgeModel].
public final class ServerName {

    private ServerName() {}

    /// Returns the host, and the port if there is one. What else an address holds may be a secret: the user and
    /// password before the host, or a key in the query.
    ///
    /// @return `(no host)` for an address without one
    public static String of(URI address) {
        String host = address.getHost();
        if (host == null) {
            return "(no host)";
        }
        return address.getPort() < 0 ? host : host + ":" + address.getPort();
    }
}
