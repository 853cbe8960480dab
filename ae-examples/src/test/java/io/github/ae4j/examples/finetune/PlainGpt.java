package io.github.ae4j.examples.finetune;

import java.util.Map;

/** A GPT's forward pass in plain Java, for one window, by the formulas as they are published. */
final class PlainGpt {
  private final GptSizes sizes;
  private final Map<String, float[]> tensors;

  PlainGpt(GptWeights weights) {
    sizes = weights.sizes();
    tensors = weights.tensors();
  }

  /** Scores at each place. */
  double[][] scores(int... tokens) {
    int width = sizes.width();
    double[][] x = new double[tokens.length][width];
    for (int t = 0; t < tokens.length; t++) {
      for (int i = 0; i < width; i++) {
        x[t][i] = of("wte.weight")[tokens[t] * width + i] + of("wpe.weight")[t * width + i];
      }
    }
    for (int layer = 0; layer < sizes.layers(); layer++) {
      String name = "h." + layer + ".";
      add(
          x,
          map(attention(map(norm(x, name + "ln_1"), name + "attn.c_attn")), name + "attn.c_proj"));
      double[][] hidden = map(norm(x, name + "ln_2"), name + "mlp.c_fc");
      for (double[] row : hidden) {
        for (int i = 0; i < row.length; i++) {
          double u = Math.sqrt(2.0 / Math.PI) * (row[i] + 0.044715 * Math.pow(row[i], 3.0));
          row[i] = 0.5 * row[i] * (1.0 + Math.tanh(u));
        }
      }
      add(x, map(hidden, name + "mlp.c_proj"));
    }
    double[][] last = norm(x, "ln_f");
    double[][] scores = new double[tokens.length][sizes.tokens()];
    for (int t = 0; t < tokens.length; t++) {
      for (int v = 0; v < sizes.tokens(); v++) {
        for (int i = 0; i < width; i++) {
          scores[t][v] += last[t][i] * of("wte.weight")[v * width + i];
        }
      }
    }
    return scores;
  }

  private float[] of(String name) {
    return tensors.get(name);
  }

  private static void add(double[][] x, double[][] more) {
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < x[t].length; i++) {
        x[t][i] += more[t][i];
      }
    }
  }

  private double[][] map(double[][] x, String name) {
    float[] weight = of(name + ".weight");
    float[] bias = of(name + ".bias");
    double[][] y = new double[x.length][bias.length];
    for (int t = 0; t < x.length; t++) {
      for (int o = 0; o < bias.length; o++) {
        y[t][o] = bias[o];
        for (int i = 0; i < x[t].length; i++) {
          y[t][o] += x[t][i] * weight[i * bias.length + o];
        }
      }
    }
    return y;
  }

  private double[][] norm(double[][] x, String name) {
    double[][] y = new double[x.length][sizes.width()];
    for (int t = 0; t < x.length; t++) {
      double mean = 0.0;
      double square = 0.0;
      for (double value : x[t]) {
        mean += value / x[t].length;
      }
      for (double value : x[t]) {
        square += (value - mean) * (value - mean) / x[t].length;
      }
      for (int i = 0; i < y[t].length; i++) {
        double normal = (x[t][i] - mean) / Math.sqrt(square + 1e-5);
        y[t][i] = normal * of(name + ".weight")[i] + of(name + ".bias")[i];
      }
    }
    return y;
  }

  /** From queries, keys and values side by side. */
  private double[][] attention(double[][] mixed) {
    int width = sizes.width();
    int each = width / sizes.heads();
    double[][] y = new double[mixed.length][width];
    for (int head = 0; head < sizes.heads(); head++) {
      int at = head * each;
      for (int t = 0; t < mixed.length; t++) {
        double[] share = new double[t + 1];
        double sum = 0.0;
        for (int s = 0; s <= t; s++) {
          double match = 0.0;
          for (int i = 0; i < each; i++) {
            match += mixed[t][at + i] * mixed[s][width + at + i];
          }
          share[s] = Math.exp(match / Math.sqrt(each));
          sum += share[s];
        }
        for (int s = 0; s <= t; s++) {
          for (int i = 0; i < each; i++) {
            y[t][at + i] += share[s] / sum * mixed[s][2 * width + at + i];
          }
        }
      }
    }
    return y;
  }
}
