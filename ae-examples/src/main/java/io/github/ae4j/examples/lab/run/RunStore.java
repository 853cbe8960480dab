package io.github.ae4j.examples.lab.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.report.FolderLock;
import io.github.ae4j.examples.report.OutputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The finished runs of a folder: one JSON file each, {@code runs/SCALE/EXPERIMENT/ARM/seed-N.json},
 * written beside its place and moved there, so that it is whole or not there. What is not finite
 * stands in quotes, as {@code "NaN"}; maps are sorted, so that equal runs are equal files.
 */
public final class RunStore {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Path folder;

  /** The runs below a folder of results, which need not be there yet. */
  public RunStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder, if it is not there, and locks it against a second lab until what is returned
   * is closed; a lab that is killed leaves it open. Refuses one that cannot be written, and one that
   * another lab works in.
   */
  public FileChannel lock() {
    return FolderLock.of(folder, "lab");
  }

  private Path folder(Scale scale) {
    return folder.resolve("runs").resolve(scale.name().toLowerCase(Locale.ROOT));
  }

  private Path file(String experiment, Scale scale, String arm, long seed) {
    return folder(scale).resolve(experiment).resolve(arm).resolve("seed-" + seed + ".json");
  }

  /** Where a run's file is or will be. */
  public Path file(PlannedRun run) {
    return file(run.experiment().name(), run.scale(), run.arm().name(), run.seed());
  }

  public void write(PlannedRun run, RunRecord record) throws IOException {
    Path file = file(run);
    Files.createDirectories(file.getParent());
    OutputFile.write(file, MAPPER.writeValueAsString(record) + "\n");
  }

  /** The finished runs of an experiment's arms, in their order and then of the seeds. */
  public Results results(Experiment experiment, Scale scale) {
    return experiment.results(scale, all(experiment, scale));
  }

  /** Every run of an experiment that lies here, also of arms that it no longer has. */
  public List<RunRecord> all(Experiment experiment, Scale scale) {
    return allFiles(experiment, scale).stream().map(this::read).toList();
  }

  /** The files of an experiment's runs; those of arms that it no longer has are left out. */
  List<Path> files(Experiment experiment, Scale scale) {
    List<String> arms = experiment.arms(scale).stream().map(Arm::name).toList();
    return allFiles(experiment, scale).stream()
        .filter(file -> arms.contains(file.getParent().getFileName().toString()))
        .toList();
  }

  private List<Path> allFiles(Experiment experiment, Scale scale) {
    Predicate<Path> isRun = file -> file.getFileName().toString().matches("seed-.*\\.json");
    return list(folder(scale).resolve(experiment.name()), 2, isRun);
  }

  /** Names of the folders of a scale, one an experiment, known or not. */
  public List<String> experiments(Scale scale) {
    Path place = folder(scale);
    return list(place, 1, path -> Files.isDirectory(path) && !path.equals(place)).stream()
        .map(path -> path.getFileName().toString())
        .toList();
  }

  public List<Scale> scales() {
    return Stream.of(Scale.values()).filter(scale -> Files.isDirectory(folder(scale))).toList();
  }

  private static List<Path> list(Path folder, int depth, Predicate<Path> which) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(which).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The run in a file; a file that cannot be read is refused. */
  RunRecord read(Path file) {
    try {
      JsonNode json = MAPPER.readTree(Files.readAllBytes(file));
      check(json);
      RunRecord run = MAPPER.treeToValue(json, RunRecord.class);
      Path place = file(run.experiment(), run.scale(), run.arm(), run.seed());
      require(place.equals(file), "it must be the run of its place, got that of " + place);
      return run;
    } catch (IllegalArgumentException e) {
      throw unreadable(file, e.getMessage(), e);
    } catch (JsonProcessingException e) {
      throw unreadable(file, "it must be such JSON as docs/lab.md says, got " + why(e), e);
    } catch (IOException e) {
      throw unreadable(file, e.toString(), e);
    }
  }

  private static String why(JsonProcessingException fault) {
    String message = fault.getOriginalMessage();
    return fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? mapping.getPathReference().replaceAll("[\\w.$]+\\[", "[") + ": " + message
        : message;
  }

  private static BadInput unreadable(Path file, @Nullable String why, Exception cause) {
    return new BadInput(file + " must be a run of the lab: delete it and run again; " + why, cause);
  }

  /** A run that lacks an entry is not finished; what is not finite stands in quotes. */
  private static void check(JsonNode json) {
    String kind = json.getNodeType().name().toLowerCase(Locale.ROOT);
    String got = json.isMissingNode() ? "an empty file" : kind;
    require(json.isObject(), "it must hold one JSON object, got " + got);
    JsonNode schema = json.path("schema");
    String rule = "its schema must be " + RunRecord.SCHEMA + ", got ";
    require(schema.asInt() == RunRecord.SCHEMA, rule + value(schema));
    complete(json, "", RunRecord.class);
    complete(json.path("outcome"), "outcome.", Outcome.class);
    JsonNode last = json.path("outcome").path("metrics").path(Outcome.FINAL);
    boolean isNumber = last.isNumber() || last.asText().matches("NaN|-?Infinity");
    require(isNumber, "its outcome.metrics.final must be a number, got " + value(last));
  }

  private static void complete(JsonNode json, String path, Class<?> form) {
    for (RecordComponent part : form.getRecordComponents()) {
      String name = part.getName();
      require(json.has(name), "it must have the entry " + path + name + ", got none");
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  private static String value(JsonNode json) {
    return json.isMissingNode() ? "none" : json.toString();
  }
}
