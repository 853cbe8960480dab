package io.github.ae4j.metrics;

import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.OneLoop;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event file for TensorBoard: {@code loss}, {@code coefficient/learningRate} and its like at
 * a cadence, and {@code event/drift} and its like at each event. With several groups a coefficient's tag
 * ends with the group: {@code coefficient/learningRate/head}.
 *
 * <p>The file is written by a thread of its own. A disk that is slow or full neither slows nor stops
 * the training: steps for which there is no room in the queue, or none on the disk, are left out. That is
 * logged at warn when it begins, and with their number when the loop closes. A step allocates nothing but
 * at an event.
 */
public final class TensorBoardWriter implements StepObserver {
  private static final int CAPACITY = 4096;
  private static final long PATIENCE = 5000;

  private final OneLoop loop = new OneLoop("a TensorBoardWriter");
  private final EventFile file;
  private final String name;
  private final int every;
  private volatile @Nullable EventThread thread;

  /** A writer to an open stream, which it closes with the loop. */
  TensorBoardWriter(OutputStream out, String name, int every) throws IOException {
    this.every = (int) Check.atLeast("every", every, 1);
    this.name = name;
    file = new EventFile(out, System.currentTimeMillis() * 1e-3);
  }

  /**
   * A writer to a new file in a folder, which is made if it is missing.
   *
   * @param every steps from one written to the next, at least 1; steps with an event are written too
   * @throws UncheckedIOException if the file cannot be made
   */
  public static TensorBoardWriter to(Path folder, int every) {
    Check.atLeast("every", every, 1);
    try {
      Files.createDirectories(folder);
      Path file = fresh(folder);
      OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE);
      return new TensorBoardWriter(new BufferedOutputStream(out), file.toString(), every);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write TensorBoard's events to " + folder, e);
    }
  }

  /** TensorBoard reads a folder's files in the order of their names. */
  private static Path fresh(Path folder) throws IOException {
    long seconds = System.currentTimeMillis() / 1000;
    for (int i = 0; ; i++) {
      try {
        String name = "events.out.tfevents.%010d.ae.%d".formatted(seconds, i);
        return Files.createFile(folder.resolve(name));
      } catch (FileAlreadyExistsException e) {
        continue;
      }
    }
  }

  @Override
  public void open() {
    loop.take();
  }

  @Override
  public void onStep(StepTrace trace) {
    if (trace.step() % every == 0 || trace.event() != null) {
      EventThread running = thread;
      EventThread to = running == null ? start(trace) : running;
      RowQueue.Row row = to.queue().claim();
      if (row != null) {
        fill(trace, row);
        to.publish();
      }
    }
  }

  private EventThread start(StepTrace trace) {
    List<String> tags = new ArrayList<>(List.of("loss"));
    for (int group = 0; group < trace.groups(); group++) {
      String suffix = trace.groups() == 1 ? "" : "/" + trace.groupName(group);
      trace.coefficients().forEach(each -> tags.add("coefficient/" + each + suffix));
    }
    EventThread made = new EventThread(file, name, tags, new RowQueue(CAPACITY, tags.size()));
    made.start();
    thread = made;
    return made;
  }

  private static void fill(StepTrace trace, RowQueue.Row row) {
    row.step = trace.step();
    row.millis = System.currentTimeMillis();
    row.events = trace.event() == null ? List.of() : trace.events();
    row.values[0] = trace.statistic(0, Statistic.LOSS);
    int at = 1;
    for (int group = 0; group < trace.groups(); group++) {
      for (int i = 0; i < trace.coefficients().size(); i++) {
        row.values[at++] = trace.applied(group, i);
      }
    }
  }

  /** Steps left out so far because the disk was too slow or failed; from any thread. */
  public long dropped() {
    EventThread writing = thread;
    return writing == null ? 0 : writing.dropped();
  }

  /** Writes what is queued, for five seconds at most, and closes the file. */
  @Override
  public void close() {
    EventThread writing = thread;
    if (writing != null) {
      writing.finish(PATIENCE);
      return;
    }
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + name + ": " + e.getMessage(), e);
    }
  }
}
