package io.reward4j.rlvr.instruction;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The tasks of IFBench that have one right form, or one right answer.
final class Tasks {

    private static final List<String> MULTIPLES = List.of("14", "21", "28", "35", "42", "49");

    /// Capitals north of 45 degrees, from north to south; names that one city has are parted by a bar.
    private static final List<String> NORTHERN_CAPITALS = List.of("reykjavik", "helsinki", "oslo", "tallinn",
            "stockholm",
            "riga", "moscow", "copenhagen", "vilnius", "minsk", "dublin", "berlin", "amsterdam", "warsaw", "london",
            "brussels", "kyiv|kiev", "prague", "luxembourg|luxembourg city", "paris", "vienna", "bratislava",
            "budapest",
            "vaduz", "chisinau", "bern|berne", "ljubljana", "zagreb");

    /// The countries of Africa that are members of the United Nations, with the names that each goes by.
    private static final List<String> AFRICA = List.of("algeria", "angola", "benin", "botswana", "burkina faso",
            "burundi",
            "cabo verde|cape verde", "cameroon", "central african republic", "chad", "comoros",
            "democratic republic of the congo|congo, democratic republic of the|dr congo|congo (democratic republic)",
            "republic of the congo|congo|congo, republic of the|congo (republic)|congo (brazzaville)", "djibouti",
            "egypt",
            "equatorial guinea", "eritrea", "eswatini|swaziland|eswatini (swaziland)", "ethiopia", "gabon",
            "gambia|the gambia|gambia, the", "ghana", "guinea", "guinea-bissau|guinea bissau",
            "ivory coast|cote d'ivoire|cote d'ivoire (ivory coast)", "kenya", "lesotho", "liberia", "libya",
            "madagascar",
            "malawi", "mali", "mauritania", "mauritius", "morocco", "mozambique", "namibia", "niger", "nigeria",
            "rwanda",
            "sao tome and principe", "senegal", "seychelles", "sierra leone", "somalia", "south africa", "south sudan",
            "sudan", "tanzania", "togo", "tunisia", "uganda", "zambia", "zimbabwe");

    private static final Map<String, String> COUNTRIES = byName(AFRICA);
    private static final int FEWEST_COUNTRIES = 53;
    private static final LocalDate FIRST_BATTLE = LocalDate.of(1793, 1, 1);
    private static final LocalDate LAST_BATTLE = LocalDate.of(1815, 12, 31);

    private Tasks() {}

    static Check multiplesOfSeven() {
        return answer -> {
            List<String> numbers = digits(answer.text());
            return Verdict.of(numbers.equals(MULTIPLES), numbers.size() + " numbers, wanted 14 to 49 by 7");
        };
    }

    static Check countriesOfAfrica() {
        return answer -> {
            Set<String> seen = new HashSet<>();
            String previous = "";
            boolean ordered = true;
            int foreign = 0;
            for (Layout.Line line : answer.layout().lines()) {
                String name = bare(line.content(answer.text()));
                if (name.isEmpty()) {
                    continue;
                }
                String country = COUNTRIES.getOrDefault(name, "");
                if (country.isEmpty()) {
                    foreign += seen.isEmpty() ? 0 : 1;
                } else {
                    ordered &= seen.isEmpty() || name.compareTo(previous) < 0;
                    seen.add(country);
                    previous = name;
                }
            }
            return Verdict.of(seen.size() >= FEWEST_COUNTRIES && ordered && foreign == 0, seen.size()
                    + " countries of Africa, " + (ordered ? "in" : "not in") + " reverse order, " + foreign
                    + " other lines");
        };
    }

    /// One sentence that says "bald eagle" when its words are read backwards.
    static Check baldEagleByWords() {
        return answer -> {
            WordSplitter words = answer.words();
            boolean backwards = false;
            boolean forwards = false;
            for (int i = 0; i + 1 < words.count(); i++) {
                backwards |= words.folded(i).equals("eagle") && words.folded(i + 1).equals("bald");
                forwards |= words.folded(i).equals("bald") && words.folded(i + 1).equals("eagle");
            }
            boolean one = answer.sentences().size() == 1 && words.count() > 2;
            return Verdict.of(backwards && !forwards && one, (backwards ? "'eagle bald'" : "no 'eagle bald'") + " in "
                    + answer.sentences().size() + " sentences of " + words.count() + " words");
        };
    }

    /// A sentence that says "bald eagle" when its letters are read backwards.
    static Check baldEagleByLetters() {
        return answer -> {
            boolean backwards = answer.folded().contains("elgae dlab");
            boolean forwards = answer.folded().contains("bald eagle");
            return Verdict.of(backwards && !forwards, (backwards ? "" : "no ") + "'elgae dlab'"
                    + (forwards ? ", and 'bald eagle'" : ""));
        };
    }

    static Check northernCapitals() {
        return answer -> {
            String[] cities = answer.text().split(",", -1);
            int right = 0;
            int given = 0;
            for (String city : cities) {
                String name = bare(city);
                if (!name.isEmpty() || given < cities.length - 1) {
                    right += given < NORTHERN_CAPITALS.size()
                            && List.of(NORTHERN_CAPITALS.get(given).split("\\|")).contains(name) ? 1 : 0;
                    given++;
                }
            }
            int all = NORTHERN_CAPITALS.size();
            return Verdict.of(right == all && given == all, right + " of " + all + " capitals in their place, " + given
                    + " given");
        };
    }

    /// A header and rows of as many fields.
    static Check table(List<String> header, char delimiter, int rows) {
        return answer -> rightTable(answer.text(), header, delimiter, rows);
    }

    /// A table with a field in double quotes that holds something other than letters, digits and spaces.
    static Check tableWithQuotedSign(List<String> header, int rows) {
        return answer -> {
            Verdict verdict = rightTable(answer.text(), header, ',', rows);
            boolean quoted = DelimitedTable.of(answer.text(), ',').rows().stream().skip(1).flatMap(List::stream)
                    .anyMatch(field -> field.quoted() && field.value().strip().codePoints()
                            .anyMatch(c -> !Character.isLetterOrDigit(c) && !Character.isWhitespace(c)));
            return Verdict.of(verdict.followed() && quoted, verdict.counted() + (quoted ? ", one" : ", no")
                    + " field quoted for a special character");
        };
    }

    static Check tableOfQuotes(List<String> header, char delimiter, int rows) {
        return answer -> {
            Verdict verdict = rightTable(answer.text(), header, delimiter, rows);
            long bare = DelimitedTable.of(answer.text(), delimiter).rows().stream().flatMap(List::stream)
                    .filter(field -> !field.quoted()).count();
            return Verdict.of(verdict.followed() && bare == 0, verdict.counted() + ", " + bare + " fields not quoted");
        };
    }

    private static Verdict rightTable(String text, List<String> header, char delimiter, int rows) {
        DelimitedTable table = DelimitedTable.of(text, delimiter);
        long uneven = table.rows().stream().filter(row -> row.size() != header.size()).count();
        boolean headed = !table.rows().isEmpty() && table.rows().getFirst().stream()
                .map(field -> field.value().strip()).toList().equals(header);
        boolean right = headed && uneven == 0 && table.whole() && table.rows().size() == rows + 1;
        return Verdict.of(right, (table.rows().size() - (headed ? 1 : 0)) + " rows, wanted " + rows + ", " + uneven
                + " with another number of fields" + (headed ? "" : ", no such header"));
    }

    /// Dates of the years in which Napoleon fought, each a day that was, no day twice.
    static Check battleDates() {
        return answer -> {
            String[] parts = answer.text().strip().split(",", -1);
            Set<LocalDate> dates = new HashSet<>();
            for (String part : parts) {
                try {
                    LocalDate date = LocalDate.parse(part.strip());
                    if (part.strip().length() == 10 && !date.isBefore(FIRST_BATTLE) && !date.isAfter(LAST_BATTLE)) {
                        dates.add(date);
                    }
                } catch (DateTimeException e) {
                    return Verdict.broken("item " + (dates.size() + 1) + " is no date YYYY-MM-DD");
                }
            }
            return Verdict.of(dates.size() == parts.length && parts.length > 1,
                    dates.size() + " different dates from 1793 to 1815 among " + parts.length + " items");
        };
    }

    /// Questions labelled "Question", each longer than the one before, with the options A to E, and nothing else.
    static Check choiceQuestions(int questions) {
        return answer -> {
            List<Integer> lengths = new ArrayList<>();
            String options = "";
            int length = 0;
            boolean stray = false;
            for (Layout.Line line : answer.layout().lines()) {
                String shown = MarkdownStripper.plain(answer.text().substring(line.start(), line.end())).strip();
                if (shown.isEmpty()) {
                    continue;
                }
                char label = Character.toUpperCase(shown.charAt(0));
                boolean option = label >= 'A' && label <= 'E' && shown.length() > 2
                        && (shown.charAt(1) == '.' || shown.charAt(1) == ')')
                        && MarkdownChecks.saysSomething(shown.substring(2));
                if (shown.startsWith("Question")) {
                    stray |= !lengths.isEmpty() && !options.equals("ABCDE");
                    lengths.add(0);
                    options = "";
                    length = shown.codePoints().skip("Question".length()).filter(Character::isLetter).findFirst()
                            .isPresent() ? shown.length() - "Question".length() : 0;
                } else if (option) {
                    options += label;
                    stray |= options.length() > 5;
                } else {
                    stray |= lengths.isEmpty() || !options.isEmpty();
                    length += shown.length();
                }
                if (!lengths.isEmpty()) {
                    lengths.set(lengths.size() - 1, length);
                }
                if (stray) {
                    break;
                }
            }
            boolean growing = true;
            for (int i = 1; i < lengths.size(); i++) {
                growing &= lengths.get(i) > lengths.get(i - 1);
            }
            boolean whole = !stray && options.equals("ABCDE");
            return Verdict.of(lengths.size() == questions && whole && growing, "questions of "
                    + lengths.subList(0, Math.min(lengths.size(), 10)) + " characters, wanted " + questions + " growing"
                    + (whole ? "" : ", not all with the options A to E alone"));
        };
    }

    private static List<String> digits(String text) {
        List<String> digits = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c >= '0' && c <= '9') {
                run.append(c);
            } else if (!run.isEmpty()) {
                digits.add(run.toString());
                run.setLength(0);
            }
        }
        return digits;
    }

    private static Map<String, String> byName(List<String> names) {
        Map<String, String> byName = new TreeMap<>();
        names.forEach(each -> List.of(each.split("\\|")).forEach(name -> byName.put(name, each)));
        return byName;
    }

    /// Returns a name without case, accents, and signs at its ends.
    private static String bare(String name) {
        String folded = Fold.of(name);
        int start = 0;
        int end = folded.length();
        while (start < end && !Character.isLetterOrDigit(folded.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(folded.charAt(end - 1)) && folded.charAt(end - 1) != ')') {
            end--;
        }
        return folded.substring(start, end);
    }
}
