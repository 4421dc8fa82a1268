/// The algebra of reward functions.
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
}
