package io.github.ae4j.examples.lab.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.lab.arm.Arm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The finished runs of a folder: one JSON file each, {@code runs/SCALE/EXPERIMENT/ARM/seed-N.json},
 * written beside its place and moved there, so that it is whole or not there. What is not finite
 * stands in quotes, as {@code "NaN"}; maps are sorted, so that equal runs are equal files.
 */
public final class RunStore {
  private static final String PREFIX = "seed-";
  private static final String SUFFIX = ".json";
  private static final String DRAFT = ".writing";
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

  /** Where a run's file is or will be. */
  public Path file(PlannedRun run) {
    return folder(run.experiment().name(), run.scale())
        .resolve(run.arm().name())
        .resolve(PREFIX + run.seed() + SUFFIX);
  }

  private Path folder(String experiment, Scale scale) {
    return runs.resolve(scale.name().toLowerCase(Locale.ROOT)).resolve(experiment);
  }

  /** Keeps a run that was made. */
  public void write(PlannedRun run, RunRecord record) throws IOException {
    Path file = file(run);
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling("." + file.getFileName() + DRAFT);
    Files.writeString(draft, MAPPER.writeValueAsString(record) + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The run, if it was made.
   *
   * @throws BadInput if its file cannot be read
   */
  public Optional<RunRecord> read(PlannedRun run) {
    Path file = file(run);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
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
    Set<String> arms = experiment.arms(scale).stream().map(Arm::name).collect(Collectors.toSet());
    return allFiles(experiment, scale).stream()
        .filter(file -> arms.contains(file.getParent().getFileName().toString()))
        .toList();
  }

  private List<Path> allFiles(Experiment experiment, Scale scale) {
    return files(folder(experiment.name(), scale));
  }

  /** Names of the folders of a scale, one an experiment, known or not. */
  public List<String> experiments(Scale scale) {
    Path place = folder("", scale);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(place)) {
      return folders
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scales of which there are runs. */
  public List<Scale> scales() {
    return Stream.of(Scale.values()).filter(scale -> Files.isDirectory(folder("", scale))).toList();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(RunStore::isRun).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRun(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
  }

  /**
   * The run in a file.
   *
   * @throws BadInput if it cannot be read
   */
  RunRecord read(Path file) {
    try {
      JsonNode json = MAPPER.readTree(Files.readAllBytes(file));
      Optional<String> fault = RunForm.fault(json);
      if (fault.isPresent()) {
        throw unreadable(file, fault.get(), null);
      }
      RunRecord record = MAPPER.treeToValue(json, RunRecord.class);
      Path place = folder(record.experiment(), record.scale()).resolve(record.arm());
      if (!place.resolve(PREFIX + record.seed() + SUFFIX).equals(file)) {
        throw unreadable(
            file,
            "it must be the run of its place, got that of " + place + ", seed " + record.seed(),
            null);
      }
      return record;
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
}
