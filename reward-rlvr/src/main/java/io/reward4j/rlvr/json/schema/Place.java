package io.reward4j.rlvr.json.schema;

import org.jspecify.annotations.Nullable;

/// A place in a JSON value, written as a JSON pointer when it is needed.
public record Place(@Nullable Place parent, String name) {

    public static final Place ROOT = new Place(null, "");

    private static final int LONGEST = 200;

    public Place at(String child) {
        return new Place(this, child);
    }

    public Place at(int index) {
        return new Place(this, Integer.toString(index));
    }

    /// Returns the escaped form of a name in a pointer (RFC 6901, section 3).
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /// Returns a pointer as people read it: `""` says nothing to them, and a hostile one is cut.
    public static String shown(String pointer) {
        if (pointer.isEmpty()) {
            return "the value";
        }
        return pointer.length() <= LONGEST ? pointer : pointer.substring(0, LONGEST) + "…";
    }

    /// Returns the whole pointer.
    public String pointer() {
        StringBuilder pointer = new StringBuilder();
        write(pointer);
        return pointer.toString();
    }

    @Override
    public String toString() {
        return shown(pointer());
    }

    private void write(StringBuilder pointer) {
        if (parent != null) {
            parent.write(pointer);
            pointer.append('/').append(escaped(name));
        }
    }
}
