package io.reward4j.rlvr.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects the rows of a query, as far as the limits let it.
///
/// A value is null, a [Long], a [Double] that is no whole number of 64 bits, a [String], or a [Blob].
final class RowCollector {

    /// The most characters and bytes of all values together.
    private static final long MOST_CHARACTERS = 16L << 20;
    private static final long CELL = 16;
    private static final double WHOLE = 9.0e15;

    private final int columns;
    private final int mostRows;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private List<@Nullable Object> row = new ArrayList<>();
    private long size;

    RowCollector(int columns, int mostRows) {
        this.columns = columns;
        this.mostRows = mostRows;
    }

    /// A value that is bytes.
    ///
    /// @param hex the bytes, so that equal ones are equal
    record Blob(String hex) {

        Blob(byte[] bytes) {
            this(HexFormat.of().formatHex(bytes));
        }
    }

    /// Adds a value to the row.
    void add(@Nullable Object value) {
        size += CELL + switch (value) {
            case String text -> text.length();
            case Blob blob -> blob.hex().length();
            case null, default -> 0;
        };
        row.add(canonical(value));
    }

    /// Ends the row, and says what is wrong with it.
    Optional<SqlRun.Failed> endRow() {
        rows.add(Collections.unmodifiableList(row));
        row = new ArrayList<>(columns);
        if (rows.size() > mostRows) {
            return Optional.of(new SqlRun.Failed("returned more than " + mostRows + " rows"));
        }
        if (size > MOST_CHARACTERS) {
            return Optional.of(new SqlRun.Failed("returned more than 16 Mi characters"));
        }
        return Optional.empty();
    }

    SqlRun.Rows rows() {
        return new SqlRun.Rows(columns, Collections.unmodifiableList(rows));
    }

    private static @Nullable Object canonical(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag ? 1L : 0L;
            case BigDecimal number -> whole(number);
            case BigInteger number -> whole(new BigDecimal(number));
            case Double number -> whole(number);
            case Float number -> whole(number.doubleValue());
            case Number number -> number.longValue();
            default -> value;
        };
    }

    private static Object whole(BigDecimal number) {
        boolean fits = number.precision() - number.scale() <= 18;
        if (fits && number.stripTrailingZeros().scale() <= 0) {
            return number.longValue();
        }
        return whole(number.doubleValue());
    }

    private static Object whole(double number) {
        if (number == Math.rint(number) && Math.abs(number) <= WHOLE) {
            return (Object) (long) number;
        }
        return (Object) number;
    }
}
