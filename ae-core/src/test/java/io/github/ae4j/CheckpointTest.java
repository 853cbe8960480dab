package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.adapter.NamedCoefficients;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.law.AveragingClock;
import io.github.ae4j.preset.Presets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private final double[] theta = {1.0, -2.0, 0.5};
  private final ArrayTrainer trainer = trainer(Presets.standard(), theta);
  private final ControlLoop loop = trainer.loop();

  private static ArrayTrainer trainer(Preset preset, double[] theta) {
    return ArrayTrainer.steer(ArrayOptimizer.adam(theta, ArraySettings.of(0.01)), preset);
  }

  private static void run(ArrayTrainer trainer, double[] theta, int from, int to) {
    double[] gradient = new double[theta.length];
    for (int t = from; t < to; t++) {
      double loss = 0.0;
      for (int i = 0; i < theta.length; i++) {
        gradient[i] = theta[i] + 0.1 * Math.sin(t + i);
        loss += 0.5 * theta[i] * theta[i];
      }
      trainer.step(loss, gradient);
    }
  }

  private void refused(String text, String rule) {
    String before = loop.checkpoint();
    String message =
        assertThrows(IllegalArgumentException.class, () -> loop.restore(text)).getMessage();
    assertTrue(message.contains(rule), message);
    assertEquals(before, loop.checkpoint());
  }

  @Test
  void comesBackToTheSameText() {
    run(trainer, theta, 0, 57);
    String saved = loop.checkpoint();
    run(trainer, theta, 57, 90);
    loop.restore(saved);
    assertEquals(saved, loop.checkpoint());
    assertEquals(57, loop.steps());
  }

  @Test
  void isReadable() {
    run(trainer, theta, 0, 3);
    String text = loop.checkpoint();
    assertTrue(
        text.startsWith(
            "ae-loop 2\nadapter: Adam on arrays\ngroups: 1\nparameters of group 0: 3\n"),
        text);
    assertTrue(text.contains("\npart AE-7 averaging clock: AveragingClock["), text);
    assertTrue(text.contains("\nstep, reward and validation: 3.0 0.0 0.0\n"), text);
    assertTrue(text.contains("\ngroup 0 AE-1 evidence clock: 3.0 0.0 3.0\n"), text);
  }

  @Test
  void truncatedAnywhereIsRefused() {
    run(trainer, theta, 0, 20);
    String text = loop.checkpoint();
    run(trainer, theta, 20, 25);
    for (int length = 0; length < text.length(); length += 5) {
      refused(text.substring(0, length), "checkpoint ");
    }
  }

  @Test
  void oneDamagedCharacterAnywhereIsRefused() {
    run(trainer, theta, 0, 20);
    String text = loop.checkpoint();
    run(trainer, theta, 20, 25);
    for (int i = 0; i < text.length(); i += 5) {
      char other = text.charAt(i) == '7' ? '3' : '7';
      refused(text.substring(0, i) + other + text.substring(i + 1), "checkpoint ");
    }
  }

  @Test
  void whatIsForeignOrNewerIsRefused() {
    refused("", "checkpoint must begin with \"ae-loop 2\", got \"\"");
    refused("{\"step\": 3}\n", "checkpoint must begin with \"ae-loop 2\", got \"{\"step\": 3}\"");
    String newer = loop.checkpoint().replace("ae-loop 2\n", "ae-loop 3\n");
    refused(newer, "checkpoint must be of version 2, got version 3");
    refused(loop.checkpoint() + "more\n", "checkpoint is truncated or damaged");
  }

  private String refusal(String text) {
    refused(text, "checkpoint ");
    return assertThrows(IllegalArgumentException.class, () -> loop.restore(text)).getMessage();
  }

  private static ArrayOptimizer adam(int size) {
    return ArrayOptimizer.adam(new double[size], ArraySettings.of(0.01));
  }

  private void refusedOf(ArrayOptimizer optimizer, Preset preset, String differences) {
    try (ArrayTrainer other = ArrayTrainer.steer(optimizer, preset)) {
      assertEquals(
          "checkpoint is of another configuration: " + differences,
          refusal(other.loop().checkpoint()));
    }
  }

  @Test
  void anotherConfigurationIsRefusedByName() {
    Preset standard = Presets.standard();
    refusedOf(
        adam(3),
        standard.without("AE-2 persistence drive"),
        "part AE-2 persistence drive is in the loop alone");
    refusedOf(
        adam(3),
        standard.with(builder -> builder.law(new io.github.ae4j.law.Leak("learningRate", 0.5))),
        "part AE-2 leak of learningRate is in the checkpoint alone");
    refusedOf(
        adam(3),
        standard.with(
            builder -> builder.replace("AE-7 averaging clock", new AveragingClock(5.0, 10.0, 0.0))),
        "part AE-7 averaging clock has lead=3.4, the checkpoint's has lead=5.0");
    refusedOf(adam(4), standard, "parameters of group 0 is 3, the checkpoint's is 4");
    refusedOf(
        ArrayOptimizer.adamW(new double[3], ArraySettings.of(0.01)),
        standard,
        "adapter is Adam on arrays, the checkpoint's is AdamW on arrays");
  }

  @Test
  void anotherOrderOfTheSamePartsIsRefused() {
    String text = loop.checkpoint();
    String[] lines = text.split("\n");
    int one = 0;
    while (!lines[one].startsWith("part ")) {
      one++;
    }
    String name = lines[one].substring(0, lines[one].indexOf(": "));
    String next = lines[one + 1].substring(0, lines[one + 1].indexOf(": "));
    String swapped =
        text.replace(lines[one] + "\n" + lines[one + 1], lines[one + 1] + "\n" + lines[one]);
    assertEquals(
        "checkpoint is of another configuration: where the loop has "
            + name
            + " the checkpoint has "
            + next,
        refusal(signed(swapped)));
  }

  @Test
  void aCoefficientsBoundsAndTheNumberOfGroupsAreNamed() {
    assertEquals(
        "checkpoint is of another configuration: groups is 1, the checkpoint's is 2; coefficient"
            + " gate has maximum=1.0, the checkpoint's has maximum=2.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> gates(1, 1.0).restore(gates(2, 2.0).checkpoint()))
            .getMessage());
  }

  private static ControlLoop gates(int groups, double maximum) {
    return ControlLoop.on(new NamedCoefficients("gates", groups, Map.of("gate", 0.5), Set.of()))
        .coefficient(Coefficient.of("gate", Chart.LINEAR, 0.0, maximum))
        .build();
  }

  /** The text with the checksum that it should have. */
  static String signed(String text) {
    String before = text.substring(0, text.lastIndexOf("end "));
    CRC32 crc = new CRC32();
    crc.update(before.getBytes(StandardCharsets.UTF_8));
    return before + String.format("end %08x\n", crc.getValue());
  }

  /** Of every number of the state: with the right checksum nothing that is not finite comes in. */
  @Test
  void whatIsNotFiniteIsRefusedInEveryCell() {
    run(trainer, theta, 0, 20);
    String text = loop.checkpoint();
    Matcher numbers = Pattern.compile("(?<= )-?[0-9]+[.][-0-9E]+").matcher(text);
    numbers.region(text.indexOf("\nstate\n"), text.lastIndexOf("end "));
    String[] wrong = {"NaN", "Infinity", "-Infinity", "1e999", "x"};
    int cells = 0;
    while (numbers.find()) {
      String bad = wrong[cells++ % wrong.length];
      String changed = text.substring(0, numbers.start()) + bad + text.substring(numbers.end());
      refused(signed(changed), "checkpoint must have ");
    }
    assertTrue(cells >= loop.stateSize(), "" + cells);
    String reward =
        text.replace(
            "\nstep, reward and validation: 20.0 0.0 0.0\n",
            "\nstep, reward and validation: 20.0 NaN 0.0\n");
    assertEquals(
        "checkpoint must have finite numbers for step, reward and validation, got NaN",
        refusal(signed(reward)));
  }

  @Test
  void aStepThatIsNoNumberOfStepsIsRefused() {
    for (String steps : new String[] {"-1.0", "0.5", "1e300"}) {
      String text =
          loop.checkpoint().replace("validation: 0.0 0.0", "validation: " + steps + " 0.0");
      assertEquals(
          "checkpoint must have a number of steps, got " + Double.valueOf(steps),
          refusal(signed(text)));
    }
  }

  @Test
  void aCoefficientBeyondItsBoundsIsRefused() {
    ControlLoop gate = gates(2, 1.0);
    String text = gate.checkpoint();
    String line = "\ngroup 1 coefficients: 0.5 0.5 0.5 0.0\n";
    assertTrue(text.contains(line), text);
    for (String cells : new String[] {"1.0000001 0.5 0.5 0.0", "0.5 0.5 -3.0 0.0"}) {
      String changed = signed(text.replace(line, "\ngroup 1 coefficients: " + cells + "\n"));
      String message =
          assertThrows(IllegalArgumentException.class, () -> gate.restore(changed)).getMessage();
      assertEquals(
          "checkpoint is refused: gate must be in its bounds [0.0, 1.0], got "
              + (cells.startsWith("1") ? "1.0000001" : "-3.0"),
          message);
      assertEquals(text, gate.checkpoint());
    }
  }

  /** A second moment of negative weight has no root, and the parameters would be no numbers. */
  @Test
  void aWeightThatNoStepCanLeaveIsRefused() {
    run(trainer, theta, 0, 20);
    String text = loop.checkpoint();
    int line = text.indexOf("\nadapter: ", text.indexOf("\nstate\n"));
    String[] cells = text.substring(line + 1, text.indexOf('\n', line + 1)).split(" ");
    String old = String.join(" ", cells);
    cells[2] = "-0.25";
    assertEquals(
        "checkpoint is refused: weight of the second moment must be in [0.0, 1.0], got -0.25",
        refusal(signed(text.replace(old, String.join(" ", cells)))));
    cells[2] = "0.5";
    cells[3] = "-3.0";
    assertTrue(refusal(signed(text.replace(old, String.join(" ", cells)))).endsWith("got -3.0"));
  }

  @Test
  void changedLineEndsAreSaidToBe() {
    assertEquals(
        "checkpoint must have the line ends it was written with, \\n"
            + ", and has \\r"
            + "\\n"
            + ": it was changed on the way; transfer it as binary",
        refusal(loop.checkpoint().replace("\n", "\r\n")));
  }
}
