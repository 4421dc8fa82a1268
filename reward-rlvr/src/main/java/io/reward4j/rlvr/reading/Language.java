package io.reward4j.rlvr.reading;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// How a language announces an answer, and what it puts around it. All texts are in small letters.
///
/// A language is a constant of its own: [#markers] stand before the answer; [#negations] are the words that deny what
/// follows, and [#denials] those that deny what stands before, or make it a bound; after a [#contrasts] the right
/// answer stands, as after the "but" of "not 4 but 5"; [#reasons] begin a reason, and [#asides] what else is only said
/// about the answer; [#endings] close the sentence right behind it; a sentence that begins with one of the
/// [#retractions] takes it back; [#bounds] make what follows a bound or one of several, and [#doubts] a guess, a
/// condition or a denial; [#refusals] say that there is no answer.
public enum Language {
    ENGLISH(new Cues()
            .markers("answer is", "answer:", "answer =", "answer equals", "answer would be", "answer should be",
                    "answer must be", "answer seems to be", "ans:", "ans =", "ans is")
            .negations("not", "never", "cannot", "neither", "nor")
            .contrasts(" but rather ", " but ", ", rather ", ", it is ", ", it's ", "; it is ", " instead it is ")
            .reasons(" since ", " because ", ", as ", " given that ")
            .asides(", which ", ", not ", ", so ", ", but ", ", for ", ", where ",
                    ", attained ", ", reached ", ", achieved ", ", obtained ", ", when ", ", with ", ", see ", ", if ",
                    ", unless ", ", i.e. ", " while ", " whereas ", " although ", " where ",
                    " attained ", " reached ", " achieved ", " obtained ", " rather than ", " instead of ", " and not ",
                    " as opposed to ")
            .endings(" in total", " altogether", " in all", " overall", " of them")
            .retractions("that is wrong", "that's wrong", "this is wrong", "that was wrong", "it is wrong",
                    "it's wrong", "that is incorrect", "that's incorrect", "this is incorrect", "that is not right",
                    "that's not right", "that isn't right", "this isn't right", "this is not right",
                    "that is not correct", "that's not correct", "that isn't correct", "this is not correct",
                    "that can't be", "that cannot be", "this can't be", "this cannot be", "that doesn't work",
                    "this doesn't work", "that does not work", "this does not work", "that is false",
                    "that is a mistake", "that was a mistake", "i made a mistake", "i made an error", "i was wrong",
                    "i am wrong", "my mistake", "scratch that", "strike that", "never mind", "i take that back",
                    "let me correct", "correction", "on second thought", "on reflection", "no wait", "no, wait", "oops",
                    "it should have been", "i meant", "rather, ", "that is not the answer", "this is not the answer")
            .refusals("cannot solve", "can't solve", "cannot determine", "can't determine", "cannot be determined",
                    "cannot decide", "can't decide", "could not solve", "couldn't solve", "could not determine",
                    "couldn't determine", "unable to", "do not know", "don't know", "not sure", "no result",
                    "no answer",
                    "no conclusion", "not enough information", "insufficient information", "cannot answer",
                    "can't answer", "cannot find the", "can't find the", "still running", "give up", "no idea")
            .doubts("doubt", "doubtful", "suppose", "supposing", "assume", "assuming", "if", "unless", "whether",
                    "unlikely", "unsure", "tempting", "imagine", "thought", "guessed", "pretend")),

    CHINESE(new Cues()
            .markers("答案是", "答案为", "答案為", "答案应该是", "答案應該是", "答案应为", "答案等于", "答案:", "答:", "答案")
            .negations("不是", "并非", "並非", "不等于", "不会是", "不可能是")
            .contrasts("而是", ",是", "，是")
            .reasons("因为", "因為", "由于", "由於")
            .asides("，其中", ",其中", "，所以", "，而", "，但", "，即")
            .retractions("不对", "不對", "错了", "錯了", "这是错的", "我错了", "更正")
            .refusals("不知道", "无法确定", "无法求出", "不能确定")
            .doubts("假设", "假設", "如果", "若", "假如", "不认为", "不認為", "不觉得", "怀疑", "懷疑", "也许", "也許", "可能", "大概", "或许")),

    JAPANESE(new Cues()
            .markers("答えは", "答えが", "答え:", "答は", "答:", "正解は", "正解:", "解答は", "解答:", "回答は", "回答:")
            .denials("ではない", "じゃない", "ではありません", "じゃありません", "でない", "とは言えない", "とは限らない", "とは思えない",
                    "ではなく", "でなく", "じゃなく", "より大き", "より小さ", "より多", "より少", "未満", "以上", "以下")
            .contrasts("ではなく、", "ではなくて", "ではなく", "でなく、", "でなく", "じゃなくて", "じゃなく")
            .reasons("なぜなら", "というのは", "から、")
            .asides("、ただし", "、なお", "、これは", "、すなわち", "、つまり", "(ただし", "（ただし", "ので")
            .endings("になります", "となります", "であります", "でした", "である", "となる", "になる", "です", "だ")
            .retractions("いや、", "違います", "間違い", "訂正")
            .refusals("わかりません", "分かりません", "わからない", "分からない", "求められません")
            .doubts("もし", "仮に", "たぶん", "おそらく")),

    KOREAN(new Cues()
            .markers("정답은", "정답:", "답은", "답:", "정답이", "해답은")
            .denials("가 아니", "이 아니", "가 아닙", "이 아닙", "은 아니", "는 아니", "보다 ", "이상", "이하", "미만")
            .contrasts("가 아니라", "이 아니라", "가 아니고", "이 아니고")
            .reasons("왜냐하면", "때문에")
            .asides(", 여기서", ", 단", "이므로", "이기 때문")
            .endings("입니다", "이다", "이에요", "예요", "이며", "임")
            .retractions("아니,", "틀렸", "잘못")
            .refusals("모르겠", "알 수 없")
            .doubts("만약", "만일")),

    GERMAN(new Cues()
            .markers("antwort lautet", "antwort ist", "antwort wäre", "antwort:", "ergebnis lautet", "ergebnis ist",
                    "ergebnis:", "lösung lautet", "lösung ist", "lösung:")
            .negations("nicht", "kein", "keine", "nie", "niemals")
            .contrasts(", sondern ", " sondern ")
            .reasons(" denn ", " weil ", ", da ")
            .asides(", wobei ", ", nicht ", ", also ", ", aber ", ", wenn ", ", falls ",
                    " wobei ", " statt ")
            .endings(" insgesamt")
            .retractions("nein,", "falsch", "das ist falsch", "das stimmt nicht", "moment, das ist falsch")
            .bounds("größer", "kleiner", "mehr", "weniger", "mindestens", "höchstens", "zwischen", "oder", "vielleicht")
            .refusals("weiß es nicht", "weiß nicht", "keine ahnung", "nicht bestimmen")
            .doubts("wenn", "falls", "angenommen", "bezweifle", "ob")),

    FRENCH(new Cues()
            .markers("réponse est", "réponse finale est", "réponse correcte est", "réponse:", "réponse finale:",
                    "résultat est", "résultat:", "solution est")
            .negations("pas", "jamais", "n'est", "n’est")
            .contrasts(", mais ", " mais ")
            .reasons(" car ", " parce que ", " puisque ")
            .asides(", où ", ", pas ", ", et non ", ", donc ", ", mais ", ", avec ",
                    " et non ", " plutôt que ")
            .endings(" au total")
            .retractions("non,", "c'est faux", "ce n'est pas correct", "erreur")
            .bounds("supérieure", "supérieur", "inférieure", "inférieur", "moins", "entre", "ou", "peut-être")
            .refusals("ne sais pas", "aucune idée", "impossible de déterminer")
            .doubts("si", "supposons", "doute")),

    SPANISH(new Cues()
            .markers("respuesta es", "respuesta final es", "respuesta correcta es", "respuesta:", "respuesta final:",
                    "resultado es", "resultado:", "solución es", "solución:")
            .negations("no", "nunca", "jamás")
            .contrasts(", sino ", " sino ")
            .reasons(" porque ", " ya que ", " puesto que ", ", pues ")
            .asides(", donde ", ", no ", ", así que ", ", pero ",
                    ", con ", " y no ", " en lugar de ")
            .endings(" en total")
            .retractions("está mal", "eso es incorrecto", "me equivoqué")
            .bounds("mayor", "menor", "más", "menos", "entre", "o", "quizás", "quizá")
            .refusals("no sé", "no lo sé", "no puedo determinar")
            .doubts("si", "supongamos", "dudo")),

    PORTUGUESE(new Cues()
            .markers("resposta é", "resposta final é", "resposta correta é", "resposta:", "resposta final:",
                    "resultado é", "resultado:", "solução é", "solução:")
            .negations("não", "nunca", "jamais")
            .contrasts(", mas sim ", " mas sim ", ", mas ", " mas ", ", e sim ")
            .reasons(" porque ", " pois ", " já que ", " uma vez que ")
            .asides(", onde ", ", não ", ", mas ", ", com ",
                    " e não ", " em vez de ")
            .endings(" no total")
            .retractions("não,", "está errado", "isso está errado", "errei")
            .bounds("maior", "menor", "entre", "ou", "talvez")
            .refusals("não sei", "não consigo determinar")
            .doubts("se", "suponha", "suponhamos", "duvido")),

    RUSSIAN(new Cues()
            .markers("ответ:", "ответ —", "ответ –", "ответ -", "ответ равен", "ответ есть", "ответ будет", "ответ это")
            .negations("не", "никогда")
            .contrasts(", а ", " а ")
            .reasons(" так как ", " потому что ", " поскольку ", " ведь ")
            .asides(", где ", ", а не ", ", не ", ", но ")
            .endings(" всего")
            .retractions("нет,", "неверно", "это неверно", "я ошибся", "я ошиблась")
            .bounds("больше", "меньше", "более", "менее", "между", "или", "возможно")
            .refusals("не знаю", "не могу определить")
            .doubts("если", "допустим", "предположим", "сомневаюсь"));

    /// Filled before the constant is made, with lists that cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Cues words;

    Language(Cues words) {
        this.words = words;
    }

    /// Returns what all languages have of a kind.
    public static List<String> all(Function<Language, List<String>> kind) {
        return Arrays.stream(values()).flatMap(language -> kind.apply(language).stream()).distinct().toList();
    }

    public List<String> markers() {
        return words.markers;
    }

    public List<String> negations() {
        return words.negations;
    }

    public List<String> denials() {
        return words.denials;
    }

    public List<String> contrasts() {
        return words.contrasts;
    }

    public List<String> reasons() {
        return words.reasons;
    }

    public List<String> asides() {
        return words.asides;
    }

    public List<String> endings() {
        return words.endings;
    }

    public List<String> retractions() {
        return words.retractions;
    }

    public List<String> bounds() {
        return words.bounds;
    }

    public List<String> refusals() {
        return words.refusals;
    }

    public List<String> doubts() {
        return words.doubts;
    }

    /// Collects the words of one language; a kind that it lacks stays empty.
    private static final class Cues {

        private List<String> markers = List.of();
        private List<String> negations = List.of();
        private List<String> denials = List.of();
        private List<String> contrasts = List.of();
        private List<String> reasons = List.of();
        private List<String> asides = List.of();
        private List<String> endings = List.of();
        private List<String> retractions = List.of();
        private List<String> bounds = List.of();
        private List<String> refusals = List.of();
        private List<String> doubts = List.of();

        Cues markers(String... texts) {
            markers = List.of(texts);
            return this;
        }

        Cues negations(String... texts) {
            negations = List.of(texts);
            return this;
        }

        Cues denials(String... texts) {
            denials = List.of(texts);
            return this;
        }

        Cues contrasts(String... texts) {
            contrasts = List.of(texts);
            return this;
        }

        Cues reasons(String... texts) {
            reasons = List.of(texts);
            return this;
        }

        Cues asides(String... texts) {
            asides = List.of(texts);
            return this;
        }

        Cues endings(String... texts) {
            endings = List.of(texts);
            return this;
        }

        Cues retractions(String... texts) {
            retractions = List.of(texts);
            return this;
        }

        Cues bounds(String... texts) {
            bounds = List.of(texts);
            return this;
        }

        Cues refusals(String... texts) {
            refusals = List.of(texts);
            return this;
        }

        Cues doubts(String... texts) {
            doubts = List.of(texts);
            return this;
        }
    }
}
