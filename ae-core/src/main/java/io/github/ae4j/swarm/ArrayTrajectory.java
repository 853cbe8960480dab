package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import io.github.ae4j.RunEnd;
import io.github.ae4j.adapter.CounterNoise;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Coefficient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member on plain arrays. It is scored at its averaged readout, where the preset keeps one.
 */
@Experimental
public final class ArrayTrajectory implements Trajectory {
  private final ArrayTask task;
  private final double[] parameters;
  private final double[] gradient;
  private final ArrayOptimizer optimizer;
  private final ArrayTrainer trainer;
  private @Nullable RunEnd end;
  private long steps;
  private long scoredAt;

  /**
   * A member at its start.
   *
   * @param task its data and score
   * @param parameters at their start, changed in place
   * @param optimizer on these parameters
   * @param preset its loop
   */
  public ArrayTrajectory(
      ArrayTask task, double[] parameters, ArrayOptimizer optimizer, Preset preset) {
    this.task = task;
    this.parameters = parameters;
    this.optimizer = optimizer;
    gradient = new double[parameters.length];
    trainer = ArrayTrainer.steer(optimizer, preset);
  }

  /**
   * Has the member make no further step once a run is over; each score after a step is its validation figure. Said before anything
   * else, and of every member alike: it goes into the snapshots.
   *
   * @param end that watches this member's loop
   */
  public ArrayTrajectory until(RunEnd end) {
    this.end = end;
    return this;
  }

  private boolean isOver() {
    return end != null && end.isHalted();
  }

  @Override
  public void advance(int round, int steps) throws Exception {
    task.begin(round, this.steps, steps);
    for (int i = 0; i < steps && !isOver(); i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("a turn was interrupted");
      }
      double loss = task.evaluate(this.steps, parameters, gradient);
      trainer.step(loss, gradient);
      this.steps++;
    }
  }

  @Override
  public double score() throws Exception {
    double score = task.score(trainer.hasReadout() ? trainer.readout() : parameters);
    if (end != null && steps > scoredAt && !end.isHalted() && Double.isFinite(score)) {
      scoredAt = steps;
      end.validation(score);
    }
    return score;
  }

  @Override
  public List<Position> coefficients() {
    return Position.of(trainer.loop());
  }

  @Override
  public double move(Nudge nudge) {
    return nudge.move(trainer.loop());
  }

  @Override
  public void disturb(double size, long seed) {
    double square = 0.0;
    for (double p : parameters) {
      square += p * p;
    }
    double deviation = size * Math.sqrt(square / parameters.length);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += deviation * CounterNoise.gaussian(seed, steps, i);
    }
  }

  /** What is trained, the array itself; it changes with each step. */
  public double[] parameters() {
    return parameters;
  }

  /** The trainer, for its loop and readout. */
  public ArrayTrainer trainer() {
    return trainer;
  }

  @Override
  public byte[] snapshot() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(steps);
      StateFile.writeNumbers(out, parameters);
      StateFile.writeNumbers(out, optimizer.state());
      StateFile.writeNumbers(out, isReadoutBuffered() ? trainer.readout() : new double[0]);
      byte[] loop = trainer.loop().checkpoint().getBytes(StandardCharsets.UTF_8);
      StateFile.writeBytes(out, loop);
      StateFile.writeNumbers(out, end == null ? new double[0] : end.state());
    }
    return bytes.toByteArray();
  }

  @Override
  public void restore(byte[] snapshot) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot));
    steps = in.readLong();
    scoredAt = steps;
    double[] read = StateFile.readNumbers(in);
    if (read.length != parameters.length) {
      throw new IllegalArgumentException(
          "parameters must be " + parameters.length + ", got " + read.length);
    }
    System.arraycopy(read, 0, parameters, 0, read.length);
    optimizer.restore(StateFile.readNumbers(in));
    double[] readout = StateFile.readNumbers(in);
    trainer.loop().restore(new String(StateFile.readBytes(in), StandardCharsets.UTF_8));
    if (isReadoutBuffered()) {
      trainer.restoreReadout(readout);
    }
    double[] ended = StateFile.readNumbers(in);
    if (end != null) {
      end.restore(ended);
    }
  }

  private boolean isReadoutBuffered() {
    return trainer.loop().coefficients().stream()
        .anyMatch(c -> c.name().equals(Coefficient.READOUT_RATE));
  }

  @Override
  public void close() {
    trainer.close();
  }
}
