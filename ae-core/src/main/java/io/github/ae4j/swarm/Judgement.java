package io.github.ae4j.swarm;

import io.github.ae4j.swarm.TurnOutcome.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a round's outcomes make of the members: weights by smoothed score, budgets by weight, nudges toward the
 * consensus, noise on the worst, who is retired. A function of the configuration, the members and the outcomes alone.
 */
final class Judgement {
  private final SwarmConfig config;
  private final int round;
  private final List<Member> members;
  private final double[] weights;
  private final List<Round.Entry> entries = new ArrayList<>();

  /**
   * Judges.
   *
   * @param before all members, by number
   * @param outcomes of the living ones, by number
   */
  Judgement(SwarmConfig config, int round, List<Member> before, List<TurnOutcome> outcomes) {
    this.config = config;
    this.round = round;
    members = new ArrayList<>(before);
    double[] scores = new double[members.size()];
    Arrays.fill(scores, Double.NaN);
    for (TurnOutcome outcome : outcomes) {
      Member member = after(outcome);
      members.set(outcome.member(), member);
      scores[outcome.member()] = outcome.kind() == Kind.DONE ? member.smoothed() : Double.NaN;
    }
    weights = config.weights().of(scores);
    outcomes.forEach(outcome -> entries.add(entry(before.get(outcome.member()), outcome)));
    shareOut(worst(scores));
  }

  private Member after(TurnOutcome outcome) {
    Member member = members.get(outcome.member());
    return switch (outcome.kind()) {
      case DONE -> member.done(round, outcome, config.smoothing());
      case FAILED -> member.failed();
      case UNSAVED -> member;
    };
  }

  private boolean isRetired(Member member) {
    return !member.isLiving() || member.failures() >= config.failures();
  }

  private Round.Entry entry(Member before, TurnOutcome outcome) {
    Member after = members.get(outcome.member());
    List<String> events = new ArrayList<>(outcome.remarks());
    if (outcome.kind() != Kind.DONE) {
      events.add("goes back to " + place(after));
    }
    if (isRetired(after)) {
      events.add("is retired after " + after.failures() + " failures");
    }
    return new Round.Entry(
        after.number(),
        before.steps(),
        outcome.score(),
        after.smoothed(),
        weights[after.number()],
        outcome.coefficients(),
        events);
  }

  private static String place(Member member) {
    return member.snapshots().isEmpty()
        ? "its start"
        : "its snapshot of round " + member.snapshots().get(0);
  }

  /** Number of the one of the highest score; -1 where no noise is asked. */
  private int worst(double[] scores) {
    int worst = -1;
    for (int i = 0; i < scores.length && config.noise() > 0.0; i++) {
      if (Double.isFinite(scores[i]) && (worst < 0 || scores[i] > scores[worst])) {
        worst = i;
      }
    }
    return worst;
  }

  private void shareOut(int worst) {
    List<Member> living = members.stream().filter(member -> !isRetired(member)).toList();
    members.replaceAll(member -> isRetired(member) ? member.next(0, List.of(), 0.0) : member);
    if (living.isEmpty()) {
      return;
    }
    double[] weight = living.stream().mapToDouble(member -> weights[member.number()]).toArray();
    int[] steps = config.budgetOf(living.size()).shares(weight);
    List<List<Nudge>> nudges =
        config.consensus().nudges(living.stream().map(Member::coefficients).toList(), weight);
    for (int i = 0; i < steps.length; i++) {
      int number = living.get(i).number();
      double noise = number == worst ? config.noise() : 0.0;
      members.set(number, living.get(i).next(steps[i], nudges.get(i), noise));
    }
  }

  /** The members as the next round takes them. */
  List<Member> members() {
    return members;
  }

  /** What the round came to. */
  Round summary() {
    return new Round(round, entries);
  }
}
