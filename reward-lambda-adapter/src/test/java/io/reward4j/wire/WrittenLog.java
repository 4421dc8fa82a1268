package io.reward4j.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What is written to the log `io.reward4j` while a test runs.
public final class WrittenLog extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("io.reward4j");

    private final List<LogRecord> records = Collections.synchronizedList(new ArrayList<>());
    private final Level before = LOGGER.getLevel();

    public WrittenLog() {
        LOGGER.setLevel(Level.ALL);
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(this);
    }

    public List<String> lines() {
        return records().stream().map(record -> record.getLevel() + " " + record.getMessage()).toList();
    }

    public List<LogRecord> records() {
        return List.copyOf(records);
    }

    public void clear() {
        records.clear();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setLevel(before);
        LOGGER.setUseParentHandlers(true);
    }
}
