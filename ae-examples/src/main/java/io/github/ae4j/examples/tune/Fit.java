package io.github.ae4j.examples.tune;

/** The loss of one sample in the network's outputs. */
enum Fit {
  /** Half the squared distance. */
  SQUARED {
    @Override
    double value(double[] output, double[] target, double[] slope) {
      double sum = 0.0;
      for (int i = 0; i < output.length; i++) {
        slope[i] = output[i] - target[i];
        sum += 0.5 * slope[i] * slope[i];
      }
      return sum;
    }
  },
  /** Huber's loss with its bend at 1. */
  HUBER {
    @Override
    double value(double[] output, double[] target, double[] slope) {
      double sum = 0.0;
      for (int i = 0; i < output.length; i++) {
        double error = output[i] - target[i];
        slope[i] = Math.max(-1.0, Math.min(1.0, error));
        sum += Math.abs(error) <= 1.0 ? 0.5 * error * error : Math.abs(error) - 0.5;
      }
      return sum;
    }
  },
  /** One output, the log odds of target 1 against target 0. */
  LOGISTIC {
    @Override
    double value(double[] output, double[] target, double[] slope) {
      double z = output[0];
      slope[0] = 1.0 / (1.0 + Math.exp(-z)) - target[0];
      return Math.max(z, 0.0) + Math.log1p(Math.exp(-Math.abs(z))) - target[0] * z;
    }
  },
  /** An output a class; the target is the class's number. */
  CROSS_ENTROPY {
    @Override
    double value(double[] output, double[] target, double[] slope) {
      double top = Double.NEGATIVE_INFINITY;
      for (double z : output) {
        top = Math.max(top, z);
      }
      double sum = 0.0;
      for (int i = 0; i < output.length; i++) {
        slope[i] = Math.exp(output[i] - top);
        sum += slope[i];
      }
      int label = (int) target[0];
      for (int i = 0; i < output.length; i++) {
        slope[i] = slope[i] / sum - (i == label ? 1.0 : 0.0);
      }
      return Math.log(sum) + top - output[label];
    }
  };

  /** The loss; its derivatives in the outputs go to slope. */
  abstract double value(double[] output, double[] target, double[] slope);
}
