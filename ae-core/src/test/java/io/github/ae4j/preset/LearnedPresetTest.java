package io.github.ae4j.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedPresetTest {
  private static final StandardConfig CONFIG =
      StandardConfig.defaults().with(StandardConstant.DRIVE_GAIN, 1.0 / 70.0);

  private static final LearnedPreset LEARNED =
      new LearnedPreset(CONFIG, Map.of("seed", "7", "tasks", "16 small: quadratics"));

  private static double rateAfterThreeSteps(io.github.ae4j.Preset preset) {
    double[] theta = {1.0, -2.0};
    ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, ArraySettings.of(0.01));
    try (ArrayTrainer trainer = ArrayTrainer.steer(sgd, preset)) {
      for (int t = 0; t < 3; t++) {
        trainer.step(theta[0] * theta[0], new double[] {2.0 * theta[0], 0.1});
      }
      return trainer.loop().coefficient("learningRate");
    }
  }

  @Test
  void aFileReadsBackToTheSameBitsAndLoadsAsAPreset(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("learned.preset");
    Files.writeString(file, LEARNED.text());
    LearnedPreset read = LearnedPreset.read(file);
    for (StandardConstant constant : StandardConstant.values()) {
      assertEquals(CONFIG.get(constant), read.config().get(constant), constant.name());
    }
    assertEquals(LEARNED.provenance(), read.provenance());
    assertEquals(
        rateAfterThreeSteps(Presets.standard(CONFIG)), rateAfterThreeSteps(Presets.load(file)));
  }

  @Test
  void everyDamageOfOneCharacterIsRefused() {
    String text = LEARNED.text();
    for (int i = 0; i < text.length(); i += 7) {
      String damaged = text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1);
      assertThrows(IllegalArgumentException.class, () -> LearnedPreset.of(damaged));
    }
    for (int length = 0; length < text.length(); length += 11) {
      String cut = text.substring(0, length);
      assertThrows(IllegalArgumentException.class, () -> LearnedPreset.of(cut));
    }
  }

  @Test
  void anotherVersionIsRefusedByNameAndSoIsAnotherFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("later.preset");
    Files.writeString(file, LEARNED.text().replace("ae-preset 1", "ae-preset 2"));
    refused("later.preset: learned preset must be of version 1", () -> Presets.load(file));
    refused("must begin with \"ae-preset 1\"", () -> LearnedPreset.of("ae-loop 2\n"));
    refused(
        "is truncated or damaged",
        () -> LearnedPreset.of(LEARNED.text().replace("drive_gain = 0.01", "drive_gain = 0.02")));
  }

  @Test
  void aFolderIsRefusedByName(@TempDir Path folder) {
    String said = assertThrows(IOException.class, () -> Presets.load(folder)).getMessage();
    assertTrue(said.contains(folder + ": it must be a file, and is a folder"), said);
  }

  @Test
  void whatIsWrongIsSaidOfLinesFromAnotherSystemAndOfLinesTwice() {
    String carried = LEARNED.text().replace("\n", "\r\n");
    refused("has a carriage return", () -> LearnedPreset.of(carried));
    String seed = "from seed: 7\n";
    refused(
        "must have each name of its provenance once, has seed twice",
        () -> LearnedPreset.of(sealed(body().replace(seed, seed + "from seed: 8\n"))));
    refused(
        "must have each constant once, has clock_hold twice",
        () -> LearnedPreset.of(sealed(body() + "clock_hold = 44.0\n")));
    refused(
        "lacks clock_hold",
        () -> LearnedPreset.of(sealed(body().replace("clock_hold = 44.0\n", ""))));
    refused(
        "clock_hold must be finite",
        () -> LearnedPreset.of(sealed(body().replace("clock_hold = 44.0", "clock_hold = NaN"))));
  }

  private static String body() {
    return LEARNED.text().substring(0, LEARNED.text().lastIndexOf("end "));
  }

  /** A text with the checksum that it has. */
  private static String sealed(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return body + String.format("end %08x\n", crc.getValue());
  }

  @Test
  void provenanceWithoutATextIsRefused() {
    Map<String, String> none = new HashMap<>();
    none.put("tasks", null);
    String said =
        assertThrows(NullPointerException.class, () -> new LearnedPreset(CONFIG, none))
            .getMessage();
    assertEquals("text in provenance", said);
  }

  @Test
  void provenanceOfTwoLinesIsRefused() {
    Map<String, String> two = Map.of("tasks", "a\nb");
    refused("provenance must be lines", () -> new LearnedPreset(CONFIG, two));
  }

  private static void refused(String message, org.junit.jupiter.api.function.Executable call) {
    String said = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(said.contains(message), said);
  }
}
