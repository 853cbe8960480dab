package io.github.ae4j.swarm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  private final double[] a = {1.0, 2.0};
  private final double[] b = {-1.0, 0.5};
  private final ArrayTrainer sgd =
      ArrayTrainer.steer(ArrayOptimizer.sgd(a, ArraySettings.of(0.1)), Presets.theory());
  private final ArrayTrainer adam =
      ArrayTrainer.steer(ArrayOptimizer.adam(b, ArraySettings.of(0.001)), Presets.theory());

  private Ensemble ensemble(EnsembleConfig config) {
    return new Ensemble(config, List.of(sgd.loop(), adam.loop()));
  }

  @Test
  void averagesOnTheChart() {
    double[] weights = ensemble(EnsembleConfig.defaults()).agree(1.0, 2.0);
    double first = 1.0 / (1.0 + Math.exp(-2.0));
    assertArrayEquals(new double[] {first, 1.0 - first}, weights, 1e-15);
    double mean = first * Math.log(0.1) + (1.0 - first) * Math.log(0.001);
    assertEquals(Math.exp(0.75 * Math.log(0.1) + 0.25 * mean), learningRate(sgd), 1e-15);
    assertEquals(Math.exp(0.75 * Math.log(0.001) + 0.25 * mean), learningRate(adam), 1e-15);
  }

  @Test
  void theSeedAveragesValues() {
    double[] weights = ensemble(EnsembleConfig.seed()).agree(1.0, 2.0);
    double mean = weights[0] * 0.1 + weights[1] * 0.001;
    assertEquals(0.75 * 0.1 + 0.25 * mean, learningRate(sgd), 1e-15);
    assertEquals(0.75 * 0.001 + 0.25 * mean, learningRate(adam), 1e-15);
  }

  @Test
  void whatOnlyOneHasStaysAsItIs() {
    double epsilon = adam.loop().coefficient(Coefficient.EPSILON);
    ensemble(EnsembleConfig.defaults()).agree(1.0, 2.0);
    assertEquals(epsilon, adam.loop().coefficient(Coefficient.EPSILON));
  }

  @Test
  void aLossThatIsNotFiniteHasNoSay() {
    double[] weights = ensemble(EnsembleConfig.defaults()).agree(Double.NaN, 2.0);
    assertArrayEquals(new double[] {0.0, 1.0}, weights);
    assertEquals(0.001, learningRate(adam), 1e-18);
  }

  @Test
  void whatCannotBeIsRefused() {
    List<io.github.ae4j.ControlLoop> one = List.of(sgd.loop());
    EnsembleConfig config = EnsembleConfig.defaults();
    assertThrows(IllegalArgumentException.class, () -> new Ensemble(config, one));
    Ensemble ensemble = ensemble(config);
    assertThrows(IllegalArgumentException.class, () -> ensemble.agree(1.0));
    assertThrows(IllegalArgumentException.class, () -> config.withStrength(2.0));
    List<io.github.ae4j.ControlLoop> twice = List.of(adam.loop(), sgd.loop(), adam.loop());
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Ensemble(config, twice))
            .getMessage();
    assertEquals("members must be loops of their own, got one as member 0 and 2", message);
  }

  @Test
  void whereNoLossIsFiniteNothingMoves() {
    double[] weights =
        ensemble(EnsembleConfig.defaults()).agree(Double.NaN, Double.POSITIVE_INFINITY);
    assertArrayEquals(new double[] {0.0, 0.0}, weights);
    assertEquals(0.1, learningRate(sgd), 1e-15);
    assertEquals(0.001, learningRate(adam), 1e-18);
  }

  @Test
  void whereOneIsClosedNobodyMoves() {
    Ensemble ensemble = ensemble(EnsembleConfig.defaults());
    adam.close();
    String message =
        assertThrows(IllegalStateException.class, () -> ensemble.agree(1.0, 2.0)).getMessage();
    assertEquals("members must be open to agree, and member 1 is closed", message);
    assertEquals(0.1, learningRate(sgd), 1e-15);
  }

  private static double learningRate(ArrayTrainer trainer) {
    return trainer.loop().coefficient(Coefficient.LEARNING_RATE);
  }
}
