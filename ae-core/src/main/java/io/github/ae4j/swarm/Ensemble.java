package io.github.ae4j.swarm;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Coefficient;
import java.util.ArrayList;
import java.util.List;

/**
 * Steered optimizers that step together on one loss and share where their coefficients stand: w = softmax(-b (l - min
 * l)), and every coefficient moves by kappa toward its w-weighted mean. Any backend's loops can be members, in one
 * ensemble too.
 *
 * <pre>{@code
 * Ensemble ensemble = new Ensemble(EnsembleConfig.defaults(), List.of(first.loop(), second.loop()));
 * first.step(lossOfFirst, gradientOfFirst);
 * second.step(lossOfSecond, gradientOfSecond);
 * ensemble.agree(lossOfFirst, lossOfSecond);
 * }</pre>
 *
 * <p>A member that lacks a coefficient, or a group of the name, has no say in it. No weight of a model is copied.
 */
@Experimental
public final class Ensemble {
  private final EnsembleConfig config;
  private final List<ControlLoop> members;
  private final Consensus consensus;

  /**
   * An ensemble of loops, which stay their owners'.
   *
   * @throws IllegalArgumentException if there are fewer than two, or one is there twice
   */
  public Ensemble(EnsembleConfig config, List<ControlLoop> members) {
    if (members.size() < 2) {
      throw new IllegalArgumentException("members must be at least 2, got " + members.size());
    }
    for (int i = 1; i < members.size(); i++) {
      int before = members.indexOf(members.get(i));
      if (before < i) {
        throw new IllegalArgumentException(
            "members must be loops of their own, got one as member " + before + " and " + i);
      }
    }
    this.config = config;
    this.members = List.copyOf(members);
    consensus = Consensus.of(config.strength());
  }

  /**
   * Moves every member's coefficients toward the mean, after all have stepped. Each member's next step starts there.
   *
   * @param losses of the members' last steps; one that is not finite weighs 0
   * @return the members' weights, of sum 1; all 0 where no loss is finite: nothing moves then
   * @throws IllegalArgumentException if there is not a loss for each member
   * @throws IllegalStateException if a member is closed; nothing has moved then
   */
  public double[] agree(double... losses) {
    if (losses.length != members.size()) {
      throw new IllegalArgumentException(
          "losses must be one for each of " + members.size() + " members, got " + losses.length);
    }
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).isClosed()) {
        throw new IllegalStateException(
            "members must be open to agree, and member " + i + " is closed");
      }
    }
    double[] weights = config.weights().of(losses);
    List<List<Nudge>> nudges = consensus.nudges(averaged(), weights);
    for (int i = 0; i < nudges.size(); i++) {
      for (Nudge nudge : nudges.get(i)) {
        move(members.get(i), nudge);
      }
    }
    return weights;
  }

  /** Where the members stand, in what is averaged. */
  private List<List<Position>> averaged() {
    List<List<Position>> all = new ArrayList<>();
    for (ControlLoop member : members) {
      all.add(Position.of(member).stream().map(this::averaged).toList());
    }
    return all;
  }

  private Position averaged(Position p) {
    return new Position(p.group(), p.coefficient(), config.averaging().from(p), p.value());
  }

  private void move(ControlLoop member, Nudge nudge) {
    for (Coefficient coefficient : member.coefficients()) {
      if (coefficient.name().equals(nudge.coefficient())) {
        double x = config.averaging().coordinate(coefficient, nudge.coordinate());
        new Nudge(nudge.group(), nudge.coefficient(), x).move(member);
      }
    }
  }
}
