package io.reward4j.readme;

import io.reward4j.RewardFunction;
import io.reward4j.rlvr.api.ApiResponseReward;
import io.reward4j.rlvr.api.OpenApi;
import io.reward4j.rlvr.code.CodeReward;
import io.reward4j.rlvr.code.CodeRunner;
import io.reward4j.rlvr.code.HttpCodeRunner;
import io.reward4j.rlvr.sql.SqlDatabase;
import io.reward4j.rlvr.sql.SqlReward;
import java.net.URI;
import java.util.List;
import java.util.Map;

final class RunQueries {

    private RunQueries() {}

    static List<RewardFunction> queries(String script, Map<String, SqlDatabase> databases) {
        SqlDatabase shop = SqlDatabase.sqlite(script).withGenerated(8);
        RewardFunction queries = SqlReward.executionMatch(shop);
        RewardFunction spider = SqlReward.executionMatch(databases); // each sample names its database: db_id
        return List.of(queries, spider);
    }

    static List<RewardFunction> messages(String document) {
        OpenApi orders = OpenApi.parse(document);
        RewardFunction calls = ApiResponseReward.request(orders, "addOrder");
        RewardFunction replies = ApiResponseReward.response(orders, "addOrder").expecting(201);
        return List.of(calls, replies);
    }

    static RewardFunction programs() {
        CodeRunner sandbox = HttpCodeRunner.sandboxFusion(URI.create("http://sandbox:8080"));
        RewardFunction programs = CodeReward.stdio(sandbox).language("cpp");
        return programs;
    }
}
