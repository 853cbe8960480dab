package io.github.ae4j.examples.lab.run;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own, for DJL takes one gradient at a time in a process. Started for the first run
 * and again for the next one after it died. What it says on its error stream goes to ours.
 */
public final class WorkerBench implements Bench {
  private static final long PATIENCE_SECONDS = 10;

  private final List<String> command;
  private @Nullable Process process;

  /** A bench whose process is started by a command. */
  public WorkerBench(List<String> command) {
    this.command = List.copyOf(command);
  }

  @Override
  public Attempt make(PlannedRun run) {
    try {
      Process worker = process == null ? start() : process;
      process = worker;
      return ask(worker, run);
    } catch (IOException e) {
      return died(run);
    }
  }

  private Process start() {
    try {
      Process worker =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      for (String line = answer(worker); !Exchange.READY.equals(line); line = answer(worker)) {
        if (line == null) {
          throw new IllegalStateException("a worker did not start: " + String.join(" ", command));
        }
      }
      return worker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Attempt ask(Process worker, PlannedRun run) throws IOException {
    BufferedWriter requests = worker.outputWriter(StandardCharsets.UTF_8);
    requests.write(Exchange.request(run) + "\n");
    requests.flush();
    String line = answer(worker);
    while (line != null && !Exchange.isAnswer(line)) {
      line = answer(worker);
    }
    return line == null ? died(run) : Exchange.attempt(run, line);
  }

  private static @Nullable String answer(Process worker) throws IOException {
    BufferedReader answers = worker.inputReader(StandardCharsets.UTF_8);
    return answers.readLine();
  }

  private Attempt died(PlannedRun run) {
    Process worker = process;
    close();
    process = null;
    return Attempt.failed(
        run, "its process died" + (worker == null ? "" : ", exit code " + worker.exitValue()));
  }

  /** Ends the process. */
  @Override
  public void close() {
    Process worker = process;
    if (worker == null) {
      return;
    }
    try {
      worker.getOutputStream().close();
    } catch (IOException e) {
      // It is gone already.
    }
    try {
      if (!worker.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        worker.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      worker.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
