package io.reward4j.rlvr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.json.JsonSchemaReward;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiResponseRewardTest implements RewardFunctionContract {

    private static final OpenApi ORDERS = OpenApi.parse(text("orders-3.0.yaml"));
    private static final OpenApi STATUS = OpenApi.parse(text("status-3.1.json"));
    private static final String DELETE = "DELETE /orders/{id}/items/{sku}.{format}";
    private static final String ADD = """
            POST /v1/orders HTTP/1.1
            Host: api.example.com
            Content-Type: application/json

            {"customer": "Ann", "total": 9.5, "note": null}""";
    private static final String ADDED = """
            HTTP/1.1 201 Created
            Content-Type: application/json; charset=utf-8

            {"id": 1, "customer": "Ann", "total": 9.5, "note": "soon", "parent": {"id": 0, "customer": "A", "total": 1, "note": ""}}
            """;

    @Override
    public RewardFunction function() {
        return ApiResponseReward.request(ORDERS, "addOrder");
    }

    @Override
    public List<Sample> samples() {
        return List.of(Sample.of("q", ADD), Sample.of("q", ADDED), Sample.of("q", "POST /orders\n\n{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ADD, "```http\n" + ADD + "\n```",
            "<think>GET /x</think>Here:\n```\n" + ADD + "\n```\nDone.", """
                    {"method": "POST", "path": "/orders", "body": {"customer": "Ann", "total": 9.5, "note": null}}""",
            """
                    {"method": "POST", "url": "https://api.example.com/v1/orders", "headers": {"content-type": "application/json"},
                     "body": "{\\"customer\\": \\"Ann\\", \\"total\\": 9.5, \\"note\\": \\"\\"}"}""",
            "POST /staging/orders\nContent-Type: text/csv\n\nAnn,9.5"})
    void aRequestIsRightInAnyForm(String answer) {
        assertThat(function().score(Sample.of("q", answer))).isEqualTo(Reward.pass());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT /orders                      | {"customer":"A","total":1,"note":null} | 0.75 | method: expected POST
            POST /order                      | {"customer":"A","total":1,"note":null} | 0.75 | path: expected /orders
            POST /orders?dry=1               | {"customer":"A","total":1,"note":null} | 0.8  | query: 'dry' is not of this operation
            POST /orders                     | {"customer":"A","total":0,"note":null} | 0.9166666666666666 | body:
            POST /orders                     | {"customer":"A"}                       | 0.8333333333333333 | body:
            POST /orders                     | customer=A                             | 0.75 | body:
            """)
    void eachPartHasItsShare(String line, String body, double value, String rationale) {
        Reward reward = function().score(Sample.of("q", line + "\nContent-Type: application/json\n\n" + body));
        assertThat(reward.value()).as(reward.toString()).isEqualTo(value, within(1e-9));
        assertThat(reward.rationale()).contains(rationale);
        assertThat(ApiResponseReward.request(ORDERS, "addOrder").strict().score(Sample.of("q", line + "\n\n" + body))
                .value()).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /orders?limit=5                                   | abcd | 1
            /orders?limit=5&state=open&tags=1,2               | abcd | 1
            /orders?limit=5&filter[name]=x&filter[age]=2#here | abcd | 1
            /orders?limit=500                                 | abcd | 0.75
            /orders?limit=five&state=open                     | abcd | 0.875
            /orders?limit=5&state=lost                        | abcd | 0.875
            /orders?limit=5&tags=1,two                        | abcd | 0.875
            /orders                                           | abcd | 0.75
            /orders?limit=5                                   | abc  | 0.75
            """)
    void theQueryAndHeadersAreReadByTheirSchemas(String target, String trace, double value) {
        Reward reward = ApiResponseReward.request(ORDERS, "listOrders")
                .score(Sample.of("q", "GET " + target + "\nx-trace: " + trace));
        assertThat(reward.value()).as(reward.toString()).isEqualTo(value, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /orders/7/items/AB12.json     | 1
            /orders/7/items/AB%31.csv     | 1
            /v1/orders/7/items/AB12.csv   | 1
            /orders/0/items/AB12.json     | 0.875
            /orders/x/items/ab.json       | 0.75
            /orders/7/items/AB12          | 0.5
            /orders/7/items/AB12.json/    | 0.5
            """)
    void thePathIsReadByItsSchemas(String path, double value) {
        Reward reward = ApiResponseReward.request(ORDERS, DELETE).score(Sample.of("q", "DELETE " + path));
        assertThat(reward.value()).as(reward.toString()).isEqualTo(value, within(1e-9));
    }

    @Test
    void aResponseIsCheckedByItsStatus() {
        ApiResponseReward added = ApiResponseReward.response(ORDERS, "addOrder");
        assertThat(added.score(Sample.of("q", ADDED))).isEqualTo(Reward.pass());
        assertThat(added.score(Sample.of("q", ADDED.replace("201", "500"))).value()).isEqualTo(0);
        String problem = "HTTP/1.1 404 Not Found\nContent-Type: application/problem+json\n\n{\"title\": \"no\"}";
        assertThat(added.score(Sample.of("q", problem)).value()).isEqualTo(1);
        assertThat(added.expecting(201).score(Sample.of("q", problem)))
                .isEqualTo(Reward.of(2 / 3.0, "status: expected 201"));
        Reward wrong = added.score(Sample.of("q", ADDED.replace("\"id\": 1, ", "")));
        assertThat(wrong.value()).isEqualTo((2 + 3 / 4.0) / 3, within(1e-9));
        assertThat(added.score(Sample.of("q", "{\"status\": 201, \"body\": {}}")).value()).isEqualTo(2 / 3.0,
                within(1e-9));
    }

    @Test
    void headersOfAResponseAreChecked() {
        ApiResponseReward page = ApiResponseReward.response(ORDERS, "listOrders");
        String right = "{\"status\": 200, \"headers\": {\"x-total\": 3}, \"body\": []}";
        assertThat(page.score(Sample.of("q", right)).value()).isEqualTo(1);
        assertThat(page.score(Sample.of("q", right.replace("3", "\"many\""))))
                .isEqualTo(Reward.of(5 / 6.0, "headers: 'X-Total' " + rationale()));
        assertThat(page.score(Sample.of("q", "HTTP/1.1 200 OK\n\n[]")).value()).isEqualTo(2 / 3.0, within(1e-9));
    }

    private static String rationale() {
        String schema = "{\"allOf\": [{\"type\": \"integer\"}]}";
        return JsonSchemaReward.gate(schema).score(Sample.of("", "\"many\"")).rationale();
    }

    @Test
    void aBodyWhereThereIsNoneIsWrong() {
        ApiResponseReward gone = ApiResponseReward.response(ORDERS, DELETE);
        assertThat(gone.score(Sample.of("q", "HTTP/1.1 204 No Content")).value()).isEqualTo(1);
        assertThat(gone.score(Sample.of("q", "HTTP/1.1 204 No Content\n\n{}")).value()).isEqualTo(0.5);
    }

    @Test
    void schemasOfTheNewerDraftAreTakenAsTheyAre() {
        ApiResponseReward status = ApiResponseReward.response(STATUS, "status").strict();
        assertThat(status.score(Sample.of("q", "{\"status\": 200, \"body\": {\"up\": true, \"since\": 1}}")).value())
                .isEqualTo(1);
        assertThat(status.score(Sample.of("q", "{\"status\": 200, \"body\": {\"up\": true, \"since\": 0}}")).value())
                .isEqualTo(0);
    }

    @Test
    void samplesNameTheOperation() {
        ApiResponseReward any = ApiResponseReward.response(ORDERS);
        Sample sample = Sample.of("q", ADDED);
        assertThat(any.score(sample.withMetadata("operation", "addOrder")).value()).isEqualTo(1);
        assertThat(any.score(sample.withMetadata("operation", "POST /orders")).value()).isEqualTo(1);
        assertThat(any.score(sample.withReference("{\"operation\": \"addOrder\", \"status\": 404}")).value())
                .isEqualTo(2 / 3.0, within(1e-9));
        assertThatThrownBy(() -> any.score(sample)).isInstanceOfSatisfying(RewardException.class,
                e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.MISSING_REFERENCE));
        assertThat(ORDERS.operations()).containsExactly("listOrders", "addOrder", DELETE);
    }

    @Test
    void theMessageIsReadFromElsewhere() {
        ApiResponseReward reward = ApiResponseReward.request(ORDERS, "addOrder").from(Extractors.tag("http"));
        assertThat(reward.score(Sample.of("q", "<http>" + ADD + "</http>")).value()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello                                                              | unusable OpenAPI document
            swagger: '2.0'                                                     | attribute openapi is missing
            {"openapi": "3.0.0", "paths": {"/a": {"get": {}}}}                 | attribute info is missing
            """)
    void aDocumentThatIsNoneIsRefused(String document, String message) {
        assertThatThrownBy(() -> OpenApi.parse(document)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/schema.json", "#/components/schemas/Missing", "other.yaml#/Order"})
    void aReferenceOutOfTheDocumentIsRefusedAndNeverFollowed(String reference) {
        String document = text("orders-3.0.yaml").replace("#/components/schemas/Order", reference);
        assertThatThrownBy(() -> ApiResponseReward.request(OpenApi.parse(document), "addOrder"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("unusable OpenAPI document");
    }

    @Test
    void anUnknownOperationIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> ApiResponseReward.request(ORDERS, "addOrders"))
                .hasMessageContaining("addOrders").hasMessageContaining("listOrders");
        assertThatThrownBy(() -> ApiResponseReward.request(ORDERS, "addOrder").expecting(200))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void cuttingAMessageNeverRaisesItAboveOneOrThrows(@ForAll @IntRange(max = 400) int from,
            @ForAll @IntRange(max = 400) int to) {
        for (String message : List.of(ADD, ADDED)) {
            int start = Math.min(Math.min(from, to), message.length());
            int end = Math.min(Math.max(from, to), message.length());
            String cut = message.substring(0, start) + message.substring(end);
            for (RewardFunction reward : List.of(function(), ApiResponseReward.response(ORDERS, "addOrder"))) {
                assertThat(reward.score(Sample.of("q", cut)).value()).isBetween(0.0, 1.0);
            }
        }
    }

    private static String text(String name) {
        try (InputStream stream = Objects.requireNonNull(ApiResponseRewardTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
