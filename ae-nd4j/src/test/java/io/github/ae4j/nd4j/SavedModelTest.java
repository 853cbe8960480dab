package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.preset.Presets;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Models saved while they are steered are ordinary models; with the state file beside them a run goes on. */
class SavedModelTest {
  @TempDir Path folder;

  static Stream<String> withFirstMoment() {
    return Stream.of("Nesterovs", "Adam", "AMSGrad", "Nadam", "AdaMax");
  }

  @ParameterizedTest
  @MethodSource("withFirstMoment")
  void aModelSavedSteeredIsAnOrdinaryOne(String name) throws IOException {
    MultiLayerNetwork network = Networks.layered(Updaters.of(name));
    File file = folder.resolve("model.zip").toFile();
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
      for (int t = 1; t <= 30; t++) {
        Networks.fit(network, t);
      }
      ModelSerializer.writeModel(network, file, true);
      assertFalse(network.getLayerWiseConfigurations().toJson().contains("ae4j"));
      MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(file, true);
      assertEquals(network, loaded);
      assertEquals(loaded, network);
      assertEquals(
          network.getLayerWiseConfigurations().hashCode(),
          loaded.getLayerWiseConfigurations().hashCode());
      assertEquals(1, ((MultiLayerUpdater) loaded.getUpdater()).getUpdaterBlocks().size());
      assertEquals(network.clone().params(), network.params());
      assertArrayEquals(Networks.weights(network), Networks.weights(loaded));
      for (int t = 31; t <= 60; t++) {
        Networks.fit(loaded, t);
      }
      assertTrue(loaded.score(Networks.batch(31)) < 1.5 * network.score(Networks.batch(31)));
    }
  }

  @Test
  void aGraphSavedSteeredIsAnOrdinaryOne() throws IOException {
    ComputationGraph graph = Networks.graph(new Adam(0.01));
    File file = folder.resolve("graph.zip").toFile();
    try (SteeredNetwork steered = AeDl4j.steer(graph, Presets.standard())) {
      for (int t = 1; t <= 30; t++) {
        Networks.fit(graph, t);
      }
      ModelSerializer.writeModel(graph, file, true);
      ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file, true);
      assertEquals(graph, loaded);
      assertEquals(loaded, graph);
      assertEquals(1, loaded.getUpdater().getUpdaterBlocks().size());
    }
  }

  @ParameterizedTest
  @MethodSource("withFirstMoment")
  void aNetworkGoesOnWhereItStood(String name) throws IOException {
    MultiLayerNetwork network = Networks.layered(Updaters.of(name));
    File model = folder.resolve("model.zip").toFile();
    Path state = folder.resolve("model.ae");
    try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standardWithReadout())) {
      for (int t = 1; t <= 40; t++) {
        Networks.fit(network, t);
      }
      ModelSerializer.writeModel(network, model, false);
      AeDl4j.saveState(steered, state);
      MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(model, false);
      try (SteeredNetwork resumed = AeDl4j.steer(loaded, Presets.standardWithReadout())) {
        AeDl4j.restoreState(resumed, state);
        for (int t = 41; t <= 140; t++) {
          Networks.fit(network, t);
          Networks.fit(loaded, t);
          assertArrayEquals(Networks.weights(network), Networks.weights(loaded), "after step " + t);
        }
        assertEquals(steered.loop().checkpoint(), resumed.loop().checkpoint());
        try (ServedReadout one = steered.serveReadout();
            ServedReadout two = resumed.serveReadout()) {
          assertArrayEquals(Networks.weights(network), Networks.weights(loaded));
          assertThrows(IllegalStateException.class, () -> Networks.fit(network, 1));
        }
      }
    }
  }

  @Test
  void aBareUpdaterGoesOnWhereItStood() throws IOException {
    Ripple ripple = new Ripple(new Nesterovs(0.01, 0.9));
    Ripple other = new Ripple(new Nesterovs(0.01, 0.9));
    Path state = folder.resolve("updater.ae");
    try (SteeredUpdater steered = ripple.steered(Presets.standard());
        SteeredUpdater resumed = other.steered(Presets.standard())) {
      for (int t = 1; t <= 40; t++) {
        steered.step(ripple.loss(t), ripple.gradient(t));
      }
      AeNd4j.saveState(steered, state);
      other.theta.assign(ripple.theta);
      AeNd4j.restoreState(resumed, state);
      for (int t = 41; t <= 140; t++) {
        steered.step(ripple.loss(t), ripple.gradient(t));
        resumed.step(other.loss(t), other.gradient(t));
      }
      assertArrayEquals(ripple.weights(), other.weights());
      assertEquals(140, resumed.iteration());
    }
  }

  @Test
  void refusesAFileThatDoesNotFit() throws IOException {
    Ripple ripple = new Ripple(new Nesterovs(0.01, 0.9));
    Path state = folder.resolve("updater.ae");
    try (SteeredUpdater steered = ripple.steered(Presets.standard())) {
      steered.step(ripple.loss(1), ripple.gradient(1));
      AeNd4j.saveState(steered, state);
      byte[] whole = Files.readAllBytes(state);
      double[] before = ripple.weights();
      String loop = steered.loop().checkpoint();
      for (int cut : new int[] {0, 5, whole.length / 2, whole.length - 1}) {
        Files.write(state, java.util.Arrays.copyOf(whole, cut));
        assertThrows(IllegalArgumentException.class, () -> AeNd4j.restoreState(steered, state));
      }
      byte[] damaged = whole.clone();
      damaged[whole.length / 2] ^= 1;
      Files.write(state, damaged);
      assertThrows(IllegalArgumentException.class, () -> AeNd4j.restoreState(steered, state));
      assertArrayEquals(before, ripple.weights());
      assertEquals(loop, steered.loop().checkpoint());
      Files.write(state, whole);
    }
    Ripple adam = new Ripple(new Adam(0.01));
    try (SteeredUpdater steered = adam.steered(Presets.standard())) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> AeNd4j.restoreState(steered, state));
      assertTrue(refused.getMessage().contains("Adam"), refused.getMessage());
    }
  }
}
