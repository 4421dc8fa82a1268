/// The algebra of reward functions.
@SuppressWarnings("module")
module io.reward4j {
    requires static com.google.errorprone.annotations;
    requires static transitive org.jspecify;
    requires transitive tools.jackson.databind;
    requires java.management;

    exports io.reward4j;
    exports io.reward4j.extract;
    exports io.reward4j.group;
    exports io.reward4j.probe;
    exports io.reward4j.report;

    exports io.reward4j.digest to io.reward4j.judge, io.reward4j.rlvr, io.reward4j.wire;
    exports io.reward4j.retry to io.reward4j.judge, io.reward4j.rlvr;
}
