package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.List;

/**
 * How a swarm shares steps and coefficients.
 *
 * @param members number of trajectories M, at least 2
 * @param budget steps of a round and how they may be divided; floor x M at most the total
 * @param weights of members by their scores
 * @param smoothing decay of the scores' low-pass over rounds, in [0, 1); 0 for the last score alone
 * @param consensus how far coefficients move toward their mean in a round
 * @param failures how often a member may fail before it is retired, at least 1
 * @param rateCut how far the learning rates are lowered after each failure in a row, in log alpha; at least 0
 * @param noise on the parameters of the worst member of a round, in their root mean square; 0 for none
 * @param seed of that noise
 */
@Experimental
public record SwarmConfig(
    int members,
    StepBudget budget,
    SoftWeights weights,
    double smoothing,
    Consensus consensus,
    int failures,
    double rateCut,
    double noise,
    long seed) {
  private static final double SHARPNESS = 1.0; // per median deviation
  private static final double SMOOTHING = 0.3;
  private static final double STRENGTH = 0.05; // the seed's kappa
  private static final double CAP = 0.5; // of a coordinate and round, chart units
  private static final int FAILURES = 3;
  private static final double RATE_CUT = Math.log(4.0);

  /** Checks the ranges, and that the budget can serve all members. */
  public SwarmConfig {
    Check.atLeast("members", members, 2);
    budget.check(members);
    Check.decay("smoothing", smoothing);
    Check.atLeast("failures", failures, 1);
    Check.atLeast("rateCut", rateCut, 0.0);
    Check.atLeast("noise", noise, 0.0);
  }

  /**
   * Scale-free weights of sharpness 1, scores smoothed by .3, a consensus of .05 a round, at most .5; three failures.
   *
   * @param members number of trajectories, at least 2
   * @param budget steps of a round
   */
  public static SwarmConfig of(int members, StepBudget budget) {
    return new SwarmConfig(
        members,
        budget,
        new SoftWeights(Scoring.SCALE_FREE, SHARPNESS),
        SMOOTHING,
        new Consensus(STRENGTH, CAP),
        FAILURES,
        RATE_CUT,
        0.0,
        0L);
  }

  /** The same with other weights. */
  public SwarmConfig withWeights(SoftWeights weights) {
    return new SwarmConfig(
        members, budget, weights, smoothing, consensus, failures, rateCut, noise, seed);
  }

  /** The same with another smoothing of the scores. */
  public SwarmConfig withSmoothing(double smoothing) {
    return new SwarmConfig(
        members, budget, weights, smoothing, consensus, failures, rateCut, noise, seed);
  }

  /** The same with another consensus. */
  public SwarmConfig withConsensus(Consensus consensus) {
    return new SwarmConfig(
        members, budget, weights, smoothing, consensus, failures, rateCut, noise, seed);
  }

  /** The same with another number of failures before a member is retired. */
  public SwarmConfig withFailures(int failures) {
    return new SwarmConfig(
        members, budget, weights, smoothing, consensus, failures, rateCut, noise, seed);
  }

  /** The same with noise on the worst member. */
  public SwarmConfig withNoise(double noise, long seed) {
    return new SwarmConfig(
        members, budget, weights, smoothing, consensus, failures, rateCut, noise, seed);
  }

  /** The budget where so many are left: the greatest share gives way where they could not use the total up. */
  StepBudget budgetOf(int living) {
    int even = (budget.total() + living - 1) / living;
    return new StepBudget(budget.total(), budget.floor(), Math.max(budget.most(), even));
  }

  /** Each setting in words, as a manifest holds them. */
  List<String> settings() {
    return List.of(
        "members " + members,
        "total " + budget.total(),
        "floor " + budget.floor(),
        "most " + budget.most(),
        "scoring " + weights.scoring(),
        "sharpness " + weights.sharpness(),
        "smoothing " + smoothing,
        "strength " + consensus.strength(),
        "cap " + consensus.cap(),
        "failures " + failures,
        "rateCut " + rateCut,
        "noise " + noise,
        "seed of the noise " + seed);
  }
}
