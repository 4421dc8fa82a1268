package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.expr.Mark;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What commands, characters and words mean, besides the functions of [Function] and the operators of
/// [Operator].
public final class Vocabulary {

    private static final Map<String, Token> MEANINGS = new HashMap<>();
    private static final Map<String, String> UNITS = new HashMap<>();
    private static final int ASCII = 128;
    private static final @Nullable Token[] MEANINGS_OF_CHARACTERS = new Token[ASCII];
    private static final Token[] LETTERS = new Token[ASCII];
    private static final Set<String> CURRENCIES = new HashSet<>();
    private static final int LONGEST_FUNCTION = 6;
    private static final List<List<WordWithin>> WORDS_WITHIN;
    private static final Set<String> UNIT_SYMBOLS = Set.of("J", "N", "W", "V", "K", "A", "T", "C", "F", "eV", "keV",
            "MeV",
            "GeV", "nm", "kPa", "kHz", "MHz", "GHz", "mA", "mV", "kV", "MW", "kN", "MJ", "kWh", "rpm");

    static {
        for (Function function : Function.values()) {
            for (String spelling : function.spellings()) {
                put(spelling, Token.shared(Kind.FUNCTION, function.spellings().get(0), function));
            }
        }
        for (Operator operator : Operator.values()) {
            for (String spelling : operator.spellings()) {
                put(spelling, Token.shared(Kind.OPERATOR, operator.spellings().get(0), operator));
            }
        }
        constant(Constant.PI, "pi", "π");
        constant(Constant.E, "e", "ℯ");
        constant(Constant.I, "i", "I", "imath", "ⅈ");
        constant(Constant.INFINITY, "infty", "∞", "infinity", "inf", "oo", "Infinity");
        constant(Constant.EMPTY, "emptyset", "varnothing", "∅");
        constant(Constant.REALS, "ℝ", "reals");
        all(Kind.SKIP, "", "left", "right", "mleft", "mright", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl",
                "Bigr", "biggl", "biggr", "Biggl", "Biggr", "middle", "displaystyle", "textstyle", "scriptstyle",
                "limits", "nolimits", "quad", "qquad", "thinspace", "mathstrut", "mathord", "mathbin", "mathrel", "rm",
                "it", "bf", "boldsymbol", "bm", "mathbf", "mathit", "mathsf", "mathcal", "mathscr", "mathfrak", "vec",
                "overrightarrow", "boxed", "fbox", "nonumber", "hfill", "ensuremath", "large", "Large", "normalsize",
                "cr", "relax", "strut", "par", "newline", "allowbreak", "nobreak", "enspace",
                "medspace", "thickspace", "negthinspace", "hline", "centering", "underline", "¥", "￥");
        all(Kind.UNIT, "euro", "euro");
        all(Kind.UNIT, "lb", "pounds");
        all(Kind.TEXT_MODE, "", "text", "textbf", "textit", "textrm", "textsf", "texttt", "textnormal", "textup",
                "mathrm", "mbox", "hbox", "operatorname", "mathop", "emph", "unit", "mathtt");
        for (Mark mark : Mark.values()) {
            for (String spelling : mark.spellings()) {
                put(spelling, Token.shared(Kind.MARK, mark.spellings().get(0), mark));
            }
        }
        all(Kind.FRACTION, "frac", "frac", "dfrac", "tfrac", "cfrac", "sfrac", "nicefrac", "flatfrac");
        all(Kind.ROOT, "sqrt", "sqrt", "√", "root", "surd");
        all(Kind.ROOT, "cbrt", "cbrt", "∛");
        all(Kind.CHOOSE, "choose", "choose");
        all(Kind.CHOOSE, "binom", "binom", "dbinom", "tbinom");
        all(Kind.SERIES, "sum", "sum", "∑", "Σ");
        all(Kind.SERIES, "prod", "prod", "∏");
        all(Kind.INTEGRAL, "int", "int", "∫", "integral");
        all(Kind.INTEGRAL, "iint", "iint");
        all(Kind.INTEGRAL, "oint", "oint");
        all(Kind.LIMIT, "lim", "lim");
        all(Kind.MODULO, "pmod", "pmod");
        all(Kind.PERCENT, "%", "percent", "pct", "％");
        all(Kind.DEGREE, "°", "°", "circ", "degree", "degrees", "deg", "º", "˚");
        all(Kind.DEGREE, "℃", "℃");
        all(Kind.DEGREE, "℉", "℉");
        all(Kind.PRIME, "'", "prime", "′", "’");
        all(Kind.JOINER, "and", "and", "und", "&", "和");
        all(Kind.JOINER, "or", "or", "oder", "或");
        all(Kind.JOINER, "∧", "∧", "land", "wedge");
        all(Kind.JOINER, "∨", "∨", "lor", "vee");
        all(Kind.NOT, "not", "not");
        all(Kind.NAME, "…", "ldots", "cdots", "dots", "dotsc", "dotsb", "vdots", "...", "…", "⋯");
        all(Kind.NAME, "phi", "varphi");
        all(Kind.NAME, "epsilon", "varepsilon");
        all(Kind.NAME, "theta", "vartheta");
        all(Kind.NAME, "l", "ell", "ℓ");
        all(Kind.NAME, "hbar", "hbar");
        all(Kind.NAME, "nabla", "nabla", "∇");
        all(Kind.NAME, "partial", "partial", "∂");
        all(Kind.NAME, "ℕ", "ℕ");
        all(Kind.NAME, "ℤ", "ℤ");
        all(Kind.NAME, "ℚ", "ℚ");
        all(Kind.NAME, "ℂ", "ℂ");
        String[] greek = ("α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta κ kappa λ lambda μ mu ν nu"
                + " ξ xi ρ rho σ sigma τ tau φ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Φ Phi"
                + " Ψ Psi Ω Omega ϕ phi ϵ epsilon ς sigma").split(" ", -1);
        for (int i = 0; i < greek.length; i += 2) {
            all(Kind.NAME, greek[i + 1], greek[i], greek[i + 1]);
        }
        all(Kind.NAME, "iota", "iota", "ι");
        all(Kind.NAME, "Sigma", "Sigma");
        brackets();
        units();
        WORDS_WITHIN = wordsWithin();
        for (char c = 0; c < ASCII; c++) {
            String spelling = String.valueOf(c);
            Token meaning = MEANINGS.get(spelling);
            MEANINGS_OF_CHARACTERS[c] = meaning;
            LETTERS[c] = meaning != null && meaning.is(Kind.CONSTANT) ? meaning : Token.shared(Kind.NAME, spelling);
        }
    }

    private Vocabulary() {}

    /// The meaning of a command, a character or a word, or `null`.
    public static @Nullable Token meaning(String spelling) {
        return MEANINGS.get(spelling);
    }

    /// The meaning of a character, or `null`.
    static @Nullable Token meaning(char character) {
        if (character < ASCII) {
            return MEANINGS_OF_CHARACTERS[character];
        }
        return MEANINGS.get(String.valueOf(character));
    }

    /// A single letter of ASCII: a constant or a variable.
    static Token letter(char letter) {
        return LETTERS[letter];
    }

    /// Whether a word is the name of a function, or of a root.
    public static boolean isFunction(String word) {
        Token meaning = MEANINGS.get(word);
        return meaning != null && (meaning.is(Kind.FUNCTION) || meaning.is(Kind.ROOT));
    }

    /// A word that is read within a run of letters, as `sin` in `xsiny`: a function, a root or `pi`.
    record WordWithin(String spelling, Token meaning) {}

    /// The words that are read within a run of letters and begin with this one, the longest first.
    static List<WordWithin> wordsWithin(char first) {
        return WORDS_WITHIN.get(first);
    }

    private static List<List<WordWithin>> wordsWithin() {
        List<List<WordWithin>> words = new ArrayList<>();
        for (char first = 0; first < ASCII; first++) {
            words.add(new ArrayList<>());
        }
        for (Map.Entry<String, Token> word : MEANINGS.entrySet()) {
            if (isReadWithinLetters(word.getKey(), word.getValue())) {
                List<WordWithin> sameFirst = words.get(word.getKey().charAt(0));
                int at = 0;
                while (at < sameFirst.size() && sameFirst.get(at).spelling().length() >= word.getKey().length()) {
                    at++;
                }
                sameFirst.add(at, new WordWithin(word.getKey(), word.getValue()));
            }
        }
        return words;
    }

    private static boolean isReadWithinLetters(String spelling, Token meaning) {
        return spelling.length() > 1 && spelling.length() <= LONGEST_FUNCTION
                && (isFunction(spelling) || meaning.text().equals("pi"));
    }

    /// The canonical name of a unit of measure, or `null`.
    public static @Nullable String unit(String word) {
        String unit = UNITS.get(word);
        if (unit != null || word.length() == 1 || word.length() == 3 || hasSmallLettersOnly(word)) {
            return unit;
        }
        return UNITS.get(word.toLowerCase(Locale.ROOT));
    }

    private static boolean hasSmallLettersOnly(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }

    /// Whether this is the canonical name of a currency whose sign stands before the amount.
    static boolean isCurrency(String unit) {
        return CURRENCIES.contains(unit);
    }

    /// A unit whose symbol is only known within text, as other letters are variables, or `null`.
    public static @Nullable String unitSymbol(String symbol) {
        if (UNIT_SYMBOLS.contains(symbol)) {
            return symbol;
        }
        return null;
    }

    private static void brackets() {
        all(Kind.OPEN, "(", "(", "lparen", "lgroup");
        all(Kind.CLOSE, ")", ")", "rparen", "rgroup");
        all(Kind.OPEN, "[", "[", "lbrack");
        all(Kind.CLOSE, "]", "]", "rbrack");
        all(Kind.OPEN, "{", "lbrace");
        all(Kind.CLOSE, "}", "rbrace");
        all(Kind.OPEN, "<", "langle", "⟨", "〈");
        all(Kind.CLOSE, ">", "rangle", "⟩", "〉");
        all(Kind.OPEN, "floor", "lfloor", "⌊", "llcorner");
        all(Kind.CLOSE, "floor", "rfloor", "⌋", "lrcorner");
        all(Kind.OPEN, "ceil", "lceil", "⌈", "ulcorner");
        all(Kind.CLOSE, "ceil", "rceil", "⌉", "urcorner");
        all(Kind.OPEN, "|", "lvert", "lVert");
        all(Kind.CLOSE, "|", "rvert", "rVert");
        all(Kind.BAR, "|", "|", "vert", "Vert", "∣", "‖");
        all(Kind.BAR, "mid", "mid");
        all(Kind.COMMA, ",", ",", "，", "、");
        all(Kind.SEMICOLON, ";", ";", "；");
    }

    private static void units() {
        String[] groups = {"cm centimeter centimeters centimetre centimetres", "mm millimeter millimeters",
                "m meter meters metre metres", "km kilometer kilometers kilometre kilometres", "kg kilogram kilograms",
                "g gram grams", "mg milligram milligrams", "L liter liters litre litres",
                "ml mL milliliter milliliters",
                "s sec second seconds", "min minute minutes mins", "h hr hrs hour hours", "day days", "week weeks",
                "month months", "year years yr yrs", "in inch inches", "ft foot feet", "yd yard yards", "mi mile miles",
                "oz ounce ounces", "mph", "kph", "cent cents ¢", "cup cups", "gallon gallons", "pint pints",
                "quart quarts",
                "rad radian radians", "Hz", "mol", "Pa", "kJ",
                "kW", "acre acres", "hectare hectares", "teaspoon teaspoons tsp", "tablespoon tablespoons tbsp",
                "ton tons tonne tonnes", "nickel nickels", "dime dimes", "knot knots", "decade decades",
                "century centuries", "byte bytes", "J joule joules", "N newton newtons", "V volt volts",
                "W watt watts", "A ampere amperes", "K kelvin kelvins", "celsius", "fahrenheit", "unit units",
                "unit^2 sq", "am", "pm"};
        for (String group : groups) {
            named(group);
        }
        String[] currencies = {"dollar dollars USD", "euro euros EUR €", "rupee rupees INR ₹", "yuan",
                "lb lbs pound pounds £"};
        for (String group : currencies) {
            CURRENCIES.add(named(group));
        }
    }

    /// Takes the words for a unit, of which the first one is its canonical name.
    private static String named(String group) {
        String[] words = group.split(" ", -1);
        for (String word : words) {
            UNITS.put(word, words[0]);
        }
        return words[0];
    }

    private static void constant(Constant constant, String... spellings) {
        for (String spelling : spellings) {
            put(spelling, Token.shared(Kind.CONSTANT, spellings[0], constant));
        }
    }

    private static void all(Kind kind, String text, String... spellings) {
        for (String spelling : spellings) {
            put(spelling, Token.shared(kind, text));
        }
    }

    private static void put(String spelling, Token meaning) {
        MEANINGS.put(spelling, meaning);
    }
}
