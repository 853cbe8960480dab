package io.github.ae4j.examples.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.djl.AeDjl;
import io.github.ae4j.djl.SteeredTrainer;
import io.github.ae4j.examples.torch.TorchThreads;
import io.github.ae4j.preset.Presets;
import java.util.SplittableRandom;

/**
 * Gradient accumulation and freezing, steered: a batch is taken in pieces that fit the memory, whose gradients add up
 * before one step; and a layer is frozen for a while, and thawed. The task is a regression drawn from a seed: y is the
 * sine of the sum of four inputs.
 */
public final class FrozenAccumulation implements AutoCloseable {
  /** Rows of a whole batch. */
  static final int BATCH = 32;

  private static final int INPUTS = 4;
  private static final int HIDDEN = 16;
  private static final int PHASE = 200; // steps of each part of the demonstration

  private final Model model = Model.newInstance("regression", Device.cpu(), "PyTorch");
  private final SteeredTrainer trainer;
  private final SplittableRandom random;
  private final Parameter frozen;

  /**
   * A network of two layers, and its trainer.
   *
   * @param seed of the weights and the data
   */
  FrozenAccumulation(long seed) {
    Engine.getEngine("PyTorch").setRandomSeed((int) seed);
    random = new SplittableRandom(seed);
    Linear first = Linear.builder().setUnits(HIDDEN).build();
    model.setBlock(
        new SequentialBlock()
            .add(first)
            .add(Activation.tanhBlock())
            .add(Linear.builder().setUnits(1).build()));
    TrainingConfig config =
        new DefaultTrainingConfig(Loss.l2Loss())
            .optOptimizer(Optimizer.adam().build())
            .optDevices(new Device[] {Device.cpu()});
    trainer = AeDjl.newTrainer(model, config, Presets.standard());
    trainer.initialize(new Shape(BATCH, INPUTS));
    frozen = first.getParameters().get("weight");
  }

  /**
   * Makes one step of a whole batch, differentiated piece by piece.
   *
   * @param pieces of equal size; must divide {@link #BATCH}
   * @return mean loss of the batch
   */
  double step(int pieces) {
    int rows = BATCH / pieces;
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray share = manager.create(1f / pieces);
      double mean = 0.0;
      for (int piece = 0; piece < pieces; piece++) {
        try (GradientCollector collector = trainer.newGradientCollector()) {
          NDList labels = new NDList();
          NDList answers = trainer.forward(new NDList(draw(manager, rows, labels)));
          NDArray loss = trainer.getLoss().evaluate(labels, answers).mul(share);
          collector.backward(loss); // adds to the gradients that are there
          mean += loss.getFloat();
        }
      }
      trainer.step(); // the loop sees the sum of the pieces' losses and of their gradients
      return mean;
    }
  }

  private NDArray draw(NDManager manager, int rows, NDList labels) {
    float[] inputs = new float[rows * INPUTS];
    float[] answers = new float[rows];
    for (int row = 0; row < rows; row++) {
      double sum = 0.0;
      for (int i = 0; i < INPUTS; i++) {
        inputs[row * INPUTS + i] = (float) (2.0 * random.nextDouble() - 1.0);
        sum += inputs[row * INPUTS + i];
      }
      answers[row] = (float) Math.sin(sum);
    }
    labels.add(manager.create(answers, new Shape(rows, 1)));
    return manager.create(inputs, new Shape(rows, INPUTS));
  }

  /** Makes some steps; the mean loss of the last ten. */
  double steps(int count, int pieces) {
    double loss = 0.0;
    for (int step = 0; step < count; step++) {
      double each = step(pieces);
      loss += step >= count - 10 ? each / 10.0 : 0.0;
    }
    return loss;
  }

  /** Leaves the first layer's weights as they are from now on, or trains them again. */
  void freeze(boolean whether) {
    frozen.freeze(whether);
  }

  /** The first layer's weights. */
  float[] firstLayer() {
    return frozen.getArray().toFloatArray();
  }

  /** All weights, one behind the other. */
  float[] weights() {
    NDList flat = new NDList();
    model.getBlock().getParameters().values().forEach(p -> flat.add(p.getArray().flatten()));
    try (NDArray all = NDArrays.concat(flat)) {
      flat.close();
      return all.toFloatArray();
    }
  }

  /** How many steps the loop has made. */
  long loopSteps() {
    return trainer.loop().steps();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }

  /** Trains in pieces; then with the first layer frozen; then with all of it. */
  public static void main(String[] arguments) {
    TorchThreads.pin();
    try (FrozenAccumulation training = new FrozenAccumulation(1L)) {
      System.out.printf("in pieces of 8:      loss %.5f%n", training.steps(PHASE, 4));
      training.freeze(true);
      System.out.printf("first layer frozen:  loss %.5f%n", training.steps(PHASE, 4));
      training.freeze(false);
      System.out.printf("thawed:              loss %.5f%n", training.steps(PHASE, 4));
    }
  }
}
