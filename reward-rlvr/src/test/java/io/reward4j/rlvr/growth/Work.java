package io.reward4j.rlvr.growth;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// What the counted code has done: a step for each method and each branch, one for each character that a method
/// of `String` or `StringBuilder` looks through or copies. For one thread.
///
/// The static methods stand in for those methods in classes that a [CountingLoader] has loaded.
public final class Work {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static long steps;

    private Work() {}

    /// Returns what the task does.
    static Done by(Runnable task) {
        long stepsBefore = steps;
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        task.run();
        return new Done(steps - stepsBefore, THREADS.getCurrentThreadAllocatedBytes() - bytesBefore);
    }

    public static void step() {
        steps++;
    }

    public static int indexOf(String text, int c) {
        return found(text, 0, text.indexOf(c));
    }

    public static int indexOf(String text, int c, int from) {
        return found(text, from, text.indexOf(c, from));
    }

    public static int indexOf(String text, int c, int from, int to) {
        int at = text.indexOf(c, from, to);
        steps += Math.max(0, (at < 0 ? to : at) - from);
        return at;
    }

    public static int indexOf(String text, String part) {
        return found(text, 0, text.indexOf(part));
    }

    public static int indexOf(String text, String part, int from) {
        return found(text, from, text.indexOf(part, from));
    }

    public static int indexOf(String text, String part, int from, int to) {
        int at = text.indexOf(part, from, to);
        steps += Math.max(0, (at < 0 ? to : at) - from);
        return at;
    }

    public static int lastIndexOf(String text, int c) {
        return foundBack(text.length(), text.lastIndexOf(c));
    }

    public static int lastIndexOf(String text, int c, int from) {
        return foundBack(Math.min(from, text.length()), text.lastIndexOf(c, from));
    }

    public static int lastIndexOf(String text, String part) {
        return foundBack(text.length(), text.lastIndexOf(part));
    }

    public static int lastIndexOf(String text, String part, int from) {
        return foundBack(Math.min(from, text.length()), text.lastIndexOf(part, from));
    }

    public static boolean contains(String text, CharSequence part) {
        return indexOf(text, part.toString()) >= 0;
    }

    public static boolean equals(String text, Object other) {
        steps += other instanceof String same && same.length() == text.length() ? text.length() : 1;
        return text.equals(other);
    }

    public static boolean isBlank(String text) {
        steps += text.length() - text.stripLeading().length();
        return text.isBlank();
    }

    public static String substring(String text, int from) {
        return made(text.substring(from));
    }

    public static String substring(String text, int from, int to) {
        return made(text.substring(from, to));
    }

    public static CharSequence subSequence(String text, int from, int to) {
        return made(text.substring(from, to));
    }

    public static String strip(String text) {
        return made(text.strip());
    }

    public static String stripLeading(String text) {
        return made(text.stripLeading());
    }

    public static String stripTrailing(String text) {
        return made(text.stripTrailing());
    }

    public static String toLowerCase(String text, java.util.Locale locale) {
        return made(text.toLowerCase(locale));
    }

    public static String toUpperCase(String text, java.util.Locale locale) {
        return made(text.toUpperCase(locale));
    }

    public static String replace(String text, char old, char by) {
        return made(text.replace(old, by));
    }

    public static String replace(String text, CharSequence old, CharSequence by) {
        steps += text.length();
        return made(text.replace(old, by));
    }

    public static String toString(StringBuilder builder) {
        return made(builder.toString());
    }

    public static StringBuilder append(StringBuilder builder, String text) {
        return builder.append(made(text));
    }

    public static StringBuilder append(StringBuilder builder, CharSequence text, int from, int to) {
        steps += to - from;
        return builder.append(text, from, to);
    }

    public static StringBuilder insert(StringBuilder builder, int at, String text) {
        steps += builder.length() - at;
        return builder.insert(at, text);
    }

    public static StringBuilder insert(StringBuilder builder, int at, char c) {
        steps += builder.length() - at;
        return builder.insert(at, c);
    }

    public static StringBuilder deleteCharAt(StringBuilder builder, int at) {
        steps += builder.length() - at;
        return builder.deleteCharAt(at);
    }

    private static String made(String text) {
        steps += text.length();
        return text;
    }

    private static int found(String text, int from, int at) {
        steps += Math.max(0, (at < 0 ? text.length() : at) - Math.max(0, from));
        return at;
    }

    private static int foundBack(int from, int at) {
        steps += Math.max(0, from - at);
        return at;
    }

    /// What a task has done.
    ///
    /// @param bytes how much it has allocated
    record Done(long steps, long bytes) {

        private static final double JITTER = 1.3;
        private static final int FREE_STEPS = 4;
        private static final int FREE_BYTES = 64;

        /// Whether this much for so many characters is beyond what the other was for `1 / times` of them.
        boolean outgrows(Done other, int times, int characters) {
            return steps > JITTER * times * other.steps + (double) FREE_STEPS * characters
                    || bytes > JITTER * times * other.bytes + (double) FREE_BYTES * characters;
        }
    }
}
