package io.reward4j.judge.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFamilyTest {

    @ParameterizedTest
    @CsvSource({
            "anthropic.claude-haiku-4-5-20251001-v1:0, FORCED_TOOL, true, true",
            "global.anthropic.claude-sonnet-4-5-20250929-v1:0, STRUCTURED_OUTPUT, true, true",
            "us.anthropic.claude-opus-4-6-v1, STRUCTURED_OUTPUT, true, true",
            "us.anthropic.claude-opus-4-7, FORCED_TOOL, true, false",
            "us.anthropic.claude-opus-4-8, FORCED_TOOL, true, false",
            "eu.anthropic.claude-opus-4-9-20270101-v1:0, FORCED_TOOL, true, false",
            "us.anthropic.claude-opus-5, FORCED_TOOL, true, false",
            "us.anthropic.claude-opus-5-20260801-v1:0, FORCED_TOOL, true, false",
            "us.anthropic.claude-opus-5-5, TEXT, true, false",
            "us.anthropic.claude-opus-6, TEXT, true, false",
            "us.anthropic.claude-opus-10-1-v1:0, TEXT, true, false",
            "us.anthropic.claude-fable-5, FORCED_TOOL, true, false",
            "us.anthropic.claude-fable-5-1, TEXT, true, false",
            "us.anthropic.claude-sonnet-5, FORCED_TOOL, true, false",
            "us.anthropic.claude-sonnet-5-5, TEXT, true, false",
            "us.anthropic.claude-haiku-6, TEXT, true, false",
            "us-gov.anthropic.claude-sonnet-4-6, FORCED_TOOL, true, true",
            "anthropic.claude-sonnet-4-20250514-v1:0, FORCED_TOOL, true, true",
            "apac.anthropic.claude-3-7-sonnet-20250219-v1:0, FORCED_TOOL, true, true",
            "anthropic.claude-3-5-haiku-20241022-v1:0, FORCED_TOOL, true, true",
            "anthropic.claude-3-5-sonnet-20240620-v1:0, FORCED_TOOL, false, true",
            "anthropic.claude-3-haiku-20240307-v1:0, FORCED_TOOL, false, true",
            "anthropic.claude-new-1, TEXT, false, false",
            "us.amazon.nova-pro-v1:0, FORCED_TOOL, false, true",
            "amazon.nova-2-lite-v1:0, FORCED_TOOL, false, true",
            "openai.gpt-oss-120b-1:0, TEXT, false, true",
            "us.openai.gpt-6-sol, TEXT, false, false",
            "qwen.qwen3-32b-v1:0, TEXT, false, true",
            "meta.anthropic.claude, TEXT, false, false",
            "'', TEXT, false, false",
            "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-pro-v1:0, FORCED_TOOL, false, true",
            "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-4-5-20251101-v1:0, STRUCTURED_OUTPUT, true, true",
            "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3d4e5f6, TEXT, false, false"
    })
    void aModelIsKnownByItsId(String id, ReplyFormat format, boolean cachePoints, boolean temperature) {
        assertThat(ModelFamily.of(id).format()).isEqualTo(format);
        assertThat(ModelFamily.of(id).cachePoints()).isEqualTo(cachePoints);
        assertThat(ModelFamily.of(id).temperature()).isEqualTo(temperature);
    }
}
