module com.example.reward {
    requires io.reward4j;
    requires io.reward4j.rlvr;
    requires io.reward4j.wire;
    requires aws.lambda.java.core;
}
