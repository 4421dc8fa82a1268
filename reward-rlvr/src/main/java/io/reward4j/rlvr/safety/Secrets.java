package io.reward4j.rlvr.safety;

import java.util.List;

/// Finds credentials that announce themselves by a prefix, in the shapes that their issuers document.
final class Secrets implements Detector {

    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ALPHANUMERIC = UPPER + "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String URL_SAFE = ALPHANUMERIC + "_-";

    /// @param least the fewest characters after the prefix
    /// @param most the most of them
    private record Shape(String kind, String prefix, String alphabet, int least, int most) {}

    private static final int ANY = 4_096;
    private static final List<Shape> SHAPES = List.of(
            new Shape("AWS access key id", "AKIA", UPPER + "0123456789", 16, 16),
            new Shape("AWS access key id", "ASIA", UPPER + "0123456789", 16, 16),
            new Shape("AWS bearer token", "ABSK", ALPHANUMERIC + "+/=", 100, ANY),
            new Shape("GitHub token", "ghp_", ALPHANUMERIC, 36, ANY),
            new Shape("GitHub token", "gho_", ALPHANUMERIC, 36, ANY),
            new Shape("GitHub token", "ghu_", ALPHANUMERIC, 36, ANY),
            new Shape("GitHub token", "ghs_", ALPHANUMERIC, 36, ANY),
            new Shape("GitHub token", "ghr_", ALPHANUMERIC, 36, ANY),
            new Shape("GitHub token", "github_pat_", ALPHANUMERIC + "_", 22, ANY),
            new Shape("GitLab token", "glpat-", URL_SAFE, 20, ANY),
            new Shape("Slack token", "xoxb-", ALPHANUMERIC + "-", 20, ANY),
            new Shape("Slack token", "xoxp-", ALPHANUMERIC + "-", 20, ANY),
            new Shape("Slack token", "xoxa-", ALPHANUMERIC + "-", 20, ANY),
            new Shape("Slack token", "xoxr-", ALPHANUMERIC + "-", 20, ANY),
            new Shape("Slack token", "xoxs-", ALPHANUMERIC + "-", 20, ANY),
            new Shape("Slack token", "xapp-", ALPHANUMERIC + "-", 20, ANY),
            new Shape("Slack webhook", "hooks.slack.com/services/", ALPHANUMERIC + "/", 30, ANY),
            new Shape("Google API key", "AIza", URL_SAFE, 35, 35),
            new Shape("Stripe key", "sk_live_", ALPHANUMERIC, 16, ANY),
            new Shape("Stripe key", "rk_live_", ALPHANUMERIC, 16, ANY),
            new Shape("API key", "sk-proj-", URL_SAFE, 20, ANY),
            new Shape("API key", "sk-ant-", URL_SAFE, 20, ANY),
            new Shape("API key", "sk-", ALPHANUMERIC, 32, ANY),
            new Shape("Hugging Face token", "hf_", ALPHANUMERIC, 30, ANY),
            new Shape("npm token", "npm_", ALPHANUMERIC, 36, 36),
            new Shape("JSON web token", "eyJ", URL_SAFE + ".", 40, ANY),
            new Shape("private key", "-----BEGIN PRIVATE KEY-----", "", 0, 0),
            new Shape("private key", "-----BEGIN RSA PRIVATE KEY-----", "", 0, 0),
            new Shape("private key", "-----BEGIN EC PRIVATE KEY-----", "", 0, 0),
            new Shape("private key", "-----BEGIN DSA PRIVATE KEY-----", "", 0, 0),
            new Shape("private key", "-----BEGIN OPENSSH PRIVATE KEY-----", "", 0, 0),
            new Shape("private key", "-----BEGIN ENCRYPTED PRIVATE KEY-----", "", 0, 0),
            new Shape("private key", "-----BEGIN PGP PRIVATE KEY BLOCK-----", "", 0, 0));

    private static final Shape[][] BY_FIRST = byFirst();

    @Override
    public void find(String text, Hits hits) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = c < 0x80 && BY_FIRST[c].length > 0 ? secretEnd(text, i, BY_FIRST[c], hits) : -1;
            i = Math.max(end, i + 1);
        }
    }

    private static int secretEnd(String text, int start, Shape[] shapes, Hits hits) {
        for (Shape shape : shapes) {
            if (text.startsWith(shape.prefix, start) && begins(text, start, shape)) {
                int from = start + shape.prefix.length();
                int end = from;
                while (end < text.length() && end - from < shape.most
                        && shape.alphabet.indexOf(text.charAt(end)) >= 0) {
                    end++;
                }
                boolean whole = end == text.length() || shape.most == ANY || shape.most == 0
                        || shape.alphabet.indexOf(text.charAt(end)) < 0;
                if (end - from >= shape.least && whole && isComplete(shape, text, from, end)) {
                    hits.add(shape.kind, start, end);
                    return end;
                }
            }
        }
        return -1;
    }

    private static boolean begins(String text, int start, Shape shape) {
        return start == 0 || shape.most == 0 || ALPHANUMERIC.indexOf(text.charAt(start - 1)) < 0;
    }

    /// A web token has three parts.
    private static boolean isComplete(Shape shape, String text, int from, int end) {
        if (!shape.prefix.equals("eyJ")) {
            return true;
        }
        int dot = text.indexOf(".eyJ", from);
        return dot >= 0 && dot < end && text.substring(dot + 1, end).indexOf('.') > 0;
    }

    private static Shape[][] byFirst() {
        Shape[][] shapes = new Shape[0x80][];
        for (char c = 0; c < shapes.length; c++) {
            char first = c;
            shapes[c] = SHAPES.stream().filter(shape -> shape.prefix.charAt(0) == first).toArray(Shape[]::new);
        }
        return shapes;
    }
}
