package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.Ae;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Training;
import io.github.ae4j.examples.lab.staleness.StaleBowl;
import io.github.ae4j.examples.lab.task.Task;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A lab of two small experiments, one of which breaks, for the tests of the runner. */
public final class TinyLab {
  private static final int EXIT_CODE = 7;

  private TinyLab() {}

  static Lab lab() {
    return lab(2_000);
  }

  static Lab lab(int steps) {
    return new Lab(
        List.of(new Bowl(steps), new Breaking()), List.of(TinyLab.class.getName(), "lab"));
  }

  /** As {@code ae}, with this lab; the steps of its runs are a property of the virtual machine. */
  public static void main(String... arguments) {
    System.exit(Ae.commandLine(lab(Integer.getInteger("tiny.steps", 2_000))).execute(arguments));
  }

  /** What a command came to. */
  record Call(int exitCode, String out, String err) {}

  static Call call(Lab lab, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Ae.commandLine(lab)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                Stream.concat(Stream.of("lab"), Stream.of(arguments))
                    .map(Object::toString)
                    .toArray(String[]::new));
    return new Call(exitCode, out.toString(), err.toString());
  }

  /** {@code run}, without its report. */
  static Call run(Path out, Object... more) {
    return run(lab(), out, more);
  }

  static Call run(Lab lab, Path out, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("run", "--no-report", "--out", out));
    arguments.addAll(List.of(more));
    return call(lab, arguments.toArray());
  }

  /** Where so many runs are finished as a test asks for, the next never ends: it is to be killed. */
  private static void holdOn() {
    String folder = System.getProperty("tiny.held");
    if (folder != null && RunFiles.paths(Path.of(folder)).size() >= Integer.getInteger("tiny.at")) {
      while (true) {
        LockSupport.park();
      }
    }
  }

  /** Steered and bare on a quadratic bowl. */
  record Bowl(int steps) implements Experiment {
    @Override
    public int number() {
      return 1;
    }

    @Override
    public String name() {
      return "bowl";
    }

    @Override
    public String setup(Scale scale) {
      return "A bowl of ten dimensions, %,d steps.".formatted(steps);
    }

    @Override
    public Metric metric() {
      return Metric.loss("loss");
    }

    @Override
    public List<Arm> arms(Scale scale) {
      return List.of(
          Arms.steered(Base.SGD, 1e-3),
          Arms.constant(Base.SGD, 0.01),
          Arms.constant(Base.SGD, 0.1),
          Arms.constant(Base.SGD, 100.0));
    }

    @Override
    public Map<String, String> expectedConfiguration(Scale scale) {
      return Map.of("steps", Integer.toString(steps));
    }

    @Override
    public Outcome run(Arm arm, long seed, Setting setting) {
      holdOn();
      try (Task task = new StaleBowl(10, 100.0, 1, seed)) {
        Training.Plan plan = new Training.Plan(steps, steps / 20, steps / 20);
        return new Training(task, metric(), plan)
            .run(arm, seed, expectedConfiguration(setting.scale()));
      }
    }

    @Override
    public List<Claim> claims() {
      return List.of(
          new Claim(
              "No worse than the best constant rate.",
              Claim.Origin.OURS,
              Paired.ratioAtMost(
                  Outcome.FINAL, Pick.arm("ae-sgd@0.001"), Pick.bestBaseline(), 1.0)));
    }
  }

  /** An arm that works, one that throws, one that takes the process with it. */
  record Breaking() implements Experiment {
    @Override
    public int number() {
      return 2;
    }

    @Override
    public String name() {
      return "breaking";
    }

    @Override
    public String setup(Scale scale) {
      return "Arms that break.";
    }

    @Override
    public Metric metric() {
      return Metric.loss("loss");
    }

    @Override
    public List<Arm> arms(Scale scale) {
      return Stream.of("throwing", "dying", "sound")
          .map(
              name ->
                  new Arm(
                      name,
                      "",
                      Role.VARIANT,
                      start -> {
                        throw new AssertionError("not started here");
                      }))
          .toList();
    }

    @Override
    public Set<String> reads() {
      return Set.of("numbers");
    }

    @Override
    public Outcome run(Arm arm, long seed, Setting setting) {
      if (arm.family().equals("throwing")) {
        throw new IllegalStateException("a fault\nof two lines");
      }
      if (arm.family().equals("dying")) {
        Runtime.getRuntime().halt(EXIT_CODE);
      }
      System.out.println("what a library prints");
      return new Outcome("numbers", Map.of(), Map.of(Outcome.FINAL, 1.0), Map.of());
    }

    @Override
    public List<Claim> claims() {
      return List.of();
    }
  }
}
