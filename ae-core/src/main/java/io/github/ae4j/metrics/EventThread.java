package io.github.ae4j.metrics;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes queued rows to an event file, some times a second, or sooner where the queue fills. */
final class EventThread extends Thread {
  private static final Logger LOGGER = LoggerFactory.getLogger(TensorBoardWriter.class);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

  private final EventFile file;
  private final String name;
  private final List<String> tags;
  private final RowQueue queue;
  private volatile boolean finishing;
  private volatile boolean failed;
  private volatile long unsure;
  private boolean said;

  EventThread(EventFile file, String name, List<String> tags, RowQueue queue) {
    super("ae-tensorboard");
    setDaemon(true);
    this.file = file;
    this.name = name;
    this.tags = tags;
    this.queue = queue;
  }

  RowQueue queue() {
    return queue;
  }

  /** Hands over the row claimed; most rows find the thread asleep and leave it so. */
  void publish() {
    queue.publish();
    if (queue.isHalfFull()) {
      LockSupport.unpark(this);
    }
  }

  @Override
  public void run() {
    boolean last = false;
    while (!last) {
      last = finishing;
      drain();
      if (!last) {
        LockSupport.parkNanos(this, PAUSE);
      }
    }
    try (file) {
      attempt(file::flush);
    } catch (IOException e) {
      fail(e);
    }
  }

  private void drain() {
    for (RowQueue.Row row = queue.next(); row != null; row = queue.next()) {
      write(row);
      queue.release();
    }
    if (attempt(file::flush)) {
      unsure = 0;
    }
    if (!said && queue.dropped() > 0) {
      said = true;
      LOGGER.warn("{}: the disk is too slow for all steps; some are left out", name);
    }
  }

  private void write(RowQueue.Row row) {
    unsure = unsure + 1;
    attempt(
        () -> {
          for (int i = 0; i < tags.size(); i++) {
            file.add(tags.get(i), row.values[i]);
          }
          row.events.forEach(event -> file.add("event/" + event, 1.0));
          file.write(row.millis * 1e-3, row.step);
        });
  }

  /** Once the file has failed nothing is tried: what is added to an event that is never written would pile up. */
  private boolean attempt(Writing writing) {
    try {
      if (!failed) {
        writing.run();
      }
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
    return !failed;
  }

  /** The file may end in half a record now, so nothing is written behind it. */
  private void fail(Exception e) {
    if (!failed) {
      failed = true;
      said = true;
      LOGGER.warn("{}: cannot be written, steps are left out from here on: {}", name, "" + e);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  /** Steps for which there was no room; once the file has failed, also those not known to be in it. */
  long dropped() {
    return queue.dropped() + (failed ? unsure : 0);
  }

  /** Has the queue written out, waits for it at most so long, and says how much was left out. */
  void finish(long millis) {
    finishing = true;
    LockSupport.unpark(this);
    try {
      join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    long missing = dropped() + queue.waiting();
    if (missing > 0) {
      LOGGER.warn("{}: up to {} steps were left out", name, missing);
    }
  }
}
