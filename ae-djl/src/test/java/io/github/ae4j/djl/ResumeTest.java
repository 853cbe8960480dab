package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.GRADIENT_SCALE;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run stopped at step 137 and taken up in a new process goes on bit by bit. */
class ResumeTest {
  private static final int STOP = 137;
  private static final int END = 237;

  private static final Map<String, Supplier<Optimizer>> OPTIMIZERS =
      Map.of("sgd", Optimizers::sgd, "adam", Optimizers::adam, "adamW", Optimizers::adamW);

  @TempDir private Path folder;

  static Preset preset(String kind) {
    return switch (kind) {
      case "standard" -> Presets.standard();
      case "empty" -> Loops.EMPTY;
      case "weighted" ->
          Loops.along(
              (name, t) ->
                  switch (name) {
                    case LEARNING_RATE -> 0.01 * Math.exp(Math.sin(0.2 * t));
                    case RATE_MEMORY -> 3.0 + 2.0 * Math.sin(0.4 * t);
                    default -> 0.6 + 0.3 * Math.sin(0.3 * t);
                  },
              LEARNING_RATE,
              MOMENTUM,
              MOMENTUM_SHARE,
              RATE_MEMORY,
              GRADIENT_SCALE);
      default ->
          Loops.along(
              (name, t) ->
                  switch (name) {
                    case LEARNING_RATE -> 0.01 * Math.exp(Math.sin(0.2 * t));
                    case MOMENTUM -> 0.6 + 0.3 * Math.sin(0.3 * t);
                    case NOISE -> 1e-3;
                    default -> 0.05;
                  },
              LEARNING_RATE,
              MOMENTUM,
              NOISE,
              READOUT_RATE);
    };
  }

  /** Takes up a run: optimizer, preset, folder; writes the parameters it ends with. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[2]);
    try (Ripple unrelated = new Ripple(Optimizers.adam());
        Ripple ripple = new Ripple(OPTIMIZERS.get(arguments[0]).get())) {
      unrelated.steered(Loops.EMPTY).close(); // shifts this process's parameter ids
      load(ripple, folder.resolve("model"));
      try (SteeredTrainer trainer = ripple.steered(preset(arguments[1]))) {
        AeDjl.restoreState(trainer, folder.resolve("state"));
        ripple.steps(trainer, STOP + 1, END);
        Files.writeString(folder.resolve("end"), Arrays.toString(ripple.weights()));
      }
    }
  }

  private static void save(Ripple ripple, Path file) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      for (Parameter parameter : ripple.model.getBlock().getParameters().values()) {
        parameter.save(out);
      }
    }
  }

  private static void load(Ripple ripple, Path file) throws Exception {
    NDManager manager = ripple.model.getNDManager();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      for (Parameter parameter : ripple.model.getBlock().getParameters().values()) {
        parameter.load(manager, in);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sgd standard",
        "adam standard",
        "adamW moving",
        "sgd moving",
        "adam empty",
        "sgd weighted",
        "adam weighted",
        "adamW weighted"
      })
  void newProcess(String run) throws Exception {
    String optimizer = run.substring(0, run.indexOf(' '));
    String preset = run.substring(run.indexOf(' ') + 1);
    double[] end;
    try (Ripple ripple = new Ripple(OPTIMIZERS.get(optimizer).get());
        SteeredTrainer trainer = ripple.steered(preset(preset))) {
      ripple.steps(trainer, 1, STOP);
      save(ripple, folder.resolve("model"));
      AeDjl.saveState(trainer, folder.resolve("state"));
      ripple.steps(trainer, STOP + 1, END);
      end = ripple.weights();
    }
    resume(optimizer, preset);
    assertEquals(Arrays.toString(end), Files.readString(folder.resolve("end")));
  }

  private void resume(String optimizer, String preset) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ResumeTest.class.getName(),
                optimizer,
                preset,
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("log")));
  }
}
