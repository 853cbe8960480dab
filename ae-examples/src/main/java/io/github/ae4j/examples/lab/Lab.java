package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Setting;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the commands work on.
 *
 * @param experiments all there are
 * @param main arguments of {@code java} behind its options that lead to the lab's commands; a worker
 *     is started by them
 */
public record Lab(List<Experiment> experiments, List<String> main) {
  private static final String ALL = "all";
  private static final List<String> LISTENING =
      List.of("-agentlib:jdwp", "-Xrunjdwp", "-Dcom.sun.management.jmxremote");

  /** The eighteen experiments, by number, and the tables. */
  public static Lab standard() {
    return new Lab(Catalog.all(), List.of("io.github.ae4j.examples.Ae", "lab"));
  }

  /**
   * Experiments by name or number, in the catalog's order; all where none is named.
   *
   * @throws BadInput if one is unknown
   */
  public List<Experiment> named(List<String> names) {
    Set<Experiment> chosen = new LinkedHashSet<>();
    for (String name : names.isEmpty() ? List.of(ALL) : names) {
      List<Experiment> found = experiments.stream().filter(e -> answers(e, name)).toList();
      if (found.isEmpty()) {
        throw new BadInput(
            "experiment must be one of " + known() + ", or its number, or all, got " + name);
      }
      chosen.addAll(found);
    }
    return experiments.stream().filter(chosen::contains).toList();
  }

  private static boolean answers(Experiment experiment, String name) {
    return name.equals(ALL)
        || name.equals(experiment.name())
        || experiment.number() > 0 && name.equals(Integer.toString(experiment.number()));
  }

  private String known() {
    return String.join(", ", experiments.stream().map(Experiment::name).toList());
  }

  /**
   * What starts a worker: the same virtual machine with the same options and class path. A debugger
   * and a port for monitors are left out, for they cannot listen twice.
   */
  List<String> workerCommand(Setting setting, Path out) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> LISTENING.stream().noneMatch(option::startsWith))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(main);
    command.addAll(List.of("worker", "--scale", setting.scale().name()));
    command.addAll(List.of("--out", out.toString()));
    if (setting.data() != null) {
      command.addAll(List.of("--data", setting.data().toString()));
    }
    return command;
  }
}
