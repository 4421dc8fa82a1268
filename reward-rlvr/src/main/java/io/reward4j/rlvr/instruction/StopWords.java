package io.reward4j.rlvr.instruction;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// Words that carry little meaning.
final class StopWords {

    /// The words that the Natural Language Toolkit lists for English: whole ones.
    static final Set<String> ENGLISH = words(
            """
                    i me my myself we our ours ourselves you you're you've you'll you'd your yours yourself
                    yourselves he him his himself she she's her hers herself it it's its itself they them their
                    theirs themselves what which who whom this that that'll these those am is are was were be been
                    being have has had having do does did doing a an the and but if or because as until while of at
                    by for with about against between into through during before after above below to from up down
                    in out on off over under again further then once here there when where why how all any both each
                    few more most other some such no nor not only own same so than too very can will just don't
                    should should've now aren't couldn't didn't doesn't hadn't hasn't haven't isn't mightn't mustn't
                    needn't shan't shouldn't wasn't weren't won't wouldn't""");

    /// The same list with the pieces that a search for runs of letters leaves of contractions.
    static final Set<String> ENGLISH_PIECES = pieces();

    private StopWords() {}

    private static Set<String> pieces() {
        Set<String> pieces = new HashSet<>(ENGLISH);
        pieces.addAll(
                words("""
                        s t don d ll m o re ve y ain aren couldn didn doesn hadn hasn haven isn ma mightn mustn
                        needn shan shouldn wasn weren won wouldn"""));
        return Set.copyOf(pieces);
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.strip().split("\\s+")));
    }
}
