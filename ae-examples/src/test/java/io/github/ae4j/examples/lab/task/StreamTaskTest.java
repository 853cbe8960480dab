package io.github.ae4j.examples.lab.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.stream.Hyperplane.Instances;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StreamTaskTest {
  @ParameterizedTest
  @EnumSource(MarginLoss.class)
  void gradientIsThatOfTheLoss(MarginLoss loss) {
    Gradients.agree(new StreamTask(InstanceStream.SEA.make(1, 3), loss, "test"), 1e-5, 1e-6);
    for (double margin : new double[] {-40.0, -3.0, -0.1, 0.2, 0.9, 1.1, 5.0, 40.0}) {
      double slope = (loss.value(margin + 1e-6) - loss.value(margin - 1e-6)) / 2e-6;
      assertEquals(slope, loss.slope(margin), 1e-8, loss + " at " + margin);
    }
  }

  /** The table's own figures, to its last place. */
  @ParameterizedTest
  @CsvSource({"1e-4, 0.506", "1e-3, 0.771", "1e-2, 0.890", "0.1, 0.898", "1, 0.849"})
  void hingeLossOnTheReferenceStreamGivesTheReferenceTable(double rate, double accuracy) {
    int n = 100_000;
    StreamTask task = new StreamTask(InstanceStream.REFERENCE.make(n, 7), MarginLoss.HINGE, "test");
    double[] weights = task.start();
    double[] gradient = new double[weights.length];
    for (int step = 1; step <= n; step++) {
      task.gradient(step, weights, gradient);
      task.online(step, weights);
      for (int i = 0; i < weights.length; i++) {
        weights[i] -= rate * gradient[i];
      }
    }
    assertEquals(accuracy, task.evaluate(n, weights), 0.0005);
  }

  @Test
  void countsWhatIsServedBeforeItLearns() {
    Instances data = new Instances(new double[][] {{1.0}, {1.0}, {-1.0}}, new int[] {1, 1, 1});
    StreamTask task = new StreamTask(data, MarginLoss.LOG, "test");
    double[] gradient = new double[2];
    assertEquals(0.5, task.evaluate(0, gradient));
    double[][] served = {{2.0, 0.0}, {-2.0, 1.0}, {-2.0, 1.0}};
    double[] hits = {1.0, 0.0, 1.0};
    for (int i = 0; i < hits.length; i++) {
      task.gradient(i + 1, new double[2], gradient);
      assertEquals(hits[i], task.online(i + 1, served[i]));
    }
    assertEquals(2.0 / 3.0, task.evaluate(3, gradient), 1e-15);
  }

  @ParameterizedTest
  @EnumSource(InstanceStream.class)
  void sameSeedGivesTheSameStream(InstanceStream stream) {
    Instances one = stream.make(500, 11);
    Instances other = stream.make(500, 11);
    assertArrayEquals(one.label(), other.label());
    assertTrue(Arrays.deepEquals(one.x(), other.x()));
  }

  @Test
  void seaSwitchesItsThresholdEveryQuarter() {
    double[] thresholds = {8.0, 9.0, 7.0, 9.5};
    int n = 40_000;
    Instances data = InstanceStream.SEA.make(n, 2);
    for (int quarter = 0; quarter < 4; quarter++) {
      int agree = 0;
      for (int t = quarter * n / 4; t < (quarter + 1) * n / 4; t++) {
        int label = data.x()[t][0] + data.x()[t][1] <= thresholds[quarter] ? 1 : 0;
        agree += label == data.label()[t] ? 1 : 0;
      }
      assertEquals(0.9, agree / (n / 4.0), 0.01, "quarter " + quarter);
    }
  }

  @Test
  void abruptStreamChangesItsConceptTenTimes() {
    int n = 11_000;
    Instances data = InstanceStream.ABRUPT.make(n, 4);
    // Within a concept the same instances are labelled alike; a perceptron of one fails on the
    // next.
    double[] first = direction(data, 0, n / 11);
    double own = agreement(first, data, 0, n / 11);
    for (int concept = 1; concept <= 10; concept++) {
      double other = agreement(first, data, concept * n / 11, (concept + 1) * n / 11);
      assertTrue(other < own - 0.02, concept + ": " + other + " of " + own);
    }
  }

  /** Mean of the centred attributes, signed by the label: the direction of the hyperplane. */
  private static double[] direction(Instances data, int from, int to) {
    double[] mean = new double[data.x()[0].length];
    for (int t = from; t < to; t++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += (2 * data.label()[t] - 1) * (data.x()[t][i] - 0.5);
      }
    }
    return mean;
  }

  private static double agreement(double[] w, Instances data, int from, int to) {
    int agree = 0;
    for (int t = from; t < to; t++) {
      double score = 0.0;
      for (int i = 0; i < w.length; i++) {
        score += w[i] * (data.x()[t][i] - 0.5);
      }
      agree += (score >= 0.0 ? 1 : 0) == data.label()[t] ? 1 : 0;
    }
    return (double) agree / (to - from);
  }
}
