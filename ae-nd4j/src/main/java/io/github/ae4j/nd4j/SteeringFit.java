package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Gate;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.nd4j.pass.Backend;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import io.github.ae4j.nd4j.pass.NextStepAdapter;
import io.github.ae4j.nd4j.samediff.EvaluatedLosses;
import io.github.ae4j.nd4j.samediff.GradientPass;
import io.github.ae4j.nd4j.samediff.Snapshot;
import io.github.ae4j.nd4j.samediff.TrainedVariables;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.BaseListener;
import org.nd4j.autodiff.listeners.Loss;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * A listener that puts a loop around SameDiff's own {@code fit}. Control is next-step: {@code fit} updates
 * each variable as soon as its gradient is there, so a step is measured while its update runs and decides on
 * the next one. The first update after this is made goes by the coefficients the user set.
 *
 * <p>Measured are gradient, variable and state from just before each update, of which copies are kept; so a
 * skipped step is undone, rather than left out, and a gradient that is not finite leaves no trace. The loss,
 * which {@code fit} else reports as 0, is computed and reported while this is open, as the training
 * configuration then evaluates it. {@link AeSameDiff#steer(SameDiff, Preset)} needs none of that, decides on the
 * step it has measured, and is faster.
 *
 * <p>One thread at a time.
 */
public final class SteeringFit extends BaseListener implements AutoCloseable {
  private final TrainedVariables variables;
  private final Snapshot before;
  private final Nd4jAdapter adapter;
  private final NextStepAdapter timed;
  private final ControlLoop loop;
  private final Runnable release;
  private final Map<String, Integer> places = new HashMap<>();
  private final EvaluatedLosses losses;
  private final Gate gate = new Gate("a steered fit");
  private double summing;
  private int gathered;
  private double loss = Double.NaN;

  SteeringFit(TrainedVariables variables, Preset preset, long noiseSeed, Runnable release) {
    this.variables = variables;
    this.release = release;
    before = new Snapshot(variables.segments());
    adapter = adapter(noiseSeed);
    timed = new NextStepAdapter(adapter, before::putBack, () -> config().getIterationCount());
    loop = ControlLoop.on(timed).preset(preset).build();
    for (String name : variables.names()) {
      places.put(variables.network().getVariable(name).getGradient().name(), places.size());
    }
    losses = new EvaluatedLosses(variables.network());
  }

  private Nd4jAdapter adapter(long noiseSeed) {
    return new Nd4jAdapter(
        variables.segments(),
        before.copies(),
        variables.decays(),
        config().getIterationCount(),
        noiseSeed,
        Backend.here());
  }

  /** The loop that steers; for its coefficients, its reward and its checkpoint. */
  public ControlLoop loop() {
    return loop;
  }

  /** Loss of the last step's batch, the sum of the network's losses; NaN before the first. */
  public double loss() {
    return loss;
  }

  @Override
  public boolean isActive(Operation operation) {
    return operation == Operation.TRAINING;
  }

  /**
   * Begins a step.
   *
   * @throws IllegalArgumentException if it is another network's
   * @throws IllegalStateException if this is closed, a variable has got another array, or another thread is in a
   *     step
   */
  @Override
  public void iterationStart(SameDiff network, At at, MultiDataSet batch, long etlMilliseconds) {
    if (network != variables.network()) {
      throw new IllegalArgumentException(
          "a steered fit must be that of the network it was made for, got another one's");
    }
    gate.enter("a step");
    try {
      variables.check();
      summing = 0.0;
      gathered = 0;
    } finally {
      gate.leave();
    }
  }

  /** Takes note of losses, and of gradients, variables and states before an update. */
  @Override
  public void activationAvailable(
      SameDiff network,
      At at,
      MultiDataSet batch,
      SameDiffOp operation,
      String name,
      INDArray values) {
    if (variables.network().getLossVariables().contains(name)) {
      summing += GradientPass.sum(values);
    }
    Integer place = places.get(name);
    if (place != null) {
      before.take(place);
      variables.gather(place, values);
      gathered++;
    }
  }

  /** Measures the step whose update was just made, and writes what is decided for the next. */
  @Override
  public void iterationDone(SameDiff network, At at, MultiDataSet batch, Loss reported) {
    gate.enter("a step");
    try {
      if (gathered != places.size()) {
        throw new IllegalStateException(
            "fit must compute the gradient of every variable, "
                + places.size()
                + ", and computed "
                + gathered);
      }
      loss = summing;
      control(at.iteration(), at.epoch());
    } finally {
      gate.leave();
    }
  }

  private void control(int iteration, int epoch) {
    adapter.input().present(loss, variables.gradients(), 1.0, iteration + 1, epoch);
    timed.made();
    if (loop.step() != Verdict.SKIP) {
      adapter.moved();
    }
  }

  private TrainingConfig config() {
    return variables.config();
  }

  /**
   * Lets the updater go, which keeps its last values, and closes the loop; {@code fit} then goes on alone.
   * Idempotent.
   */
  @Override
  public void close() {
    gate.close(this::release);
  }

  private void release() {
    try {
      loop.close();
    } finally {
      losses.remove();
      release.run();
    }
  }

  Nd4jAdapter adapter() {
    return adapter;
  }
}
