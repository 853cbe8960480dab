package io.github.ae4j.examples.lab.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.djl.AeDjl;
import io.github.ae4j.examples.lab.task.Classification;
import io.github.ae4j.examples.lab.task.TorchTask;
import io.github.ae4j.examples.torch.TorchThreads;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.StepTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The lab steers the array backend; users steer DJL. On the same network and batches both loops walk
 * the same path, so that what the lab finds holds of ae-djl. Single against double precision leaves
 * a relative difference that grows with the steps.
 */
class ParityTest {
  private static final int INPUTS = 12;
  private static final int HIDDEN = 10;
  private static final int CLASSES = 4;
  private static final int BATCH = 32;
  private static final int STEPS = 80;
  private static final double RATE = 1e-3;
  private static final double RELATIVE = 1e-3;
  private static final List<int[]> SHAPES =
      List.of(
          new int[] {HIDDEN, INPUTS},
          new int[] {HIDDEN},
          new int[] {CLASSES, HIDDEN},
          new int[] {CLASSES});

  /** Coefficients of a step. */
  private record Point(double loss, double learningRate, double momentum) {}

  private static Preset seen(List<Point> path) {
    return Presets.standard().with(loop -> loop.observer(trace -> path.add(point(trace))));
  }

  private static Point point(StepTrace trace) {
    List<String> names = trace.coefficients();
    return new Point(
        trace.statistic(0, Statistic.LOSS),
        trace.applied(0, names.indexOf("learningRate")),
        trace.applied(0, names.indexOf("momentum")));
  }

  private static NDArray pictures(NDManager manager, int step) {
    SplittableRandom random = new SplittableRandom(step);
    float[] values = new float[BATCH * INPUTS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return manager.create(values, new Shape(BATCH, INPUTS));
  }

  /** The class is that of the greatest of the first four inputs, so that there is much to learn. */
  private static NDArray labels(NDArray pictures) {
    return pictures.get(":, :" + CLASSES).argMax(1);
  }

  private static final class SmallTask extends TorchTask {
    private final double[] start;

    SmallTask(double[] start) {
      super(SHAPES);
      this.start = start;
    }

    @Override
    public double[] start() {
      return start.clone();
    }

    @Override
    protected NDArray loss(NDList weights, int step) {
      NDArray inputs = pictures(weights.getManager(), step);
      NDArray hidden =
          Linear.linear(inputs, weights.get(0), weights.get(1)).singletonOrThrow().tanh();
      NDArray scores = Linear.linear(hidden, weights.get(2), weights.get(3)).singletonOrThrow();
      return Classification.crossEntropy(scores, labels(inputs));
    }

    @Override
    protected double measure(NDList weights, int step) {
      return Double.NaN;
    }

    @Override
    public String data() {
      return "normal numbers";
    }
  }

  private static Optimizer optimizer(Base base) {
    return base == Base.SGD
        ? Optimizer.sgd()
            .setLearningRateTracker(Tracker.fixed((float) (RATE * 0.1)))
            .optMomentum(0.9f)
            .build()
        : Optimizer.adamW()
            .optLearningRateTracker(Tracker.fixed((float) RATE))
            .optWeightDecays((float) Base.DECAY)
            .build();
  }

  /** Trains in DJL; returns the weights it began with. */
  private static double[] inDjl(Base base, List<Point> path) {
    try (Model model = Model.newInstance("small", Device.cpu(), "PyTorch")) {
      model.setBlock(
          new SequentialBlock()
              .add(Linear.builder().setUnits(HIDDEN).build())
              .add(Activation.tanhBlock())
              .add(Linear.builder().setUnits(CLASSES).build()));
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
              .optOptimizer(optimizer(base))
              .optDevices(new Device[] {Device.cpu()});
      try (Trainer trainer = AeDjl.newTrainer(model, config, seen(path))) {
        trainer.initialize(new Shape(BATCH, INPUTS));
        double[] start = weights(model);
        for (int step = 1; step <= STEPS; step++) {
          step(trainer, step);
        }
        return start;
      }
    }
  }

  private static double[] weights(Model model) {
    List<Float> all = new ArrayList<>();
    model
        .getBlock()
        .getParameters()
        .values()
        .forEach(
            parameter -> {
              for (float value : parameter.getArray().toFloatArray()) {
                all.add(value);
              }
            });
    return all.stream().mapToDouble(Float::doubleValue).toArray();
  }

  private static void step(Trainer trainer, int step) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray inputs = pictures(manager, step);
      NDList labels = new NDList(labels(inputs));
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList answers = trainer.forward(new NDList(inputs), labels);
        collector.backward(trainer.getLoss().evaluate(labels, answers));
      }
      trainer.step();
    }
  }

  private static void onArrays(Base base, double[] start, List<Point> path) {
    Arm arm = Arms.steered("ae-" + base.label(), base, RATE, seen(path));
    try (SmallTask task = new SmallTask(start);
        io.github.ae4j.examples.lab.arm.Optimizer optimizer =
            arm.recipe().start(new Start(start.clone(), SHAPES, STEPS, 1L))) {
      double[] gradient = new double[start.length];
      for (int step = 1; step <= STEPS; step++) {
        double loss = task.gradient(step, optimizer.point(), gradient);
        optimizer.step(loss, gradient);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Base.class,
      names = {"SGD", "ADAMW"})
  void bothLoopsWalkTheSamePath(Base base) {
    TorchThreads.pin();
    List<Point> djl = new ArrayList<>();
    List<Point> arrays = new ArrayList<>();
    onArrays(base, inDjl(base, djl), arrays);
    assertEquals(STEPS, djl.size());
    assertEquals(STEPS, arrays.size());
    for (int step = 0; step < STEPS; step++) {
      Point one = djl.get(step);
      Point other = arrays.get(step);
      String where = base + ", step " + (step + 1);
      close(one.loss(), other.loss(), where + ": loss");
      close(one.learningRate(), other.learningRate(), where + ": learning rate");
      close(one.momentum(), other.momentum(), where + ": momentum");
    }
  }

  private static void close(double expected, double actual, String what) {
    assertEquals(expected, actual, RELATIVE * Math.abs(expected), what);
  }
}
