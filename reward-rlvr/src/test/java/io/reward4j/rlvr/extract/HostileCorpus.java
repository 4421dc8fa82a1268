package io.reward4j.rlvr.extract;

import io.reward4j.contract.HostileTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a model may write to make an extractor slow, wrong or fail.
final class HostileCorpus {

    static final List<String> UNITS = List.of(
            "\\boxed{", "\\boxed", "\\fbox{1}", "\\\\", "\\{", "{", "}", "{,}", "$", "$$", "\\(", "\\)", "\\[x\\]",
            "\\text{",
            "<answer>", "</answer>", "<answer ", "<think>", "</think>", "<|begin_of_solution|>", "<|end_of_solution|>",
            "```",
            "~~~~java\n", "\n", "\r\n", "\n\n", "####", "A:", "Answer:", "the final answer is ", "**", "__", "`",
            "not ", "neither ",
            "n't ", "rather than ", "positive", "ポジティブ", "ではない", "、", "A ", "B or ", "(C)", "I'm ", "1", "1,234", "-",
            ".5", "e9",
            "１２", "x2", " ", "\t", ".", ":", "：", "'", "\ud83d", "\ude00", "\0", "́", "̕", "ﾞ", "א", "a");

    private static final int MEBI = 1 << 20;

    private HostileCorpus() {}

    /// Returns short texts and texts of 1 MiB, by name.
    static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>(HostileTexts.small());
        texts.putAll(HostileTexts.large());
        for (String unit : UNITS) {
            texts.putIfAbsent("1 MiB of '" + unit.replace("\n", "\\n") + "'", unit.repeat(MEBI / unit.length()));
        }
        for (int i = 0; i < UNITS.size(); i++) {
            String pair = UNITS.get(i) + UNITS.get((i * 7 + 3) % UNITS.size());
            texts.put("much of " + pair, pair.repeat(MEBI / 16 / pair.length()));
        }
        texts.put("deep boxes", "\\boxed{".repeat(MEBI / 8) + "}".repeat(MEBI / 8));
        texts.put("deep elements", "<answer>".repeat(MEBI / 17) + "</answer>".repeat(MEBI / 17));
        texts.put("marks out of order", "a" + "̕".repeat(MEBI / 2) + "̀".repeat(MEBI / 2));
        texts.put("a box far off", "\\boxed" + " ".repeat(MEBI) + "{5}");
        texts.put("a keyword far off", "very" + " ".repeat(MEBI) + "good");
        texts.put("an exponent", "1e" + "9".repeat(MEBI));
        return texts;
    }
}
