package io.github.ae4j.examples.lab.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The other end of a {@link WorkerBench}: makes the runs it is told to, and ends with its input. */
public final class Worker {
  private final List<Experiment> experiments;
  private final Setting setting;
  private final RunStore store;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  /** One that has not begun. */
  public Worker(List<Experiment> experiments, Setting setting, RunStore store) {
    this.experiments = experiments;
    this.setting = setting;
    this.store = store;
  }

  /**
   * Works until the input ends, and then ends the virtual machine in the midst of whatever it does:
   * the lab is gone, and a file takes its place whole or not at all.
   */
  public void work(InputStream input, PrintStream answers) throws InterruptedException {
    Thread listener = new Thread(() -> listen(input), "requests");
    listener.setDaemon(true);
    listener.start();
    answers.println(Exchange.READY);
    while (true) {
      PlannedRun run = Exchange.run(requests.take(), experiments, setting.scale());
      answers.println(Exchange.answer(Attempt.make(run, setting, store)));
    }
  }

  private void listen(InputStream input) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        requests.add(line);
      }
    } catch (IOException e) {
      // An input that breaks is one that ends.
    }
    Runtime.getRuntime().halt(0);
  }
}
