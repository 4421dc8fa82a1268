package io.reward4j.rlvr.math;

import io.reward4j.contract.ExtractorContract;
import io.reward4j.extract.Extractor;

class ResponseAnswerTest implements ExtractorContract {

    @Override
    public Extractor<?> extractor() {
        return new ResponseAnswer();
    }

    @Override
    public String readable() {
        return "It is 12.";
    }
}
