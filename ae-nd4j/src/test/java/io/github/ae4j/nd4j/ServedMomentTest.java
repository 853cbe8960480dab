package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.nd4j.form.NativeForm;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** The average that Adam's moment leads to, in the place of networks' parameters. */
class ServedMomentTest {
  private static final int STEPS = 30;

  @TempDir Path folder;

  private static void train(MultiLayerNetwork network, int from, int to) {
    for (int t = from; t <= to; t++) {
      network.fit(Networks.batch(t));
    }
  }

  /** theta + (1-nu) W w m + rates lambda theta of each segment, in the proportion of its rate, in plain arithmetic. */
  private static double[] expected(NativeForm form, List<Segment> segments, double lambda) {
    double weight = form.cells().weights().second();
    double epsilon = RateWeighted.at("epsilon", STEPS);
    double alpha = RateWeighted.at("learningRate", STEPS);
    double mu = RateWeighted.at("momentum", STEPS);
    double nu = RateWeighted.at("momentumShare", STEPS);
    double along = nu * (1.0 - mu) / mu * form.lead() / (1.0 - nu) + (1.0 - nu) * alpha;
    double back = lambda * form.lead() * alpha / along;
    return segments.stream()
        .flatMapToDouble(
            segment -> {
              double[] theta = segment.parameters().toDoubleVector();
              double[] m = Objects.requireNonNull(segment.state("M")).toDoubleVector();
              double[] v = Objects.requireNonNull(segment.state("V")).toDoubleVector();
              double lead = form.lead() * segment.relativeRate();
              Arrays.setAll(
                  theta,
                  i ->
                      theta[i]
                          + lead * m[i] / (Math.sqrt(v[i] / weight) + epsilon)
                          + back * segment.relativeRate() * theta[i]);
              return Arrays.stream(theta);
            })
        .toArray();
  }

  private static double[] flat(List<Segment> segments) {
    return segments.stream()
        .flatMapToDouble(segment -> Arrays.stream(segment.parameters().toDoubleVector()))
        .toArray();
  }

  @Test
  void everyBlockIsLedInItsProportion() {
    MultiLayerNetwork network = NetworkTest.manyBlocks();
    try (SteeredNetwork steered = AeDl4j.steer(network, RateWeighted.preset())) {
      train(network, 1, STEPS);
      List<Segment> segments = steered.adapter().segments();
      assertNotEquals(segments.get(0).relativeRate(), segments.get(2).relativeRate());
      double[] before = flat(segments);
      double[] expected = expected(steered.adapter().form(), segments, 0.0);
      try (ServedReadout served = steered.serveReadout()) {
        assertArrayEquals(expected, flat(segments), 1e-6);
        assertTrue(Math.abs(expected[0] - before[0]) > 1e-5, "it must differ");
      }
      assertArrayEquals(before, flat(segments), 0.0);
    }
  }

  /** Weights and biases decay alike here. DL4J's builder lists a network's decay twice, and each acts. */
  @Test
  void whatDecayTookIsGivenBack() {
    double lambda = 0.5;
    MultiLayerNetwork network =
        Networks.layered(
            Networks.start(new Adam(0.01)).weightDecay(lambda, true).weightDecayBias(lambda, true));
    try (SteeredNetwork steered = AeDl4j.steer(network, RateWeighted.preset())) {
      train(network, 1, STEPS);
      List<Segment> segments = steered.adapter().segments();
      double[] expected = expected(steered.adapter().form(), segments, 2.0 * lambda);
      assertEquals(2.0 * lambda, steered.adapter().decoupledDecay(0), 1e-12);
      try (ServedReadout served = steered.serveReadout()) {
        assertArrayEquals(expected, flat(segments), 1e-6);
      }
    }
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    ripple.network.getTrainingConfig().setRegularization(List.of(new WeightDecay(lambda, true)));
    try (SteeredSameDiff steered = AeSameDiff.steer(ripple.network, RateWeighted.preset())) {
      for (int t = 1; t <= STEPS; t++) {
        steered.step(ripple.batch(t));
      }
      List<Segment> segments = steered.adapter().segments();
      double[] expected = expected(steered.adapter().form(), segments, lambda);
      try (ServedReadout served = steered.serveReadout()) {
        assertArrayEquals(expected, flat(segments), 1e-6);
      }
    }
  }

  /** A decay that leaves the rate out is one of lambda/alpha. */
  @Test
  void aDecayBesideTheRateCountsByTheRate() {
    MultiLayerNetwork network =
        Networks.layered(Networks.start(new Adam(0.01)).weightDecay(1e-3, false));
    try (SteeredNetwork steered = AeDl4j.steer(network, RateWeighted.preset())) {
      train(network, 1, STEPS);
      double alpha = RateWeighted.at("learningRate", STEPS);
      assertEquals(2e-3 / alpha, steered.adapter().decoupledDecay(0), 1e-9 / alpha);
    }
  }

  /** A refused fit has made its gradient pass by then. */
  @Test
  void noStepNorFileMeetsTheAverageInANetwork() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    SteeredNetwork steered = AeDl4j.steer(network, RateWeighted.preset());
    train(network, 1, STEPS);
    INDArray before = network.params().dup();
    ServedReadout served = steered.serveReadout();
    assertNotEquals(before, network.params());
    Path file = folder.resolve("state");
    assertThrows(IllegalStateException.class, () -> network.fit(Networks.batch(1)));
    assertThrows(IllegalStateException.class, () -> AeDl4j.saveState(steered, file));
    assertThrows(IllegalStateException.class, () -> AeDl4j.restoreState(steered, file));
    assertThrows(IllegalStateException.class, steered::serveReadout);
    served.close();
    served.close();
    assertArrayEquals(before.toFloatVector(), network.params().toFloatVector(), 0f);
    train(network, STEPS + 1, STEPS + 2);
    before.assign(network.params());
    steered.serveReadout();
    steered.close();
    assertArrayEquals(before.toFloatVector(), network.params().toFloatVector(), 0f);
    train(network, 1, 1);
  }

  @Test
  void aNetworkSavedAndResumedServesTheSame() throws Exception {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    File model = folder.resolve("model.zip").toFile();
    Path state = folder.resolve("model.ae");
    try (SteeredNetwork steered = AeDl4j.steer(network, RateWeighted.preset())) {
      train(network, 1, STEPS);
      ModelSerializer.writeModel(network, model, true);
      AeDl4j.saveState(steered, state);
      MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(model, true);
      try (SteeredNetwork resumed = AeDl4j.steer(loaded, RateWeighted.preset())) {
        AeDl4j.restoreState(resumed, state);
        for (int t = STEPS + 1; t <= 2 * STEPS; t++) {
          try (ServedReadout one = steered.serveReadout();
              ServedReadout two = resumed.serveReadout()) {
            assertArrayEquals(Networks.weights(network), Networks.weights(loaded), "served");
          }
          train(network, t, t);
          train(loaded, t, t);
          assertArrayEquals(Networks.weights(network), Networks.weights(loaded), "step " + t);
        }
        assertEquals(steered.loop().checkpoint(), resumed.loop().checkpoint());
      }
    }
  }

  /** Closed by hand the loop steers nothing any more; what is served goes back all the same. */
  @Test
  void aLoopClosedMeanwhileLeavesTheParameters() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    Ripple bare = new Ripple(new Adam(0.01));
    try (SteeredNetwork one = AeDl4j.steer(network, RateWeighted.preset());
        SteeredSameDiff two = AeSameDiff.steer(ripple.network, RateWeighted.preset());
        SteeredUpdater three = bare.steered(RateWeighted.preset())) {
      for (int t = 1; t <= STEPS; t++) {
        network.fit(Networks.batch(t));
        two.step(ripple.batch(t));
        three.step(bare.loss(t), bare.gradient(t));
      }
      isPutBack(() -> Networks.weights(network), one.adapter(), one::serveReadout, one.loop());
      isPutBack(ripple::weights, two.adapter(), two::serveReadout, two.loop());
      isPutBack(bare::weights, three.adapter(), three::serveReadout, three.loop());
    }
  }

  private static void isPutBack(
      Supplier<double[]> weights,
      Nd4jAdapter adapter,
      Supplier<ServedReadout> serving,
      ControlLoop loop) {
    double[] theta = weights.get();
    try (ServedReadout served = serving.get()) {
      assertTrue(Arrays.mismatch(theta, weights.get()) >= 0);
      loop.close();
    }
    assertArrayEquals(theta, weights.get());
    assertFalse(adapter.serves());
  }

  /** A listener is told of a gradient whose update is still to be made: of the parameters, not of the average. */
  @Test
  void aGradientThatWaitsForItsStepIsNotServedOver() {
    MultiLayerNetwork network = Networks.layered(new Adam(0.01));
    try (SteeredNetwork steered = AeDl4j.steer(network, RateWeighted.preset())) {
      train(network, 1, STEPS);
      List<String> refused = new ArrayList<>();
      network.addListeners(
          new BaseTrainingListener() {
            @Override
            public void onGradientCalculation(Model model) {
              refused.add(
                  assertThrows(IllegalStateException.class, steered::serveReadout).getMessage());
            }
          });
      train(network, STEPS + 1, STEPS + 1);
      assertEquals(1, refused.size());
      assertTrue(refused.get(0).contains("make the step first"), refused.get(0));
      steered.serveReadout().close();
    }
  }

  /** The first variable's average is in its place by then. */
  @Test
  void whatFailsWhileServingIsPutBack() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    try (SteeredSameDiff steered = AeSameDiff.steer(ripple.network, RateWeighted.preset())) {
      for (int t = 1; t <= STEPS; t++) {
        steered.step(ripple.batch(t));
      }
      double[] theta = ripple.weights();
      List<Segment> segments = steered.adapter().segments();
      assertTrue(segments.size() > 1);
      Map<String, INDArray> states = segments.get(segments.size() - 1).states();
      INDArray second =
          states.put("V", Broken.array(Objects.requireNonNull(states.get("V")), "get"));
      assertThrows(ArithmeticException.class, steered::serveReadout);
      assertArrayEquals(theta, ripple.weights());
      states.put("V", second);
      steered.serveReadout().close();
      steered.step(ripple.batch(1));
    }
  }

  /** Variables a segment each; what is served is what the same run with a bare updater serves. */
  @Test
  void servesSameDiffsVariables() {
    SameDiffRipple ripple = new SameDiffRipple(new Adam(0.01));
    Ripple bare = new Ripple(new Adam(0.01));
    SteeredSameDiff steered = AeSameDiff.steer(ripple.network, RateWeighted.preset());
    try (SteeredUpdater updater = bare.steered(RateWeighted.preset())) {
      for (int t = 1; t <= STEPS; t++) {
        steered.step(ripple.batch(t));
        updater.step(bare.loss(t), bare.gradient(t));
      }
      double[] before = ripple.weights();
      try (ServedReadout one = steered.serveReadout();
          ServedReadout two = updater.serveReadout()) {
        assertArrayEquals(bare.weights(), ripple.weights(), 3e-5);
        assertThrows(IllegalStateException.class, () -> steered.step(ripple.batch(1)));
      }
      assertArrayEquals(before, ripple.weights(), 0.0);
    }
    double[] before = ripple.weights();
    steered.serveReadout();
    assertTrue(Arrays.mismatch(before, ripple.weights()) >= 0);
    steered.close();
    assertArrayEquals(before, ripple.weights(), 0.0);
  }
}
