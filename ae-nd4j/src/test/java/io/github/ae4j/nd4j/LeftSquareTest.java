package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.StepVectors;
import io.github.ae4j.vector.VectorSums;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.deeplearning4j.optimize.stepfunctions.NegativeGradientStepFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** |theta|^2 of large networks, which an update leaves for the next step, is that of the parameters bit by bit. */
class LeftSquareTest {
  private static final int WIDTH = 300;

  @TempDir Path folder;

  private double seen;

  private static MultiLayerNetwork network(NeuralNetConfiguration.Builder start) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            start
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(Networks.INPUTS)
                        .nOut(WIDTH)
                        .activation(Activation.TANH)
                        .build())
                .layer(
                    new DenseLayer.Builder()
                        .nIn(WIDTH)
                        .nOut(WIDTH)
                        .activation(Activation.TANH)
                        .build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(WIDTH)
                        .nOut(Networks.OUTPUTS)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static MultiLayerNetwork network() {
    return network(Networks.start(new Adam(0.001)));
  }

  private Preset watched() {
    return Presets.standard()
        .with(loop -> loop.observer(trace -> seen = trace.statistic(0, Statistic.THETA_THETA)));
  }

  private SteeredNetwork steer(MultiLayerNetwork network) {
    return AeDl4j.steer(network, watched());
  }

  private static double measured(INDArray parameters) {
    VectorSums sums = new VectorSums();
    sums.want(EnumSet.of(Statistic.THETA_THETA));
    int size = (int) parameters.length();
    var theta = parameters.data().asNioFloat().slice();
    sums.add(new StepVectors(size, theta, null, null, null, null, null), 1.0, 0.0, null);
    return sums.sums()[Statistic.THETA_THETA.ordinal()];
  }

  /** Fits a step, which is to see the parameters as they stand. */
  private void fit(MultiLayerNetwork network, long t) {
    double before = measured(network.params());
    network.fit(Networks.batch(t));
    assertEquals(before, seen, "step " + t);
  }

  @Test
  void everyStepSeesTheParametersAsTheyStand() {
    MultiLayerNetwork network = network();
    try (SteeredNetwork steered = steer(network)) {
      for (int t = 1; t <= 6; t++) {
        fit(network, t);
      }
    }
  }

  @Test
  void theParametersMoveAsDl4jMovesThem() {
    MultiLayerNetwork network = network();
    INDArray before = network.params().dup();
    network.addListeners(
        new BaseTrainingListener() {
          @Override
          public void onGradientCalculation(Model model) {
            before.assign(network.params());
          }

          @Override
          public void iterationDone(Model model, int iteration, int epoch) {
            before.subi(network.getGradientsViewArray().reshape(before.shape()));
            assertArrayEquals(before.toFloatVector(), network.params().toFloatVector());
          }
        });
    try (SteeredNetwork steered = steer(network)) {
      for (int t = 1; t <= 4; t++) {
        network.fit(Networks.batch(t));
      }
      assertEquals(4, steered.loop().steps());
    }
  }

  @Test
  void whatOthersWriteIsSeen() throws IOException {
    MultiLayerNetwork network = network();
    try (SteeredNetwork steered = steer(network)) {
      fit(network, 1);
      network.setParams(network.params().mul(1.01));
      fit(network, 2);
      Path file = folder.resolve("state");
      AeDl4j.saveState(steered, file);
      AeDl4j.restoreState(steered, file);
      fit(network, 3);
      steered.serveReadout().close();
      fit(network, 4);
      network.getLayer(2).getParam("b").addi(1.0); // three numbers of 92 thousand
      fit(network, 5);
      DataSet spoilt = Networks.batch(6);
      spoilt.getLabels().putScalar(0, Double.NaN);
      network.fit(spoilt);
      fit(network, 7);
    }
  }

  @Test
  void whatAListenerWritesIsSeen() {
    MultiLayerNetwork network = network();
    try (SteeredNetwork steered = steer(network)) {
      network.addListeners(
          new BaseTrainingListener() {
            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
              network.params().muli(0.99);
            }
          });
      for (int t = 1; t <= 4; t++) {
        fit(network, t);
      }
    }
  }

  @Test
  void noiseIsSeen() {
    MultiLayerNetwork network = network();
    Loops.Watch watch = new Loops.Watch();
    Preset noisy =
        Loops.along((name, t) -> 0.001, List.of(Coefficient.LEARNING_RATE, Coefficient.NOISE));
    Preset both =
        (loop, adapter) -> {
          noisy.configure(loop, adapter);
          watch.preset().configure(loop, adapter);
        };
    try (SteeredNetwork steered = AeDl4j.steer(network, both)) {
      for (int t = 1; t <= 4; t++) {
        double before = measured(network.params());
        network.fit(Networks.batch(t));
        assertEquals(before, watch.seen.get(t - 1).get(Statistic.THETA_THETA));
      }
      assertEquals(4, steered.loop().steps());
    }
  }

  @Test
  void constraintsAreSeen() {
    MultiLayerNetwork network =
        network(Networks.start(new Adam(0.001)).constrainWeights(new MaxNormConstraint(0.9, 1)));
    try (SteeredNetwork steered = steer(network)) {
      for (int t = 1; t <= 4; t++) {
        fit(network, t);
      }
    }
  }

  /** Shows that what was left is used, too. */
  @Test
  void anEditBetweenTheSamplesIsSeenOneStepLater() {
    MultiLayerNetwork network = network();
    try (SteeredNetwork steered = steer(network)) {
      fit(network, 1);
      double left = measured(network.params());
      network.params().putScalar(WIDTH * WIDTH / 2 + 1, 0.5);
      assertNotEquals(left, measured(network.params()));
      network.fit(Networks.batch(2));
      assertEquals(left, seen);
      fit(network, 3);
    }
  }

  @Test
  void dl4jMovesAloneAgain() {
    MultiLayerNetwork network = network();
    steer(network).close();
    assertSame(
        NegativeGradientStepFunction.class,
        ((BaseOptimizer) network.getOptimizer()).getStepFunction().getClass());
    network.fit(Networks.batch(1));
  }

  @Test
  void sameDiffSeesTheVariablesAsTheyStand() {
    SameDiff network = SameDiff.create();
    SDVariable x = network.placeHolder("x", DataType.FLOAT, -1, WIDTH);
    SDVariable w = network.var("w", Nd4j.rand(DataType.FLOAT, WIDTH, WIDTH).subi(0.5).divi(20.0));
    SDVariable b = network.var("b", Nd4j.zeros(DataType.FLOAT, 1, WIDTH).addi(0.1));
    network.math.square(network.math.tanh(x.mmul(w).add(b)).sub(0.3)).mean("loss");
    network.setLossVariables("loss");
    network.setTrainingConfig(
        TrainingConfig.builder()
            .updater(new Adam(0.001))
            .dataSetFeatureMapping("x")
            .dataSetLabelMapping("y")
            .build());
    Map<String, INDArray> batch =
        Map.of("x", Nd4j.linspace(-1.0, 1.0, 2 * WIDTH, DataType.FLOAT).reshape(2, WIDTH));
    try (SteeredSameDiff training = AeSameDiff.steer(network, watched())) {
      for (int t = 1; t <= 6; t++) {
        double before = measured(w.getArr()) + measured(b.getArr());
        training.step(batch);
        assertEquals(before, seen);
        if (t == 3) {
          w.getArr().muli(1.01);
        }
      }
    }
  }
}
