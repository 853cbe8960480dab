package io.github.ae4j.examples.fuzz;

import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.examples.fuzz.Fault.Kind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A case at work: a problem, a steered optimizer on it, and what is checked after each step. */
final class Trial {
  /** Ordinary steps in which all must be as usual again. */
  static final int RECOVERY = 500;

  private static final int WINDOW = 100;
  private static final int DELAY = 10;
  private static final double FALLEN = 4.0;
  private static final double FLOOR = 0.05;
  private static final double SHORTER = 30.0;
  private static final double LONGEST_MOVE = 5.0;

  /** What the last {@value #WINDOW} steps of a run came to: mean excess, mean length of a step, who moved. */
  record End(double excess, double length, boolean[] moved) {}

  private final FuzzCase fuzz;
  private final boolean hostile;
  private final SplittableRandom random;
  private final Quadratic problem;
  private final Watch watch = new Watch();
  private final Subject subject;
  private final double[] theta;
  private final double[] before;
  private final double[] gradient;
  private final ArrayDeque<double[]> earlier = new ArrayDeque<>();
  private double loss;
  private int steps;
  private @Nullable Runnable old;

  private Trial(FuzzCase fuzz, boolean hostile) {
    this.fuzz = fuzz;
    this.hostile = hostile;
    SplittableRandom all = new SplittableRandom(fuzz.random());
    random = all.split();
    problem = new Quadratic(fuzz.setting().size(), all.split());
    theta = problem.start();
    before = theta.clone();
    gradient = new double[theta.length];
    subject = fuzz.backend().subject(fuzz.setting(), watch.on(fuzz.setting()), theta.clone());
    subject.read(theta);
  }

  /**
   * Runs a case.
   *
   * @return steps made
   * @throws Fault if something does not hold
   */
  static int run(FuzzCase fuzz) {
    Trial trial = opened(fuzz, true);
    End end = trial.guarded();
    if (!fuzz.isOneBadBatch() && allTrue(end.moved())) {
      return trial.steps;
    }
    Trial clean = opened(fuzz, false);
    compare(fuzz, end, clean.guarded());
    return trial.steps + clean.steps;
  }

  private static Trial opened(FuzzCase fuzz, boolean hostile) {
    try {
      return new Trial(fuzz, hostile);
    } catch (RuntimeException | Error e) {
      throw undocumented(e, 0);
    }
  }

  private static Fault undocumented(Throwable e, int step) {
    String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    return new Fault(Kind.UNDOCUMENTED_EXCEPTION, e + where + " in step " + step, e);
  }

  private static boolean allTrue(boolean[] all) {
    for (boolean each : all) {
      if (!each) {
        return false;
      }
    }
    return true;
  }

  /** Holds the end of a case to that of the same run without hostility. */
  private static void compare(FuzzCase fuzz, End end, End usual) {
    for (int i = 0; i < end.moved().length; i++) {
      if (!end.moved()[i] && usual.moved()[i]) {
        Kind kind = fuzz.length() == 1 ? Kind.DEAD : Kind.DEAD_AFTER_MANY;
        throw new Fault(kind, "who moves is " + Arrays.toString(end.moved()));
      }
    }
    boolean low = end.excess() <= FALLEN * usual.excess() + FLOOR * end.moved().length;
    boolean moves = end.length() >= usual.length() / SHORTER;
    if (fuzz.isOneBadBatch() && !(low && moves)) {
      Kind kind = fuzz.warmUp() < FuzzCase.EARLY ? Kind.NOT_BACK_FROM_AN_EARLY_ONE : Kind.NOT_BACK;
      throw new Fault(
          kind,
          "excess %.3g for %.3g, steps of %.3g for %.3g"
              .formatted(end.excess(), usual.excess(), end.length(), usual.length()));
    }
  }

  private End guarded() {
    try (subject) {
      return run();
    } catch (Fault e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw undocumented(e, steps);
    }
  }

  private End run() {
    for (int t = 0; t < fuzz.warmUp(); t++) {
      old = t == fuzz.warmUp() / 2 && hostile && needsOld() ? subject.save() : old;
      step(false);
    }
    for (int t = 0; t < fuzz.length(); t++) {
      step(hostile);
    }
    return recover();
  }

  private boolean needsOld() {
    return fuzz.hostility() == Hostility.BACK_TO_AN_OLD_STATE && subject.saves();
  }

  private End recover() {
    boolean[] moved = new boolean[theta.length];
    double excess = 0.0;
    double length = 0.0;
    for (int t = 0; t < RECOVERY; t++) {
      System.arraycopy(theta, 0, before, 0, theta.length);
      step(false);
      double square = 0.0;
      for (int i = 0; i < theta.length; i++) {
        double change = theta[i] - before[i];
        moved[i] |= change != 0.0;
        square += change * change;
      }
      if (t >= RECOVERY - WINDOW) {
        excess += problem.excess(theta) / WINDOW;
        length += Math.sqrt(square) / WINDOW;
      }
    }
    return new End(excess, length, moved);
  }

  private void step(boolean struck) {
    loss = problem.batch(theta, gradient);
    if (hostile && fuzz.hostility() == Hostility.DELAYED) {
      earlier.addLast(gradient.clone());
    }
    if (struck) {
      fuzz.hostility().strike(this);
    }
    subject.step(loss, gradient);
    steps++;
    subject.read(theta);
    check();
  }

  private void check() {
    for (int i = 0; i < theta.length; i++) {
      if (!Double.isFinite(theta[i])) {
        throw new Fault(Kind.NON_FINITE_WEIGHT, "weight " + i + " is " + theta[i] + in());
      }
    }
    if (watch.outside() != null) {
      throw new Fault(Kind.OUT_OF_BOUND, watch.outside());
    }
  }

  private String in() {
    return " in step " + steps;
  }

  SplittableRandom random() {
    return random;
  }

  Subject subject() {
    return subject;
  }

  /** Gradient of the batch at hand, to be changed. */
  double[] gradient() {
    return gradient;
  }

  double loss() {
    return loss;
  }

  void loss(double other) {
    loss = other;
  }

  void ask(Verdict verdict) {
    watch.ask(verdict);
  }

  /** Has the batch bring the gradient of some steps ago. */
  void delay() {
    while (earlier.size() > DELAY) {
      earlier.removeFirst();
    }
    System.arraycopy(earlier.getFirst(), 0, gradient, 0, gradient.length);
  }

  /** Offers what does not fit. */
  void misfit(int kind) {
    int length = kind == 0 ? 0 : kind == 1 ? theta.length - 1 : theta.length + 1;
    refused("a gradient of " + length, () -> subject.misfit(length));
  }

  private void refused(String what, BooleanSupplier call) {
    try {
      if (!call.getAsBoolean()) {
        return;
      }
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      if (!message.contains("must ") || !message.contains("got ")) {
        throw new Fault(Kind.NOT_REFUSED, what + " says: " + message, e);
      }
      return;
    }
    throw new Fault(Kind.NOT_REFUSED, what + in());
  }

  /** Moves a coefficient, and tries to move it to what is no number. */
  void move() {
    List<String> names = fuzz.setting().steered();
    String name = names.get(random.nextInt(names.size()));
    double at = subject.loop().coordinate(0, name);
    double by = LONGEST_MOVE * (2.0 * random.nextDouble() - 1.0);
    subject.loop().move(0, name, at + by);
    double none = random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NaN;
    refused("a move", () -> !Double.isNaN(subject.loop().move(0, name, none)));
  }

  /** Gives rewards, and tries some that cannot be squared. */
  void reward() {
    subject.loop().reward(random.nextBoolean() ? 1e150 : -random.nextDouble());
    double none = random.nextBoolean() ? 1e160 : Double.NaN;
    refused(
        "a reward",
        () -> {
          subject.loop().reward(none);
          return true;
        });
  }

  /** Saves, makes a step that is spoilt, and goes back: to the same weights, bit by bit. */
  void saveAndRestore() {
    if (!subject.saves()) {
      return;
    }
    Runnable back = subject.save();
    String text = subject.loop().checkpoint();
    double[] weights = theta.clone();
    double[] spoilt = gradient.clone();
    spoilt[0] = 3.0;
    subject.step(2.0, spoilt);
    back.run();
    subject.read(theta);
    if (!Arrays.equals(weights, theta) || !text.equals(subject.loop().checkpoint())) {
      throw new Fault(Kind.NOT_RESTORED, "a checkpoint" + in());
    }
  }

  /** Goes back to half of the ordinary steps. */
  void goBack() {
    if (old != null) {
      old.run();
      subject.read(theta);
    }
  }

  /** Sets the weights from outside, as loading a model does. */
  void displace() {
    for (int i = 0; i < theta.length; i++) {
      theta[i] += 2.0 * random.nextDouble() - 1.0;
    }
    subject.write(theta);
    subject.read(theta);
  }

  void moveTarget() {
    problem.move();
  }
}
