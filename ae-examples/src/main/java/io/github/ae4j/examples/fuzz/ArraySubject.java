package io.github.ae4j.examples.fuzz;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.group.ArrayGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An optimizer on a plain array; its variant has two groups of weights. */
final class ArraySubject implements Subject {
  private final Setting setting;
  private final Preset preset;
  private final double[] wide;
  private final float[] narrow;
  private final float[] narrowGradient;
  private final ArrayOptimizer optimizer;
  private ArrayTrainer trainer;

  ArraySubject(Setting setting, Preset preset, double[] start) {
    this.setting = setting;
    this.preset = preset;
    wide = start;
    narrow = narrow(start);
    narrowGradient = new float[start.length];
    optimizer = optimizer();
    trainer = steer();
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  private ArrayTrainer steer() {
    return ArrayTrainer.steer(optimizer, preset, setting.cadence(), setting.timing());
  }

  private ArrayOptimizer optimizer() {
    ArraySettings settings =
        ArraySettings.of(setting.rate()).withWeightDecay(setting.decay()).withNoiseSeed(1L);
    boolean grouped = setting.variant() && wide.length > 1;
    int half = wide.length / 2;
    if (grouped) {
      settings =
          settings.withGroups(
              ArrayGroup.own("body", 0, half), ArrayGroup.own("head", half, wide.length));
    }
    List<int[]> shapes = new ArrayList<>();
    if (grouped) {
      shapes.add(new int[] {half});
    }
    int left = wide.length - (grouped ? half : 0);
    shapes.add(left % 2 == 0 ? new int[] {2, left / 2} : new int[] {left});
    return setting.single() ? single(settings, shapes) : wide(settings, shapes);
  }

  private ArrayOptimizer single(ArraySettings settings, List<int[]> shapes) {
    return switch (setting.optimizer()) {
      case "sgd" -> ArrayOptimizer.sgd(narrow, settings);
      case "adam" -> ArrayOptimizer.adam(narrow, settings);
      case "adamw" -> ArrayOptimizer.adamW(narrow, settings);
      default -> ArrayOptimizer.adafactor(narrow, shapes, settings);
    };
  }

  private ArrayOptimizer wide(ArraySettings settings, List<int[]> shapes) {
    return switch (setting.optimizer()) {
      case "sgd" -> ArrayOptimizer.sgd(wide, settings);
      case "adam" -> ArrayOptimizer.adam(wide, settings);
      case "adamw" -> ArrayOptimizer.adamW(wide, settings);
      default -> ArrayOptimizer.adafactor(wide, shapes, settings);
    };
  }

  @Override
  public void read(double[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = setting.single() ? narrow[i] : wide[i];
    }
  }

  @Override
  public void write(double[] weights) {
    for (int i = 0; i < weights.length; i++) {
      wide[i] = weights[i];
      narrow[i] = (float) weights[i];
    }
  }

  @Override
  public void step(double loss, double[] gradient) {
    if (setting.single()) {
      trainer.step(loss, narrowed(gradient));
    } else {
      trainer.step(loss, gradient);
    }
  }

  private float[] narrowed(double[] gradient) {
    for (int i = 0; i < gradient.length; i++) {
      narrowGradient[i] = (float) gradient[i];
    }
    return narrowGradient;
  }

  @Override
  public boolean misfit(int length) {
    if (setting.single()) {
      trainer.step(1.0, new float[length]);
    } else {
      trainer.step(1.0, new double[length]);
    }
    return true;
  }

  @Override
  public ControlLoop loop() {
    return trainer.loop();
  }

  @Override
  public void serve() {
    if (trainer.hasReadout()) {
      for (double weight : trainer.readout()) {
        if (!Double.isFinite(weight)) {
          throw new Fault(Fault.Kind.NON_FINITE_WEIGHT, "the readout has " + weight);
        }
      }
    }
  }

  @Override
  public Runnable save() {
    double[] weights = new double[wide.length];
    read(weights);
    double[] state = optimizer.state();
    String text = loop().checkpoint();
    boolean buffer = setting.loop() == Setting.Loop.READOUT;
    double @Nullable [] readout = buffer ? trainer.readout() : null;
    return () -> {
      write(weights);
      optimizer.restore(state);
      loop().restore(text);
      if (readout != null) {
        trainer.restoreReadout(readout);
      }
    };
  }

  @Override
  public void handBack(double[] gradient) {
    trainer.close();
    if (setting.single()) {
      optimizer.step(narrowed(gradient));
    } else {
      optimizer.step(gradient);
    }
    trainer = steer();
  }

  @Override
  public void close() {
    trainer.close();
  }
}
