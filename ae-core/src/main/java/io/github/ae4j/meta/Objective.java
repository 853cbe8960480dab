package io.github.ae4j.meta;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;

/**
 * What a run is judged by, smaller is better: a sum over the losses of its steps and the loss at its end, each term
 * with its derivative.
 */
@Experimental
public interface Objective {
  /**
   * The term of a step.
   *
   * @param loss of the step, before its update
   * @param steps of the whole run
   */
  double ofStep(double loss, int steps);

  /** Derivative of {@link #ofStep} in the loss. */
  double slopeOfStep(double loss, int steps);

  /** Whether the loss at the end counts. */
  boolean countsEnd();

  /** The loss that the run ends at. */
  static Objective finalLoss() {
    return new FinalLoss();
  }

  /** The mean of the losses of all steps. */
  static Objective meanLoss() {
    return regret(0.0);
  }

  /**
   * The mean of the losses of all steps beyond a reference.
   *
   * @param reference the loss of the best in hindsight, in the loss's unit; finite
   */
  static Objective regret(double reference) {
    return new Regret(reference);
  }

  /**
   * Steps until the loss is below a target, made smooth: each step counts by how far its loss is above.
   *
   * <pre>  sum over t of 1/(1 + exp(-log(l_t/target)/width))</pre>
   *
   * @param target a loss; positive
   * @param width of the passage, log l; positive
   */
  static Objective timeToTarget(double target, double width) {
    return new TimeToTarget(target, width);
  }

  /** See {@link #finalLoss}. */
  record FinalLoss() implements Objective {
    @Override
    public double ofStep(double loss, int steps) {
      return 0.0;
    }

    @Override
    public double slopeOfStep(double loss, int steps) {
      return 0.0;
    }

    @Override
    public boolean countsEnd() {
      return true;
    }
  }

  /**
   * See {@link #regret}.
   *
   * @param reference what is taken off each loss; finite
   */
  record Regret(double reference) implements Objective {
    /** Checks that the reference is finite. */
    public Regret {
      Check.finite("reference", reference);
    }

    @Override
    public double ofStep(double loss, int steps) {
      return (loss - reference) / steps;
    }

    @Override
    public double slopeOfStep(double loss, int steps) {
      return 1.0 / steps;
    }

    @Override
    public boolean countsEnd() {
      return false;
    }
  }

  /**
   * See {@link #timeToTarget}.
   *
   * @param target a loss; positive
   * @param width log l; positive
   */
  record TimeToTarget(double target, double width) implements Objective {
    /** Checks the two. */
    public TimeToTarget {
      Check.positive("target", target);
      Check.positive("width", width);
    }

    @Override
    public double ofStep(double loss, int steps) {
      return loss > 0.0 ? 1.0 / (1.0 + Math.pow(loss / target, -1.0 / width)) : 0.0;
    }

    @Override
    public double slopeOfStep(double loss, int steps) {
      double above = ofStep(loss, steps);
      return loss > 0.0 ? above * (1.0 - above) / (width * loss) : 0.0;
    }

    @Override
    public boolean countsEnd() {
      return false;
    }
  }
}
