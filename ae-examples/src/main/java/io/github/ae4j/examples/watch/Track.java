package io.github.ae4j.examples.watch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.examples.why.TraceRow;
import io.github.ae4j.trace.Why;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A parameter group's run as far as it can be seen: at most {@value #MOST} buckets, each of twice as many steps once
 * they are full, and the last {@value #EVENTS} events. Safe between threads.
 */
final class Track {
  static final int MOST = 1000;
  private static final int EVENTS = 400;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String name;
  private final List<Bucket> buckets = new ArrayList<>();
  private final Deque<Event> events = new ArrayDeque<>();
  private int width = 1;
  private long last;
  private long version;
  private long eventsLost;
  private final AtomicLong dropped = new AtomicLong();
  private String note = "";

  /** An event, and the moves of its step as a sentence. */
  private record Event(long step, String what, String why) {}

  /** Empty. */
  Track(String name) {
    this.name = name;
  }

  /** Takes a step of its group; a number that does not grow begins the run anew. */
  synchronized void add(TraceRow row) {
    if (row.step() <= last) {
      clear("the steps began anew at " + row.step());
    }
    last = row.step();
    version++;
    if (buckets.isEmpty() || buckets.get(buckets.size() - 1).rows == width) {
      if (buckets.size() == MOST) {
        halve();
      }
      if (buckets.isEmpty() || buckets.get(buckets.size() - 1).rows == width) {
        buckets.add(new Bucket(row.step()));
      }
    }
    buckets.get(buckets.size() - 1).add(row);
    if (!row.events().isEmpty() || row.verdict().equals("SKIP")) {
      addEvent(row);
    }
  }

  private void halve() {
    List<Bucket> pairs = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i += 2) {
      pairs.add(buckets.get(i).merge(buckets.get(i + 1)));
    }
    buckets.clear();
    buckets.addAll(pairs);
    width *= 2;
  }

  private void addEvent(TraceRow row) {
    String why =
        row.whys().stream()
            .filter(move -> move.coefficient().equals(Coefficient.LEARNING_RATE))
            .map(Why::sentence)
            .findFirst()
            .orElse(Coefficient.LEARNING_RATE + " stayed");
    events.add(new Event(row.step(), row.heading(), why));
    if (events.size() > EVENTS) {
      events.remove();
      eventsLost++;
    }
  }

  /** Forgets all steps, and says why. */
  synchronized void clear(String why) {
    buckets.clear();
    events.clear();
    width = 1;
    last = 0;
    eventsLost = 0;
    note(why);
  }

  /** Says a line on the page; empty takes it away. */
  synchronized void note(String text) {
    note = text;
    version++;
  }

  /** Counts a step that could not be taken; waits for nobody. */
  void drop() {
    dropped.incrementAndGet();
  }

  synchronized long version() {
    return version;
  }

  synchronized long last() {
    return last;
  }

  long dropped() {
    return dropped.get();
  }

  String name() {
    return name;
  }

  /** A copy of a number a bucket. */
  synchronized double[] values(ToDoubleFunction<Bucket> value) {
    return buckets.stream().mapToDouble(value).toArray();
  }

  /** Every source that moved log alpha. */
  synchronized Set<String> sources() {
    return buckets.stream()
        .flatMap(bucket -> bucket.shares.keySet().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** As the page takes it. */
  synchronized ObjectNode json() {
    ObjectNode run = NODES.objectNode().put("name", name).put("note", note);
    run.put("steps", last).put("width", width).put("dropped", dropped());
    run.put("eventsLost", eventsLost);
    run.set("x", array(bucket -> bucket.step));
    run.set("lossLow", array(bucket -> bucket.loss.low));
    run.set("lossHigh", array(bucket -> bucket.loss.high));
    run.set("lossMean", array(bucket -> bucket.loss.mean()));
    run.set("rateLow", array(bucket -> bucket.rate.low));
    run.set("rateHigh", array(bucket -> bucket.rate.high));
    ObjectNode shares = run.putObject("shares");
    for (String source : sources()) {
      shares.set(source, array(bucket -> bucket.shares.getOrDefault(source, 0.0)));
    }
    ArrayNode told = run.putArray("events");
    for (Event event : events) {
      told.addObject().put("step", event.step).put("what", event.what).put("why", event.why);
    }
    return run;
  }

  private ArrayNode array(ToDoubleFunction<Bucket> value) {
    ArrayNode array = NODES.arrayNode(buckets.size());
    for (double number : values(value)) {
      if (Double.isFinite(number)) {
        array.add(number);
      } else {
        array.addNull();
      }
    }
    return array;
  }
}
