package io.reward4j.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/// Texts that a model may write and that break careless code, by name.
public final class HostileTexts {

    private static final int MEBI = 1 << 20;

    private HostileTexts() {}

    /// Returns short texts: blank, broken, in every direction.
    public static Map<String, String> small() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("empty", "");
        texts.put("blank", " \t\r\n ");
        texts.put("NUL", "a\0b\0");
        texts.put("lone high surrogate", "x\ud83d");
        texts.put("lone low surrogate", "\ude00x");
        texts.put("emoji", "👩‍👩‍👧‍👦🏳️‍🌈");
        texts.put("right to left", "\u202eabc\u202c שלום \u200f");
        texts.put("zero width", "a\u200bb\u200c\u200d\ufeff");
        texts.put("combining", "Z" + "\u0351".repeat(100));
        texts.put("backslashes", "\\".repeat(101));
        texts.put("quotes", "\"'`´’\"".repeat(20));
        texts.put("not a number", "NaN Infinity -Infinity 1e999999999 0x1p9999");
        texts.put("template", "{response} ${x} {{prompt}} %s %n {0}");
        texts.put("markup", "</answer><answer></think><think>]]><![CDATA[");
        texts.put("unclosed", "{\"a\": [1, {\"b\": \"\\boxed{");
        return texts;
    }

    /// Returns texts of 1 MiB each.
    public static Map<String, String> large() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String unit : new String[]{
                "a", " ", "\n", "0", "{", "}", "[", "(", "\\", "\"", "'", "`", "$", "#", ".", "あ", "\ud83d", "-",
                "\\boxed{", "\\boxed ", "\\frac{", "<think>", "</think>", "<answer>", "</answer>", "{\"a\":", "[[",
                "```", "not ", "A:", "####", "1,", "a b ", "\\{", "/*", "<a", "9^{"}) {
            texts.put("1 MiB of '" + unit.replace("\n", "\\n") + "'", unit.repeat(MEBI / unit.length()));
        }
        return texts;
    }
}
