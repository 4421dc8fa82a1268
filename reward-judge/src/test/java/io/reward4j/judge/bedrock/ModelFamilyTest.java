package io.reward4j.judge.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFamilyTest {

    @ParameterizedTest
    @CsvSource({
            "anthropic.claude-haiku-4-5-20251001-v1:0, STRUCTURED_OUTPUT, true",
            "global.anthropic.claude-sonnet-4-5-20250929-v1:0, STRUCTURED_OUTPUT, true",
            "us.anthropic.claude-opus-4-6-v1, STRUCTURED_OUTPUT, true",
            "us-gov.anthropic.claude-sonnet-4-6, STRUCTURED_OUTPUT, true",
            "anthropic.claude-sonnet-4-20250514-v1:0, FORCED_TOOL, true",
            "apac.anthropic.claude-3-7-sonnet-20250219-v1:0, FORCED_TOOL, true",
            "anthropic.claude-3-5-haiku-20241022-v1:0, FORCED_TOOL, true",
            "anthropic.claude-3-5-sonnet-20240620-v1:0, FORCED_TOOL, false",
            "anthropic.claude-3-haiku-20240307-v1:0, FORCED_TOOL, false",
            "us.amazon.nova-pro-v1:0, FORCED_TOOL, false",
            "amazon.nova-2-lite-v1:0, FORCED_TOOL, false",
            "openai.gpt-oss-120b-1:0, TEXT, false",
            "qwen.qwen3-32b-v1:0, TEXT, false",
            "meta.anthropic.claude, TEXT, false",
            "'', TEXT, false",
            "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-pro-v1:0, FORCED_TOOL, false",
            "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0, STRUCTURED_OUTPUT, true",
            "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3d4e5f6, TEXT, false"
    })
    void aModelIsKnownByItsId(String id, ReplyFormat format, boolean cachePoints) {
        assertThat(ModelFamily.of(id).format()).isEqualTo(format);
        assertThat(ModelFamily.of(id).cachePoints()).isEqualTo(cachePoints);
    }
}
