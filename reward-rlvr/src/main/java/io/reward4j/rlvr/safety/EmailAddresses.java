package io.reward4j.rlvr.safety;

/// Finds e-mail addresses: an unquoted local part of at most 64 characters, `@`, and a domain with a top-level name of
/// letters.
final class EmailAddresses implements Detector {

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;

    @Override
    public void find(String text, Hits hits) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '@' || text.charAt(i) == '＠') {
                int start = localStart(text, i);
                int end = domainEnd(text, i + 1);
                if (start < i && end > 0) {
                    hits.add("e-mail address", start, end);
                }
            }
        }
    }

    private static int localStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && text.charAt(start) == '.') {
            start++;
        }
        return start;
    }

    /// Returns the end of the domain that begins here, or `-1`.
    private static int domainEnd(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST_DOMAIN);
        int end = -1;
        int label = from;
        boolean letters = true;
        int labels = 0;
        for (int i = from; i <= limit; i++) {
            char c = i < limit ? text.charAt(i) : ' ';
            if (isAlphanumeric(c) || (c == '-' && i > label)) {
                letters &= c > '9';
                continue;
            }
            if (i == label) {
                break;
            }
            labels++;
            if (labels > 1 && letters && i - label >= 2) {
                end = i;
            }
            if (c != '.') {
                break;
            }
            label = i + 1;
            letters = true;
        }
        return end;
    }

    private static boolean isLocal(char c) {
        return isAlphanumeric(c) || "._%+-'&".indexOf(c) >= 0;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
