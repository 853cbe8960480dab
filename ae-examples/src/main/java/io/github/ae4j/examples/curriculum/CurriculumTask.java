package io.github.ae4j.examples.curriculum;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.task.SystemTask;
import java.util.List;
import java.util.Map;

/** Few pictures, distorted by a strength that moves while they are learnt; judged by those never seen. */
public final class CurriculumTask implements SystemTask {
  private final FewPictures pictures;
  private final Strength strength;
  private double used = Double.NaN;

  /**
   * A task of a seed.
   *
   * @param apart pictures of the 2,000 that the strength is measured on and that are not trained with
   * @param steps to be made at most
   * @param strength closed with this
   */
  public CurriculumTask(
      Digits digits, Distortion distortion, int apart, int steps, long seed, Strength strength) {
    pictures = FewPictures.of(digits, distortion, apart, steps, seed);
    this.strength = strength;
  }

  @Override
  public double[] start() {
    return pictures.start();
  }

  @Override
  public List<int[]> shapes() {
    return pictures.shapes();
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    used = strength.value();
    double loss = pictures.gradient(used, step, point, gradient);
    strength.step(loss, pictures);
    return loss;
  }

  /** The strength that the last batch was distorted by. */
  double used() {
    return used;
  }

  /** Share of right answers to pictures never seen. */
  @Override
  public double evaluate(int step, double[] weights) {
    return pictures.evaluate(step, weights);
  }

  @Override
  public Map<String, Double> coefficients(double[] weights) {
    return Map.of(Strength.NAME, used);
  }

  @Override
  public String data() {
    return pictures.data();
  }

  @Override
  public void close() {
    strength.close();
    pictures.close();
  }
}
