package io.github.ae4j.nd4j;

import io.github.ae4j.Experimental;
import io.github.ae4j.RunEnd;
import io.github.ae4j.adapter.CounterNoise;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.swarm.Nudge;
import io.github.ae4j.swarm.Position;
import io.github.ae4j.swarm.Trajectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A swarm's member in DL4J. ND4J's random numbers of the thread, as those of dropout, are a function of the seed and
 * the step's number. Members of one process train side by side.
 */
@Experimental
public final class Nd4jTrajectory implements Trajectory {
  private static final long MIX = 0x9e3779b97f4a7c15L; // as in SplitMix64 (Steele, Lea, Flood 2014)

  private final Nd4jTask task;
  private final long seed;
  private final Model network;
  private final SteeredNetwork steered;
  private @Nullable RunEnd end;
  private long steps;
  private long scoredAt;

  /**
   * A member at its start.
   *
   * @param task what it is
   * @param seed of ND4J's random numbers and of the loop's noise
   * @throws IllegalArgumentException if the task's network is neither a {@code MultiLayerNetwork} nor a {@code
   *     ComputationGraph}, or cannot be steered
   */
  public Nd4jTrajectory(Nd4jTask task, long seed) {
    this.task = task;
    this.seed = seed;
    network = task.network();
    steered = steer();
  }

  /**
   * Has the member make no further step once a run is over; each score after a step is its validation figure. Said before anything
   * else, and of every member alike: it goes into the snapshots.
   *
   * @param end that watches the loop of this member's task
   */
  public Nd4jTrajectory until(RunEnd end) {
    this.end = end;
    return this;
  }

  private SteeredNetwork steer() {
    if (network instanceof MultiLayerNetwork layered) {
      layered.init();
      return AeDl4j.steer(layered, task.preset(), seed);
    }
    if (network instanceof ComputationGraph graph) {
      graph.init();
      return AeDl4j.steer(graph, task.preset(), seed);
    }
    throw new IllegalArgumentException(
        "network must be a MultiLayerNetwork or a ComputationGraph, got a "
            + network.getClass().getName());
  }

  private void seedThread() {
    long mixed = (seed + steps * MIX) * MIX;
    Nd4j.getRandom().setSeed(mixed == 0 ? MIX : mixed); // 0 is a seed of the clock
  }

  private boolean isOver() {
    return end != null && end.isHalted();
  }

  @Override
  public void advance(int round, int steps) throws Exception {
    for (int i = 0; i < steps && !isOver(); i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("a turn was interrupted");
      }
      seedThread();
      ((NeuralNetwork) network).fit(task.examples(this.steps));
      this.steps++;
    }
  }

  @Override
  public double score() throws Exception {
    seedThread();
    double score = served();
    if (end != null && steps > scoredAt && !end.isHalted() && Double.isFinite(score)) {
      scoredAt = steps;
      end.validation(score);
    }
    return score;
  }

  private double served() throws Exception {
    if (!steered.hasReadout()) {
      return task.score(network);
    }
    try (ServedReadout served = steered.serveReadout()) {
      return task.score(network);
    }
  }

  @Override
  public List<Position> coefficients() {
    return Position.of(steered.loop());
  }

  @Override
  public double move(Nudge nudge) {
    return nudge.move(steered.loop());
  }

  @Override
  public void disturb(double size, long noise) {
    steered.change(
        trained -> {
          for (int i = 0; i < trained.size(); i++) {
            disturb(trained.get(i), size, noise + i);
          }
        });
  }

  private void disturb(INDArray run, double size, long noise) {
    double[] values = run.toDoubleVector();
    double square = 0.0;
    for (double value : values) {
      square += value * value;
    }
    double deviation = size * Math.sqrt(square / values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = deviation * CounterNoise.gaussian(noise, steps, i);
    }
    run.addi(Nd4j.createFromArray(values).castTo(run.dataType()));
  }

  /** The steered network, for its loop. */
  public SteeredNetwork steered() {
    return steered;
  }

  @Override
  public byte[] snapshot() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(steps);
      steered.writeSnapshot(out);
      StateFile.writeNumbers(out, end == null ? new double[0] : end.state());
    }
    return bytes.toByteArray();
  }

  @Override
  public void restore(byte[] snapshot) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot));
    long saved = in.readLong();
    steered.readSnapshot(in);
    steps = saved;
    scoredAt = steps;
    double[] ended = StateFile.readNumbers(in);
    if (end != null) {
      end.restore(ended);
    }
  }

  @Override
  public void close() {
    steered.close();
    network.close();
  }
}
