package io.github.ae4j.metrics;

import io.github.ae4j.trace.OneLoop;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.StepTrace;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loop's meters in Micrometer registries: {@code loop.observer(MicrometerMetrics.on(registry))}.
 *
 * <pre>
 *   ae.loss, ae.coefficient{group, coefficient}      gauges, as of the last step
 *   ae.steps, ae.steps.skipped, ae.events{event}     counters, from the loop's start
 * </pre>
 *
 * <p>The meters appear with the first step, an event's with the first of its name, and go when the loop
 * closes. Two loops on one registry need tags that tell them apart. A step allocates nothing but at an
 * event. This class alone needs micrometer-core, which is optional.
 */
public final class MicrometerMetrics implements StepObserver, MeterBinder {
  private static final Logger LOGGER = LoggerFactory.getLogger(MicrometerMetrics.class);

  private final OneLoop loop = new OneLoop("MicrometerMetrics");
  private final Tags tags;
  private final Map<MeterRegistry, List<Meter>> registries = new LinkedHashMap<>();
  private final Map<String, AtomicLong> events = new LinkedHashMap<>();
  private final AtomicLong steps = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private @Nullable Gauges gauges;
  private boolean closed;

  /**
   * Meters bound to no registry yet.
   *
   * @param tags keys and values in turn, put on every meter
   * @throws IllegalArgumentException if a key has no value
   */
  public MicrometerMetrics(String... tags) {
    this.tags = Tags.of(tags);
  }

  /**
   * Meters of one registry.
   *
   * @param tags keys and values in turn, put on every meter
   */
  public static MicrometerMetrics on(MeterRegistry registry, String... tags) {
    MicrometerMetrics metrics = new MicrometerMetrics(tags);
    metrics.bindTo(registry);
    return metrics;
  }

  /** Puts the meters in one more registry; before the loop starts, between steps, or while it runs. */
  @Override
  public synchronized void bindTo(MeterRegistry registry) {
    if (!closed && registries.putIfAbsent(registry, new ArrayList<>()) == null && gauges != null) {
      bind(registry, gauges);
    }
  }

  @Override
  public void open() {
    loop.take();
  }

  @Override
  public void onStep(StepTrace trace) {
    Gauges shown = gauges == null ? start(trace) : gauges;
    shown.show(trace);
    steps.lazySet(steps.get() + 1);
    if (trace.verdict().leavesOut()) {
      skipped.lazySet(skipped.get() + 1);
    }
    if (trace.event() != null) {
      trace.events().forEach(this::count);
    }
  }

  private synchronized Gauges start(StepTrace trace) {
    List<String> groups = IntStream.range(0, trace.groups()).mapToObj(trace::groupName).toList();
    Gauges made = new Gauges(groups, trace.coefficients());
    made.show(trace);
    registries.keySet().forEach(registry -> bind(registry, made));
    gauges = made;
    return made;
  }

  private synchronized void count(String event) {
    AtomicLong seen = events.get(event);
    if (seen == null) {
      AtomicLong first = new AtomicLong(1);
      events.put(event, first);
      registries.keySet().forEach(registry -> bind(registry, event, first));
    } else {
      seen.incrementAndGet();
    }
  }

  private void bind(MeterRegistry registry, Gauges made) {
    gauge(registry, "ae.loss", Tags.empty(), made, all -> all.loss());
    for (int group = 0; group < made.groups().size(); group++) {
      for (int i = 0; i < made.coefficients().size(); i++) {
        int at = made.index(group, i);
        Tags own =
            Tags.of("group", made.groups().get(group), "coefficient", made.coefficients().get(i));
        gauge(registry, "ae.coefficient", own, made, all -> all.value(at));
      }
    }
    counter(registry, "ae.steps", Tags.empty(), steps);
    counter(registry, "ae.steps.skipped", Tags.empty(), skipped);
    events.forEach((event, count) -> bind(registry, event, count));
  }

  private void bind(MeterRegistry registry, String event, AtomicLong count) {
    counter(registry, "ae.events", Tags.of("event", event), count);
  }

  private void gauge(
      MeterRegistry registry, String name, Tags own, Gauges all, ToDoubleFunction<Gauges> value) {
    keep(registry, Gauge.builder(name, all, value).tags(tags.and(own))::register);
  }

  private void counter(MeterRegistry registry, String name, Tags own, AtomicLong count) {
    keep(
        registry,
        FunctionCounter.builder(name, count, AtomicLong::doubleValue).tags(tags.and(own))
            ::register);
  }

  /** A registry that refuses a meter is no reason to stop a training. */
  private void keep(MeterRegistry registry, Function<MeterRegistry, Meter> meter) {
    try {
      registries.computeIfAbsent(registry, any -> new ArrayList<>()).add(meter.apply(registry));
    } catch (IllegalArgumentException e) {
      LOGGER.warn("a registry refused a meter: {}", e.getMessage());
    }
  }

  /** Takes the meters out of their registries. */
  @Override
  public synchronized void close() {
    closed = true;
    registries.forEach((registry, meters) -> meters.forEach(registry::remove));
    registries.clear();
  }
}
