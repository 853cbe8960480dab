package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.arm.Arm;

/**
 * What is said between the lab and a worker, a line each way: the lab names a run as {@code
 * EXPERIMENT ARM SEED}; the worker says {@code @ready} once, and of each run {@code @done SECONDS} or
 * {@code @failed WHY}. At the end of its input a worker ends.
 */
final class Exchange {
  static final String READY = "@ready";
  private static final String DONE = "@done ";
  private static final String FAILED = "@failed ";

  private Exchange() {}

  static String request(PlannedRun run) {
    return run.experiment().name() + " " + run.arm().name() + " " + run.seed();
  }

  /** The run that is asked for. */
  static PlannedRun run(String request, Iterable<Experiment> experiments, Scale scale) {
    String[] words = request.split(" ");
    for (Experiment experiment : experiments) {
      if (experiment.name().equals(words[0])) {
        for (Arm arm : experiment.arms(scale)) {
          if (arm.name().equals(words[1])) {
            return new PlannedRun(experiment, scale, arm, Long.parseLong(words[2]));
          }
        }
      }
    }
    throw new IllegalArgumentException("a run must be of the catalog, got " + request);
  }

  static String answer(Attempt attempt) {
    String error = attempt.error();
    return error == null ? DONE + attempt.seconds() : FAILED + error;
  }

  static boolean isAnswer(String line) {
    return line.startsWith(DONE) || line.startsWith(FAILED);
  }

  static Attempt attempt(PlannedRun run, String answer) {
    return answer.startsWith(DONE)
        ? new Attempt(run, Double.parseDouble(answer.substring(DONE.length())), null)
        : Attempt.failed(run, answer.substring(FAILED.length()));
  }
}
