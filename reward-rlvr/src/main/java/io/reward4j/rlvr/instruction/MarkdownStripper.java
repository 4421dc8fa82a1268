package io.reward4j.rlvr.instruction;

/// Markdown that only styles a line.
final class MarkdownStripper {

    private MarkdownStripper() {}

    /// Returns a line without the marks of headings, emphasis and lists.
    static String plain(String line) {
        StringBuilder plain = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean leads = plain.isEmpty() && (c == '#' || c == '>' || c == '-' || c == '+' || c == ' ' || c == '\t');
            if (c != '*' && c != '_' && !leads) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
