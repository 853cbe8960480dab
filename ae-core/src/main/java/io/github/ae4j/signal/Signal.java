package io.github.ae4j.signal;

/**
 * What the measurements of a step make of its {@link Statistic}s: filtered, causal scalars that
 * laws, limits and events read. Every signal is written by one part of the loop and keeps its
 * value until that part writes it again, so a value read by a part listed before its writer
 * is the previous step's.
 */
public enum Signal {
  /** T, low-passed loss difference (AE-1); loss units a step. */
  TREND,
  /** V, low-passed squared innovation of the loss (AE-1); loss units squared. */
  VARIANCE,
  /** V*, slow average of V; loss units squared. */
  VARIANCE_BASE,
  /** R, low-passed reward difference over its own slow deviation (AE-1); dimensionless. */
  REWARD_TREND,
  /** rho in [-1, 1], cosine of the gradient with the previous update direction (AE-1). */
  PHASE,
  /** S, low-passed variance of the gradient's coordinates (AE-1); gradient units squared. */
  UNCERTAINTY,
  /** S*, slow average of S; gradient units squared. */
  UNCERTAINTY_BASE,
  /** |g|, plus the floor of the part that wrote it; gradient units. */
  GRADIENT_NORM,
  /** x = {@code <w g_t, d_(t-1)>/|d_(t-1)|}, slope along the last step, preconditioned; units of w g. */
  SLOPE,
  /** P, persistence of the slope over its own deviation, 12 steps; dimensionless. */
  PERSISTENCE,
  /** P60, the same over 60 steps; dimensionless. */
  PERSISTENCE_SLOW,
  /** Low-passed rho over about 3 steps, in [-1, 1]. */
  PHASE_FAST,
  /** S1/sqrt(S2): sum of the slopes since the last event, of a bounded memory, over the root of the sum of squares. */
  EVIDENCE,
  /** n, measured steps since the last event; steps. */
  SINCE_EVENT,
  /** k, the annealing clock; steps, real-valued. */
  CLOCK,
  /** K, the averaging clock, between k and the count of steps; steps, real-valued. */
  AVERAGING_CLOCK,
  /** z, innovation of the loss on a tail-calibrated scale; dimensionless. */
  INNOVATION,
  /** Running mean of the loss before this step's is taken in; loss units. */
  LOSS_MEAN,
  /** What the next loss must exceed to stand out of its own tail, 0 while that is not known; loss units. */
  LOSS_TAIL,
  /** l*, the loss level before its latest rise; loss units. */
  LEVEL,
  /** 1 while the loss is above where it began and gradients still agree with the steps (AE-10), else 0. */
  OWN_RISE,
  /** What log alpha falls by where a rise is called the loop's own doing (AE-10); log alpha, 0 for no call. */
  OWN_CUT,
  /** Low-passed cosine of the gradient with theta-bar - theta, in [-1, 1]. */
  READOUT_PULL,
  /** 1 if the relative step limit cut the last step, else 0; of a smooth one how far, in (0, 1). */
  STEP_LIMITED,
  /** 1 if the decrease limit cut the last step, else 0; of a smooth one how far, in [0, 1). */
  DECREASE_LIMITED,
  /** rho* - rho, the margin the resonance law keeps small (AE-5). */
  RESONANCE_MARGIN,
  /** |d|, length of the direction of the last step; parameter units per unit of learning rate. */
  DIRECTION_LENGTH,
  /** gamma, the effective step as the gauge measures it, alpha |d| unless it says other (AE-8). */
  EFFECTIVE_STEP,
  /** E, metric energy of the last coefficient step (AE-6); chart units squared. */
  ENERGY,
  /** W, Lyapunov energy of the closed loop (AE-10); loss units. */
  LYAPUNOV,
  /** Factor in (0, 1] on the meta-step that AE-10 asks for. */
  META_GAIN,
  /** Small-gain estimate eta |K| |G| (AE-10); stable below 1. */
  LOOP_GAIN,
  /** Weight in [0, 1] of a blend's first rule. */
  RULE_1,
  /** Weight of a blend's second rule. */
  RULE_2,
  /** Weight of a blend's third rule. */
  RULE_3,
  /** Weight of a blend's fourth rule. */
  RULE_4,
  /** Weight of a blend's fifth rule. */
  RULE_5,
  /** Weight of a blend's sixth rule. */
  RULE_6,
  /** Validation figure that was last given from outside, lower is better; the user's unit, 0 before the first. */
  VALIDATION,
  /** Least validation figure since the start or the last drift; the user's unit, 0 before the first. */
  VALIDATION_BEST,
  /** Validation figures given since the start or the last drift; a count. */
  VALIDATIONS,
  /** Updates made since the last step that the loop did not see; 0 where each is measured. */
  UNSEEN,
  /** Average of a policy's entropy; nats. */
  ENTROPY,
  /** Average of a policy's divergence from the one it is held to; nats. */
  DIVERGENCE,
  /** Average of how much better training data are answered than data that are held back; the user's unit. */
  GAP,
  /** 1 while the group is frozen, from the next step on, else 0. */
  FROZEN,
  /** 1 in each group but the one that always stays trained. */
  FREEZABLE,
  /** 1 in a step in which every group before this one is frozen, so in each for the first. */
  FROZEN_BEFORE,
  /** |g| over all groups that are not frozen in this step, as it came, 0 where it is not finite; gradient units. */
  WHOLE_NORM;

  /** Number of signals. */
  public static final int SIZE = values().length;
}
