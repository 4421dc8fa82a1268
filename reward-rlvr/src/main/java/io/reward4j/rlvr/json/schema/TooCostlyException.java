package io.reward4j.rlvr.json.schema;

import com.networknt.schema.SchemaException;

/// A check that is given up. Of the kind that the library lets through without a log entry.
final class TooCostlyException extends SchemaException {

    private static final long serialVersionUID = 1;

    private final String why;

    private TooCostlyException(String why) {
        super(why);
        this.why = why;
    }

    /// The value has more levels than are followed.
    static TooCostlyException deep() {
        return new TooCostlyException("is too deep to be checked");
    }

    /// The steps are used up.
    static TooCostlyException steps() {
        return new TooCostlyException("is too costly to be checked");
    }

    /// What is wrong with the value.
    String why() {
        return why;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
