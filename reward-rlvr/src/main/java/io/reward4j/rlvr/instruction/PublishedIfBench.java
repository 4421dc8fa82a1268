package io.reward4j.rlvr.instruction;

import java.text.Normalizer;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The instructions of IFBench as its published checkers decided them when its results were published, faults included.
final class PublishedIfBench {

    static final Map<String, Function<Arguments, Check>> CHECKS = checks();

    private static final Set<String> CONJUNCTIONS = Set.of("and", "but", "for", "nor", "or", "so", "yet");
    private static final Set<String> PRONOUNS = Set.of("i", "me", "my", "mine", "myself", "we", "us", "our", "ours",
            "ourselves", "you", "your", "yours", "yourself", "yourselves", "he", "him", "his", "himself", "she", "her",
            "hers", "herself", "it", "its", "itself", "they", "them", "their", "theirs", "themselves");
    private static final Set<Integer> PRIMES = Set.of(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59,
            61,
            67, 71, 73, 79, 83, 89, 97);
    private static final List<String> CAPITALS = List.of("Reykjavik", "Helsinki", "Oslo", "Tallinn", "Stockholm",
            "Riga",
            "Moscow", "Copenhagen", "Vilnius", "Minsk", "Dublin", "Berlin", "Amsterdam", "Warsaw", "London", "Brussels",
            "Prague", "Luxembourg", "Paris", "Vienna", "Bratislava", "Budapest", "Vaduz", "Chisinau", "Bern",
            "Ljubljana",
            "Zagreb");
    private static final Pattern LETTERED = Pattern.compile("\\W*[aA]\\W*[bB]\\W*[cC]\\W*");
    private static final Pattern QUESTION = Pattern.compile("Question \\d+[.|):;]?");
    private static final Pattern OPTION = Pattern.compile("^[A-Ea-e][.|)]\\s*\\w");

    private PublishedIfBench() {}

    private static Map<String, Function<Arguments, Check>> checks() {
        Map<String, Function<Arguments, Check>> checks = new LinkedHashMap<>();
        counts(checks);
        words(checks);
        sentences(checks);
        formats(checks);
        moreFormats(checks);
        tasks(checks);
        tables(checks);
        return checks;
    }

    private static void counts(Map<String, Function<Arguments, Check>> checks) {
        checks.put("count:word_count_range", in -> {
            int least = in.count("min_words");
            int most = in.count("max_words");
            return answer -> {
                int words = Python.wordRuns(answer.text()).size();
                return Verdict.of(words >= least && words <= most,
                        words + " runs of letters, wanted " + least + " to " + most);
            };
        });
        checks.put("count:unique_word_count", in -> {
            Bound wanted = in.atLeast("N");
            return answer -> {
                Set<String> words = new HashSet<>();
                Python.split(lower(answer)).forEach(word -> words.add(Python.bare(word)));
                return Verdict.counted(words.size(), "different tokens", wanted);
            };
        });
        checks.put("count:conjunctions", in -> {
            Bound wanted = in.atLeast("small_n");
            return answer -> {
                Set<String> found = new HashSet<>(Python.split(answer.text()));
                found.removeIf(word -> !CONJUNCTIONS.contains(Python.bare(word).toLowerCase(Locale.ROOT)));
                return Verdict.counted(found.size(), "spellings of conjunctions", wanted);
            };
        });
        checks.put("count:person_names", in -> {
            Bound wanted = in.atLeast("N");
            return answer -> Verdict.counted((int) IfBench.NAMES.stream().filter(answer.text()::contains).count(),
                    "names of the list", wanted);
        });
        checks.put("count:numbers", in -> {
            Bound wanted = in.exactly("N");
            return answer -> Verdict.counted(numbers(Python.withoutPunctuation(answer.text())).size(), "runs of digits",
                    wanted);
        });
        checks.put("count:punctuation", in -> answer -> punctuation(answer.text()));
        checks.put("count:words_japanese", in -> japanese(in.place("N")));
        checks.put("count:pronouns", in -> {
            Bound wanted = in.atLeast("N");
            return answer -> Verdict.counted((int) Python
                    .split(Python.withoutPunctuation(lower(answer).replace('/', ' '))).stream()
                    .filter(PRONOUNS::contains)
                    .count(), "personal pronouns", wanted);
        });
        checks.put("count:keywords_multiple", in -> {
            Map<String, Integer> keywords = IfBench.multiple(in);
            return answer -> {
                List<String> counts = new ArrayList<>();
                boolean[] followed = {true};
                keywords.forEach((keyword, count) -> {
                    int found = Python.count(lower(answer), keyword.strip().toLowerCase(Locale.ROOT));
                    followed[0] &= found == count;
                    counts.add("'" + keyword + "' " + found + " of " + count);
                });
                return Verdict.of(followed[0], String.join(", ", counts));
            };
        });
        checks.put("ratio:stop_words", in -> {
            double most = in.number("percentage");
            return answer -> {
                List<String> words = Python.wordRuns(answer.text());
                long stops = words.stream()
                        .filter(word -> StopWords.ENGLISH_PIECES.contains(word.toLowerCase(Locale.ROOT)))
                        .count();
                return Verdict.of(!words.isEmpty() && (double) stops / words.size() * 100 <= most,
                        stops + " of " + words.size() + " are stop words, wanted at most " + most + " %");
            };
        });
        checks.put("ratio:overlap", in -> {
            Set<Long> wanted = WordRules.trigrams(in.text("reference_text"));
            double percentage = in.number("percentage");
            return answer -> {
                Set<Long> own = WordRules.trigrams(answer.text());
                double percent = own.isEmpty()
                        ? -100
                        : (double) own.stream().filter(wanted::contains).count() / own.size() * 100;
                return Verdict.of(percentage - 2 <= percent && percent <= percentage + 2,
                        String.format(Locale.ROOT, "%.1f %% of trigrams shared, wanted %s", percent, percentage));
            };
        });
    }

    private static void words(Map<String, Function<Arguments, Check>> checks) {
        checks.put("words:alphabet", in -> answer -> alphabet(answer.text()));
        checks.put("words:vowel", in -> answer -> {
            String text = Python.strip(answer.text());
            long vowels = text.toLowerCase(Locale.ROOT).chars().filter(EnglishLetters::isVowel).distinct().count();
            return Verdict.of(text.indexOf('\n') < 0 && vowels <= 3, vowels + " kinds of vowels");
        });
        checks.put("words:consonants",
                in -> every(answer -> Python.split(lower(answer)), EnglishLetters::haveConsonantCluster,
                        "without two consonants together"));
        checks.put("words:palindrome", in -> answer -> Verdict.counted((int) bareWords(answer).stream()
                .filter(word -> word.codePointCount(0, word.length()) >= 5)
                .filter(word -> word.contentEquals(new StringBuilder(word).reverse())).count(), "palindromes",
                Bound.atLeast(10)));
        checks.put("words:prime_lengths", in -> every(answer -> Python.split(Python.withoutPunctuation(answer.text())),
                word -> PRIMES.contains(word.codePointCount(0, word.length())), "whose length is no prime number"));
        checks.put("words:repeats", in -> {
            int most = in.count("small_n");
            return answer -> {
                Map<String, Integer> counts = new HashMap<>();
                bareWords(answer).forEach(word -> counts.merge(word, 1, Integer::sum));
                int found = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
                return Verdict.of(found <= most, "the most frequent word stands " + found + " times");
            };
        });
        checks.put("words:odd_even_syllables", in -> answer -> {
            List<Integer> parities = bareWords(answer).stream().map(word -> Syllables.of(word).least() % 2).toList();
            return neighbours(parities, (one, next) -> !one.equals(next), "words of one parity beside one another");
        });
        checks.put("words:no_consecutive", in -> answer -> neighbours(bareWords(answer),
                (one, next) -> one.codePointAt(0) != next.codePointAt(0), "words that begin like the one before"));
        checks.put("words:last_first", in -> answer -> neighbours(Python.sentences(answer.text()),
                PublishedIfBench::chains, "sentences that do not begin with the last word of the one before"));
        checks.put("words:paragraph_last_first", in -> answer -> {
            long wrong = Python.split(answer.text(), "\n").stream()
                    .map(line -> Python.split(Python.bare(Python.strip(line).toLowerCase(Locale.ROOT))))
                    .filter(each -> !each.isEmpty() && !each.getFirst().equals(each.getLast())).count();
            return Verdict.of(wrong == 0, wrong + " paragraphs do not end with the word that they begin with");
        });
        checks.put("words:keywords_specific_position", in -> {
            String keyword = in.text("keyword").strip();
            int sentence = in.place("n");
            int place = in.place("m");
            return answer -> {
                List<String> sentences = Python.sentences(answer.text());
                List<String> tokens = sentence <= sentences.size()
                        ? Python.tokens(sentences.get(sentence - 1))
                        : List.of();
                return Verdict.of(place <= tokens.size() && tokens.get(place - 1).equals(keyword),
                        sentences.size() + " sentences, " + tokens.size() + " tokens in number " + sentence);
            };
        });
        checks.put("words:words_position", in -> {
            String keyword = in.text("keyword").strip();
            return answer -> {
                List<String> tokens = Python.tokens(answer.text());
                int count = tokens.size();
                return Verdict.of(count >= 2 && tokens.get(1).equals(keyword) && tokens.get(count - 2).equals(keyword),
                        count + " tokens");
            };
        });
    }

    private static void sentences(Map<String, Function<Arguments, Check>> checks) {
        checks.put("ratio:sentence_type", in -> answer -> {
            int statements = ending(answer, ".");
            int questions = ending(answer, "?");
            return Verdict.of(statements == 2 * questions, statements + " statements and " + questions + " questions");
        });
        checks.put("ratio:sentence_balance", in -> answer -> {
            int statements = ending(answer, ".");
            int questions = ending(answer, "?");
            int exclamations = ending(answer, "!");
            return Verdict.of(statements == questions && questions == exclamations,
                    statements + " statements, " + questions + " questions and " + exclamations + " exclamations");
        });
        checks.put("ratio:sentence_words", in -> answer -> {
            List<Integer> lengths = Python.sentences(answer.text()).stream()
                    .map(sentence -> sentence.codePointCount(0, sentence.length())).toList();
            return Verdict.of(lengths.size() == 3 && new HashSet<>(lengths).size() == 1,
                    lengths.size() + " sentences of " + new HashSet<>(lengths).size() + " lengths");
        });
        checks.put("sentence:alliteration_increment", in -> answer -> neighbours(
                Python.sentences(answer.text()).stream().map(PublishedIfBench::alliteration).toList(),
                (one, next) -> next > one, "sentences without more alliteration than the one before"));
        checks.put("sentence:increment", in -> {
            int step = in.count("small_n");
            return answer -> neighbours(Python.sentences(answer.text()).stream()
                    .map(sentence -> Python.split(Python.withoutPunctuation(sentence)).size()).toList(),
                    (one, next) -> next == one + step, "sentences that are not " + step + " words longer");
        });
        checks.put("sentence:keyword", in -> {
            String keyword = in.text("word").toLowerCase(Locale.ROOT);
            int place = in.place("N");
            return answer -> {
                List<String> sentences = Python.sentences(answer.text());
                return Verdict.of(place <= sentences.size()
                        && sentences.get(place - 1).toLowerCase(Locale.ROOT).contains(keyword),
                        sentences.size() + " sentences, looked in number " + place);
            };
        });
    }

    private static void formats(Map<String, Function<Arguments, Check>> checks) {
        checks.put("format:parentheses", in -> answer -> parentheses(answer.text()));
        checks.put("format:quotes", in -> answer -> quotes(answer.text()));
        checks.put("format:options", in -> options(in.text("options")));
        checks.put("format:newline", in -> answer -> {
            String text = Python.strip(Python.withoutPunctuation(answer.text()));
            long lines = Python.split(text, "\n").stream().filter(line -> !line.isEmpty()).count();
            return Verdict.of(lines == Python.split(text).size(),
                    lines + " lines, " + Python.split(text).size() + " words");
        });
        checks.put("format:emoji", in -> answer -> emoji(Python.sentences(answer.text())));
        checks.put("format:line_indent", in -> answer -> {
            List<String> lines = withoutSomeBlankLines(Python.split(answer.text(), "\n"));
            return neighbours(lines.stream().map(line -> line.length() - Python.stripLeft(line, " ").length()).toList(),
                    (one, next) -> next > one, "lines not indented further");
        });
        checks.put("format:quote_unquote", in -> answer -> {
            String text = String.join("",
                    Python.split(answer.text().replace('“', '"').replace('”', '"').replace("'\"'", "")));
            String end = Python.strip(text, "0123456789" + Python.PUNCTUATION.replace("\"", ""));
            return Verdict.of(!text.contains("\"\"") && !end.isEmpty() && !end.endsWith("\""),
                    "looked for quotes beside one another and at the end");
        });
        checks.put("format:list", in -> {
            String mark = in.text("sep");
            return answer -> Verdict.counted(Python.count(answer.text(), mark), "times '" + mark + "'",
                    Bound.atLeast(2));
        });
    }

    private static void moreFormats(Map<String, Function<Arguments, Check>> checks) {
        checks.put("format:thesis", in -> answer -> thesis(answer.text()));
        checks.put("format:sub-bullets", in -> answer -> {
            List<String> bullets = Python.split(answer.text(), "*");
            long bare = bullets.stream().skip(1).filter(bullet -> bullet.indexOf('-') < 0).count();
            return Verdict.of(bare == 0, (bullets.size() - 1) + " asterisks, " + bare + " without a hyphen behind");
        });
        checks.put("format:no_bullets_bullets", in -> answer -> sentencesThenBullets(answer.text()));
        checks.put("format:title_case", in -> answer -> {
            long wrong = Python.tokens(answer.text()).stream().filter(PublishedIfBench::beginsSmall).count();
            return Verdict.of(wrong == 0, wrong + " words begin small");
        });
        checks.put("format:output_template", in -> answer -> Verdict.of(
                IfBench.LABELS.stream().allMatch(answer.text()::contains), "looked for 3 labels anywhere"));
        checks.put("format:no_whitespace", in -> answer -> {
            long spaces = answer.text().chars().filter(Python::isSpace).count();
            return Verdict.of(spaces == 0, spaces + " characters of white space");
        });
    }

    private static void tasks(Map<String, Function<Arguments, Check>> checks) {
        checks.put("custom:multiples", in -> answer -> {
            List<String> numbers = numbers(answer.text());
            return Verdict.of(numbers.equals(List.of("14", "21", "28", "35", "42", "49")), numbers.size() + " numbers");
        });
        checks.put("custom:mcq_count_length", in -> answer -> questions(answer.text()));
        checks.put("custom:reverse_newline", in -> answer -> reverseLines(answer.text()));
        checks.put("custom:word_reverse", in -> answer -> {
            List<String> words = new ArrayList<>(Python.split(Python.withoutPunctuation(Python.strip(lower(answer)))));
            Collections.reverse(words);
            String turned = String.join(" ", words);
            return Verdict.of(turned.contains("bald eagle") && Python.sentences(turned).contains(turned),
                    "looked for 'bald eagle' in the words turned round");
        });
        checks.put("custom:character_reverse", in -> answer -> Verdict.of(lower(answer).contains("elgae dlab"),
                "looked for 'elgae dlab'"));
        checks.put("custom:sentence_alphabet", in -> answer -> {
            List<String> sentences = Python.sentences(answer.text());
            int right = 0;
            for (int i = 0; i < Math.min(26, sentences.size()); i++) {
                String sentence = sentences.get(i).toLowerCase(Locale.ROOT);
                if (!sentence.isEmpty() && sentence.charAt(0) == 'a' + i) {
                    right++;
                }
            }
            return Verdict.of(sentences.size() == 26 && right == 26,
                    sentences.size() + " sentences, " + right + " right");
        });
        checks.put("custom:european_capitals_sort", in -> answer -> {
            List<String> cities = Python.split(ascii(answer.text()), ",").stream().map(Python::strip)
                    .filter(city -> !city.isEmpty()).toList();
            return Verdict.of(cities.equals(CAPITALS), cities.size() + " cities");
        });
        checks.put("custom:date_format_list", in -> answer -> {
            long wrong = Python.split(Python.strip(answer.text()), ",").stream().map(Python::strip)
                    .filter(date -> !isDate(date)).count();
            return Verdict.of(wrong == 0, wrong + " items are no dates");
        });
        checks.put("repeat:repeat_change", in -> {
            String request = in.text("prompt_to_repeat");
            List<String> rest = Python.split(request).stream().skip(1).toList();
            return answer -> Verdict.of(!request.equals(answer.text())
                    && Python.split(answer.text()).stream().skip(1).toList().equals(rest),
                    "compared all words but the first");
        });
        checks.put("repeat:repeat_simple", in -> answer -> Verdict.of(Python.strip(lower(answer))
                .equals(IfBench.REPEATED_SENTENCE.toLowerCase(Locale.ROOT)), "compared with the sentence"));
        checks.put("repeat:repeat_span", in -> {
            List<String> words = Python.split(in.text("prompt_to_repeat").toLowerCase(Locale.ROOT));
            int end = Math.min(words.size(), in.count("n_end"));
            List<String> span = words.subList(Math.min(in.count("n_start"), end), end);
            return answer -> Verdict.of(Python.split(lower(answer)).equals(span),
                    "compared with " + span.size() + " words");
        });
    }

    private static void tables(Map<String, Function<Arguments, Check>> checks) {
        checks.put("custom:csv_city", in -> answer -> {
            List<List<String>> rows = rows(answer.text(), ',');
            boolean even = rows.stream().skip(1).allMatch(row -> row.size() == 5);
            return Verdict.of(rows.size() == 8 && rows.getFirst().equals(IfBench.CITY_HEADER) && even,
                    rows.size() + " lines");
        });
        checks.put("custom:csv_special_character", in -> answer -> {
            if (!isHeader(answer.text(), IfBench.PRODUCT_HEADER, ",[ \\t]*")) {
                return Verdict.broken("no such header");
            }
            List<List<String>> rows = rows(answer.text().replace("\"", "\"\"\""), ',');
            boolean found = false;
            for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
                if (found || row.size() != 5) {
                    break;
                }
                found = row.stream().anyMatch(PublishedIfBench::holdsSign);
            }
            return Verdict.of(rows.size() == 15 && found, rows.size() + " lines");
        });
        checks.put("custom:csv_quotes", in -> answer -> {
            if (!isHeader(answer.text(), IfBench.STUDENT_HEADER, "\\t *")) {
                return Verdict.broken("no such header");
            }
            List<List<String>> rows = rows(answer.text().replace("\"", "\"\"\""), '\t');
            boolean quoted = rows.stream().allMatch(row -> row.size() == 5 && row.stream().map(Python::strip)
                    .allMatch(field -> field.startsWith("\"") && field.endsWith("\"")));
            return Verdict.of(rows.size() == 4 && quoted, rows.size() + " lines");
        });
    }

    private static boolean isHeader(String text, List<String> names, String delimiter) {
        String line = Python.strip(Python.split(text, "\n").getFirst());
        List<String> either = names.stream().map(name -> "(?:" + name + "|\"" + name + "\")").toList();
        return line.length() < 1_000 && line.matches(String.join(delimiter, either));
    }

    /// Tells whether a quoted field holds a sign, that is, something other than digits, letters and space.
    private static boolean holdsSign(String field) {
        int last = field.lastIndexOf('"');
        return field.startsWith("\"") && last > 0 && field.substring(1, last).codePoints()
                .anyMatch(c -> !Python.isWordCharacter(c) && !Python.isSpace(c));
    }

    /// Reads rows as Python's reader does: a blank line is a row without fields.
    private static List<List<String>> rows(String text, char delimiter) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inside = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inside) {
                boolean pair = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                inside = c != '"' || pair;
                field.append(inside ? String.valueOf(c) : "");
                if (pair) {
                    i++;
                }
            } else if (c == '"' && field.isEmpty()) {
                inside = true;
                begun = true;
            } else if (c == delimiter) {
                row.add(field.toString());
                field.setLength(0);
                begun = true;
            } else if (c == '\n') {
                if (begun) {
                    row.add(field.toString());
                }
                rows.add(List.copyOf(row));
                row.clear();
                field.setLength(0);
                begun = false;
            } else if (c != '\r') {
                field.append(c);
                begun = true;
            }
        }
        if (begun) {
            row.add(field.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    private static Verdict punctuation(String text) {
        boolean interrobang = text.contains("!?") || text.contains("?!") || text.contains("‽");
        String mark = text.contains("?!") ? "?!" : "!?";
        int at = text.indexOf(mark);
        String rest = at < 0 ? text : text.substring(0, at) + text.substring(at + 2);
        boolean all = ".,!?;:".chars().allMatch(c -> rest.indexOf(c) >= 0);
        return Verdict.of(interrobang && all, "looked for 6 marks" + (interrobang ? "" : ", no interrobang"));
    }

    private static Check japanese(int n) {
        return answer -> {
            List<String> words = Python.split(answer.text());
            int wrong = 0;
            for (int i = n - 1; i < words.size(); i += n) {
                String word = Python.bare(words.get(i));
                boolean counts = !word.isEmpty() && !word.chars().allMatch(Character::isDigit);
                wrong += counts
                        && word.chars().noneMatch(c -> (c >= 0x3040 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF))
                                ? 1
                                : 0;
            }
            return Verdict.of(wrong == 0, wrong + " words at every place " + n + " are not Japanese");
        };
    }

    private static Verdict alphabet(String text) {
        List<String> words = Python.split(Python.withoutPunctuation(text).toLowerCase(Locale.ROOT));
        for (int i = 0; i < words.size(); i++) {
            char letter = words.get(i).charAt(0);
            char wanted = (char) ('a' + (words.getFirst().charAt(0) - 'a' + i) % 26);
            if (letter < 'a' || letter > 'z' || letter != wanted) {
                return Verdict.broken("word " + (i + 1) + " does not begin with the next letter");
            }
        }
        return Verdict.of(!words.isEmpty(), words.size() + " words");
    }

    private static boolean chains(String sentence, String next) {
        String ends = Python.PUNCTUATION + " ";
        List<String> last = Python.split(Python.stripRight(sentence, ends));
        List<String> first = Python.split(Python.stripLeft(next, ends));
        return !last.isEmpty() && !first.isEmpty() && last.getLast().equalsIgnoreCase(first.getFirst());
    }

    /// Counts all words of all runs that begin alike.
    private static int alliteration(String sentence) {
        List<String> words = Python.split(sentence.toLowerCase(Locale.ROOT)).stream()
                .map(word -> Python.stripLeft(word, Python.PUNCTUATION + " ")).filter(word -> !word.isEmpty()).toList();
        int count = 0;
        boolean within = false;
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean alike = words.get(i).codePointAt(0) == words.get(i + 1).codePointAt(0);
            if (alike) {
                count += within ? 1 : 2;
            }
            within = alike;
        }
        return count;
    }

    private static int ending(Answer answer, String mark) {
        return (int) Python.sentences(answer.text()).stream().filter(sentence -> sentence.endsWith(mark)).count();
    }

    private static Verdict parentheses(String text) {
        StringBuilder open = new StringBuilder();
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("([{".indexOf(c) >= 0) {
                open.append(c);
                deepest = Math.max(deepest, open.length());
            } else if (")]}".indexOf(c) >= 0) {
                int last = open.length() - 1;
                if (last >= 0 && "([{".indexOf(open.charAt(last)) == ")]}".indexOf(c)) {
                    open.setLength(last);
                    if (deepest >= 5) {
                        return Verdict.followed("a bracket closed after " + deepest + " levels");
                    }
                } else {
                    open.setLength(0);
                    deepest = 0;
                }
            }
        }
        return Verdict.broken("no bracket closed after 5 levels");
    }

    private static Verdict quotes(String text) {
        StringBuilder open = new StringBuilder();
        int reached = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int last = open.length() - 1;
            if (last >= 0 && open.charAt(last) == c) {
                open.setLength(last);
                if (reached - last >= 3) {
                    return Verdict.followed("quotes " + reached + " deep");
                }
            } else if (c == '"' || c == '\'') {
                open.append(c);
                reached = Math.max(reached, open.length());
            }
        }
        return Verdict.broken("quotes " + reached + " deep, not closed by 3");
    }

    private static Check options(String text) {
        String separator = Stream.of("/", "or").filter(text::contains).findFirst().orElse(",");
        List<String> options = Python.split(text, separator).stream().map(Python::strip).toList();
        if (LETTERED.matcher(text).lookingAt()) {
            return answer -> Verdict.of(options.contains(answer.text()),
                    "compared with " + options.size() + " options");
        }
        return answer -> {
            String bare = Python.bare(answer.text()).toLowerCase(Locale.ROOT);
            return Verdict.of(
                    options.stream().anyMatch(option -> Python.bare(option).toLowerCase(Locale.ROOT).equals(bare)),
                    "compared with " + options.size() + " options");
        };
    }

    private static Verdict emoji(List<String> sentences) {
        List<int[]> bare = sentences.stream()
                .map(sentence -> Python.strip(Python.withoutPunctuation(sentence)).codePoints().toArray()).toList();
        for (int i = 0; i < bare.size(); i++) {
            int[] signs = bare.get(i);
            if (signs.length == 0) {
                return Verdict.broken("a sentence of punctuation");
            }
            boolean ends = Emoji.is(signs[signs.length - 1]) || Emoji.is(signs[Math.max(0, signs.length - 2)]);
            boolean next = i + 1 < bare.size() && bare.get(i + 1).length > 0 && Emoji.is(bare.get(i + 1)[0]);
            if (!ends && !next) {
                return Verdict.broken("sentence " + (i + 1) + " of " + bare.size() + " ends without an emoji");
            }
        }
        return Verdict.followed(bare.size() + " sentences");
    }

    /// Leaves out blank lines as a loop does that removes the first line equal to the one it is at, and so passes over
    /// the next one.
    private static List<String> withoutSomeBlankLines(List<String> lines) {
        boolean[] removed = new boolean[lines.size()];
        Map<String, Deque<Integer>> passedOver = new HashMap<>();
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i);
            if (!Python.strip(line).isEmpty()) {
                i++;
                continue;
            }
            Deque<Integer> equal = passedOver.computeIfAbsent(line, key -> new ArrayDeque<>());
            equal.add(i);
            removed[equal.remove()] = true;
            if (i + 1 < lines.size()) {
                passedOver.computeIfAbsent(lines.get(i + 1), key -> new ArrayDeque<>()).add(i + 1);
            }
            i += 2;
        }
        List<String> left = new ArrayList<>();
        for (int line = 0; line < removed.length; line++) {
            if (!removed[line]) {
                left.add(lines.get(line));
            }
        }
        return left;
    }

    private static Verdict thesis(String text) {
        int open = text.contains("<i>") ? text.indexOf("<i>") : text.indexOf("<em>");
        if (open < 0) {
            return Verdict.broken("no italics");
        }
        String rest = text.substring(open);
        int close = rest.contains("</i>") ? rest.indexOf("</i>") : rest.indexOf("</em>");
        boolean between = close >= 3 && !Python.strip(rest.substring(3, close)).isEmpty();
        return Verdict.of(between && !Python.strip(rest.substring(Math.min(rest.length(), close + 4))).isEmpty(),
                "looked for text in italics and behind");
    }

    private static Verdict sentencesThenBullets(String text) {
        boolean prose = true;
        int sentences = 0;
        int bullets = 0;
        for (String line : Python.split(text, "\n")) {
            String shown = Python.strip(line);
            if (shown.startsWith("*")) {
                prose = false;
                bullets++;
                if (sentences < 2) {
                    return Verdict.broken(sentences + " sentences before the first bullet");
                }
            } else if (prose) {
                int found = Python.sentences(shown).size();
                sentences += found;
                prose = found > 0;
            } else {
                return Verdict.broken("a line that is no bullet after " + bullets + " bullets or a blank line");
            }
        }
        return Verdict.of(bullets >= 2, bullets + " bullets");
    }

    private static boolean beginsSmall(String token) {
        String rest = token.substring(token.offsetByCodePoints(0, 1));
        return Character.isLowerCase(token.codePointAt(0)) && (Python.isUpper(rest) || Python.isLower(rest));
    }

    private static Verdict questions(String text) {
        if (!text.startsWith("Question")) {
            return Verdict.broken("does not begin with 'Question'");
        }
        List<String> questions = new ArrayList<>();
        Matcher label = QUESTION.matcher(text);
        int from = 0;
        while (label.find()) {
            questions.add(text.substring(from, label.start()));
            from = label.end();
        }
        questions.add(text.substring(from));
        questions.removeIf(question -> Python.strip(question).isEmpty());
        List<Integer> lengths = new ArrayList<>();
        for (String question : questions) {
            StringBuilder asked = new StringBuilder();
            int options = 0;
            for (String line : Python.split(Python.strip(question), "\n")) {
                if (OPTION.matcher(Python.strip(line)).find()) {
                    options++;
                } else if (options == 0) {
                    asked.append(' ').append(Python.strip(line));
                }
            }
            if (options != 5) {
                return Verdict.broken(options + " options to question " + (lengths.size() + 1));
            }
            lengths.add(Python.strip(asked.toString()).length());
        }
        if (lengths.size() == 4) {
            return neighbours(lengths, (one, next) -> next > one, "questions not longer than the one before");
        }
        return Verdict.broken(lengths.size() + " questions");
    }

    private static Verdict reverseLines(String text) {
        List<String> lines = Python.split(text, "\n").stream().map(Python::bare).filter(line -> !line.isEmpty())
                .toList();
        int start = 0;
        while (start < lines.size() && !lines.get(start).contains("Zimbabwe")) {
            start++;
        }
        List<String> countries = lines.subList(start, lines.size()).stream().map(PublishedIfBench::ascii).toList();
        List<String> sorted = new ArrayList<>(countries);
        sorted.sort(Collections.reverseOrder());
        return Verdict.of(countries.size() >= 52 && countries.equals(sorted),
                countries.size() + " lines from Zimbabwe on");
    }

    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        String apart = Fold.isAscii(text)
                ? text
                : Normalizer.normalize(Fold.withoutLongRuns(text), Normalizer.Form.NFKD);
        apart.chars().filter(c -> c < 0x80).forEach(c -> ascii.append((char) c));
        return ascii.toString();
    }

    private static boolean isDate(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-'
                || !text.replace("-", "").chars().allMatch(Character::isDigit) || text.replace("-", "").length() != 8) {
            return false;
        }
        int year = Integer.parseInt(text.substring(0, 4));
        int month = Integer.parseInt(text.substring(5, 7));
        int day = Integer.parseInt(text.substring(8));
        int leap = 2000;
        return year >= 1769 && year <= 1821 && month <= 12
                && (month == 0 || day <= YearMonth.of(leap, month).lengthOfMonth());
    }

    private static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean digit = i < text.length() && Character.isDigit(text.charAt(i));
            if (digit) {
                if (start < 0) {
                    start = i;
                }
            } else if (start >= 0) {
                numbers.add(text.substring(start, i));
                start = -1;
            }
        }
        return numbers;
    }

    private static Check every(Function<Answer, List<String>> words, Predicate<String> rule, String fault) {
        return answer -> {
            List<String> all = words.apply(answer);
            long wrong = all.stream().filter(word -> !rule.test(word)).count();
            return Verdict.of(wrong == 0, wrong + " of " + all.size() + " words " + fault);
        };
    }

    /// What two neighbours have to be.
    @FunctionalInterface
    private interface Neighbours<T> {
        boolean fit(T one, T next);
    }

    private static <T> Verdict neighbours(List<T> all, Neighbours<T> rule, String fault) {
        int wrong = 0;
        for (int i = 0; i + 1 < all.size(); i++) {
            wrong += rule.fit(all.get(i), all.get(i + 1)) ? 0 : 1;
        }
        return Verdict.of(wrong == 0, wrong + " of " + all.size() + " " + fault);
    }

    private static List<String> bareWords(Answer answer) {
        return Python.split(Python.withoutPunctuation(lower(answer)));
    }

    private static String lower(Answer answer) {
        return answer.text().toLowerCase(Locale.ROOT);
    }
}
