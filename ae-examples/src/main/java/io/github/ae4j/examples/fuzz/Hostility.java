package io.github.ae4j.examples.fuzz;

import io.github.ae4j.coefficient.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

/** What is done to a trial's batch, or to its optimizer, before a step of it. */
enum Hostility {
  ZERO_GRADIENT(each(g -> 0.0)),
  NAN_COORDINATE(one(g -> Double.NaN)),
  NAN_GRADIENT(each(g -> Double.NaN)),
  INFINITE_COORDINATE(one(g -> g / 0.0)),
  INFINITE_GRADIENT(each(g -> Math.copySign(Double.POSITIVE_INFINITY, g))),
  TIMES_1E4(each(g -> 1e4 * g)),
  TIMES_1E10(each(g -> 1e10 * g)),
  GRADIENT_OF_1E21(each(g -> Math.copySign(1e21, g))),
  GRADIENT_OF_1E150(each(g -> Math.copySign(1e150, g))),
  GRADIENT_OF_1E200(each(g -> Math.copySign(1e200, g))),
  COORDINATE_OF_1E10(one(g -> Math.copySign(1e10, g))),
  COORDINATE_OF_1E21(one(g -> Math.copySign(1e21, g))),
  COORDINATE_OF_1E150(one(g -> Math.copySign(1e150, g))),
  TIMES_1E_20(each(g -> 1e-20 * g)),
  GRADIENT_OF_1E_310(each(g -> Math.copySign(1e-310, g))),
  CONSTANT_GRADIENT(each(g -> 1.0)),
  SIGN_FLIP(each(g -> -g)),
  ONE_COORDINATE(Hostility::oneAlone),
  RANDOM_DIRECTION(t -> Arrays.setAll(t.gradient(), i -> 60.0 * t.random().nextDouble() - 30.0)),
  DELAYED(Trial::delay),
  LOSS_NAN(t -> t.loss(Double.NaN)),
  LOSS_INFINITE(t -> t.loss(Double.POSITIVE_INFINITY)),
  LOSS_MINUS_INFINITE(t -> t.loss(Double.NEGATIVE_INFINITY)),
  LOSS_ZERO(t -> t.loss(0.0)),
  LOSS_NEGATIVE(t -> t.loss(-t.loss())),
  LOSS_CONSTANT(t -> t.loss(1.0)),
  LOSS_OF_1E300(t -> t.loss(1e300)),
  LOSS_OF_1E149(t -> t.loss(t.random().nextBoolean() ? 1e149 : -1e149)),
  LOSS_OF_1E_300(t -> t.loss(1e-300)),
  LOSS_AND_GRADIENT_TIMES_1E6(each(g -> 1e6 * g).andThen(t -> t.loss(1e12 * t.loss()))),
  EVERY_OTHER_SKIPPED(t -> t.loss(t.random().nextBoolean() ? Double.NaN : t.loss())),
  MISFIT(false, t -> t.misfit(t.random().nextInt(3))),
  MOVES(false, Trial::move),
  REWARDS(false, Trial::reward),
  VERDICTS(false, t -> t.ask(anyVerdict(t))),
  SAVED_AND_RESTORED(false, Trial::saveAndRestore),
  BACK_TO_AN_OLD_STATE(false, Trial::goBack),
  SERVED(false, t -> t.subject().serve()),
  HANDED_BACK(false, t -> t.subject().handBack(t.gradient().clone())),
  WEIGHTS_FROM_OUTSIDE(false, Trial::displace),
  TARGET_SWITCH(false, Trial::moveTarget);

  private final boolean bad;
  private final Consumer<Trial> strike;

  Hostility(Consumer<Trial> strike) {
    this(true, strike);
  }

  Hostility(boolean bad, Consumer<Trial> strike) {
    this.bad = bad;
    this.strike = strike;
  }

  /** Whether it is a batch that is bad, after one of which all must be as usual again. */
  boolean isBad() {
    return bad;
  }

  void strike(Trial trial) {
    strike.accept(trial);
  }

  private static Consumer<Trial> each(DoubleUnaryOperator change) {
    return t -> Arrays.setAll(t.gradient(), i -> change.applyAsDouble(t.gradient()[i]));
  }

  private static Consumer<Trial> one(DoubleUnaryOperator change) {
    return t -> {
      int i = t.random().nextInt(t.gradient().length);
      t.gradient()[i] = change.applyAsDouble(t.gradient()[i]);
    };
  }

  /** One of those that every adapter carries out. */
  private static Verdict anyVerdict(Trial trial) {
    List<Verdict> all = List.copyOf(new TreeSet<>(Verdict.common()));
    return all.get(trial.random().nextInt(all.size()));
  }

  private static void oneAlone(Trial trial) {
    int kept = trial.random().nextInt(trial.gradient().length);
    double g = trial.gradient()[kept];
    Arrays.fill(trial.gradient(), 0.0);
    trial.gradient()[kept] = g;
  }
}
