package io.github.ae4j.examples.golden;

import java.util.HashMap;
import java.util.Map;

/**
 * The seed's agent written down a second time, line by line from its description and apart from the
 * library's, as an oracle for the replay. Noise off.
 */
final class SeedOracle implements SeedRun {
  static final Map<String, Double> DEFAULTS = new HashMap<>();

  static {
    String text =
        "beta_mu .98 beta_T .90 beta_V .95 beta_S .95 beta_star .99 k_p .8 k_v .8 k_c .4"
            + " gamma_lr .05 gamma_mu .05 rho_star .3 rho_max .95 V_max_mult 4 gamma_star .01"
            + " auto_gamma 1 auto_gamma_warmup 200 eta_a 5e-4 eta_mu 8e-4 eta_gamma 1e-3"
            + " max_dlog_alpha .1 max_d_mu .02 alpha_min 1e-6 alpha_max 1 mu_min 0 mu_max .999"
            + " alpha_bar 3e-4 mu_bar .9 loss_emergency 1e8 grad_emergency 1e6 step_norm_max -1"
            + " param_abs_max 1e6";
    String[] words = text.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      DEFAULTS.put(words[i], Double.valueOf(words[i + 1]));
    }
  }

  private final Map<String, Double> c;
  private final TraceProblem problem;
  private final double clip;
  private final double[] theta;
  private final double[] m;
  private final Map<String, Double> row = new HashMap<>();
  private final Map<String, double[]> averages = new HashMap<>();
  private double alpha;
  private double mu;
  private double previous = Double.NaN;
  private double autoGamma = Double.NaN;

  /** An agent at a point; a clip below 0 is none. */
  SeedOracle(
      Map<String, Double> overrides,
      TraceProblem problem,
      double[] theta,
      double alpha,
      double mu,
      double clip) {
    c = new HashMap<>(DEFAULTS);
    c.putAll(overrides);
    this.problem = problem;
    this.clip = clip;
    this.theta = theta.clone();
    this.m = new double[theta.length];
    this.alpha = alpha;
    this.mu = mu;
  }

  private double average(String name, String decay, double value) {
    double b = c.getOrDefault(decay, 0.99);
    double[] state = averages.computeIfAbsent(name, n -> new double[2]);
    state[0] = b * state[0] + (1 - b) * value;
    state[1]++;
    return state[0] / (1 - Math.pow(b, state[1]));
  }

  private static double norm(double[] v) {
    double sum = 0;
    for (double x : v) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }

  private static double clamp(double x, double low, double high) {
    return Math.max(low, Math.min(high, x));
  }

  private static double budget(double d, double b) {
    return b == 0 ? d : clamp(d, -b, b);
  }

  @Override
  public void step(int t) {
    double[] g = new double[theta.length];
    double raw = problem.evaluate(t, theta, g);
    double most = c.get("grad_emergency");
    for (int i = 0; i < g.length; i++) {
      g[i] = Double.isNaN(g[i]) ? 0 : Double.isInfinite(g[i]) ? Math.copySign(most, g[i]) : g[i];
    }
    if (clip >= 0 && norm(g) > clip) {
      double factor = clip / norm(g);
      for (int i = 0; i < g.length; i++) {
        g[i] *= factor;
      }
    }
    double worst = c.get("loss_emergency");
    double loss = Double.isFinite(raw) ? clamp(raw, -worst, worst) : worst;
    double mean = average("l", "beta_mu", loss);
    double trend = average("T", "beta_T", Double.isNaN(previous) ? 0 : loss - previous);
    previous = loss;
    double off = clamp(loss - mean, -1e6, 1e6);
    double v = average("V", "beta_V", off * off + 1e-12);
    double sum = 0;
    double dot = 0;
    for (int i = 0; i < g.length; i++) {
      sum += g[i];
      dot += g[i] * m[i];
    }
    double n = g.length;
    double variance = Math.max(norm(g) * norm(g) / n - (sum / n) * (sum / n), 0);
    double s = average("S", "beta_S", variance + 1e-12);
    double gnorm = norm(g) + 1e-12;
    double mnorm = norm(m) + 1e-12;
    double rho = mnorm > 1e-12 ? clamp(dot / (gnorm * mnorm), -1, 1) : 0;
    if (gnorm > most) {
      alpha = Math.max(c.get("alpha_min"), alpha / 10);
      mu = Math.min(mu, 0.5);
    }
    double base = Math.max(average("V*", "beta_star", v), 1e-12);
    steer(t, trend, v / base, v > c.get("V_max_mult") * base, rho, gnorm);
    update(g);
    put(loss, trend, v, s, rho, gnorm);
  }

  private void steer(int t, double trend, double v, boolean shaking, double rho, double gnorm) {
    double track = average("gamma", "none", Math.abs(alpha * gnorm));
    if (c.get("auto_gamma") != 0 && Double.isNaN(autoGamma) && t > c.get("auto_gamma_warmup")) {
      autoGamma = 0.8 * Math.max(track, 1e-12);
    }
    double star = Double.isNaN(autoGamma) ? c.get("gamma_star") : autoGamma;
    double softplus = v > 20 ? v : Math.log1p(Math.exp(v));
    double drive =
        c.get("k_p") * Math.tanh(-trend)
            - c.get("k_v") * softplus
            + c.get("k_c") * (rho - c.get("rho_star"))
            - c.get("gamma_lr") * (Math.log(Math.max(alpha, 1e-12)) - Math.log(c.get("alpha_bar")));
    double gauge = c.get("eta_gamma") * ((star - alpha * gnorm) / (star + 1e-12));
    double dlog = budget(c.get("eta_a") * drive + gauge, c.get("max_dlog_alpha"));
    alpha =
        clamp(
            Math.exp(Math.log(Math.max(alpha, c.get("alpha_min"))) + dlog),
            c.get("alpha_min"),
            c.get("alpha_max"));
    double driveMu =
        0.8 * Math.tanh(rho - c.get("rho_star"))
            - 0.6 * softplus
            - c.get("gamma_mu") * (mu - c.get("mu_bar"));
    mu += budget(c.get("eta_mu") * driveMu, c.get("max_d_mu"));
    mu = clamp(mu, c.get("mu_min"), c.get("mu_max"));
    if (shaking || Math.abs(rho) > c.get("rho_max")) {
      alpha = Math.max(c.get("alpha_min"), alpha / 1.25);
    }
  }

  private void update(double[] g) {
    double[] step = new double[g.length];
    for (int i = 0; i < g.length; i++) {
      m[i] = mu * m[i] + (1 - mu) * g[i];
      step[i] = -alpha * m[i];
    }
    double cap = c.get("step_norm_max");
    double factor = cap >= 0 && norm(step) > cap ? cap / norm(step) : 1;
    double most = c.get("param_abs_max");
    for (int i = 0; i < g.length; i++) {
      theta[i] += factor * step[i];
      theta[i] = most > 0 ? clamp(theta[i], -most, most) : theta[i];
    }
  }

  private void put(double loss, double trend, double v, double s, double rho, double gnorm) {
    row.put("loss", loss);
    row.put("T", trend);
    row.put("V", v);
    row.put("S", s);
    row.put("rho", rho);
    row.put("alpha", alpha);
    row.put("mu", mu);
    row.put("sigma", 0.0);
    row.put("gamma", alpha * gnorm);
    row.put("gnorm", gnorm);
    for (int i = 0; i < theta.length; i++) {
      row.put("theta" + i, theta[i]);
    }
  }

  @Override
  public double value(String column) {
    return row.get(column);
  }
}
