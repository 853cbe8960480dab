package io.github.ae4j.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.util.Pair;
import io.github.ae4j.Experimental;
import io.github.ae4j.RunEnd;
import io.github.ae4j.adapter.CounterNoise;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.adapter.StateFile;
import io.github.ae4j.djl.form.StateMap;
import io.github.ae4j.swarm.Nudge;
import io.github.ae4j.swarm.Position;
import io.github.ae4j.swarm.Trajectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A swarm's member in DJL. The engine's random numbers, as those of dropout, are a function of the seed and the step's
 * number. PyTorch takes one gradient at a time in a process, so members of one process wait for each other.
 */
@Experimental
public final class DjlTrajectory implements Trajectory {
  private static final ReentrantLock ENGINE = new ReentrantLock();
  private static final long MIX = 0x9e3779b97f4a7c15L; // as in SplitMix64 (Steele, Lea, Flood 2014)

  private final DjlTask task;
  private final long seed;
  private final Model model;
  private @Nullable SteeredTrainer trainer;
  private @Nullable RunEnd end;
  private long steps;
  private long scoredAt;

  /**
   * A member at its start.
   *
   * @param task what it is
   * @param seed of its initial parameters and the engine's random numbers
   */
  public DjlTrajectory(DjlTask task, long seed) {
    this.task = task;
    this.seed = seed;
    model = task.model();
  }

  /**
   * Has the member make no further step once a run is over; each score after a step is its validation figure. Said before anything
   * else, and of every member alike: it goes into the snapshots.
   *
   * @param end that watches the loop of this member's task
   */
  public DjlTrajectory until(RunEnd end) {
    this.end = end;
    return this;
  }

  private boolean isOver() {
    trainer();
    return end != null && end.isHalted();
  }

  /** The trainer, for its model, loop and readout; made when it is first asked for, and closed with this. */
  public SteeredTrainer trainer() {
    return aloneUnchecked(this::made);
  }

  private SteeredTrainer made() {
    SteeredTrainer made = trainer;
    if (made == null) {
      seedEngine();
      made = AeDjl.newTrainer(model, task.config(), task.preset());
      trainer = made;
      made.initialize(task.shapes());
    }
    return made;
  }

  private void seedEngine() {
    long mixed = (seed + steps * MIX) * MIX;
    Engine.getInstance().setRandomSeed((int) (mixed >>> 32));
  }

  private static <T> T alone(Callable<T> work) throws Exception {
    ENGINE.lockInterruptibly();
    try {
      return work.call();
    } finally {
      ENGINE.unlock();
    }
  }

  private static <T> T aloneUnchecked(Supplier<T> work) {
    ENGINE.lock();
    try {
      return work.get();
    } finally {
      ENGINE.unlock();
    }
  }

  @Override
  public void advance(int round, int steps) throws Exception {
    alone(
        () -> {
          for (int i = 0; i < steps && !isOver(); i++) {
            if (Thread.interrupted()) {
              throw new InterruptedException("a turn was interrupted");
            }
            step(trainer());
          }
          return steps;
        });
  }

  private void step(SteeredTrainer trainer) throws Exception {
    seedEngine();
    try (NDManager manager = trainer.getManager().newSubManager()) {
      DjlTask.Examples examples = task.examples(manager, steps);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray loss =
            trainer
                .getLoss()
                .evaluate(examples.labels(), trainer.forward(examples.data(), examples.labels()));
        collector.backward(loss);
      }
      trainer.step();
      steps++;
    }
  }

  @Override
  public double score() throws Exception {
    return alone(
        () -> {
          seedEngine();
          double score = served();
          if (end != null && steps > scoredAt && !end.isHalted() && Double.isFinite(score)) {
            scoredAt = steps;
            end.validation(score);
          }
          return score;
        });
  }

  private double served() throws Exception {
    if (!trainer().hasReadout()) {
      return task.score(trainer());
    }
    try (ServedReadout served = trainer().serveReadout()) {
      return task.score(trainer());
    }
  }

  @Override
  public List<Position> coefficients() {
    return aloneUnchecked(() -> Position.of(trainer().loop()));
  }

  @Override
  public double move(Nudge nudge) {
    return aloneUnchecked(() -> nudge.move(trainer().loop()));
  }

  @Override
  public void disturb(double size, long noise) {
    aloneUnchecked(
        () -> {
          SteeredTrainer made = trainer();
          made.adapter().passes().move(() -> disturb(made, size, noise));
          return made;
        });
  }

  private void disturb(SteeredTrainer trainer, double size, long noise) {
    int tensor = 0;
    for (Parameter parameter : trainer.getModel().getBlock().getParameters().values()) {
      if (parameter.requiresGradient()) {
        try (NDManager manager = trainer.getManager().newSubManager();
            NDArray detached = parameter.getArray().stopGradient()) { // the same memory
          disturb(detached, manager, size, noise + tensor++);
        }
      }
    }
  }

  private void disturb(NDArray tensor, NDManager manager, double size, long noise) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    double deviation = size * norm(tensor, manager) / Math.sqrt(values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * CounterNoise.gaussian(noise, steps, i));
    }
    NDArray added = manager.create(values, tensor.getShape()).toType(tensor.getDataType(), false);
    tensor.addi(added);
  }

  private static double norm(NDArray tensor, NDManager manager) {
    NDArray norm = tensor.norm();
    norm.attach(manager);
    NDArray wide = norm.toType(DataType.FLOAT64, true);
    wide.attach(manager);
    return wide.getDouble();
  }

  @Override
  public byte[] snapshot() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ENGINE.lock();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(steps);
      SteeredTrainer made = trainer();
      writeParameters(out);
      made.within("a snapshot", () -> new OptimizerState(made).write(out));
      StateFile.writeNumbers(out, end == null ? new double[0] : end.state());
    } finally {
      ENGINE.unlock();
    }
    return bytes.toByteArray();
  }

  @Override
  public void restore(byte[] snapshot) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot));
    ENGINE.lock();
    try {
      steps = in.readLong();
      scoredAt = steps;
      SteeredTrainer made = trainer();
      readParameters(in);
      made.restore(() -> new OptimizerState(made).stage(in).commit());
      double[] ended = StateFile.readNumbers(in);
      if (end != null) {
        end.restore(ended);
      }
    } finally {
      ENGINE.unlock();
    }
  }

  private void writeParameters(DataOutputStream out) throws IOException {
    for (Pair<String, Parameter> parameter : model.getBlock().getParameters()) {
      out.writeUTF(parameter.getKey());
      TensorFormat.write(out, parameter.getValue().getArray());
    }
  }

  /** Into the engine's own memory, where they were initialised: see {@link DjlTask.Examples}. */
  private void readParameters(DataInputStream in) throws IOException {
    try (NDManager manager = trainer().getManager().newSubManager()) {
      for (Pair<String, Parameter> parameter : model.getBlock().getParameters()) {
        String name = in.readUTF();
        if (!name.equals(parameter.getKey())) {
          throw new IllegalArgumentException(
              "snapshot must hold the parameter " + parameter.getKey() + ", got " + name);
        }
        NDArray array = parameter.getValue().getArray();
        try (NDArray detached = array.stopGradient()) {
          detached.set(new NDIndex("..."), TensorFormat.read(in, name, array, manager));
        }
      }
    }
  }

  @Override
  public void close() {
    ENGINE.lock();
    try {
      if (trainer != null) {
        // DJL detaches an optimizer's tensors, and nobody else closes them.
        trainer.adapter().forms().forEach(form -> form.states().values().forEach(StateMap::clear));
        trainer.close();
      }
      model.close();
    } finally {
      ENGINE.unlock();
    }
  }
}
