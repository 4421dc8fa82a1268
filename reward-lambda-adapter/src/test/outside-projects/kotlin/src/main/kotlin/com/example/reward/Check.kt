package com.example.reward

import io.reward4j.BatchScorer
import io.reward4j.CompositeReward
import io.reward4j.Outcome
import io.reward4j.Reward
import io.reward4j.RewardException
import io.reward4j.RewardFunction
import io.reward4j.Sample
import io.reward4j.TaskReward
import io.reward4j.rlvr.Similarity
import io.reward4j.rlvr.VerifiableReward
import io.reward4j.rlvr.extract.Extractors
import io.reward4j.rlvr.json.JsonSchemaReward
import io.reward4j.rlvr.math.MathReward
import io.reward4j.rlvr.shape.LengthReward
import io.reward4j.rlvr.shape.LengthUnit
import io.reward4j.wire.RewardEndpoint
import java.io.ByteArrayOutputStream

private const val SCHEMA = """{"type": "object", "required": ["reason"]}"""

/** A reward is composed with the builder; a Kotlin lambda is a reward function. Weights and values are `Double`. */
val outlook: RewardFunction = CompositeReward.builder()
    .gate("schema", JsonSchemaReward.gate(SCHEMA))
    .term("outlook", 4.0, VerifiableReward.of(Extractors.boxedText(), Similarity.exact()))
    .term("concise", 1.0, LengthReward.upTo(20).`in`(LengthUnit.words()))
    .metric("shouting") { sample -> Reward.of(if (sample.completion().endsWith("!")) 1.0 else 0.0) }
    .build()

val mixture: RewardFunction = TaskReward.by("/data_source")
    .on("gsm8k", MathReward.standard())
    .on("outlook", outlook)
    .otherwiseRefuse()

private fun sample(task: String, completion: String, reference: String): Sample =
    Sample.of("Which?", completion).withReference(reference).withMetadata("data_source", task)

private fun words(outcome: Outcome): String = when (outcome) {
    is Outcome.Scored -> "${outcome.reward().value()}"
    is Outcome.Failed -> outcome.cause().kind().id()
}

private fun expect(expected: String, actual: String) =
    check(actual == expected) { "$actual is not $expected" }

fun main() {
    val verdict = RewardFunction.inRange(-1.0, 1.0) { Reward.of(if (it.completion() == "yes") 1.0 else -1.0) }
    expect("-1.0", "${verdict.score(Sample.of("Is it?", "no")).value()}")

    val samples = listOf(
        sample("gsm8k", "The answer is \\boxed{42}.", "42"),
        sample("outlook", """{"reason": "\\boxed{negative}"}""", "positive"),
        sample("poetry", "Roses are red.", ""),
    )
    val outcomes = BatchScorer.of(mixture).withConcurrency(2).withoutLogging().scoreAll(samples)
    expect("1.0 0.2 refused_input", outcomes.joinToString(" ", transform = ::words))

    val event = """
        [{"id": "7", "data_source": "gsm8k", "reference_answer": "4",
          "messages": [{"role": "user", "content": "2 + 2?"}, {"role": "assistant", "content": "\\boxed{4}"}]}]"""
    val reply = ByteArrayOutputStream()
    RewardEndpoint.of(mixture).handle(event.byteInputStream(), reply)
    val text = reply.toString(Charsets.UTF_8)
    check(text.contains(""""id":"7","aggregate_reward_score":1.0""")) { text }
    println(text)
}
