package io.reward4j.wire.http;

import io.reward4j.wire.TrainerProtocol;

/// What a trainer that calls rewards over HTTP sends, and what it expects.
///
/// Messages are read whole, as [io.reward4j.wire.Conversations] reads them: calls of tools and their results, reasoning
/// apart from the text, images and other attachments. In all formats a request that lacks a field, or has it in the
/// wrong type, is answered with an error; a sample that is beyond the limits of [io.reward4j.wire.WireObject] is one
/// that failed, and so is one with `NaN` in it.
///
/// Immutable and safe for use by several threads.
public enum TrainerFormat implements TrainerProtocol {

    /// The remote reward of OpenRLHF, `--reward.remote_url`.
    ///
    /// ```json
    /// {"query": ["…"], "prompts": ["…"], "labels": ["…"]}
    /// {"rewards": [0.5], "scores": [0.5], "extra_logs": {"parts/grounded": [0.5], "reward_failed": [0]}}
    /// ```
    ///
    /// `query` is the prompt and the answer in one text, with the tokens of the chat template. The
    /// completion is what follows the prompt, without the tokens that end a turn, such as `<|im_end|>`;
    /// the prompt, template and all, is the user's message. Where the query does not begin with its
    /// prompt (the trainer cuts prompts that are too long from the left, and puts image tokens in), the
    /// sample is refused. A label is the reference; `null` and `""` are none. `labels` may be left out.
    ///
    /// `scores` are the rewards, mapped from the declared range to `[0, 1]`. A part of the reward is
    /// logged if all samples of the request have it. `reward_failed` is 0 or 1, and
    /// `reward_failed/<kind>` is there if a sample failed that way. Samples of one prompt in a request are
    /// a group; the trainer sends one sample at a time, though.
    ///
    /// Read from `openrlhf/utils/agent.py` and `openrlhf/trainer/ppo_utils/samples_generator.py` of
    /// OpenRLHF 0.11.0. It waits for 180 s, tries five times, and then goes on without a reward.
    OPENRLHF("/openrlhf"),

    /// The `remote_rm` of slime, `--rm-type remote_rm`.
    ///
    /// ```json
    /// {"prompt": "…", "response": "…", "label": "…"}
    /// 0.5
    /// ```
    ///
    /// The prompt is a text or a list of messages; the completion is the response without the tokens that
    /// end a turn; the label is the reference. Other fields are metadata. The reply is a number, which has no room to
    /// say that the sample failed: a [io.reward4j.RewardListener] hears of it, and [#SLIME_OBJECT] says it.
    ///
    /// Read from `slime/rollout/rm_hub/__init__.py` of slime 0.3.1. It waits for 120 s, tries ten times,
    /// and then fails the rollout.
    SLIME("/slime"),

    /// The `remote_rm` of slime, answered with an object for `--reward-key reward`.
    ///
    /// ```json
    /// {"prompt": "…", "response": "…", "label": "…"}
    /// {"reward": 0.5, "reward_failed": 0, "parts": {"grounded": 0.5}}
    /// ```
    ///
    /// After a failure, `reward_failure` says why.
    SLIME_OBJECT("/slime/object"),

    /// The `/verify` of the resources servers of NeMo Gym.
    ///
    /// ```json
    /// {"responses_create_params": {"input": […]}, "response": {"output": […]}, "expected_answer": "…"}
    /// {…, "reward": 0.5, "reward_components": {"grounded": 0.5}, "reward/grounded": 0.5, "reward_failed": 0}
    /// ```
    ///
    /// The conversation is the `instructions`, the `input` and the `output`. Items of `function_call` are calls in the
    /// assistant's turn, those of `reasoning` its reasoning, and those of `function_call_output` turns of the role
    /// `tool` that answer their call. A refusal is the text where there is no other. Output that holds nothing of the
    /// assistant, and reasoning that was cut off, are an answer without a text. The reference is `expected_answer`,
    /// `ground_truth`, `reference_answer` or `answer`, in `verifier_metadata`, else beside it. All other fields are
    /// metadata; those in `verifier_metadata` win.
    ///
    /// The reply has the fields of the request as they were written; `NaN` becomes `null`. `reward_components`, there
    /// if the reward has parts, holds those that decide its value and were scored; `reward/<part>` repeats all
    /// parts where the metrics of Gym find them. After a failure, `reward_failure` says why, and
    /// `_ng_failure_class` keeps the row out of the results: `judge_failed`, which can be verified again,
    /// where a judge was the reason, else the kind of failure.
    ///
    /// `GET /reverify_mode`, which `gym eval reverify` asks before it verifies stored rollouts again, is answered with
    /// `"stateless"`: a verdict needs nothing but the request. Its metrics over all rows, `/aggregate_metrics`, are not
    /// computed here: run it with `disable_aggregation=true`.
    ///
    /// Read from `nemo_gym/base_resources_server.py`, `nemo_gym/judge.py`, `nemo_gym/openai_utils.py`,
    /// `nemo_gym/rollout_collection.py` and `nemo_gym/rollout_reverification.py` of NeMo Gym 0.5.1 and its main branch
    /// of autumn 2026.
    NEMO_GYM("/verify"),

    /// The reward function on Cloud Run of reinforcement tuning for Gemini, `cloudRunRewardScorer`.
    ///
    /// ```json
    /// {"example": {"contents": […], "references": {"answer": "…"}}, "response": {"parts": […]},
    ///  "metadata": {"step": 1}}
    /// {"reward": 0.5, "user_requested_aux_info": "{\"reward\":0.5,\"reward_failed\":0,\"parts\":{\"grounded\":0.5}}"}
    /// ```
    ///
    /// The conversation is the `systemInstruction`, the `contents` and the `response`; contents without a role are the
    /// user's. The reference is the map `references`, or its value where it has one only. Metadata are the `metadata`
    /// of the request (`step`, `tuning_job_id`) and all other fields of the example, `references` included.
    ///
    /// `reward` is cut to `[-1, 1]`, which the service would do otherwise: announce a reward within it. The other field
    /// is JSON in a text, for the service's validation of rewards: the reward as it was, the parts, and after a failure
    /// `reward_failure`.
    ///
    /// Read from `ReinforcementTuningCloudRunRewardScorer` in the reference of the REST resource
    /// `v1beta1/projects.locations.tuningJobs`
    /// (docs.cloud.google.com/gemini-enterprise-agent-platform/reference/rest/v1beta1/projects.locations.tuningJobs).
    /// How long the service waits, and what it does with a status other than 200, is not documented.
    GEMINI("/gemini");

    private final String path;

    TrainerFormat(String path) {
        this.path = path;
    }

    /// The path of the format on a [RewardServer] and a [FunctionUrl], such as `/openrlhf`.
    @Override
    public String path() {
        return path;
    }

    @Override
    public Exchange read(byte[] body) {
        return switch (this) {
            case OPENRLHF -> OpenRlhfRequest.read(body);
            case SLIME -> SlimeRequest.read(body, false);
            case SLIME_OBJECT -> SlimeRequest.read(body, true);
            case NEMO_GYM -> NemoGymRequest.read(body);
            case GEMINI -> GeminiRequest.read(body);
        };
    }
}
