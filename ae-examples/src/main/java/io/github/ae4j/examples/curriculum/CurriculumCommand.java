package io.github.ae4j.examples.curriculum;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.digits.StrokeDigits;
import io.github.ae4j.examples.report.OutputFolder;
import io.github.ae4j.examples.report.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network on few pictures, distorted at fixed strengths and at steered ones. */
@Command(
    name = "curriculum",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a network 196-64-10 on 2,000 pictures of 14 x 14 pixels, turned, zoomed and moved: at"
          + " fixed strengths, by a sign rule, and under Presets.curriculum() by the loss alone, by"
          + " a gap and by a gain. All by AdamW under Presets.standard(). Writes curriculum.json"
          + " and index.html with pictures of strengths and accuracies."
    })
public final class CurriculumCommand implements Callable<Integer> {
  private static final int DRAWN = 6_000;
  private static final int MOST_STEPS = 100_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--start",
      paramLabel = "S",
      defaultValue = "0.25",
      description =
          "strength that moving ones start from, in (.01, .99) (default: ${DEFAULT-VALUE})")
  private double start = 0.25;

  @Option(
      names = "--fixed",
      paramLabel = "S",
      split = ",",
      defaultValue = "0.01,0.1,0.25,0.5,0.75,0.99",
      description = "fixed strengths, each in (0, 1) (default: ${DEFAULT-VALUE})")
  private List<Double> fixed = CurriculumArm.FIXED_AT;

  @Option(
      names = "--harsh",
      description = "greatest distortion half a turn, 2.5 times, 10 pixels; else a twelfth, 1.3, 4")
  private boolean harsh;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1000",
      description = "steps of each training (default: ${DEFAULT-VALUE})")
  private int steps = 1000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of batches, distortions and weights (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "folder with the IDX files of MNIST or Fashion-MNIST, .gz or not; without it digits"
              + " drawn in code")
  private @Nullable Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ae-out/curriculum",
      description = "folder for the results (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("ae-out", "curriculum");

  @Override
  public Integer call() throws IOException {
    Strength.checkStart("--start", start);
    if (fixed.isEmpty() || fixed.stream().distinct().count() < fixed.size()) {
      throw new BadInput("--fixed must hold a strength at least, each once, got " + fixed);
    }
    fixed.forEach(strength -> Strength.check("--fixed", strength));
    BadInput.checkWithin("--steps", steps, 1, MOST_STEPS);
    Digits digits = data == null ? StrokeDigits.draw(DRAWN, seed) : MnistFolder.read(data);
    PrintWriter terminal = spec.commandLine().getOut();
    try (OutputFolder folder = OutputFolder.open(out)) {
      CurriculumReport report = new CurriculumReport(digits.source(), train(digits));
      report.write(folder);
      folder.commit();
      terminal.print(report.table().plain());
      terminal.println("Written: " + out.resolve(CurriculumReport.PAGE));
      terminal.flush();
    }
    return 0;
  }

  private List<CurriculumRun> train(Digits digits) {
    List<CurriculumRun> runs = new ArrayList<>();
    long arms = fixed.size() + CurriculumArm.values().length - 1L;
    try (Progress progress = Progress.of("curriculum", "steps", steps * arms)) {
      for (CurriculumArm arm : CurriculumArm.values()) {
        for (double from : arm == CurriculumArm.FIXED ? fixed : List.of(start)) {
          runs.add(run(arm, from, digits, progress));
        }
      }
    }
    return runs;
  }

  private CurriculumRun run(CurriculumArm arm, double from, Digits digits, Progress progress) {
    CurriculumRun run = new CurriculumRun(arm.label(from), steps);
    progress.doing(run.name);
    Distortion distortion = harsh ? Distortion.harsh(seed) : Distortion.usual(seed);
    try (CurriculumTask task = arm.task(from, digits, distortion, steps, seed)) {
      run.train(task, progress);
    }
    return run;
  }
}
