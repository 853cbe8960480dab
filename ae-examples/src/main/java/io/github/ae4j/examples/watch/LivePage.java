package io.github.ae4j.examples.watch;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.why.TraceRow;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.trace.OneLoop;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import io.github.ae4j.trace.Why;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code ae watch}, fed by loops of this program. Training never waits for it: what it
 * cannot take at once it drops, counts and shows. Each parameter group is a line.
 */
public final class LivePage implements StepObserver {
  private static final int WAITING = 8192; // steps

  private final PageServer server;
  private final BlockingQueue<Told> queue = new ArrayBlockingQueue<>(WAITING);
  private final Thread reader = new Thread(this::read, "ae-page-reader");
  private final OneLoop loop = new OneLoop("a LivePage");
  private @Nullable Run first;

  private record Told(GroupTracks tracks, TraceRow row) {}

  private LivePage(int port) {
    server = new PageServer(port);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * A page at 127.0.0.1, without runs.
   *
   * @param port from 0, any free one, to 65535
   * @throws BadInput if the port is in use
   */
  public static LivePage serve(int port) {
    return new LivePage(port);
  }

  /** Where it is. */
  public URI address() {
    return server.address();
  }

  /** One more run, laid over the others. Its close leaves the page open. */
  public Run run(String name) {
    return new Run(new GroupTracks(name, server::add));
  }

  /** Takes the page for one loop; for several, give each a {@link #run}. */
  @Override
  public void open() {
    loop.take();
  }

  @Override
  public void onStep(StepTrace trace) {
    if (first == null) {
      first = run("run");
    }
    first.onStep(trace);
  }

  /** Ends the page; a browser keeps what it has. */
  @Override
  public void close() {
    server.close();
    reader.interrupt();
  }

  private void read() {
    try {
      while (true) {
        Told told = queue.take();
        told.tracks.add(told.row);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A run on the page; as a loop's observer it is fed by its steps. */
  public final class Run implements StepObserver {
    private final OneLoop loop = new OneLoop("a LivePage's run");
    private final GroupTracks tracks;

    private Run(GroupTracks tracks) {
      this.tracks = tracks;
    }

    @Override
    public void open() {
      loop.take();
    }

    @Override
    public void close() {
      loop.free();
    }

    @Override
    public void onStep(StepTrace trace) {
      int rate = trace.coefficients().indexOf(Coefficient.LEARNING_RATE);
      for (int group = 0; group < trace.groups(); group++) {
        offer(row(trace, group, rate));
      }
    }

    private static TraceRow row(StepTrace trace, int group, int rate) {
      boolean known = rate >= 0;
      return new TraceRow(
          trace.step(),
          group,
          trace.verdict().name(),
          trace.events(),
          trace.statistic(group, Statistic.LOSS),
          known ? trace.applied(group, rate) : Double.NaN,
          known ? moves(Why.of(trace, group, rate)) : List.of());
    }

    private static List<Why> moves(Why why) {
      return why.shares().isEmpty() ? List.of() : List.of(why);
    }

    /** A step of a run without a loop. */
    public void loss(long step, double loss) {
      offer(new TraceRow(step, 0, "APPLY", List.of(), loss, Double.NaN, List.of()));
    }

    /** Steps that could not be taken so far. */
    public long dropped() {
      return tracks.first().dropped();
    }

    private void offer(TraceRow row) {
      if (!queue.offer(new Told(tracks, row))) {
        tracks.first().drop();
      }
    }
  }
}
