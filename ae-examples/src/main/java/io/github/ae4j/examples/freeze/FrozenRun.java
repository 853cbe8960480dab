package io.github.ae4j.examples.freeze;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.djl.AeDjl;
import io.github.ae4j.djl.SteeredTrainer;
import io.github.ae4j.djl.Steering;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One training of a perceptron, layer by layer a group, step by step. */
final class FrozenRun implements AutoCloseable {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final float RATE = 1e-3f;

  final String name;

  /** Accuracy on what is held back, at the end of each task. */
  final List<Double> accuracies = new ArrayList<>();

  /** Of each step the groups that were frozen in it, as bits. */
  final List<Long> frozen = new ArrayList<>();

  /** What was named, with its step. */
  final List<String> events = new ArrayList<>();

  final List<Double> losses = new ArrayList<>();
  private final long[] sizes;
  private final Model model;
  private final SteeredTrainer trainer;
  private long next;
  private long updated;
  private long processor;
  private long wall;

  /** What is trained. */
  record Net(int layers, int width) {
    private SequentialBlock block() {
      SequentialBlock block = new SequentialBlock();
      for (int i = 1; i < layers; i++) {
        block.add(Linear.builder().setUnits(width).build()).add(Activation.reluBlock());
      }
      return block.add(Linear.builder().setUnits(Digits.CLASSES).build());
    }

    private ParameterGroup[] groups() {
      ParameterGroup[] groups = new ParameterGroup[layers];
      for (int i = 0; i < layers; i++) {
        String path = String.format("%02dLinear", 2 * i + 1);
        groups[i] = ParameterGroup.own("layer " + (i + 1), name -> name.startsWith(path));
      }
      return groups;
    }
  }

  FrozenRun(String name, Net net, Preset preset, long seed) {
    this.name = name;
    Engine.getInstance().setRandomSeed(Long.hashCode(seed));
    TrainingConfig config =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(RATE)).build())
            .optDevices(Engine.getInstance().getDevices(1));
    model = Model.newInstance(name);
    model.setBlock(net.block());
    Preset seen = preset.with(loop -> loop.observer(this::see));
    trainer = AeDjl.newTrainer(model, config, seen, Steering.standard().withGroups(net.groups()));
    trainer.initialize(new Shape(Pictures.BATCH, Digits.PIXELS));
    sizes = new long[net.layers()];
    Arrays.setAll(sizes, i -> trainer.loop().groups().size() > i ? size(i) : 0);
  }

  private long size(int group) {
    String path = String.format("%02dLinear", 2 * group + 1);
    return model.getBlock().getParameters().stream()
        .filter(parameter -> parameter.getKey().startsWith(path))
        .mapToLong(parameter -> parameter.getValue().getArray().size())
        .sum();
  }

  private void see(StepTrace trace) {
    frozen.add(next);
    long bits = 0L;
    for (int group = 0; group < trace.groups(); group++) {
      updated += (next >> group & 1L) == 0L ? sizes[group] : 0L;
      bits |= trace.isFrozen(group) ? 1L << group : 0L;
    }
    next = bits;
    losses.add(trace.statistic(0, Statistic.LOSS));
    trace.events().forEach(event -> events.add(trace.step() + " " + event));
  }

  /** Trains an epoch; the data are made outside of the time. */
  void train(Pictures pictures, long seed, int epoch) {
    int[] order = pictures.epoch(seed, epoch);
    for (int batch = 0; batch < pictures.batches(); batch++) {
      int from = batch * Pictures.BATCH;
      step(pictures, Arrays.copyOfRange(order, from, from + Pictures.BATCH));
    }
  }

  private void step(Pictures pictures, int[] chosen) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDList inputs = new NDList(pictures.inputs(manager, chosen));
      NDList labels = new NDList(pictures.labels(manager, chosen));
      long begin = THREADS.getCurrentThreadCpuTime();
      long onTheWall = System.nanoTime();
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray loss = trainer.getLoss().evaluate(labels, trainer.forward(inputs));
        collector.backward(loss);
      }
      trainer.step();
      processor += THREADS.getCurrentThreadCpuTime() - begin;
      wall += System.nanoTime() - onTheWall;
    }
  }

  /** Notes the accuracy of the averaged parameters on what is held back. */
  void evaluate(Pictures pictures) {
    try (ServedReadout served = trainer.serveReadout();
        NDManager manager = trainer.getManager().newSubManager()) {
      int[] held = pictures.heldBack();
      NDArray answers = trainer.evaluate(new NDList(pictures.inputs(manager, held))).get(0);
      NDArray right = answers.argMax(1).eq(pictures.labels(manager, held));
      accuracies.add((double) right.sum().getLong() / held.length);
    }
  }

  /** Of all steps; seconds of the thread on a core. */
  double processorSeconds() {
    return 1e-9 * processor;
  }

  double wallSeconds() {
    return 1e-9 * wall;
  }

  /** Coordinates that were updated, over all steps. */
  long updated() {
    return updated;
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
