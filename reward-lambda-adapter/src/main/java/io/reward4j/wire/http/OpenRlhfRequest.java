package io.reward4j.wire.http;

import io.reward4j.Message;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.wire.Entry;
import io.reward4j.wire.Result;
import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.WireObject;
import io.reward4j.wire.WireValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.JsonNodeFactory;

/// A request in [TrainerFormat#OPENRLHF].
record OpenRlhfRequest(List<Entry> entries) implements TrainerProtocol.Exchange {

    private static final Set<String> LISTS = Set.of("query", "prompts", "labels");

    static TrainerProtocol.Exchange read(byte[] body) {
        WireObject object = WireObject.read(body, LISTS);
        List<WireValue> queries = texts(object, "query");
        List<WireValue> prompts = texts(object, "prompts");
        List<WireValue> labels = labels(object, queries.size());
        checkSize("prompts", prompts, queries.size());
        List<Entry> entries = new ArrayList<>(queries.size());
        for (int i = 0; i < queries.size(); i++) {
            entries.add(entry(i, queries.get(i), prompts.get(i), labels.get(i)));
        }
        return new OpenRlhfRequest(entries);
    }

    private static List<WireValue> texts(WireObject object, String name) {
        return object.list(name).orElseThrow(() -> Fields.unreadable(name + ": expected a list of texts"));
    }

    private static List<WireValue> labels(WireObject object, int size) {
        WireValue value = object.value("labels");
        if (object.list("labels").isEmpty() && (value.node().isMissingNode() || value.node().isNull())) {
            return Collections.nCopies(size, value);
        }
        List<WireValue> labels = object.list("labels")
                .orElseThrow(() -> Fields.unreadable("labels: expected a list"));
        checkSize("labels", labels, size);
        return labels;
    }

    private static void checkSize(String name, List<WireValue> items, int size) {
        if (items.size() != size) {
            throw Fields.unreadable(name + ": expected " + size + " items, one for each query, found " + items.size());
        }
    }

    private static Entry entry(int index, WireValue query, WireValue prompt, WireValue label) {
        for (WireValue value : List.of(query, prompt, label)) {
            if (value.refusal().isPresent()) {
                return Entry.refused(index, value.refusal().get());
            }
        }
        if (!query.node().isString() || !prompt.node().isString()) {
            return Entry.refused(index, "the query and its prompt must be texts");
        }
        String asked = prompt.node().asString();
        String whole = query.node().asString();
        if (!whole.startsWith(asked)) {
            return Entry.refused(index, "the query does not begin with its prompt, so the answer cannot be told");
        }
        String completion = Completions.withoutEndTokens(whole.substring(asked.length()));
        return Entry.of(new Sample(
                "",
                List.of(Message.user(asked), Message.assistant(completion)),
                Fields.reference(label.node()),
                JsonNodeFactory.instance.objectNode()), index);
    }

    @Override
    public byte[] reply(List<Result> results, Traits range) {
        String reply = Replies.object(out -> {
            numbers("rewards", results, Result::value, out);
            numbers("scores", results, result -> share(result.value(), range), out);
            out.writeName("extra_logs");
            out.writeStartObject();
            parts(results, out);
            failures(results, out);
            out.writeEndObject();
        });
        return reply.getBytes(StandardCharsets.UTF_8);
    }

    private static double share(double value, Traits range) {
        double width = range.max() / 2 - range.min() / 2;
        return width == 0 ? 1 : Math.clamp((value / 2 - range.min() / 2) / width, 0.0, 1.0);
    }

    private static void parts(List<Result> results, JsonGenerator out) {
        List<Map<String, Double>> parts = results.stream().map(Replies::parts).toList();
        Set<String> shared = parts.isEmpty() ? Set.of() : new LinkedHashSet<>(parts.getFirst().keySet());
        parts.forEach(others -> shared.retainAll(others.keySet()));
        for (String name : shared) {
            out.writeName("parts/" + name);
            out.writeStartArray();
            parts.forEach(values -> out.writeNumber(values.getOrDefault(name, 0.0)));
            out.writeEndArray();
        }
    }

    private static void failures(List<Result> results, JsonGenerator out) {
        numbers(Replies.FAILED, results, result -> result.failure().isPresent() ? 1 : 0, out);
        Set<RewardException.Kind> kinds = EnumSet.noneOf(RewardException.Kind.class);
        results.forEach(result -> result.failure().ifPresent(cause -> kinds.add(cause.kind())));
        for (RewardException.Kind kind : kinds) {
            numbers(Replies.FAILED + "/" + kind.id(), results,
                    result -> result.failure().filter(cause -> cause.kind() == kind).isPresent() ? 1 : 0, out);
        }
    }

    private static void numbers(
            String name, List<Result> results, ToDoubleFunction<Result> number, JsonGenerator out) {
        out.writeName(name);
        out.writeStartArray();
        for (Result result : results) {
            out.writeNumber(number.applyAsDouble(result));
        }
        out.writeEndArray();
    }
}
