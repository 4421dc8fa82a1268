package io.reward4j.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.reward4j.judge.layer.CachingJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.lambda.RewardLambda;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TemplateTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> PSEUDO = Set.of("AWS::AccountId", "AWS::NoValue", "AWS::Partition", "AWS::Region");
    private static final Set<String> OF_LAMBDA = Set.of(
            "Invocations", "Errors", "Throttles", "Duration", "ConcurrentExecutions");
    private static final String NO_VALUE = "{\"Ref\":\"AWS::NoValue\"}";

    private static Template template;
    private static JsonNode function;

    @BeforeAll
    static void read() throws IOException {
        template = Template.read();
        function = template.properties("RewardFunction");
    }

    @Test
    void everyReferenceNamesSomethingThatExists() {
        Set<String> known = new HashSet<>(PSEUDO);
        template.root().path("Parameters").propertyNames().forEach(known::add);
        template.root().path("Resources").propertyNames().forEach(known::add);
        for (String id : template.root().path("Resources").propertyNames()) {
            known.add(id + ".Arn");
        }
        known.add("RewardFunction.Alias");

        assertThat(template.references()).isSubsetOf(known)
                .containsAll(template.root().path("Parameters").propertyNames());
        assertThat(template.conditions())
                .containsExactlyInAnyOrderElementsOf(template.root().path("Conditions").propertyNames());
    }

    @Test
    void lambdaCanMakeTheHandler() throws Exception {
        Class<?> handler = Class.forName(function.path("Handler").asString());

        assertThat(handler).isEqualTo(ContractReviewLambda.class);
        assertThat(RequestStreamHandler.class).isAssignableFrom(handler);
        assertThat(handler.getConstructor().getParameterCount()).isZero();
        assertThat(function.path("Environment").path("Variables").propertyNames())
                .containsExactlyInAnyOrder(ContractReviewLambda.JUDGE_MODEL, "JAVA_TOOL_OPTIONS", "REWARD_METRICS",
                        "REWARD_SAMPLE_LOGS");
    }

    @Test
    void theFunctionHasFifteenMinutesOnAnyJavaRuntimeThatReadsItsClasses() {
        assertThat(function.path("Timeout").asString()).isEqualTo("900");
        assertThat(function.path("Runtime").path("Ref").asString()).isEqualTo("Runtime");
        JsonNode runtime = template.root().path("Parameters").path("Runtime");
        assertThat(runtime.path("Default").asString()).isEqualTo("java25");
        assertThat(runtime.path("AllowedValues").valueStream().map(JsonNode::asString))
                .containsExactly("java21", "java25");
    }

    @Test
    void theNameHoldsSageMaker() {
        assertThat(function.path("FunctionName").path("Ref").asString()).isEqualTo("FunctionName");
        JsonNode name = template.root().path("Parameters").path("FunctionName");
        String allowed = name.path("AllowedPattern").asString();
        assertThat(name.path("Default").asString()).contains("SageMaker").matches(allowed);
        assertThat("MySageMakerReward").matches(allowed);
        assertThat("MyReward").doesNotMatch(allowed);
    }

    @Test
    void theAliasHasEitherSnapStartOrProvisionedConcurrency() {
        assertThat(function.path("AutoPublishAlias").asString()).isEqualTo("live");
        assertThat(function.at("/SnapStart/ApplyOn/Fn::If").valueStream().map(JsonNode::asString))
                .containsExactly("IsProvisioned", "None", "PublishedVersions");
        JsonNode provisioned = function.at("/ProvisionedConcurrencyConfig/Fn::If");
        assertThat(provisioned.get(0).asString()).isEqualTo("IsProvisioned");
        assertThat(provisioned.get(2)).hasToString(NO_VALUE);
    }

    @Test
    void aVersionIsPublishedWhenAnyOfItsSettingsChanges() {
        String description = function.at("/VersionDescription/Fn::Sub/0").asString();

        assertThat(description).contains("${Runtime}", "${MemorySize}", "${SampleLogs}", "${JudgeModel}");
        assertThat(function.at("/VersionDescription/Fn::Sub/1/Start/Fn::If/0").asString()).isEqualTo("IsProvisioned");
        int longest = template.root().at("/Parameters/JudgeModel/MaxLength").asInt();
        assertThat(description.length() + longest).as("characters of a description").isLessThan(256);
    }

    @Test
    void theFunctionOwnsItsLogAndWritesPlainLinesToIt() {
        assertThat(function.at("/LoggingConfig/LogGroup/Ref").asString()).isEqualTo("LogGroup");
        assertThat(function.at("/LoggingConfig/LogFormat").asString()).isEqualTo("Text");
        assertThat(template.properties("LogGroup").has("RetentionInDays")).isTrue();
    }

    @Test
    void theRoleWritesItsLogAndAsksItsJudgeAndNothingElse() {
        assertThat(function.at("/Role/Fn::GetAtt").asString()).isEqualTo("FunctionRole.Arn");
        JsonNode role = template.properties("FunctionRole");
        assertThat(role.has("ManagedPolicyArns")).isFalse();
        assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service").asString())
                .isEqualTo("lambda.amazonaws.com");
        assertThat(role.path("Policies")).hasSize(2);

        JsonNode log = role.at("/Policies/0/PolicyDocument/Statement");
        assertThat(log).hasSize(1);
        assertThat(log.at("/0/Action").valueStream().map(JsonNode::asString))
                .containsExactly("logs:CreateLogStream", "logs:PutLogEvents");
        assertThat(log.at("/0/Resource/Fn::GetAtt").asString()).isEqualTo("LogGroup.Arn");

        JsonNode judge = role.at("/Policies/1/PolicyDocument/Statement");
        assertThat(judge.findValues("Action")).extracting(JsonNode::asString)
                .containsExactly("bedrock:InvokeModel", "bedrock:InvokeModel");
        assertThat(judge.at("/0/Resource/Fn::If/1/Fn::Sub").asString()).endsWith(":inference-profile/${JudgeModel}");
        assertThat(judge.at("/0/Resource/Fn::If/2/Fn::Sub").asString()).endsWith("::foundation-model/${JudgeModel}");
        assertThat(judge.at("/1/Fn::If/1/Resource/Ref").asString()).isEqualTo("JudgeModelArns");
        assertThat(judge.at("/1/Fn::If/1/Condition/StringEquals/bedrock:InferenceProfileArn"))
                .isEqualTo(judge.at("/0/Resource/Fn::If/1"));
        assertThat(judge.at("/1/Fn::If/2")).hasToString(NO_VALUE);
    }

    @Test
    void theDefaultJudgeIsAProfileOfTheModelsThatMayBeAsked() {
        JsonNode parameters = template.root().path("Parameters");
        String profile = parameters.at("/JudgeModel/Default").asString();
        String allowed = parameters.at("/JudgeModelArns/AllowedPattern").asString();

        assertThat(parameters.at("/JudgeKind/Default").asString()).isEqualTo("inference-profile");
        assertThat(parameters.at("/JudgeModelArns/Default").asString().split(",")).hasSizeGreaterThan(1).allSatisfy(
                arn -> assertThat(arn).matches(allowed)
                        .endsWith("::foundation-model/" + profile.substring(profile.indexOf('.') + 1)));
        assertThat("arn:aws:bedrock:us-east-1::foundation-model/*").doesNotMatch(allowed);
    }

    @Test
    void noPolicyAllowsMoreThanItNames() {
        List<JsonNode> policies = template.root().path("Resources").findValues("PolicyDocument");
        assertThat(policies).hasSize(3);
        Set<String> named = new TreeSet<>();
        for (JsonNode policy : policies) {
            policy.findValues("Action").forEach(action -> texts(action, named));
            policy.findValues("Resource").forEach(resource -> texts(resource, named));
        }
        assertThat(named).contains("lambda:InvokeFunction", "RewardFunction.Arn");
        named.remove("${RewardFunction.Arn}:*");
        assertThat(named).noneMatch(text -> text.contains("*"));
    }

    private static void texts(JsonNode node, Set<String> into) {
        if (node.isString()) {
            into.add(node.asString());
        }
        node.forEach(child -> texts(child, into));
    }

    @Test
    void bedrockAndSageMakerOfThisAccountMayInvokeTheAlias() {
        List<String> permissions = template.resources("AWS::Lambda::Permission");
        assertThat(permissions).extracting(id -> template.properties(id).path("Principal").asString())
                .containsExactlyInAnyOrder("bedrock.amazonaws.com", "sagemaker.amazonaws.com");
        assertThat(permissions).map(template::properties).allSatisfy(permission -> {
            assertThat(permission.path("Action").asString()).isEqualTo("lambda:InvokeFunction");
            assertThat(permission.at("/FunctionName/Ref").asString()).isEqualTo("RewardFunction.Alias");
            assertThat(permission.at("/SourceAccount/Ref").asString()).isEqualTo("AWS::AccountId");
        });
    }

    @Test
    void theOutputsHoldBothNamesOfTheFunctionAndThePolicyOfItsCallers() {
        JsonNode outputs = template.root().path("Outputs");
        assertThat(outputs.at("/FunctionArn/Value/Fn::GetAtt").asString()).isEqualTo("RewardFunction.Arn");
        assertThat(outputs.at("/FunctionArn/Description").asString()).contains("SageMaker");
        assertThat(outputs.at("/AliasArn/Value/Ref").asString()).isEqualTo("RewardFunction.Alias");
        assertThat(outputs.at("/AliasArn/Description").asString()).contains("Bedrock");
        assertThat(outputs.at("/InvokePolicyArn/Value/Ref").asString()).isEqualTo("InvokePolicy");
        assertThat(template.properties("InvokePolicy").at("/PolicyDocument/Statement/0/Action").asString())
                .isEqualTo("lambda:InvokeFunction");
    }

    @Test
    void alarmsWatchWhatGoesWrongInATrainingRun() {
        List<String> alarms = template.resources("AWS::CloudWatch::Alarm");
        assertThat(alarms).containsExactlyInAnyOrder(
                "SamplesFailedAlarm", "NoVarianceAlarm", "FlatGroupsAlarm", "RewardAtTheTopAlarm",
                "RewardAtTheFloorAlarm", "JudgeFailuresAlarm", "ErrorsAlarm", "ThrottlesAlarm", "DurationAlarm");
        assertThat(alarms).map(template::properties).allSatisfy(alarm -> {
            assertThat(alarm.path("TreatMissingData").asString()).isEqualTo("notBreaching");
            assertThat(alarm.at("/AlarmActions/Fn::If/1/0/Ref").asString()).isEqualTo("AlarmTopicArn");
            Set<String> ids = new TreeSet<>();
            alarm.path("Metrics").forEach(metric -> ids.add(metric.path("Id").asString()));
            for (JsonNode metric : alarm.path("Metrics")) {
                assertThat(metric.has("Expression")).isNotEqualTo(metric.path("ReturnData").asString().equals("false"));
                assertThat(metric.path("Expression").asString("").split("[^a-z]+"))
                        .allMatch(word -> word.isEmpty() || ids.contains(word));
            }
        });
        assertThat(template.properties("DurationAlarm").path("Threshold").asInt()).isEqualTo(900_000 * 9 / 10);
    }

    @Test
    void everyMetricOfTheAlarmsAndTheDashboardIsOneThatIsWritten() throws Exception {
        WrittenMetrics written = written();
        assertThat(written.dimensions()).containsExactly("FunctionName");

        int metrics = 0;
        for (String id : template.resources("AWS::CloudWatch::Alarm")) {
            JsonNode alarm = template.properties(id);
            for (JsonNode metric : alarm.has("Metrics") ? alarm.findValues("Metric") : List.of(alarm)) {
                check(metric.path("Namespace").asString(), metric.path("MetricName").asString(), written);
                assertThat(metric.at("/Dimensions/0/Name").asString()).isEqualTo("FunctionName");
                assertThat(metric.at("/Dimensions/0/Value/Ref").asString()).isEqualTo("FunctionName");
                assertThat(metric.path("Dimensions")).hasSize(1);
                metrics++;
            }
        }
        for (JsonNode list : dashboard().findValues("metrics")) {
            for (JsonNode metric : list) {
                check(metric.get(0).asString(), metric.get(1).asString(), written);
                assertThat(metric.get(2).asString()).isEqualTo("FunctionName");
                assertThat(metric.get(3).asString()).isEqualTo("FunctionName");
                metrics++;
            }
        }
        assertThat(metrics).isGreaterThan(40);
    }

    private static void check(String namespace, String name, WrittenMetrics written) {
        if (namespace.equals("AWS/Lambda")) {
            assertThat(name).isIn(OF_LAMBDA);
        } else {
            assertThat(namespace).isEqualTo(written.namespace());
            assertThat(name).isIn(written.names());
        }
    }

    @Test
    void theDashboardShowsEveryAlarm() {
        JsonNode alarms = dashboard().at("/widgets/0/properties/alarms");
        assertThat(alarms.valueStream().map(JsonNode::asString)).containsExactlyInAnyOrderElementsOf(
                template.resources("AWS::CloudWatch::Alarm").stream().map(id -> id + ".Arn").toList());
    }

    private static JsonNode dashboard() {
        return JSON.readTree(Template.plain(template.properties("Dashboard").path("DashboardBody")));
    }

    private static WrittenMetrics written() throws Exception {
        Contract contract = Contract.all().getFirst();
        var event = JSON.createArrayNode().add(Rollouts.event(contract, Variant.GOOD))
                .add(Rollouts.event(contract, Variant.BROKEN_JSON));
        return WrittenMetrics.of(
                new TestLambda(CachingJudgeModel.of(ResilientJudgeModel.of(new StubJudge(5, 5, 5)))), event);
    }

    /// The handler, but for the judge that it asks.
    public static final class TestLambda extends RewardLambda {
        TestLambda(CachingJudgeModel judge) {
            super(ContractReview.reward(judge));
        }
    }
}
