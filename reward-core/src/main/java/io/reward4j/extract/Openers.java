package io.reward4j.extract;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Phrases that open an answer and say nothing themselves.
final class Openers {

    private static final Set<String> PHRASES = """
            solution, the solution, here is the solution, heres the solution, solution process
            detailed solution, step by step solution
            answer, the answer, the answer is, final answer, the final answer, the final answer is
            my answer, my answer is
            here is the answer, heres the answer, here is my answer, heres my answer, explanation, reasoning, analysis
            thought process, my thought process, thoughts, thinking process, chain of thought
            lets think, lets think step by step, let us think step by step, lets think about this step by step
            lets solve this, lets solve this problem, lets solve this step by step, lets solve this problem step by step
            lets solve the problem step by step, let us solve this problem step by step, lets solve it step by step
            lets work through this step by step, lets work this out step by step, lets break it down
            lets break this down
            lets break this down step by step, lets begin, lets start, let me think, let me think step by step
            let me solve this step by step, let me solve this problem step by step, step by step
            to solve this problem, to solve this, to solve the problem, i will solve this problem step by step
            解, 解析, 解答, 解法, 解説, 解题过程, 解题思路, 答, 答案, 最终答案, 答案是, 思路, 思考过程, 分析, 让我们一步一步地思考, 让我们一步一步思考
            让我们一步一步地解决这个问题, 让我们一步一步解决这个问题, 让我们逐步解决这个问题, 一步一步思考
            かいせつ, かいとう, こたえ, 答え, 回答, 最終的な答え, 最終回答, 思考過程, 考え方, ステップバイステップで考えましょう, 段階的に考えましょう
            풀이, 정답, 답, 답변, 해설, 해답, 풀이 과정, 최종 답, 단계별로 풀어봅시다, 단계별로 생각해 봅시다
            respuesta, la respuesta, la respuesta es, respuesta final, solución, la solución
            explicación, proceso de pensamiento
            vamos a resolver este problema paso a paso, resolvamos este problema paso a paso
            pensemos paso a paso, paso a paso
            resposta, a resposta é, resposta final, solução, vamos resolver este problema passo a passo, passo a passo
            réponse, la réponse, la réponse est, réponse finale, résolution, processus de réflexion
            résolvons ce problème étape par étape, étape par étape
            lösung, die lösung, antwort, die antwort, die antwort ist, endgültige antwort, lösungsweg, gedankengang
            lösen wir dieses problem schritt für schritt, schritt für schritt
            risposta, la risposta è, risposta finale, soluzione, risolviamo questo problema passo dopo passo
            antwoord, oplossing, odpowiedź, rozwiązanie, cevap, çözüm, ответ, решение, відповідь, рішення
            давайте решим эту задачу шаг за шагом, الجواب, الإجابة, الحل, उत्तर, समाधान, हल
            câu trả lời, lời giải, đáp án, jawaban, solusi
            """
            .lines().flatMap(line -> List.of(line.split(",")).stream()).map(Openers::words)
            .map(words -> String.join(" ", words)).collect(toUnmodifiableSet());

    private static final int MOST_WORDS = 10;

    private Openers() {}

    /// Tells whether a short text is nothing but such phrases, one after the other.
    static boolean fill(String text) {
        List<String> words = words(text);
        boolean[] reachable = new boolean[words.size() + 1];
        reachable[0] = true;
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; reachable[from] && to <= Math.min(words.size(), from + MOST_WORDS); to++) {
                reachable[to] |= PHRASES.contains(String.join(" ", words.subList(from, to)));
            }
        }
        return reachable[words.size()];
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int c : plain.codePoints().toArray()) {
            if (BlankAnswers.says(c) || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
                word.appendCodePoint(c);
            } else if (c != '\'' && c != '’' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
