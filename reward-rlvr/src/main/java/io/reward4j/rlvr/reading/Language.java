package io.reward4j.rlvr.reading;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// How a language announces an answer, and what it puts around it. All texts are in small letters.
///
/// A language is a constant of its own: [#markers] stand before the answer; [#negations] are the words that deny what
/// follows, and [#denials] those that deny what stands before; after a [#contrasts] the right answer stands, as after the
/// "but" of "not 4 but 5"; [#asides] begin what is only said about the answer, such as a reason; [#endings] close the sentence
/// right behind it; [#doubts] make a guess, a condition or a denial of what follows.
public enum Language {
    ENGLISH(new Words()
            .markers("answer is", "answer:", "answer =", "answer equals", "answer would be", "answer should be",
                    "answer must be", "answer seems to be", "ans:", "ans =", "ans is")
            .negations("not", "never", "cannot", "neither", "nor")
            .contrasts(" but rather ", " but ", ", rather ", ", it is ", ", it's ", "; it is ", " instead it is ")
            .asides(", since ", ", because ", ", as ", ", which ", ", not ", ", so ", ", but ", ", for ", ", where ",
                    ", attained ", ", reached ", ", achieved ", ", obtained ", ", when ", ", with ", ", see ", ", i.e. ", " because ", " since ", " while ", " whereas ", " although ", " where ",
                    " attained ", " reached ", " achieved ", " obtained ", " rather than ", " instead of ", " and not ",
                    " as opposed to ")
            .endings(" in total", " altogether", " in all", " overall")
            .doubts("doubt", "doubtful", "suppose", "supposing", "assume", "assuming", "if", "unless", "whether",
                    "unlikely", "unsure", "tempting", "imagine", "thought", "guessed", "pretend")),

    CHINESE(new Words()
            .markers("答案是", "答案为", "答案為", "答案应该是", "答案應該是", "答案应为", "答案等于", "答案:", "答:", "答案")
            .negations("不是", "并非", "並非", "不等于", "不会是", "不可能是")
            .contrasts("而是", ",是", "，是")
            .asides("，因为", ",因为", "因为", "，因為", "，其中", ",其中", "，所以", "，由于", "，而", "，但", "，即")
            .doubts("假设", "假設", "如果", "若", "假如", "不认为", "不認為", "不觉得", "怀疑", "懷疑")),

    JAPANESE(new Words()
            .markers("答えは", "答えが", "答え:", "答は", "答:", "正解は", "正解:", "解答は", "解答:", "回答は", "回答:")
            .denials("ではない", "じゃない", "ではありません", "じゃありません", "でない", "とは言えない", "とは限らない", "とは思えない",
                    "ではなく", "でなく", "じゃなく")
            .contrasts("ではなく、", "ではなくて", "ではなく", "でなく、", "でなく", "じゃなくて", "じゃなく")
            .asides("、ただし", "、なぜなら", "、なお", "、これは", "、というのは", "、すなわち", "、つまり", "(ただし", "（ただし", "ので")
            .endings("になります", "となります", "であります", "でした", "である", "となる", "になる", "です", "だ")
            .doubts("もし", "仮に")),

    KOREAN(new Words()
            .markers("정답은", "정답:", "답은", "답:", "정답이", "해답은")
            .denials("가 아니", "이 아니", "가 아닙", "이 아닙", "은 아니", "는 아니")
            .contrasts("가 아니라", "이 아니라", "가 아니고", "이 아니고")
            .asides(", 왜냐하면", ", 여기서", ", 단", "이므로", "이기 때문")
            .endings("입니다", "이다", "이에요", "예요", "이며", "임")
            .doubts("만약", "만일")),

    GERMAN(new Words()
            .markers("antwort lautet", "antwort ist", "antwort wäre", "antwort:", "ergebnis lautet", "ergebnis ist",
                    "ergebnis:", "lösung lautet", "lösung ist", "lösung:")
            .negations("nicht", "kein", "keine", "nie", "niemals")
            .contrasts(", sondern ", " sondern ")
            .asides(", denn ", ", weil ", ", da ", ", wobei ", ", nicht ", ", also ", ", aber ", ", wenn ", ", falls ",
                    " denn ", " weil ", " wobei ", " statt ")
            .endings(" insgesamt")
            .doubts("wenn", "falls", "angenommen", "bezweifle", "ob")),

    FRENCH(new Words()
            .markers("réponse est", "réponse finale est", "réponse correcte est", "réponse:", "réponse finale:",
                    "résultat est", "résultat:", "solution est")
            .negations("pas", "jamais", "n'est", "n’est")
            .contrasts(", mais ", " mais ")
            .asides(", car ", ", parce ", ", puisque ", ", où ", ", pas ", ", et non ", ", donc ", ", mais ", ", avec ",
                    " car ", " parce que ", " puisque ", " et non ", " plutôt que ")
            .endings(" au total")
            .doubts("si", "supposons", "doute")),

    SPANISH(new Words()
            .markers("respuesta es", "respuesta final es", "respuesta correcta es", "respuesta:", "respuesta final:",
                    "resultado es", "resultado:", "solución es", "solución:")
            .negations("no", "nunca", "jamás")
            .contrasts(", sino ", " sino ")
            .asides(", porque ", ", ya que ", ", pues ", ", puesto que ", ", donde ", ", no ", ", así que ", ", pero ",
                    ", con ", " porque ", " ya que ", " puesto que ", " y no ", " en lugar de ")
            .endings(" en total")
            .doubts("si", "supongamos", "dudo")),

    PORTUGUESE(new Words()
            .markers("resposta é", "resposta final é", "resposta correta é", "resposta:", "resposta final:",
                    "resultado é", "resultado:", "solução é", "solução:")
            .negations("não", "nunca", "jamais")
            .contrasts(", mas sim ", " mas sim ", ", mas ", " mas ", ", e sim ")
            .asides(", pois ", ", porque ", ", já que ", ", uma vez que ", ", onde ", ", não ", ", mas ", ", com ",
                    " porque ", " pois ", " já que ", " e não ", " em vez de ")
            .endings(" no total")
            .doubts("se", "suponha", "suponhamos", "duvido")),

    RUSSIAN(new Words()
            .markers("ответ:", "ответ —", "ответ –", "ответ -", "ответ равен", "ответ есть", "ответ будет", "ответ это")
            .negations("не", "никогда")
            .contrasts(", а ", " а ")
            .asides(", так как ", ", потому что ", ", поскольку ", ", ведь ", ", где ", ", а не ", ", не ", ", но ",
                    " потому что ", " так как ", " поскольку ")
            .endings(" всего")
            .doubts("если", "допустим", "предположим", "сомневаюсь"));

    private final Words words;

    Language(Words words) {
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

    public List<String> asides() {
        return words.asides;
    }

    public List<String> endings() {
        return words.endings;
    }

    public List<String> doubts() {
        return words.doubts;
    }

    /// Collects the words of one language; a kind that it lacks stays empty.
    private static final class Words {

        private List<String> markers = List.of();
        private List<String> negations = List.of();
        private List<String> denials = List.of();
        private List<String> contrasts = List.of();
        private List<String> asides = List.of();
        private List<String> endings = List.of();
        private List<String> doubts = List.of();

        Words markers(String... texts) {
            markers = List.of(texts);
            return this;
        }

        Words negations(String... texts) {
            negations = List.of(texts);
            return this;
        }

        Words denials(String... texts) {
            denials = List.of(texts);
            return this;
        }

        Words contrasts(String... texts) {
            contrasts = List.of(texts);
            return this;
        }

        Words asides(String... texts) {
            asides = List.of(texts);
            return this;
        }

        Words endings(String... texts) {
            endings = List.of(texts);
            return this;
        }

        Words doubts(String... texts) {
            doubts = List.of(texts);
            return this;
        }
    }
}
