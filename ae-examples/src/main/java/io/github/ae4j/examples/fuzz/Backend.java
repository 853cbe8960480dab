package io.github.ae4j.examples.fuzz;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.examples.nd4j.Nd4jThreads;
import io.github.ae4j.examples.torch.TorchThreads;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whose optimizers are steered. */
enum Backend {
  /** Plain Java. */
  ARRAYS(List.of("sgd", "adam", "adamw", "adafactor"), 0.97) {
    @Override
    Subject subject(Setting setting, Preset preset, double[] start) {
      return new ArraySubject(setting, preset, start);
    }

    @Override
    List<Timing> timings(String optimizer, Setting.Loop loop) {
      return loop == Setting.Loop.READOUT ? SAME : List.of(Timing.values());
    }

    @Override
    List<Cadence> cadences() {
      return CADENCES;
    }

    /** From 65,536 on a gradient is looked at while it is used. */
    @Override
    int largest() {
      return (1 << 16) + 8;
    }
  },

  /** DJL on PyTorch. */
  DJL(List.of("sgd", "adam", "adamw"), 0.02) {
    @Override
    void load() {
      TorchThreads.pin();
    }

    @Override
    Subject subject(Setting setting, Preset preset, double[] start) {
      return new DjlSubject(setting, preset, start);
    }

    @Override
    List<Cadence> cadences() {
      return CADENCES;
    }
  },

  /** ND4J: each updater bare, in DL4J, in SameDiff. */
  ND4J(Nd4jSubjects.optimizers(), 0.01) {
    @Override
    void load() {
      Nd4jThreads.pin();
    }

    @Override
    Subject subject(Setting setting, Preset preset, double[] start) {
      return Nd4jSubjects.of(setting, preset, start);
    }

    @Override
    List<Setting.Loop> loops(String optimizer) {
      return Nd4jSubjects.hasMoment(optimizer)
          ? Setting.Loop.presets()
          : List.of(Setting.Loop.RATE_ALONE);
    }

    @Override
    List<Timing> timings(String optimizer, Setting.Loop loop) {
      return optimizer.endsWith(Nd4jSubjects.FIT) ? List.of(Timing.NEXT_STEP) : SAME;
    }
  };

  private static final List<Timing> SAME = List.of(Timing.SAME_STEP);
  private static final List<Cadence> CADENCES =
      List.of(Cadence.everyStep(), new Cadence(20, 4), new Cadence(20, 16));

  private final List<String> optimizers;
  private final double share;

  Backend(List<String> optimizers, double share) {
    this.optimizers = optimizers;
    this.share = share;
  }

  List<String> optimizers() {
    return optimizers;
  }

  /** Its part of the steps where all backends are driven. */
  double share() {
    return share;
  }

  /** Has it loaded as is best for small problems. */
  void load() {}

  /** A steered optimizer over weights that start somewhere. */
  abstract Subject subject(Setting setting, Preset preset, double[] start);

  List<Timing> timings(String optimizer, Setting.Loop loop) {
    return SAME;
  }

  /** Loops that can steer an optimizer. */
  List<Setting.Loop> loops(String optimizer) {
    return Setting.Loop.presets();
  }

  /** The most weights that are driven. */
  int largest() {
    return 8;
  }

  List<Cadence> cadences() {
    return List.of(Cadence.everyStep());
  }

  /** Its name in options. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The backends that an option names. */
  static List<Backend> of(String name) {
    return Stream.of(values()).filter(b -> name.equals("all") || b.label().equals(name)).toList();
  }
}
