package io.github.ae4j.examples.tune;

import io.github.ae4j.LoopBuilder;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.LossShift;
import io.github.ae4j.law.MomentumClock;
import io.github.ae4j.law.MomentumShare;
import io.github.ae4j.law.PersistenceDrive;
import io.github.ae4j.law.RecentLeak;
import io.github.ae4j.limit.DecreaseLimit;
import io.github.ae4j.limit.PolyakFloor;
import io.github.ae4j.limit.RelativeStepLimit;
import io.github.ae4j.limit.StartGauge;
import io.github.ae4j.measurement.EvidenceClock;
import io.github.ae4j.measurement.LossInnovation;
import io.github.ae4j.measurement.StepSlope;
import io.github.ae4j.preset.Presets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The constants of the standard loop as a vector, and the loop with other ones. */
final class LoopConstants {
  private static final List<LoopConstant> ALL =
      List.of(
          new LoopConstant("drive.gain", Chart.LOG, 0.004, 0.1, 0.019),
          new LoopConstant("drive.bias", Chart.LINEAR, -0.1, 0.3, 0.06),
          new LoopConstant("drive.ramp", Chart.LOG, 1.0, 40.0, 10.0),
          new LoopConstant("drive.sprint", Chart.LOG, 1.0, 80.0, 40.0),
          new LoopConstant("drive.lift", Chart.LINEAR, 0.0, 1.5, 1.0),
          new LoopConstant("momentum.maximum", Chart.LOG_COMPLEMENT, 0.3, 0.9995, 0.98),
          new LoopConstant("momentum.halfway", Chart.LOG, 1.0, 100.0, 7.0),
          new LoopConstant("momentum.share", Chart.LINEAR, 0.3, 1.0, 0.8),
          new LoopConstant("clock.hold", Chart.LOG, 2.0, 60.0, 45.0),
          new LoopConstant("clock.threshold", Chart.LINEAR, 1.5, 6.0, 2.0),
          new LoopConstant("clock.patience", Chart.LOG, 100.0, 4_000.0, 1200.0),
          new LoopConstant("clock.backward", Chart.LOG, 0.02, 3.0, 2.0),
          new LoopConstant("clock.deadband", Chart.LINEAR, -0.1, 0.2, 0.0),
          new LoopConstant("slope.fast", Chart.LOG, 8.0, 100.0, 12.0),
          new LoopConstant("slope.slow", Chart.LOG, 30.0, 500.0, 300.0),
          new LoopConstant("limit.reach", Chart.LOG, 0.2, 5.0, 2.0),
          new LoopConstant("limit.exponent", Chart.LINEAR, 0.5, 1.3, 0.94),
          new LoopConstant("limit.offset", Chart.LOG, 1.0, 30.0, 2.6),
          new LoopConstant("start.gauge", Chart.LOG, 1e-3, 0.05, 0.01),
          new LoopConstant("decrease.share", Chart.LOG, 0.2, 4.0, 0.7),
          new LoopConstant("polyak.steps", Chart.LOG, 5.0, 100.0, 40.0),
          new LoopConstant("polyak.growth", Chart.LOG, 1.5, 30.0, 9.0),
          new LoopConstant("shift.allowance", Chart.LINEAR, 0.8, 2.5, 1.55),
          new LoopConstant("shift.threshold", Chart.LOG, 4.0, 15.0, 8.2));

  private final Map<String, Double> values;

  private LoopConstants(Map<String, Double> values) {
    this.values = values;
  }

  /** All that is turned. */
  static List<LoopConstant> all() {
    return ALL;
  }

  /** The constants of the standard loop. */
  static LoopConstants standard() {
    Map<String, Double> values = new LinkedHashMap<>();
    ALL.forEach(constant -> values.put(constant.name(), constant.standard()));
    return new LoopConstants(values);
  }

  /** The constants at places between their bounds, 0 to 1, in the order of {@link #all}. */
  static LoopConstants at(double[] places) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < places.length; i++) {
      values.put(ALL.get(i).name(), ALL.get(i).value(places[i]));
    }
    return new LoopConstants(values);
  }

  /** The places of these constants between their bounds. */
  double[] places() {
    return ALL.stream().mapToDouble(constant -> constant.place(value(constant.name()))).toArray();
  }

  /** The same with another value of one constant. */
  LoopConstants with(String name, double value) {
    value(name);
    Map<String, Double> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new LoopConstants(changed);
  }

  /** The values by name, in order. */
  Map<String, Double> values() {
    return new LinkedHashMap<>(values);
  }

  double value(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("name must be a constant's, got " + name);
    }
    return value;
  }

  /** The standard loop with these constants, its parts in the same order. */
  Preset preset() {
    return Presets.standard().with(this::turn);
  }

  private void turn(LoopBuilder loop) {
    turnCoefficients(loop);
    turnMeasurements(loop);
    LossShift shift = LossShift.standard();
    double allowance = value("shift.allowance");
    loop.without(shift.name())
        .event(
            new LossShift(
                allowance, value("shift.threshold"), shift.cap(), shift.opposed(), shift.cut()));
    turnLaws(loop);
    turnLimits(loop);
  }

  private void turnCoefficients(LoopBuilder loop) {
    loop.coefficient(
            Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, 1e-12, 1e6)
                .withMetaStep(value("drive.gain")))
        .coefficient(Coefficient.of(Coefficient.MOMENTUM, Chart.LOG_COMPLEMENT, 0.0, 0.9999));
  }

  private void turnMeasurements(LoopBuilder loop) {
    StepSlope slope = StepSlope.standard();
    LossInnovation innovation = LossInnovation.standard();
    EvidenceClock clock =
        new EvidenceClock(
            value("clock.hold"),
            value("clock.threshold"),
            value("clock.patience"),
            value("clock.backward"),
            value("clock.deadband"));
    loop.without(slope.name()).without(clock.name()).without(innovation.name());
    loop.measure(
        new StepSlope(value("slope.fast"), value("slope.slow"), slope.long60(), slope.phaseDecay()),
        clock,
        innovation);
  }

  private void turnLaws(LoopBuilder loop) {
    PersistenceDrive drive =
        new PersistenceDrive(
            value("drive.bias"), value("drive.ramp"), value("drive.sprint"), value("drive.lift"));
    MomentumClock momentum =
        new MomentumClock(value("momentum.maximum"), value("momentum.halfway"));
    RecentLeak leak = RecentLeak.standard();
    MomentumShare share = new MomentumShare(value("momentum.share"));
    loop.without(drive.name()).without(leak.name());
    loop.without(momentum.name()).without(share.name()).law(drive, leak, momentum, share);
  }

  private void turnLimits(LoopBuilder loop) {
    double growth = value("polyak.growth");
    PolyakFloor floor =
        new PolyakFloor(value("polyak.steps"), growth, PolyakFloor.standard().decay());
    StartGauge gauge = new StartGauge(value("start.gauge"), value("start.gauge"));
    RelativeStepLimit limit =
        new RelativeStepLimit(value("limit.reach"), value("limit.exponent"), value("limit.offset"));
    DecreaseLimit decrease = new DecreaseLimit(value("decrease.share"));
    loop.without(floor.name()).without(gauge.name()).without(limit.name());
    loop.without(decrease.name()).limit(floor, gauge, limit, decrease);
  }
}
