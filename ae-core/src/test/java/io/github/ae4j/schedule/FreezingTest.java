package io.github.ae4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.schedule.Freezing.Order;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.EventContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreezingTest {
  private static final Freezing SHORT =
      new Freezing(0.4, 0.6, 0.9, 0.8, 12, 5, 16, 64, 4, Order.FROM_INPUT);

  private final Bed bed = bed(SHORT);

  private static Bed bed(Freezing freezing) {
    return new Bed(freezing).with(Signal.FREEZABLE, 1.0).with(Signal.FROZEN_BEFORE, 1.0);
  }

  private static Response step(Freezing freezing, Bed bed, double norm, double whole) {
    Response response = new Response();
    bed.with(Statistic.G_G, norm * norm).with(Signal.WHOLE_NORM, whole);
    freezing.examine(bed.signals, Coefficients.of(List.of()), response, bed.memory);
    return response;
  }

  private Response step(double norm) {
    return step(SHORT, bed, norm, 2.0 * norm);
  }

  private boolean isFrozen() {
    return bed.value(Signal.FROZEN) == 1.0;
  }

  /** Loud, then quiet until frozen. */
  private void freeze() {
    for (int t = 0; t < 40; t++) {
      step(1.0);
    }
    for (int t = 0; t < 40 && !isFrozen(); t++) {
      step(0.1);
    }
    assertTrue(isFrozen());
  }

  private int wait(double norm) {
    int waited = 0;
    while (isFrozen()) {
      step(norm);
      waited++;
    }
    return waited;
  }

  /** The rule once more, with lists in the place of filters. */
  private static final class Reference {
    private final List<Double> norms = new ArrayList<>();
    private final List<Double> wholes = new ArrayList<>();
    private double peak;
    private int quiet;
    private int clock;
    private double hold = 16;
    private double wake;
    private int looking;
    private final List<Double> looked = new ArrayList<>();
    private boolean frozen;

    private static double mean(List<Double> values) {
      double sum = 0.0;
      double weight = 0.0;
      for (int i = 0; i < values.size(); i++) {
        double w = Math.pow(0.8, values.size() - 1 - i);
        sum += w * values.get(i);
        weight += w;
      }
      return weight == 0.0 ? 0.0 : sum / weight;
    }

    void step(double norm, double whole) {
      clock++;
      if (frozen) {
        if (clock >= wake) {
          frozen = false;
          looking = 4;
          looked.clear();
        }
        return;
      }
      boolean settled = 1.0 - Math.pow(0.8, norms.size()) > 0.2;
      norms.add(settled ? Math.min(norm, 10.0 * mean(norms)) : norm);
      wholes.add(whole);
      peak = clock > 12 ? Math.max(peak, mean(norms)) : 0.0;
      if (looking > 0) {
        looked.add(norm);
        looking--;
        if (looking == 0) {
          end();
        }
        return;
      }
      quiet =
          clock > 12 && mean(norms) <= 0.4 * peak && mean(norms) <= 0.9 * mean(wholes)
              ? quiet + 1
              : 0;
      if (quiet >= 5) {
        sleep();
      }
    }

    private void end() {
      double mean = looked.stream().mapToDouble(Double::doubleValue).average().orElse(0.0);
      if (mean > 0.6 * peak) {
        int n = norms.size();
        norms.clear();
        norms.addAll(DoubleStream.generate(() -> mean).limit(n).boxed().toList());
        peak = Math.max(peak, mean);
        hold = 16;
      } else {
        hold = Math.min(64, 2 * hold);
        sleep();
      }
    }

    private void sleep() {
      quiet = 0;
      frozen = true;
      wake = hold * Math.ceil((clock + hold / 2) / hold);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itIsTheRule(long seed) {
    Random random = new Random(seed);
    Reference reference = new Reference();
    int changes = 0;
    double level = 1.0;
    boolean before = false;
    for (int t = 0; t < 3000; t++) {
      level = random.nextInt(100) == 0 ? Math.exp(2.0 * random.nextGaussian()) : level;
      double norm = level * (0.5 + random.nextDouble());
      double whole = norm * (1.0 + random.nextDouble());
      step(SHORT, bed, norm, whole);
      reference.step(norm, whole);
      assertEquals(reference.frozen, isFrozen(), "step " + t);
      changes += before == isFrozen() ? 0 : 1;
      before = isFrozen();
    }
    assertTrue(changes > 10, changes + " changes");
  }

  @Test
  void aQuietGroupIsFrozenAndSaysWhy() {
    for (int t = 0; t < 40; t++) {
      assertEquals(List.of(), step(1.0).events());
    }
    List<String> events = List.of();
    int t = 0;
    while (!isFrozen()) {
      events = step(0.1).events();
      t++;
    }
    assertEquals(List.of("quiet gradient"), events);
    // .1 + .9 .8^t <= .4 from t = 5 on; five of them
    assertEquals(9, t);
  }

  /** At multiples of what it is held for, which doubles to 64. */
  @Test
  void whatStaysQuietIsLookedAtLessAndLess() {
    freeze();
    int clock = 49;
    int[] wakes = {64, 96, 192, 256, 320};
    for (int wake : wakes) {
      clock += wait(0.1);
      assertEquals(wake, clock);
      for (int i = 0; i < 4; i++) {
        assertEquals(0.0, bed.value(Signal.FROZEN));
        step(0.1);
        clock++;
      }
      assertTrue(isFrozen());
    }
  }

  @Test
  void aGradientThatRevivesIsTrained() {
    freeze();
    wait(0.1);
    List<String> events = List.of();
    for (int i = 0; i < 4; i++) {
      events = step(0.7).events();
    }
    assertEquals(List.of("revived gradient"), events);
    assertEquals(0.0, bed.value(Signal.FROZEN));
  }

  /** Between the thresholds nothing changes, from either side. */
  @Test
  void betweenTheThresholdsItStaysAsItIs() {
    for (int t = 0; t < 40; t++) {
      step(1.0);
    }
    for (int t = 0; t < 400; t++) {
      step(0.5);
      assertEquals(0.0, bed.value(Signal.FROZEN));
    }
    freeze();
    wait(0.5);
    for (int i = 0; i < 4; i++) {
      step(0.5);
    }
    assertTrue(isFrozen());
  }

  @Test
  void aDriftThawsAndStartsAnew() {
    freeze();
    SHORT.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertTrue(isFrozen());
    SHORT.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(0.0, bed.value(Signal.FROZEN));
    Bed fresh = bed(SHORT);
    for (int i = 0; i < bed.memory.size(); i++) {
      assertEquals(fresh.memory.get(i), bed.memory.get(i), "cell " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1, FROM_INPUT, false", "1, 0, FROM_INPUT, false", "1, 0, ANY, true"})
  void whoMayBeFrozen(double freezable, double before, Order order, boolean frozen) {
    Freezing freezing = SHORT.withOrder(order);
    Bed other = bed(freezing);
    other.with(Signal.FREEZABLE, freezable).with(Signal.FROZEN_BEFORE, before);
    for (int t = 0; t < 100; t++) {
      step(freezing, other, t < 40 ? 1.0 : 0.1, 2.0);
    }
    assertEquals(frozen ? 1.0 : 0.0, other.value(Signal.FROZEN));
  }

  /** A group that holds all of the gradient is not quiet, however short it has become. */
  @Test
  void whatIsTheWholeStaysTrained() {
    for (int t = 0; t < 100; t++) {
      step(SHORT, bed, t < 40 ? 1.0 : 0.1, t < 40 ? 1.0 : 0.1);
    }
    assertEquals(0.0, bed.value(Signal.FROZEN));
  }

  @Test
  void whatIsNotFiniteOrLeftOutSaysNothing() {
    for (int t = 0; t < 20; t++) {
      step(1.0);
    }
    double[] before = cells();
    step(SHORT, bed, Double.NaN, 0.0);
    step(SHORT, bed, 1.0, 0.0);
    Response skipped = new Response();
    skipped.verdict(Verdict.SKIP);
    bed.with(Statistic.G_G, 1e-8);
    SHORT.examine(bed.signals, Coefficients.of(List.of()), skipped, bed.memory);
    double[] after = cells();
    before[before.length - 1] += 3.0; // the clock
    assertEquals(Arrays.toString(before), Arrays.toString(after));
  }

  private double[] cells() {
    double[] cells = new double[bed.memory.size()];
    Arrays.setAll(cells, bed.memory::get);
    return cells;
  }

  private static void refused(String message, Runnable made) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, made::run).getMessage());
  }

  @Test
  void constantsAreRefusedByName() {
    Freezing all = Freezing.defaults();
    refused("high must be above low, 0.6, got 0.4", () -> all.withThresholds(0.6, 0.4));
    refused("high must be above low, 0.6, got 0.6", () -> all.withThresholds(0.6, 0.6));
    refused("low must be positive and finite, got 0.0", () -> all.withThresholds(0.0, 0.4));
    refused("high must be in [0.0, 1.0], got 1.5", () -> all.withThresholds(0.5, 1.5));
    refused("high must be in [0.0, 1.0], got NaN", () -> all.withThresholds(0.5, Double.NaN));
    refused("share must be positive and finite, got -1.0", () -> all.withShare(-1.0));
    refused("steps must be finite and at least 1.0, got 0.0", () -> all.withSteps(0, 0));
    refused("settle must be finite and at least 0.0, got -1.0", () -> all.withSteps(-1, 1));
    refused("hold must be finite and at least 1.0, got 0.0", () -> all.withTimes(0, 10, 1));
    refused("longest must be finite and at least 10.0, got 9.0", () -> all.withTimes(10, 9, 1));
    refused("look must be finite and at least 1.0, got 0.0", () -> all.withTimes(10, 10, 0));
    refused(
        "decay must be in [0, 1), got 1.0",
        () -> new Freezing(0.1, 0.2, 1.0, 1.0, 0, 5, 16, 64, 4, Order.ANY));
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return SHORT;
    }
  }
}
