package io.reward4j.rlvr.reading;

import static io.reward4j.rlvr.reading.Language.Kind.ASIDES;
import static io.reward4j.rlvr.reading.Language.Kind.BELIEFS;
import static io.reward4j.rlvr.reading.Language.Kind.BOUNDS;
import static io.reward4j.rlvr.reading.Language.Kind.CHOICE_LEADS;
import static io.reward4j.rlvr.reading.Language.Kind.CHOICE_TAILS;
import static io.reward4j.rlvr.reading.Language.Kind.CONFIRMATIONS;
import static io.reward4j.rlvr.reading.Language.Kind.CONTRASTS;
import static io.reward4j.rlvr.reading.Language.Kind.DENIALS;
import static io.reward4j.rlvr.reading.Language.Kind.DOUBTS;
import static io.reward4j.rlvr.reading.Language.Kind.ENDINGS;
import static io.reward4j.rlvr.reading.Language.Kind.JOINERS;
import static io.reward4j.rlvr.reading.Language.Kind.MARKERS;
import static io.reward4j.rlvr.reading.Language.Kind.NEGATIONS;
import static io.reward4j.rlvr.reading.Language.Kind.OTHER_CASES;
import static io.reward4j.rlvr.reading.Language.Kind.PICKS;
import static io.reward4j.rlvr.reading.Language.Kind.PREPOSITIONS;
import static io.reward4j.rlvr.reading.Language.Kind.REASONS;
import static io.reward4j.rlvr.reading.Language.Kind.REFUSALS;
import static io.reward4j.rlvr.reading.Language.Kind.REJECTIONS;
import static io.reward4j.rlvr.reading.Language.Kind.RESUMPTIONS;
import static io.reward4j.rlvr.reading.Language.Kind.RETRACTIONS;
import static io.reward4j.rlvr.reading.Language.Kind.SUBORDINATORS;
import static io.reward4j.rlvr.reading.Language.Kind.WEAK_SUBORDINATORS;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a language announces an answer, and what it puts around it. All texts are in small letters.
///
/// A language is a constant of its own, with its words of each [Kind]; a kind that it lacks is left out. Every word is
/// looked for in every response, so it must mean nothing else in another language.
public enum Language {
    ENGLISH(words(MARKERS, "answer is", "answer:", "answer =", "answer equals", "answer would be", "answer should be",
                    "answer must be", "answer seems to be", "ans:", "ans =", "ans is")
            .and(NEGATIONS, "not", "never", "cannot", "neither", "nor")
            .and(CONTRASTS, " but rather ", " but ", ", rather ", ", it is ", ", it's ", "; it is ", " instead it is ")
            .and(REASONS, " since ", " because ", ", as ", " given that ")
            .and(ASIDES, ", which ", ", not ", ", so ", ", but ", ", for ", ", where ",
                    ", attained ", ", reached ", ", achieved ", ", obtained ", ", when ", ", with ", ", see ", ", if ",
                    ", unless ", ", i.e. ", " while ", " whereas ", " although ", " where ",
                    " attained ", " reached ", " achieved ", " obtained ", " rather than ", " instead of ", " and not ",
                    " as opposed to ")
            .and(ENDINGS, " in total", " altogether", " in all", " overall", " of them")
            .and(RETRACTIONS, "that is wrong", "that's wrong", "this is wrong", "that was wrong", "it is wrong",
                    "it's wrong", "that is incorrect", "that's incorrect", "this is incorrect", "that is not right",
                    "that's not right", "that isn't right", "this isn't right", "this is not right",
                    "that is not correct", "that's not correct", "that isn't correct", "this is not correct",
                    "that can't be", "that cannot be", "this can't be", "this cannot be", "that doesn't work",
                    "this doesn't work", "that does not work", "this does not work", "that is false",
                    "that is a mistake", "that was a mistake", "i made a mistake", "i made an error", "i was wrong",
                    "i am wrong", "my mistake", "scratch that", "strike that", "never mind", "i take that back",
                    "let me correct", "correction", "on second thought", "on reflection", "no wait", "no, wait", "oops",
                    "it should have been", "i meant", "rather, ", "that is not the answer", "this is not the answer")
            .and(REFUSALS, "cannot solve", "can't solve", "cannot determine", "can't determine", "cannot be determined",
                    "cannot decide", "can't decide", "could not solve", "couldn't solve", "could not determine",
                    "couldn't determine", "unable to", "do not know", "don't know", "not sure", "no result",
                    "no answer",
                    "no conclusion", "not enough information", "insufficient information", "cannot answer",
                    "can't answer", "cannot find the", "can't find the", "still running", "give up", "no idea")
            .and(DOUBTS, "doubt", "doubtful", "suppose", "supposing", "assume", "assuming", "if", "unless", "whether",
                    "unlikely", "unsure", "tempting", "imagine", "thought", "guessed", "pretend")
            .and(SUBORDINATORS, "since", "because", "if", "when", "where", "whereas", "while", "although", "though",
                    "as", "given", "unless", "considering", "assuming", "until")
            .and(WEAK_SUBORDINATORS, "as", "while")
            .and(RESUMPTIONS, "so", "therefore", "thus", "hence", "then", "also")
            .and(PREPOSITIONS, "in", "within", "after", "before", "by", "per", "every", "each", "via", "using", "with",
                    "from")
            .and(OTHER_CASES, ", but ", ", when ", " when ", ", if ")
            .and(BELIEFS, "think", "believe", "say", "claim", "agree", "sure", "certain", "convinced", "guess",
                    "expect", "know", "true", "likely")
            .and(PICKS, "option", "choice", "option is", "choice is", "answer is", "option would be",
                    "choice would be", "answer would be", "answer should be", "answer must be", "choose", "chose",
                    "select", "pick", "picked", "go with", "going with", "choosing", "leaving", "leaves",
                    "choose option", "select option", "pick option", "choose answer", "answer")
            .and(CONFIRMATIONS, "is correct", "is right", "is the correct", "is the right", "is the best",
                    "is the answer", "is the only", "correct answer")
            .and(REJECTIONS, "is too", "is incorrect", "is wrong", "was wrong", "is false", "is excluded",
                    "is eliminated", "is ruled out", "is rejected", "fails")
            .and(CHOICE_LEADS, "answer", "correct", "choose", "select", "pick", "go with", "leaving", "leaves",
                    "must be", "has to be")
            .and(CHOICE_TAILS, "is correct", "is right", "is the correct", "is the right", "is the best",
                    "is the answer")
            .and(JOINERS, "or", "and")),

    CHINESE(words(MARKERS, "答案是", "答案为", "答案為", "答案应该是", "答案應該是", "答案应为", "答案等于", "答案:", "答:", "答案")
            .and(NEGATIONS, "不是", "并非", "並非", "不等于", "不会是", "不可能是")
            .and(CONTRASTS, "而是", ",是", "，是")
            .and(REASONS, "因为", "因為", "由于", "由於")
            .and(ASIDES, "，其中", ",其中", "，所以", "，而", "，但", "，即")
            .and(RETRACTIONS, "不对", "不對", "错了", "錯了", "这是错的", "我错了", "更正")
            .and(REFUSALS, "不知道", "无法确定", "无法求出", "不能确定")
            .and(DOUBTS, "假设", "假設", "如果", "若", "假如", "不认为", "不認為", "不觉得", "怀疑", "懷疑", "也许", "也許", "可能", "大概", "或许")
            .and(OTHER_CASES, "，但", "，而")
            .and(PICKS, "选", "選", "选择", "選擇", "选项是", "选项为", "選項是", "选项应为")
            .and(CONFIRMATIONS, "是正确", "正确")
            .and(REJECTIONS, "不对", "错")
            .and(CHOICE_LEADS, "答案", "正确", "选", "選")
            .and(CHOICE_TAILS, "是正确")
            .and(JOINERS, "或", "和")),

    JAPANESE(words(MARKERS, "答えは", "答えが", "答え:", "答は", "答:", "正解は", "正解:", "解答は", "解答:", "回答は", "回答:")
            .and(DENIALS, "ではない", "じゃない", "ではありません", "じゃありません", "でない", "とは言えない", "とは限らない", "とは思えない",
                    "ではなく", "でなく", "じゃなく", "より大き", "より小さ", "より多", "より少", "未満", "以上", "以下")
            .and(CONTRASTS, "ではなく、", "ではなくて", "ではなく", "でなく、", "でなく", "じゃなくて", "じゃなく")
            .and(REASONS, "なぜなら", "というのは", "から、")
            .and(ASIDES, "、ただし", "、なお", "、これは", "、すなわち", "、つまり", "(ただし", "（ただし", "ので")
            .and(ENDINGS, "になります", "となります", "であります", "でした", "である", "となる", "になる", "です", "だ")
            .and(RETRACTIONS, "いや、", "違います", "間違い", "訂正")
            .and(REFUSALS, "わかりません", "分かりません", "わからない", "分からない", "求められません")
            .and(DOUBTS, "もし", "仮に", "たぶん", "おそらく")
            .and(PICKS, "選択肢は", "正解は", "答えは", "正答は")
            .and(CONFIRMATIONS, "が正解", "が正しい")
            .and(CHOICE_LEADS, "正解", "答え")
            .and(CHOICE_TAILS, "が正解")
            .and(JOINERS, "と", "か")),

    KOREAN(words(MARKERS, "정답은", "정답:", "답은", "답:", "정답이", "해답은")
            .and(DENIALS, "가 아니", "이 아니", "가 아닙", "이 아닙", "은 아니", "는 아니", "보다 ", "이상", "이하", "미만")
            .and(CONTRASTS, "가 아니라", "이 아니라", "가 아니고", "이 아니고")
            .and(REASONS, "왜냐하면", "때문에")
            .and(ASIDES, ", 여기서", ", 단", "이므로", "이기 때문")
            .and(ENDINGS, "입니다", "이다", "이에요", "예요", "이며", "임")
            .and(RETRACTIONS, "아니,", "틀렸", "잘못")
            .and(REFUSALS, "모르겠", "알 수 없")
            .and(DOUBTS, "만약", "만일")
            .and(PICKS, "정답은", "답은")),

    GERMAN(words(MARKERS, "antwort lautet", "antwort ist", "antwort wäre", "antwort:", "ergebnis lautet",
                    "ergebnis ist", "ergebnis:", "lösung lautet", "lösung ist", "lösung:")
            .and(NEGATIONS, "nicht", "kein", "keine", "nie", "niemals")
            .and(CONTRASTS, ", sondern ", " sondern ")
            .and(REASONS, " denn ", " weil ", ", da ")
            .and(ASIDES, ", wobei ", ", nicht ", ", also ", ", aber ", ", wenn ", ", falls ",
                    " wobei ", " statt ")
            .and(ENDINGS, " insgesamt")
            .and(RETRACTIONS, "nein,", "falsch", "das ist falsch", "das stimmt nicht", "moment, das ist falsch")
            .and(BOUNDS, "größer", "kleiner", "mehr", "weniger", "mindestens", "höchstens", "zwischen", "oder",
                    "vielleicht")
            .and(REFUSALS, "weiß es nicht", "weiß nicht", "keine ahnung", "nicht bestimmen")
            .and(DOUBTS, "wenn", "falls", "angenommen", "bezweifle", "ob")
            .and(SUBORDINATORS, "weil", "denn", "wobei")
            .and(WEAK_SUBORDINATORS, "denn")
            .and(RESUMPTIONS, "dann")
            .and(PREPOSITIONS, "bis", "nach")
            .and(OTHER_CASES, ", aber ")
            .and(BELIEFS, "glaube", "denke")
            .and(PICKS, "antwort", "option ist")
            .and(CONFIRMATIONS, "ist richtig")
            .and(REJECTIONS, "ist falsch")),

    FRENCH(words(MARKERS, "réponse est", "réponse finale est", "réponse correcte est", "réponse:", "réponse finale:",
                    "résultat est", "résultat:", "solution est")
            .and(NEGATIONS, "pas", "jamais", "n'est", "n’est")
            .and(CONTRASTS, ", mais ", " mais ")
            .and(REASONS, " car ", " parce que ", " puisque ")
            .and(ASIDES, ", où ", ", pas ", ", et non ", ", donc ", ", mais ", ", avec ",
                    " et non ", " plutôt que ")
            .and(ENDINGS, " au total")
            .and(RETRACTIONS, "non,", "c'est faux", "ce n'est pas correct", "erreur")
            .and(BOUNDS, "supérieure", "supérieur", "inférieure", "inférieur", "moins", "entre", "ou", "peut-être")
            .and(REFUSALS, "ne sais pas", "aucune idée", "impossible de déterminer")
            .and(DOUBTS, "si", "supposons", "doute")
            .and(SUBORDINATORS, "car", "puisque")
            .and(WEAK_SUBORDINATORS, "car")
            .and(RESUMPTIONS, "donc")
            .and(PREPOSITIONS, "ici", "dans")
            .and(OTHER_CASES, ", mais ")
            .and(BELIEFS, "pense", "crois")
            .and(PICKS, "réponse")
            .and(CONFIRMATIONS, "est correct")
            .and(REJECTIONS, "est faux")),

    SPANISH(words(MARKERS, "respuesta es", "respuesta final es", "respuesta correcta es", "respuesta:",
                    "respuesta final:", "resultado es", "resultado:", "solución es", "solución:")
            .and(NEGATIONS, "no", "nunca", "jamás")
            .and(CONTRASTS, ", sino ", " sino ")
            .and(REASONS, " porque ", " ya que ", " puesto que ", ", pues ")
            .and(ASIDES, ", donde ", ", no ", ", así que ", ", pero ",
                    ", con ", " y no ", " en lugar de ")
            .and(ENDINGS, " en total")
            .and(RETRACTIONS, "está mal", "eso es incorrecto", "me equivoqué")
            .and(BOUNDS, "mayor", "menor", "más", "menos", "entre", "o", "quizás", "quizá")
            .and(REFUSALS, "no sé", "no lo sé", "no puedo determinar")
            .and(DOUBTS, "si", "supongamos", "dudo")
            .and(SUBORDINATORS, "porque")
            .and(RESUMPTIONS, "entonces")
            .and(OTHER_CASES, ", pero ")
            .and(BELIEFS, "creo", "pienso")
            .and(PICKS, "opción", "respuesta")
            .and(CONFIRMATIONS, "es correct")),

    PORTUGUESE(words(MARKERS, "resposta é", "resposta final é", "resposta correta é", "resposta:", "resposta final:",
                    "resultado é", "resultado:", "solução é", "solução:")
            .and(NEGATIONS, "não", "nunca", "jamais")
            .and(CONTRASTS, ", mas sim ", " mas sim ", ", mas ", " mas ", ", e sim ")
            .and(REASONS, " porque ", " pois ", " já que ", " uma vez que ")
            .and(ASIDES, ", onde ", ", não ", ", mas ", ", com ",
                    " e não ", " em vez de ")
            .and(ENDINGS, " no total")
            .and(RETRACTIONS, "não,", "está errado", "isso está errado", "errei")
            .and(BOUNDS, "maior", "menor", "entre", "ou", "talvez")
            .and(REFUSALS, "não sei", "não consigo determinar")
            .and(DOUBTS, "se", "suponha", "suponhamos", "duvido")
            .and(SUBORDINATORS, "porque", "pois")
            .and(WEAK_SUBORDINATORS, "pois")
            .and(RESUMPTIONS, "então")
            .and(OTHER_CASES, ", mas ")
            .and(BELIEFS, "acho")
            .and(PICKS, "opção", "resposta")
            .and(CONFIRMATIONS, "está correta", "é a correta")),

    ITALIAN(words(MARKERS, "risposta è", "risposta é", "risposta finale è", "risposta corretta è", "risposta esatta è",
                    "risposta:", "risposta finale:", "risultato è", "risultato:", "soluzione è", "soluzione:")
            .and(NEGATIONS, "non è", "non sono", "non può", "non vale", "non penso", "non credo", "non ritengo")
            .and(CONTRASTS, ", ma ", " ma ", ", bensì ", " bensì ")
            .and(REASONS, " perché ", " poiché ", " dato che ", " siccome ", " in quanto ")
            .and(ASIDES, ", dove ", ", non ", ", e non ", ", quindi ", ", ma ", ", con ", " e non ", " piuttosto che ",
                    " invece di ", " anziché ")
            .and(ENDINGS, " in totale", " complessivamente")
            .and(RETRACTIONS, "è sbagliato", "questo è sbagliato", "è errato", "questo è errato", "non è corretto",
                    "mi sono sbagliato", "mi sono sbagliata", "ho sbagliato", "mi correggo")
            .and(BOUNDS, "maggiore", "minore", "più", "meno", "tra", "fra", "o", "oppure", "forse", "almeno")
            .and(REFUSALS, "non lo so", "non so rispondere", "non è possibile determinare", "impossibile determinare")
            .and(DOUBTS, "se", "supponiamo", "supponendo", "ammettiamo", "dubito")
            .and(OTHER_CASES, ", ma ")
            .and(SUBORDINATORS, "perché", "poiché", "siccome")
            .and(RESUMPTIONS, "quindi", "allora", "dunque", "pertanto")
            .and(PREPOSITIONS, "dopo", "entro")
            .and(PICKS, "risposta", "risposta è", "opzione", "opzione è", "scelgo")
            .and(CONFIRMATIONS, "è corretta", "è quella corretta", "è giusta", "è esatta")
            .and(REJECTIONS, "è sbagliata", "è errata", "è falsa")
            .and(CHOICE_LEADS, "risposta", "scelgo")
            .and(CHOICE_TAILS, "è corretta", "è giusta", "è esatta")
            .and(JOINERS, "o", "oppure")),

    RUSSIAN(words(MARKERS, "ответ:", "ответ —", "ответ –", "ответ -", "ответ равен", "ответ есть",
                    "ответ будет", "ответ это")
            .and(NEGATIONS, "не", "никогда")
            .and(CONTRASTS, ", а ", " а ")
            .and(REASONS, " так как ", " потому что ", " поскольку ", " ведь ")
            .and(ASIDES, ", где ", ", а не ", ", не ", ", но ")
            .and(ENDINGS, " всего")
            .and(RETRACTIONS, "нет,", "неверно", "это неверно", "я ошибся", "я ошиблась")
            .and(BOUNDS, "больше", "меньше", "более", "менее", "между", "или", "возможно")
            .and(REFUSALS, "не знаю", "не могу определить")
            .and(DOUBTS, "если", "допустим", "предположим", "сомневаюсь")
            .and(SUBORDINATORS, "поскольку")
            .and(OTHER_CASES, ", но ")
            .and(BELIEFS, "думаю", "считаю")
            .and(PICKS, "вариант", "ответ"));

    /// Filled before the constant is made, with lists that cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<Kind, List<String>> words;

    Language(Cues words) {
        this.words = words.byKind;
    }

    /// Returns what all languages have of a kind.
    public static List<String> all(Kind kind) {
        Set<String> all = new LinkedHashSet<>();
        for (Language language : values()) {
            all.addAll(language.of(kind));
        }
        return List.copyOf(all);
    }

    /// Returns what the language has of a kind.
    public List<String> of(Kind kind) {
        return words.getOrDefault(kind, List.of());
    }

    private static Cues words(Kind kind, String... texts) {
        return new Cues().and(kind, texts);
    }

    /// What words are for.
    public enum Kind {
        /// Stand before the answer.
        MARKERS,

        /// Deny what follows. One of several words, as `non è`, denies it up to the next value.
        NEGATIONS,

        /// Deny what stands before, or make it a bound.
        DENIALS,

        /// Behind these the right answer stands, as after the "but" of "not 4 but 5".
        CONTRASTS,

        /// Begin a reason.
        REASONS,

        /// Begin what else is only said about the answer.
        ASIDES,

        /// Close the sentence right behind the answer.
        ENDINGS,

        /// Begin a sentence that takes the answer back.
        RETRACTIONS,

        /// Make what follows a bound or one of several.
        BOUNDS,

        /// Say that there is no answer.
        REFUSALS,

        /// Make what follows a guess, a condition or a denial.
        DOUBTS,

        /// Verbs whose negation is a doubt, as in "I don't think that …".
        BELIEFS,

        /// Begin a clause that has the value of another case.
        OTHER_CASES,

        /// Begin a clause whose values are only mentioned.
        SUBORDINATORS,

        /// Those [#SUBORDINATORS] that are such only behind a comma or at the beginning of a sentence.
        WEAK_SUBORDINATORS,

        /// End such a clause.
        RESUMPTIONS,

        /// Make the value behind them a circumstance.
        PREPOSITIONS,

        /// Stand right before the letter of an option that is picked.
        PICKS,

        /// Stand right behind the letter of an option that is right.
        CONFIRMATIONS,

        /// Stand right behind the letter of an option that is wrong.
        REJECTIONS,

        /// Say anywhere before a letter, in its sentence, that it is the answer.
        CHOICE_LEADS,

        /// Say the same anywhere behind it.
        CHOICE_TAILS,

        /// Stand between letters of which none alone is the answer.
        JOINERS
    }

    /// Collects the words of one language.
    private static final class Cues {

        private final Map<Kind, List<String>> byKind = new EnumMap<>(Kind.class);

        Cues and(Kind kind, String... texts) {
            byKind.put(kind, List.of(texts));
            return this;
        }
    }
}
