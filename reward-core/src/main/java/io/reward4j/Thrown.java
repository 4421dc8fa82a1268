package io.reward4j;

import java.util.List;
import java.util.Optional;

/// What foreign code threw: its type, and where in the code of the user.
///
/// @param type the name of its class
/// @param place the class and the line, such as `com.example.Polarity:42`; empty where the stack is not known
/// @param said its own message; empty if it has none
record Thrown(String type, String place, String said) {

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final String OURS = "io.reward4j.";
    private static final String EXAMPLES = "io.reward4j.examples.";

    /// What calls foreign code.
    private static final String ASKING = CheckedScoring.class.getName();

    /// The library whose nodes are part of the API.
    private static final String JACKSON = "tools.jackson.";

    static Thrown of(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return new Thrown(name.isEmpty() ? thrown.getClass().getName() : name, place(thrown), said(thrown));
    }

    /// What is known without the message.
    String summary() {
        return "threw " + type + (place.isEmpty() ? "" : " at " + place);
    }

    /// The summary and the message.
    String message() {
        return said.isEmpty() ? summary() : summary() + ": " + said;
    }

    private static String said(Throwable thrown) {
        try {
            return Optional.ofNullable(thrown.getMessage()).orElse("");
        } catch (RuntimeException | StackOverflowError e) {
            return "";
        }
    }

    /// The nearest place outside of this library; else the nearest one outside of the JDK. Who asked for the scoring
    /// had no part in it.
    private static String place(Throwable thrown) {
        String nearest = "";
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String owner = frame.getClassName();
            if (owner.equals(ASKING)) {
                return nearest;
            }
            if (JDK.stream().anyMatch(owner::startsWith)) {
                continue;
            }
            if (isUsers(owner)) {
                return shown(frame);
            }
            if (nearest.isEmpty()) {
                nearest = shown(frame);
            }
        }
        return nearest;
    }

    private static boolean isUsers(String owner) {
        return owner.startsWith(EXAMPLES) || !(owner.startsWith(OURS) || owner.startsWith(JACKSON));
    }

    private static String shown(StackTraceElement frame) {
        if (frame.getLineNumber() > 0) {
            return frame.getClassName() + ":" + frame.getLineNumber();
        }
        return frame.getClassName() + "." + frame.getMethodName();
    }
}
