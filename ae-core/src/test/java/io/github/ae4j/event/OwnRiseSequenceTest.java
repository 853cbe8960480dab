package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part's formula, line by line in plain Java, beside the part on a long random run. */
class OwnRiseSequenceTest {
  private static final int STEPS = 20_000;

  private final OwnRise event = new OwnRise(0.3, 25.0, 8.0, 1.5, 10.0, 1.5, -0.2);
  private final EventBed loop = new EventBed();
  private final Bed bed = new Bed(event);
  private final Plain plain = new Plain();
  private final SplittableRandom random = new SplittableRandom(1);
  private int calls;

  private static final class Plain {
    final Mean fast = new Mean(0.7);
    final Mean slow = new Mean(0.95);
    final Mean change = new Mean(0.95);
    int losses;
    double first;
    double low;
    double rateLow;
    double account;
    double climb;
    double least;
    double last = Double.NaN;
    double quiet;
    double streak;
    double top = Double.NEGATIVE_INFINITY;
    double level = Double.NEGATIVE_INFINITY;
    boolean began;
    boolean hasCalled;
    boolean rises;
    double asked;
    boolean calls;

    double scale() {
      return change.value() + 1e-3 * Math.abs(first) + 1e-30;
    }

    boolean far() {
      double most = Math.max(top, level);
      return began && fast.value() > most + 4.0 * Math.abs(most) + 1e-30;
    }

    void step(double loss, double agreement, double due, double x) {
      quiet = Math.max(0.0, quiet - 1.0);
      boolean stands = losses >= 5;
      start(loss);
      fast.add(loss);
      slow.add(loss);
      if (losses == 1 && !stands || fast.value() < low) {
        low = fast.value();
        rateLow = x;
      }
      if (!Double.isNaN(last)) {
        double sum = climb + Math.max(-4.0, Math.min(4.0, (loss - first) / scale())) - 1.0;
        climb = x > rateLow || far() ? Math.max(0.0, sum) : 0.0;
        change.add(Math.abs(loss - last));
      }
      last = loss;
      if (losses == 1 && !stands || slow.value() < least) {
        least = slow.value();
        account = 0.0;
      }
      account = Math.max(0.0, account + due);
      if (stands && fast.value() < first) {
        streak = 0.0;
        level = top;
      }
      boolean above = hasCalled || (began && Math.max(loss, fast.value()) > top);
      rises = above && agreement > 0.3;
      asked = rises && quiet == 0.0 ? 1.5 * (1.0 + streak) + Math.max(0.0, x - rateLow) : 0.0;
      boolean owes = climb > 8.0 && (account >= 1.5 * scale() || far());
      calls = asked > 0.0 && stands && (account > 25.0 * scale() || owes);
    }

    private void start(double loss) {
      if (losses < 5) {
        first = (first * losses + loss) / (losses + 1);
        losses++;
        if (losses == 5) {
          top = Math.max(top, first);
          began = true;
        }
      }
    }

    void called(double loss) {
      quiet = 10.0 * Math.pow(2.0, streak);
      streak++;
      climb = 0.0;
      account = 0.0;
      slow.clear();
      least = loss;
      level = Math.max(loss, fast.value());
      hasCalled = true;
    }

    void drift() {
      losses = 0;
      first = 0.0;
      fast.clear();
      slow.clear();
      least = 0.0;
      account = 0.0;
      climb = 0.0;
      quiet = 0.0;
      streak = 0.0;
    }
  }

  /** LP_b. */
  private static final class Mean {
    private final double decay;
    private double sum;
    private double weight;

    Mean(double decay) {
      this.decay = decay;
    }

    void add(double x) {
      sum = decay * sum + (1.0 - decay) * x;
      weight = decay * weight + (1.0 - decay);
    }

    double value() {
      return weight > 0.0 ? sum / weight : 0.0;
    }

    void clear() {
      sum = 0.0;
      weight = 0.0;
    }
  }

  /** Losses about 1 that climb and fall, or the same far below 0. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0, -3.0, -200.0})
  void itIsTheFormula(double offset) {
    double log = 0.0;
    double slope = 0.0;
    double x = Math.log(0.1);
    for (int t = 0; t < STEPS; t++) {
      if (t % 12 == 0) {
        slope =
            t < 60
                ? (offset < 0.0 ? 0.04 : -0.01)
                : -0.15 * log * random.nextDouble() + random.nextDouble(-0.4, 0.4);
      }
      log += slope + random.nextDouble(-0.1, 0.1);
      x += random.nextDouble(-0.1, 0.1) - 0.02 * (x - Math.log(0.1));
      step(t, offset + Math.exp(log), x);
    }
    assertTrue(calls > 20, "only " + calls + " calls");
  }

  private void step(int t, double loss, double x) {
    double agreement = random.nextDouble(0.2, 0.6);
    double phase = random.nextDouble(-0.5, 1.0);
    double direction = 10.0 * random.nextDouble();
    double opposed = random.nextDouble(-0.4, 0.4);
    loop.alpha.place(0, x);
    bed.with(Statistic.LOSS, loss).with(Signal.PERSISTENCE_SLOW, agreement);
    bed.with(Signal.PHASE, phase).with(Signal.GRADIENT_NORM, 0.1);
    bed.with(Signal.DIRECTION_LENGTH, direction).with(Signal.PHASE_FAST, opposed);
    plain.step(loss, agreement, phase * 0.1 * direction * Math.exp(x), x);
    Interruption asked = loop.examine(event, bed).interruption();
    assertEquals(plain.calls, asked == Interruption.INSTABILITY, "step " + t);
    assertEquals(plain.rises ? 1.0 : 0.0, bed.value(Signal.OWN_RISE), "step " + t);
    assertEquals(plain.calls ? 0.0 : plain.asked, bed.value(Signal.OWN_CUT), 1e-9, "step " + t);
    assertEquals(x - (plain.calls ? plain.asked : 0.0), loop.alpha.coordinate(0), 1e-9);
    interrupt(loss, opposed);
  }

  /** By its own call; or by another event's, now and then. */
  private void interrupt(double loss, double opposed) {
    double dice = random.nextDouble();
    if (plain.calls || dice < 0.01) {
      boolean own = plain.calls || plain.asked > 0.0;
      event.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
      assertEquals(own && opposed >= -0.2 ? 1.0 : 0.0, bed.value(Signal.OWN_RISE));
      if (own) {
        plain.called(loss);
        calls++;
      }
    } else if (dice > 0.997) {
      event.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
      plain.drift();
    }
  }
}
