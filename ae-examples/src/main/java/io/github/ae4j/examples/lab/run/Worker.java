package io.github.ae4j.examples.lab.run;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The other end of a {@link ProcessRunner}: makes the runs it is told to, and ends with its input. A
 * line each way: the lab names a run as {@code EXPERIMENT ARM SEED}; the worker says {@code @ready}
 * once, and of each run {@code @done} or {@code @failed WHY}.
 */
public record Worker(List<Experiment> experiments, Setting setting, RunStore store) {
  static final String READY = "@ready";
  static final String DONE = "@done";
  static final String FAILED = "@failed ";

  /**
   * Works until the input ends, and then ends the virtual machine in the midst of whatever it does:
   * the lab is gone, and a file takes its place whole or not at all.
   */
  public void work(InputStream input, PrintStream answers) throws InterruptedException {
    BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    Thread listener = new Thread(() -> listen(input, requests), "requests");
    listener.setDaemon(true);
    listener.start();
    answers.println(READY);
    while (true) {
      String error = Attempt.make(run(requests.take()), setting, store).error();
      answers.println(error == null ? DONE : FAILED + error);
    }
  }

  static String request(PlannedRun run) {
    return run.experiment().name() + " " + run.arm().name() + " " + run.seed();
  }

  private PlannedRun run(String request) {
    long seed = Long.parseLong(request.substring(request.lastIndexOf(' ') + 1));
    return experiments.stream()
        .flatMap(
            e ->
                e.arms(setting.scale()).stream()
                    .map(arm -> new PlannedRun(e, setting.scale(), arm, seed)))
        .filter(run -> request(run).equals(request))
        .findFirst()
        .orElseThrow();
  }

  /** An input that breaks is one that ends. */
  private static void listen(InputStream input, BlockingQueue<String> requests) {
    Scanner lines = new Scanner(input, StandardCharsets.UTF_8);
    while (lines.hasNextLine()) {
      requests.add(lines.nextLine());
    }
    Runtime.getRuntime().halt(0);
  }
}
