package io.reward4j.wire;

/// Reads samples out of lines of JSON, as [JsonlRunner] and the events of a [RewardEndpoint] are read.
public final class Samples {

    private Samples() {}

    /// Reads a line with the standard fields; see [#read(byte[], long, SampleFields)].
    public static Entry read(byte[] line, long index) {
        return read(line, index, SampleFields.standard());
    }

    /// Reads a line. It never throws: what is no sample is an entry that says why.
    ///
    /// @param line JSON in UTF-8, without the end of the line
    /// @param index its place, by which messages and made-up ids name it
    public static Entry read(byte[] line, long index, SampleFields fields) {
        return JsonlReader.sample(new LineReader.Line(line, false, true), index, fields);
    }
}
