package io.github.ae4j.examples.lab.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.report.OutputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  private final Path runs;

  /** The runs below a folder of results, which need not be there yet. */
  public RunStore(Path folder) {
    runs = folder.resolve("runs");
  }

  private Path folder(Scale scale) {
    return runs.resolve(scale.name().toLowerCase(Locale.ROOT));
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

  /**
   * The run in a file.
   *
   * @throws BadInput if it cannot be read
   */
  RunRecord read(Path file) {
    try {
      JsonNode json = MAPPER.readTree(Files.readAllBytes(file));
      Optional<String> fault = fault(json);
      if (fault.isPresent()) {
        throw unreadable(file, fault.get(), null);
      }
      RunRecord run = MAPPER.treeToValue(json, RunRecord.class);
      Path place = file(run.experiment(), run.scale(), run.arm(), run.seed());
      if (!place.equals(file)) {
        throw unreadable(file, "it must be the run of its place, got that of " + place, null);
      }
      return run;
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

  private static BadInput unreadable(Path file, String why, @Nullable Throwable cause) {
    return new BadInput(file + " must be a run of the lab: delete it and run again; " + why, cause);
  }

  /** What a file lacks, as a rule with the value; empty if it lacks nothing. */
  private static Optional<String> fault(JsonNode json) {
    if (!json.isObject()) {
      String kind = json.getNodeType().name().toLowerCase(Locale.ROOT);
      String got = json.isMissingNode() ? "an empty file" : kind;
      return Optional.of("it must hold one JSON object, got " + got);
    }
    JsonNode schema = json.path("schema");
    if (schema.asInt() != RunRecord.SCHEMA) {
      return Optional.of("its schema must be " + RunRecord.SCHEMA + ", got " + value(schema));
    }
    JsonNode outcome = json.path("outcome");
    return missing(json, "", RunRecord.class)
        .or(() -> missing(outcome, "outcome.", Outcome.class))
        .or(() -> unfinished(outcome.path("metrics").path(Outcome.FINAL)));
  }

  private static Optional<String> missing(JsonNode json, String path, Class<?> form) {
    return Stream.of(form.getRecordComponents())
        .filter(component -> !json.has(component.getName()))
        .map(component -> "it must have the entry " + path + component.getName() + ", got none")
        .findFirst();
  }

  /** Without its final metric a run is not finished; that may be infinite, which stands in quotes. */
  private static Optional<String> unfinished(JsonNode last) {
    return Optional.of("its outcome.metrics.final must be a number, got " + value(last))
        .filter(fault -> !last.isNumber() && !last.asText().matches("NaN|-?Infinity"));
  }

  private static String value(JsonNode json) {
    return json.isMissingNode() ? "none" : json.toString();
  }
}
