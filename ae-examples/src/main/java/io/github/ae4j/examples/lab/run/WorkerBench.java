package io.github.ae4j.examples.lab.run;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
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
    boolean started = false;
    try {
      Process worker = process;
      if (worker == null) {
        worker = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process = worker; // from here on it is ended by close, whatever happens
        awaitReady(worker);
      }
      started = true;
      return ask(worker, run);
    } catch (IOException e) {
      return failed(
          run, started ? "its process died" : "its process did not start: " + e.getMessage());
    }
  }

  private static void awaitReady(Process worker) throws IOException {
    String line = answer(worker);
    while (!Exchange.READY.equals(line)) {
      if (line == null) {
        throw new EOFException("it ended");
      }
      line = answer(worker);
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
    return line == null ? failed(run, "its process died") : Exchange.attempt(run, line);
  }

  private static @Nullable String answer(Process worker) throws IOException {
    BufferedReader answers = worker.inputReader(StandardCharsets.UTF_8);
    return answers.readLine();
  }

  private Attempt failed(PlannedRun run, String why) {
    Process worker = process;
    close();
    process = null;
    return Attempt.failed(
        run, worker == null || worker.isAlive() ? why : why + ", exit code " + worker.exitValue());
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
