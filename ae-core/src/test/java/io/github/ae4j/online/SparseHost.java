package io.github.ae4j.online;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.testkit.ArrayHost;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@link SparsePlant}, alone or under a loop, all of whose parameters every step touches unless it is said which. */
class SparseHost implements ArrayHost {
  private static final double MOMENTUM = 0.9;

  final SparsePlant plant;
  final SparseAdapter adapter;
  private final double[] shown;
  private final @Nullable ControlLoop loop;
  private boolean open;
  private long updates;

  SparseHost(OnlineOptimizer optimizer, double[] parameters, @Nullable Preset preset) {
    shown = parameters;
    plant =
        new SparsePlant(
            OnlineSettings.of(1, optimizer).withLearningRate(0.01).withMomentum(MOMENTUM),
            parameters.length);
    for (int i = 0; i < parameters.length; i++) {
      plant.place(i, parameters[i]);
    }
    adapter = new SparseAdapter(plant);
    loop = preset == null ? null : ControlLoop.on(adapter).preset(preset).build();
    open = loop != null;
    show();
  }

  @Override
  public void step(double loss, double[] gradient) {
    int[] all = new int[gradient.length];
    Arrays.setAll(all, i -> i);
    step(loss, all, gradient);
  }

  /** Makes a step that touches these coordinates. */
  Verdict step(double loss, int[] at, double[] gradient) {
    Touched touched = plant.touched();
    touched.clear(at.length);
    for (int i : at) {
      touched.add(i);
    }
    plant.load();
    System.arraycopy(gradient, 0, touched.g, 0, at.length);
    adapter.present(loss);
    Verdict verdict = open ? loop().step() : Verdict.APPLY;
    if (verdict != Verdict.SKIP) {
      plant.update();
      updates++;
    }
    show();
    return verdict;
  }

  private void show() {
    for (int i = 0; i < shown.length; i++) {
      shown[i] = plant.parameter(i);
    }
  }

  @Override
  public ControlLoop loop() {
    return Objects.requireNonNull(loop, "an optimizer alone has no loop");
  }

  @Override
  public long updates() {
    return updates;
  }

  @Override
  public double[] state() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      plant.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    double[] state = new double[bytes.size()];
    Arrays.setAll(state, i -> bytes.toByteArray()[i]);
    return state;
  }

  @Override
  public void restore(double[] state) {
    byte[] bytes = new byte[state.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) state[i];
    }
    try {
      plant.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    show();
  }

  @Override
  public void wrapAgain() {
    ControlLoop.on(adapter).build();
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      loop().close();
    }
  }
}
