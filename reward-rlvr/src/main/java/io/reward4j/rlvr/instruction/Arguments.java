package io.reward4j.rlvr.instruction;

import io.reward4j.RewardException;
import io.reward4j.rlvr.text.LanguageIdentifier;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The arguments of one instruction, as a sample gives them. What is missing or of another form is the sample's fault
/// and a failure that names the instruction and the argument; nothing is made up in its place.
///
/// @param id the instruction
/// @param given its arguments; those that are null were not given
/// @param prompt what the model was asked
/// @param identifier tells languages
record Arguments(String id, JsonNode given, String prompt, LanguageIdentifier identifier) {

    String text(String name) {
        JsonNode value = given.path(name);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw missing(name, "a text");
        }
        return value.stringValue();
    }

    List<String> texts(String name) {
        JsonNode value = given.path(name);
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isString() || each.stringValue().isBlank()) {
                throw missing(name, "a list of texts");
            }
            texts.add(each.stringValue());
        }
        if (!value.isArray() || texts.isEmpty()) {
            throw missing(name, "a list of texts");
        }
        return texts;
    }

    /// A whole number, which data sets also write as `5.0`.
    int count(String name) {
        double value = number(name);
        if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
            throw missing(name, "a whole number of at least 0");
        }
        return (int) value;
    }

    /// A whole number that counts from 1.
    int place(String name) {
        int place = count(name);
        if (place == 0) {
            throw missing(name, "a whole number of at least 1");
        }
        return place;
    }

    double number(String name) {
        JsonNode value = given.path(name);
        if (!value.isNumber()) {
            throw missing(name, "a number");
        }
        return value.doubleValue();
    }

    Bound atLeast(String name) {
        return Bound.atLeast(count(name));
    }

    Bound exactly(String name) {
        return Bound.exactly(count(name));
    }

    /// A bound by one of the two relations of IFEval.
    Bound related(String countName, String relationName) {
        int count = count(countName);
        String relation = text(relationName);
        if (relation.equals("at least")) {
            return Bound.atLeast(count);
        }
        if (!relation.equals("less than")) {
            throw missing(relationName, "'at least' or 'less than'");
        }
        if (count == 0) {
            throw missing(countName, "at least 1 for 'less than'");
        }
        return Bound.fewerThan(count);
    }

    RewardException missing(String name, String wanted) {
        return RewardException
                .missingReference("the instruction '" + id + "' needs the argument '" + name + "': " + wanted);
    }
}
