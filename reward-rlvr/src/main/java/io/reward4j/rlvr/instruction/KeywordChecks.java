package io.reward4j.rlvr.instruction;

import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.rlvr.safety.ForbiddenContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words and phrases that an answer has to hold, must not hold, or has to hold at a place.
final class KeywordChecks {

    /// What may stand behind the last words of an answer without being words.
    private static final String CLOSERS = "\"'”’»)]*_`";

    private KeywordChecks() {}

    static Check all(List<String> keywords) {
        List<SoughtPhrase> phrases = keywords.stream().map(SoughtPhrase::of).toList();
        return answer -> {
            List<String> missing = phrases.stream().filter(phrase -> !phrase.isIn(answer.folded()))
                    .map(SoughtPhrase::shown).toList();
            String found = (phrases.size() - missing.size()) + " of " + phrases.size() + " keywords";
            return Verdict.of(missing.isEmpty(), missing.isEmpty() ? found : found + ", missing: " + missing);
        };
    }

    static Check counted(String keyword, Bound wanted) {
        SoughtPhrase phrase = SoughtPhrase.of(keyword);
        return answer -> Verdict.counted(phrase.count(answer.folded()), "times '" + phrase.shown() + "'", wanted);
    }

    static Check counted(Map<String, Integer> keywords) {
        Map<SoughtPhrase, Integer> phrases = new LinkedHashMap<>();
        keywords.forEach((keyword, count) -> phrases.put(SoughtPhrase.of(keyword), count));
        return answer -> {
            List<String> counts = new ArrayList<>();
            boolean followed = true;
            for (Map.Entry<SoughtPhrase, Integer> phrase : phrases.entrySet()) {
                int count = phrase.getKey().count(answer.folded());
                followed &= count == phrase.getValue();
                counts.add("'" + phrase.getKey().shown() + "' " + count + " of " + phrase.getValue());
            }
            return Verdict.of(followed, String.join(", ", counts));
        };
    }

    static Check none(List<String> keywords) {
        ForbiddenContent forbidden = ForbiddenContent.builder().terms("forbidden word", keywords).build();
        return answer -> {
            Reward reward = forbidden.score(Sample.of("", answer.text()));
            return Verdict.of(reward.value() == 1, reward.value() == 1 ? "no forbidden word" : reward.rationale());
        };
    }

    static Check letter(String letter, Bound wanted) {
        String sought = Fold.of(letter).strip();
        if (sought.codePointCount(0, sought.length()) != 1) {
            throw new IllegalArgumentException("one letter is needed, but was '" + letter + "'");
        }
        int c = sought.codePointAt(0);
        return answer -> {
            int count = (int) answer.folded().codePoints().filter(each -> each == c).count();
            return Verdict.counted(count, "times the letter '" + sought + "'", wanted);
        };
    }

    static Check startsWith(String beginning) {
        String sought = visible(beginning);
        return answer -> {
            String text = answer.text().strip();
            boolean starts = text.startsWith(sought) && endsWord(text, sought.length());
            return Verdict.of(starts, (starts ? "begins" : "does not begin") + " with '" + sought + "'");
        };
    }

    static Check endsWith(String end) {
        String sought = visible(end);
        return answer -> {
            String text = answer.text().strip();
            boolean ends = ends(text, sought);
            int last = text.length();
            while (!ends && last > 0 && CLOSERS.indexOf(text.charAt(last - 1)) >= 0) {
                last--;
            }
            ends |= ends(text.substring(0, last).strip(), sought);
            return Verdict.of(ends, (ends ? "ends" : "does not end") + " with '" + sought + "'");
        };
    }

    /// The request word for word, and something said behind it.
    static Check repeatsThenAnswers(String request) {
        String sought = oneSpaced(request);
        return answer -> {
            String text = oneSpaced(answer.text());
            if (!text.startsWith(sought)) {
                return Verdict.broken("does not begin with the request");
            }
            boolean answers = saysSomething(text.substring(sought.length()));
            return Verdict.of(answers, answers ? "the request, then an answer" : "the request and no answer");
        };
    }

    static Check repeats(String sentence) {
        String sought = oneSpaced(sentence);
        return answer -> {
            boolean same = oneSpaced(answer.text()).equals(sought);
            return Verdict.of(same, same ? "the sentence alone" : "not the sentence alone");
        };
    }

    static Check repeatsWithAnotherFirstWord(String request) {
        String sought = oneSpaced(request);
        return answer -> {
            String text = oneSpaced(answer.text());
            int first = text.indexOf(' ');
            int other = sought.indexOf(' ');
            boolean rest = first > 0 && other > 0 && text.substring(first).equals(sought.substring(other));
            if (!rest) {
                return Verdict.broken("not the request but for its first word");
            }
            boolean changed = !firstWord(text).equals(firstWord(sought));
            return Verdict.of(changed, changed ? "the request with another first word" : "the first word is the same");
        };
    }

    /// The words `first` to `last` of the request as spaces part it, both counted from 0, ends included.
    static Check repeatsWords(String request, int first, int last) {
        List<String> words = List.of(oneSpaced(request).split(" "));
        int end = Math.min(words.size(), last + 1);
        if (first >= end) {
            throw new IllegalArgumentException(
                    "no words " + first + " to " + last + " in a request of " + words.size());
        }
        return repeats(String.join(" ", words.subList(first, end)));
    }

    /// The characters `first` to `last` of the request, both counted from 0, ends included.
    static Check repeatsCharacters(String request, int first, int last) {
        int[] characters = request.codePoints().toArray();
        int end = Math.min(characters.length, last + 1);
        if (first >= end) {
            throw new IllegalArgumentException(
                    "no characters " + first + " to " + last + " in a request of " + characters.length);
        }
        return repeats(new String(characters, first, end - first));
    }

    static Check inSentence(String keyword, int number) {
        SoughtPhrase phrase = SoughtPhrase.of(keyword);
        return answer -> sentence(answer, number).map(sentence -> {
            boolean holds = phrase.isIn(Fold.of(sentence.of(answer.text())));
            return Verdict.of(holds,
                    "sentence " + number + (holds ? " has '" : " does not have '") + phrase.shown() + "'");
        }).orElseGet(() -> Verdict.broken(answer.sentences().size() + " sentences, wanted at least " + number));
    }

    static Check inSentenceAtWord(String keyword, int number, int place) {
        String sought = Fold.of(keyword).strip();
        return answer -> sentence(answer, number).map(sentence -> {
            WordSplitter words = answer.words();
            int word = words.from(sentence.start()) + place - 1;
            boolean there = word < words.count() && words.start(word) < sentence.end();
            boolean same = there && words.folded(word).equals(sought);
            return Verdict.of(same, "word " + place + " of sentence " + number + " is " + (same ? "" : "not ") + "'"
                    + keyword.strip() + "'");
        }).orElseGet(() -> Verdict.broken(answer.sentences().size() + " sentences, wanted at least " + number));
    }

    static Check secondAndSecondLast(String keyword) {
        String sought = Fold.of(keyword).strip();
        return answer -> {
            WordSplitter words = answer.words();
            int count = words.count();
            boolean second = count > 1 && words.folded(1).equals(sought);
            boolean secondLast = count > 1 && words.folded(count - 2).equals(sought);
            return Verdict.of(second && secondLast, "the second word is " + (second ? "" : "not ")
                    + "the keyword, the second to last " + (secondLast ? "is" : "is not"));
        };
    }

    private static Optional<Sentence> sentence(Answer answer, int number) {
        List<Sentence> sentences = answer.sentences();
        if (number >= 1 && number <= sentences.size()) {
            return Optional.of(sentences.get(number - 1));
        }
        return Optional.empty();
    }

    private static boolean ends(String text, String sought) {
        int start = text.length() - sought.length();
        return text.endsWith(sought) && (start == 0 || !Character.isLetterOrDigit(text.codePointBefore(start))
                || !Character.isLetterOrDigit(sought.codePointAt(0)) || WordSplitter.isUnspaced(sought.codePointAt(0)));
    }

    private static boolean endsWord(String text, int place) {
        return place == text.length() || !Character.isLetterOrDigit(text.codePointAt(place))
                || !Character.isLetterOrDigit(text.codePointBefore(place))
                || WordSplitter.isUnspaced(text.codePointAt(place));
    }

    private static String firstWord(String text) {
        WordSplitter words = WordSplitter.of(text.substring(0, Math.min(text.length(), 200)));
        return words.count() == 0 ? "" : words.folded(0);
    }

    private static boolean saysSomething(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static String visible(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a text with a visible character is needed");
        }
        return text.strip();
    }

    private static String oneSpaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!space) {
                spaced.append(c);
            } else if (!spaced.isEmpty() && spaced.charAt(spaced.length() - 1) != ' ') {
                spaced.append(' ');
            }
        }
        return spaced.toString().strip();
    }
}
