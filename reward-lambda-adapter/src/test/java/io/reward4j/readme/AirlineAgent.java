package io.reward4j.readme;

import io.reward4j.CompositeReward;
import io.reward4j.RewardFunction;
import io.reward4j.rlvr.json.ToolCallReward;
import io.reward4j.rlvr.trajectory.Trajectory;
import io.reward4j.rlvr.trajectory.Turn;
import io.reward4j.rlvr.trajectory.Wording;
import java.util.List;

final class AirlineAgent {

    static final List<String> CHANGES = List.of(
            "book_reservation", "cancel_reservation", "send_certificate", "update_reservation_baggages",
            "update_reservation_flights", "update_reservation_passengers");

    static RewardFunction reward() {
        Turn confirmed = Turn.assistantEverSays(Wording.question()).then(Turn.userSays(Wording.yes()));
        return CompositeReward.builder()
                .gate("changes", ToolCallReward.overTrajectory().counting(CHANGES)) // all of them, and no other
                .gate("told", Trajectory.outputs("/expected_outputs"))
                .gate("confirmed", Trajectory.before(CHANGES, confirmed))
                .metric("grounded", Trajectory.resultsUsed())
                .metric("no_loops", Trajectory.noRepeatedCalls(CHANGES.toArray(String[]::new)))
                .build();
    }

    private AirlineAgent() {}

    static List<RewardFunction> others(String tools) {
        RewardFunction calls = ToolCallReward.standard().withTools(tools);
        RewardFunction bfcl = ToolCallReward.withAlternatives(); // {"f": {"a": [1, 2], "b": ["x", ""]}}: b may be left out
        return List.of(calls, bfcl);
    }
}
