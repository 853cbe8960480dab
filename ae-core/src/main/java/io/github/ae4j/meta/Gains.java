package io.github.ae4j.meta;

import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.memory.Nearest;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.preset.StandardConstant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The named numbers of a standard loop that it is differentiated in, each on a chart: the logarithm of a positive one,
 * the logit of a share in (0, 1), the number itself where it may have any sign. Immutable.
 */
@Experimental
public final class Gains {
  /** What is no gain: bounds that no run has met, a whole number, and what only another preset has. */
  private static final Set<StandardConstant> NONE =
      EnumSet.of(
          StandardConstant.RATE_MINIMUM,
          StandardConstant.RATE_MAXIMUM,
          StandardConstant.MOMENTUM_BOUND,
          StandardConstant.FLAT_PATIENCE,
          StandardConstant.CLOCK_FIRST,
          StandardConstant.CLOCK_TRAINED,
          StandardConstant.READOUT_LEAD);

  /** Shares and decays. */
  private static final Set<StandardConstant> IN_UNIT =
      EnumSet.of(
          StandardConstant.MOMENTUM_MAXIMUM,
          StandardConstant.UNSHARED_MAXIMUM,
          StandardConstant.MOMENTUM_SHARE,
          StandardConstant.CLOCK_MOST,
          StandardConstant.AVERAGING_SHARE,
          StandardConstant.PHASE_DECAY,
          StandardConstant.INNOVATION_DECAY,
          StandardConstant.INNOVATION_TAIL,
          StandardConstant.SHIFT_SHARE,
          StandardConstant.RISE_AGREEMENT,
          StandardConstant.LASTING_QUANTILE,
          StandardConstant.LASTING_LIFT,
          StandardConstant.HEAD_FACTOR,
          StandardConstant.POLYAK_DECAY,
          StandardConstant.CLIP_FADING);

  private final StandardConfig config;
  private final List<StandardConstant> constants;

  private Gains(StandardConfig config, List<StandardConstant> constants) {
    this.config = config;
    this.constants = List.copyOf(constants);
  }

  /** Every gain of the standard loop as shipped. */
  public static Gains standard() {
    return of(StandardConfig.defaults());
  }

  /** Every gain of a configuration. */
  public static Gains of(StandardConfig config) {
    Objects.requireNonNull(config, "config");
    return new Gains(config, List.copyOf(EnumSet.complementOf(EnumSet.copyOf(NONE))));
  }

  /**
   * These with fewer names.
   *
   * @param names as {@code drive_gain}; each one of {@link #names}
   * @throws IllegalArgumentException if there is none of a name, tells the nearest; or a name is there twice
   */
  public Gains only(List<String> names) {
    Objects.requireNonNull(names, "names");
    List<StandardConstant> fewer = new ArrayList<>();
    for (String name : names) {
      int at = names().indexOf(name);
      if (at < 0) {
        throw new IllegalArgumentException(
            "gain must be one of the loop's, got "
                + name
                + "; the nearest is "
                + Nearest.to(name, names()));
      }
      if (fewer.contains(constants.get(at))) {
        throw new IllegalArgumentException("gains must each be named once, got " + name + " twice");
      }
      fewer.add(constants.get(at));
    }
    return new Gains(config, fewer);
  }

  /** Number of gains. */
  public int size() {
    return constants.size();
  }

  /** Their names, as {@code drive_gain}, in order. */
  public List<String> names() {
    return constants.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** The chart of gain i. */
  public Chart chart(int i) {
    StandardConstant constant = constants.get(i);
    if (IN_UNIT.contains(constant)) {
      return Chart.LOGIT;
    }
    return constant.initial() > 0.0 ? Chart.LOG : Chart.LINEAR;
  }

  /** Value of gain i. */
  public double value(int i) {
    return config.get(constants.get(i));
  }

  /**
   * Coordinate of each gain on its chart, in order.
   *
   * @throws IllegalArgumentException if a gain's value has none, as 0 has no logarithm; names it
   */
  public double[] coordinates() {
    double[] x = new double[size()];
    for (int i = 0; i < x.length; i++) {
      check(i, value(i));
      x[i] = chart(i).coordinate(value(i));
    }
    return x;
  }

  private void check(int i, double value) {
    if (!chart(i).covers(value)) {
      throw new IllegalArgumentException(
          names().get(i) + " must have a coordinate on its chart, " + chart(i) + ", got " + value);
    }
  }

  /**
   * The same gains at other coordinates; one whose coordinate has not changed keeps its value to the last bit.
   *
   * @param coordinates on their charts, in order
   * @throws IllegalArgumentException if there are not as many as gains, or one is that of no value on its chart
   */
  public Gains at(double[] coordinates) {
    Objects.requireNonNull(coordinates, "coordinates");
    if (coordinates.length != size()) {
      throw new IllegalArgumentException(
          "coordinates must be as many as gains, " + size() + ", got " + coordinates.length);
    }
    double[] now = coordinates();
    StandardConfig moved = config;
    for (int i = 0; i < now.length; i++) {
      if (coordinates[i] != now[i]) {
        double value = chart(i).value(coordinates[i]);
        check(i, value);
        moved = moved.with(constants.get(i), value);
      }
    }
    return new Gains(moved, constants);
  }

  /** The same gains, one of them moved by dx on its chart. */
  public Gains moved(int i, double dx) {
    double[] x = coordinates();
    x[i] += dx;
    return at(x);
  }

  /** The configuration with these values. */
  public StandardConfig config() {
    return config;
  }

  /** The standard loop with these values. */
  public Preset preset() {
    return Presets.standard(config);
  }
}
