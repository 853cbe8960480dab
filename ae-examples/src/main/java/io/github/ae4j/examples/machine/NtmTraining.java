package io.github.ae4j.examples.machine;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.djl.AeDjl;
import io.github.ae4j.djl.SteeredTrainer;
import io.github.ae4j.djl.tape.NeuralTuringMachine;
import io.github.ae4j.machine.HaltRules;
import io.github.ae4j.machine.Halting;
import java.util.SplittableRandom;

/**
 * Trains a neural Turing machine, until every held-back bit is right at three looks in a row or the steps are used up.
 * Each step has a length of its own, 1 to 10.
 */
final class NtmTraining implements AutoCloseable {
  private static final int LONGEST = 10;
  private static final int FAR = 20;
  private static final int LOOK = 50;
  private static final int LOOKS = 3;
  private static final int FRESH = 4; // batches of each length

  private final CopySequences sequences;
  private final Halting halting;
  private final Model model;
  private final SteeredTrainer trainer;
  private final SplittableRandom data;
  private final long held;
  private final long fresh;
  private boolean finite = true;

  /** What a machine answers of sequences: how many are right, and how many bits are wrong. */
  private record Answers(int right, int wrongBits) {
    Answers plus(Answers other) {
      return new Answers(right + other.right, wrongBits + other.wrongBits);
    }
  }

  NtmTraining(NtmTask task, TapeArm arm, long seed, int steps) {
    sequences = task.sequences();
    SplittableRandom random = new SplittableRandom(seed);
    data = random.split();
    held = random.nextLong();
    fresh = random.nextLong();
    halting = Halting.when(HaltRules.any(new Solved(LOOKS), HaltRules.steps(steps)));
    Engine.getInstance().setRandomSeed(Long.hashCode(seed));
    model = Model.newInstance("ntm");
    model.setBlock(new NeuralTuringMachine(task.sizes()));
    Tracker rate = Tracker.fixed((float) arm.rate());
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(new BitLoss())
            .optDevices(Engine.getInstance().getDevices(1))
            .optOptimizer(Optimizer.adam().optLearningRateTracker(rate).build());
    trainer = AeDjl.newTrainer(model, config, halting.on(arm.preset()));
    trainer.initialize(new Shape(sequences.batch(), 1, sequences.channels()));
  }

  NtmRun run() {
    while (!halting.isHalted()) {
      finite &= Double.isFinite(step(1 + data.nextInt(LONGEST)));
      if (trainer.loop().steps() % LOOK == 0 && !halting.isHalted()) {
        halting.validation(1.0 - near(held, 1));
      }
    }
    Answers far = answers(FAR, new SplittableRandom(~fresh), FRESH);
    double count = FRESH * sequences.batch();
    return new NtmRun(
        halting.halted().orElseThrow(),
        finite,
        near(fresh, FRESH),
        far.right() / count,
        far.wrongBits() / (count * FAR * sequences.width()));
  }

  private double step(int length) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      float[] bits = sequences.bits(length, data);
      NDList inputs = inputs(manager, bits, length);
      NDList labels = labels(manager, bits, length);
      NDArray loss;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        loss = trainer.getLoss().evaluate(labels, trainer.forward(inputs, labels));
        collector.backward(loss);
      }
      trainer.step();
      return loss.getFloat();
    }
  }

  private NDList inputs(NDManager manager, float[] bits, int length) {
    Shape shape = new Shape(sequences.batch(), CopySequences.steps(length), sequences.channels());
    return new NDList(manager.create(sequences.inputs(bits, length), shape));
  }

  private NDList labels(NDManager manager, float[] bits, int length) {
    return new NDList(
        manager.create(bits, new Shape(sequences.batch(), length, sequences.width())));
  }

  /** Share of sequences of all lengths that are right. */
  private double near(long seed, int batches) {
    SplittableRandom random = new SplittableRandom(seed);
    int right = 0;
    for (int length = 1; length <= LONGEST; length++) {
      right += answers(length, random, batches).right();
    }
    return (double) right / (LONGEST * batches * sequences.batch());
  }

  private Answers answers(int length, SplittableRandom random, int batches) {
    Answers all = new Answers(0, 0);
    for (int i = 0; i < batches; i++) {
      all = all.plus(answers(sequences.bits(length, random), length));
    }
    return all;
  }

  private Answers answers(float[] bits, int length) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray answers = trainer.evaluate(inputs(manager, bits, length)).singletonOrThrow();
      float[] values = BitLoss.last(answers, length).toFloatArray();
      int right = 0;
      int wrong = 0;
      for (int from = 0; from < values.length; from += length * sequences.width()) {
        int here = 0;
        for (int i = from; i < from + length * sequences.width(); i++) {
          finite &= Float.isFinite(values[i]);
          here += values[i] > 0f == bits[i] > 0.5f ? 0 : 1;
        }
        right += here == 0 ? 1 : 0;
        wrong += here;
      }
      return new Answers(right, wrong);
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
