package io.reward4j.rlvr.safety;

/// Finds one family of content. Total, linear in the text, safe for use by several threads at once.
interface Detector {

    void find(String text, Hits hits);
}
