package io.reward4j.rlvr.text;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.Normalization;
import io.reward4j.rlvr.Similarity;
import java.util.ArrayList;
import java.util.List;

/// Reads lists out of text and compares them.
///
/// ```java
/// RewardFunction countries = VerifiableReward.of(Extractors.finalAnswer().then(ListSimilarity.items()::extract),
///         ListSimilarity.ordered());
/// ```
///
/// For lists whose order does not matter use [Similarity#setF1()].
public final class ListSimilarity {

    private static final Normalization ITEM = Normalization.standard();

    private ListSimilarity() {}

    /// Reads the items of a list: what stands between commas, semicolons (`，`, `、`, `；` too), a bar, or line breaks.
    ///
    /// A comma between digits separates nothing, unless white space follows: `1,000` is one item and `1, 000` are two.
    /// Bullets, numbering (`1.`, `2)`) and brackets around the whole are taken off, and each item is normalised
    /// ([Normalization#standard()]). Empty items are left out; a text without items is missing. Linear.
    public static Extractor<List<String>> items() {
        return ListSimilarity::read;
    }

    /// Returns `2·l / (|a| + |b|)`, where `l` is the length of the longest common subsequence of two lists: items count
    /// where they stand in the same order. Two empty lists are alike. Symmetric. Lists with more than 2^26 pairs of
    /// items are compared from their beginning, as in [TextSimilarity#rougeL()].
    public static Similarity<List<String>> ordered() {
        return RougeL::ofTokens;
    }

    private static Extraction<List<String>> read(String text) {
        String whole = unwrapped(text.strip());
        List<String> items = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= whole.length(); i++) {
            if (i == whole.length() || separates(whole, i)) {
                String item = ITEM.apply(unmarked(whole.substring(start, i)));
                if (!item.isEmpty()) {
                    items.add(item);
                }
                start = i + 1;
            }
        }
        if (items.isEmpty()) {
            return Extraction.missing("no items");
        }
        return Extraction.found(List.copyOf(items));
    }

    private static boolean separates(String text, int i) {
        return switch (text.charAt(i)) {
            case '\n', '\r', ';', '，', '、', '；', '|' -> true;
            case ',' -> !(isDigit(text, i - 1) && isDigit(text, i + 1));
            default -> false;
        };
    }

    private static boolean isDigit(String text, int i) {
        return i >= 0 && i < text.length() && Character.isDigit(text.charAt(i));
    }

    private static String unwrapped(String text) {
        if (text.length() < 2) {
            return text;
        }
        int kind = "[{(".indexOf(text.charAt(0));
        if (kind >= 0 && text.charAt(text.length() - 1) == "]})".charAt(kind)) {
            return text.substring(1, text.length() - 1);
        }
        return text;
    }

    /// Takes off a bullet or a number, and quotation marks around the rest.
    private static String unmarked(String item) {
        String plain = item.strip();
        int digits = 0;
        while (isDigit(plain, digits) && digits < 4) {
            digits++;
        }
        if (digits > 0 && digits + 1 < plain.length() && ".)".indexOf(plain.charAt(digits)) >= 0
                && plain.charAt(digits + 1) == ' ') {
            plain = plain.substring(digits + 2).strip();
        } else if (plain.length() > 1 && "-*•".indexOf(plain.charAt(0)) >= 0 && plain.charAt(1) == ' ') {
            plain = plain.substring(2).strip();
        }
        boolean quoted = plain.length() > 1 && plain.charAt(0) == plain.charAt(plain.length() - 1)
                && "\"'`".indexOf(plain.charAt(0)) >= 0;
        return quoted ? plain.substring(1, plain.length() - 1) : plain;
    }
}
