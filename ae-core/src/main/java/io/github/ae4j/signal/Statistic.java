package io.github.ae4j.signal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The raw scalars a step can be measured by: what a sensor reduces on the device and hands over.
 *
 * <p>Notation, per parameter group: g is the gradient the update uses (weight decay of the coupled
 * kind included), m the first moment before this step in canonical form, m = mu m + (1-mu) g without
 * bias correction, w the diagonal preconditioner with g already in it (1 for SGD, 1/(sqrt v^ + eps)
 * for Adam), theta the parameters, theta-bar the averaged readout. A law names the statistics it
 * needs; an adapter reduces only those.
 */
public enum Statistic {
  /** Loss l of the step's batch, in the user's own unit; the same for every group. */
  LOSS,
  /** Reward r of the step, in the user's own unit; the same for every group. */
  REWARD,
  /** Number of coordinates n of the group. */
  COUNT,
  /** Sum of the gradient's coordinates. */
  SUM_G,
  /** {@code <g, g>}. */
  G_G,
  /** {@code <g, m>}. */
  G_M,
  /** {@code <m, m>}. */
  M_M,
  /** {@code <g, w g>}. */
  G_WG,
  /** {@code <g, w m>}. */
  G_WM,
  /** {@code <w g, w g>}. */
  WG_WG,
  /** {@code <w g, w m>}. */
  WG_WM,
  /** {@code <w m, w m>}. */
  WM_WM,
  /** {@code <theta, theta>}. */
  THETA_THETA,
  /** Accumulated weight c in [0, 1] of m: the bias-corrected moment is m/c; 0 while m is empty. */
  MOMENTUM_WEIGHT,
  /** {@code <g, theta-bar - theta>}; only with an averaged readout. */
  G_READOUT,
  /** {@code |theta-bar - theta|^2}; only with an averaged readout. */
  READOUT_READOUT,
  /** {@code <g_h, theta_h>} over the group's part of the head; only where the adapter was told what the head is. */
  HEAD_G_THETA,
  /** Entropy H of a policy over its actions, mean of the step's states; nats. Given by the user. */
  ENTROPY,
  /** Kullback-Leibler divergence of a policy from the one it is held to, mean of the step's states; nats. Given by the user. */
  DIVERGENCE,
  /** How much better training data are answered than data that are held back; the user's own unit. Given by the user. */
  GAP;

  /** Greatest |l| and |g| that are measured: filters square them and their differences, and add the squares up. */
  public static final double LARGEST = 1e150;

  /** Those that the user gives and no optimizer's adapter measures. */
  public static final Set<Statistic> GIVEN =
      Collections.unmodifiableSet(EnumSet.of(REWARD, ENTROPY, DIVERGENCE, GAP));

  /** Number of statistics. */
  public static final int SIZE = values().length;
}
