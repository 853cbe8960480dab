package io.github.ae4j.examples.lab.run;

import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.commons.io.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own, for DJL takes one gradient at a time in a process. Started for the first run
 * and again for the next one after it died. What it says on its error stream goes to ours.
 */
public final class ProcessRunner implements Crew.Runner {
  private static final long PATIENCE_SECONDS = 10;

  private final List<String> command;
  private @Nullable Process process;

  public ProcessRunner(List<String> command) {
    this.command = List.copyOf(command);
  }

  @Override
  public Attempt make(PlannedRun run) {
    Process worker;
    try {
      worker = process == null ? start() : process;
    } catch (IOException e) {
      return failed(run, "its process did not start: " + e.getMessage());
    }
    try {
      Writer requests = worker.outputWriter(StandardCharsets.UTF_8);
      requests.write(Worker.request(run) + "\n");
      requests.flush();
      String said = answer(worker, l -> l.equals(Worker.DONE) || l.startsWith(Worker.FAILED));
      return said.equals(Worker.DONE)
          ? new Attempt(run, null)
          : Attempt.failed(run, said.substring(Worker.FAILED.length()));
    } catch (IOException e) {
      return failed(run, "its process died");
    }
  }

  private Process start() throws IOException {
    Process worker =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process = worker; // from here on it is ended by close, whatever happens
    answer(worker, Worker.READY::equals);
    return worker;
  }

  /** The next line that is one of the exchange: a library may print others. */
  private static String answer(Process worker, Predicate<String> expected) throws IOException {
    String line = worker.inputReader(StandardCharsets.UTF_8).readLine();
    while (line != null && !expected.test(line)) {
      line = worker.inputReader(StandardCharsets.UTF_8).readLine();
    }
    if (line == null) {
      throw new EOFException("it ended");
    }
    return line;
  }

  private Attempt failed(PlannedRun run, String why) {
    Process worker = process;
    close();
    process = null;
    boolean ended = worker != null && !worker.isAlive();
    return Attempt.failed(run, ended ? why + ", exit code " + worker.exitValue() : why);
  }

  @Override
  public void close() {
    Process worker = process;
    if (worker != null) {
      IOUtils.closeQuietly(worker.getOutputStream()); // at the end of its input it ends
      worker.onExit().completeOnTimeout(worker, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      worker.destroyForcibly();
    }
  }
}
