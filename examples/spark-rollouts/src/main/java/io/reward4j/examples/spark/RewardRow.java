package io.reward4j.examples.spark;

import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.report.Metric;
import io.reward4j.wire.Entry;
import io.reward4j.wire.Result;
import io.reward4j.wire.WireId;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/// A result as a row. Where there is no reward the number is null: the failure policies that stand in for one are for
/// trainers that need a number.
final class RewardRow {

    private static final DataType COMPONENTS = DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType);
    private static final StructType COMPONENT = new StructType()
            .add("key", DataTypes.StringType, false)
            .add("value", DataTypes.DoubleType, false);

    /// `components` are entries here, since the map types of Spark's versions differ.
    static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.StringType, false)
            .add("prompt_key", DataTypes.StringType)
            .add("reward", DataTypes.DoubleType)
            .add("failure", DataTypes.StringType)
            .add("rationale", DataTypes.StringType, false)
            .add("components", DataTypes.createArrayType(COMPONENT, false), false);

    /// The schema of what is written, with a map of components.
    static final StructType WRITTEN = new StructType(Arrays.stream(SCHEMA.fields())
            .map(field -> field.name().equals("components")
                    ? DataTypes.createStructField(field.name(), COMPONENTS, true)
                    : field)
            .toArray(StructField[]::new));

    private RewardRow() {}

    /// @param entry what was scored; one that could not be read belongs to no prompt
    static Row of(Entry entry, Result result) {
        String promptKey = entry instanceof Entry.Ready(WireId id, Sample sample)
                ? WideDigest.promptKey(sample)
                : null;
        return switch (result.outcome()) {
            case Outcome.Scored(Sample sample, Reward reward) -> row(
                    result, promptKey, reward.value(), null, Rationale.of(reward));
            case Outcome.Failed(Sample sample, RewardException cause) -> row(
                    result, promptKey, null, cause.kind().id(), cause.describe());
        };
    }

    private static Row row(
            Result result,
            @Nullable String promptKey,
            @Nullable Double reward,
            @Nullable String failure,
            String rationale) {
        return RowFactory.create(
                result.id().text(), promptKey, reward, failure, rationale, components(result.components()));
    }

    private static Row[] components(List<Component> components) {
        return Metric.of(components).stream()
                .map(metric -> RowFactory.create(metric.name(), metric.value()))
                .toArray(Row[]::new);
    }
}
