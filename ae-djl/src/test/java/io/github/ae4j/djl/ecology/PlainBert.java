package io.github.ae4j.djl.ecology;

import java.util.Arrays;

/** The encoder as its papers write it, in double precision and one number after the other. */
final class PlainBert {
  private static final double EPSILON = 1e-12;
  private static final int HEAD = 32;

  private final TinyBert bert;

  PlainBert(TinyBert bert) {
    this.bert = bert;
  }

  private double at(String name, int row, int column) {
    TinyBert.Weight weight = bert.weights.get(name);
    int columns = (int) weight.shape()[weight.shape().length - 1];
    return weight.numbers()[row * columns + column];
  }

  double[] embedding(int[] numbers) {
    double[][] x = new double[numbers.length][TinyBert.WIDTH];
    for (int place = 0; place < numbers.length; place++) {
      for (int i = 0; i < TinyBert.WIDTH; i++) {
        x[place][i] =
            at("embeddings.word_embeddings.weight", numbers[place], i)
                + at("embeddings.position_embeddings.weight", place, i)
                + at("embeddings.token_type_embeddings.weight", 0, i);
      }
      normalise(x[place], "embeddings.LayerNorm");
    }
    for (int layer = 0; layer < TinyBert.LAYERS; layer++) {
      x = layer(x, "encoder.layer." + layer + ".");
    }
    double[] mean = new double[TinyBert.WIDTH];
    for (double[] row : x) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / x.length;
      }
    }
    double length = Math.sqrt(Arrays.stream(mean).map(m -> m * m).sum());
    return Arrays.stream(mean).map(m -> m / length).toArray();
  }

  private double[][] layer(double[][] x, String of) {
    double[][] attended = attention(x, of);
    double[][] next = new double[x.length][];
    for (int place = 0; place < x.length; place++) {
      double[] row = mapped(attended[place], of + "attention.output.dense", TinyBert.WIDTH);
      add(row, x[place]);
      normalise(row, of + "attention.output.LayerNorm");
      double[] up = mapped(row, of + "intermediate.dense", TinyBert.HIDDEN);
      double[] fired = Arrays.stream(up).map(PlainBert::gelu).toArray();
      next[place] = mapped(fired, of + "output.dense", TinyBert.WIDTH);
      add(next[place], row);
      normalise(next[place], of + "output.LayerNorm");
    }
    return next;
  }

  private double[][] attention(double[][] x, String of) {
    double[][] query = all(x, of + "attention.self.query");
    double[][] key = all(x, of + "attention.self.key");
    double[][] value = all(x, of + "attention.self.value");
    double[][] out = new double[x.length][TinyBert.WIDTH];
    for (int from = 0; from < TinyBert.WIDTH; from += HEAD) {
      for (int place = 0; place < x.length; place++) {
        double[] weights = new double[x.length];
        double sum = 0.0;
        for (int other = 0; other < x.length; other++) {
          double match = 0.0;
          for (int i = from; i < from + HEAD; i++) {
            match += query[place][i] * key[other][i];
          }
          weights[other] = Math.exp(match / Math.sqrt(HEAD));
          sum += weights[other];
        }
        for (int other = 0; other < x.length; other++) {
          for (int i = from; i < from + HEAD; i++) {
            out[place][i] += weights[other] / sum * value[other][i];
          }
        }
      }
    }
    return out;
  }

  private double[][] all(double[][] x, String name) {
    return Arrays.stream(x).map(row -> mapped(row, name, TinyBert.WIDTH)).toArray(double[][]::new);
  }

  private double[] mapped(double[] x, String name, int out) {
    double[] y = new double[out];
    for (int o = 0; o < out; o++) {
      y[o] = at(name + ".bias", 0, o);
      for (int i = 0; i < x.length; i++) {
        y[o] += x[i] * at(name + ".weight", i, o);
      }
    }
    return y;
  }

  private static void add(double[] to, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += what[i];
    }
  }

  private void normalise(double[] x, String name) {
    double mean = Arrays.stream(x).average().orElseThrow();
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    for (int i = 0; i < x.length; i++) {
      double unit = (x[i] - mean) / Math.sqrt(variance + EPSILON);
      x[i] = unit * at(name + ".weight", 0, i) + at(name + ".bias", 0, i);
    }
  }

  /** x times the normal distribution up to x, by its series. */
  private static double gelu(double x) {
    double term = x;
    double sum = x;
    for (int k = 1; k < 200; k++) {
      term *= x * x / (2 * k + 1);
      sum += term;
    }
    return x * (0.5 + sum * Math.exp(-x * x / 2.0) / Math.sqrt(2.0 * Math.PI));
  }
}
