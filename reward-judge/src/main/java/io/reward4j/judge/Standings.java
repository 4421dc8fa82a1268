package io.reward4j.judge;

import io.reward4j.judge.Tournament.Match;
import java.util.Arrays;
import java.util.List;

/// What the matches of a tournament amount to.
final class Standings {

    private static final int ROUNDS = 200;
    private static final double CLOSE_ENOUGH = 1e-12;

    private Standings() {}

    /// `(wins − losses) / matches` of each; 0 where there was no match.
    static double[] netWinRates(int count, List<Match> matches) {
        double[] net = new double[count];
        int[] played = new int[count];
        for (Match match : matches) {
            double sign = 2 * match.won() - 1;
            net[match.first()] += sign;
            net[match.second()] -= sign;
            played[match.first()]++;
            played[match.second()]++;
        }
        for (int i = 0; i < count; i++) {
            net[i] = played[i] == 0 ? 0 : net[i] / played[i];
        }
        return net;
    }

    /// The mean chance of each player to win against another, by Bradley-Terry strengths; 0.5 for one that is alone.
    static double[] chances(int count, List<Integer> players, List<Match> matches) {
        double[] strengths = strengths(count, matches);
        double[] chances = new double[count];
        for (int player : players) {
            double sum = 0;
            for (int other : players) {
                sum += other == player ? 0 : strengths[player] / (strengths[player] + strengths[other]);
            }
            chances[player] = players.size() == 1 ? 0.5 : sum / (players.size() - 1);
        }
        return chances;
    }

    /// Hunter's MM algorithm, with one tie of each against a player of strength 1.
    private static double[] strengths(int count, List<Match> matches) {
        double[] wins = new double[count];
        Arrays.fill(wins, 0.5);
        for (Match match : matches) {
            wins[match.first()] += match.won();
            wins[match.second()] += 1 - match.won();
        }
        double[] strengths = new double[count];
        Arrays.fill(strengths, 1);
        double moved = 1;
        for (int round = 0; round < ROUNDS && moved > CLOSE_ENOUGH; round++) {
            double[] shares = new double[count];
            for (int i = 0; i < count; i++) {
                shares[i] = 1 / (strengths[i] + 1);
            }
            for (Match match : matches) {
                double share = 1 / (strengths[match.first()] + strengths[match.second()]);
                shares[match.first()] += share;
                shares[match.second()] += share;
            }
            moved = 0;
            for (int i = 0; i < count; i++) {
                double next = wins[i] / shares[i];
                moved = Math.max(moved, Math.abs(next - strengths[i]));
                strengths[i] = next;
            }
        }
        return strengths;
    }

    /// The matches of one sample in words, such as `won 3, tied 1, lost 0`.
    static String record(int sample, List<Match> matches) {
        int won = 0;
        int tied = 0;
        int lost = 0;
        for (Match match : matches) {
            if (match.first() == sample || match.second() == sample) {
                double mine = match.first() == sample ? match.won() : 1 - match.won();
                if (mine == 1) {
                    won++;
                }
                if (mine == 0.5) {
                    tied++;
                }
                if (mine == 0) {
                    lost++;
                }
            }
        }
        return "won " + won + ", tied " + tied + ", lost " + lost;
    }
}
