package io.github.ae4j.examples.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces nobody recorded: any problem, any setting, made by the oracle. */
class OtherTracesTest {
  private static final int ROWS = 120;

  @TempDir Path folder;

  private final Map<String, Object> problem = new LinkedHashMap<>();
  private final Map<String, Object> overrides = new LinkedHashMap<>();
  private final Map<String, Double> settings = new HashMap<>();

  private void override(String name, double value) {
    settings.put(name, value);
    boolean flag = name.equals("auto_gamma");
    boolean none = name.equals("step_norm_max") && value < 0.0;
    overrides.put(name, flag ? (Object) (value != 0.0) : none ? null : (Object) value);
  }

  /** One key after the other, so that each is known to be understood. */
  @ParameterizedTest
  @CsvSource({
    "beta_mu, 0.9",
    "beta_T, 0.8",
    "beta_V, 0.9",
    "beta_S, 0.8",
    "beta_star, 0.97",
    "k_p, 2",
    "k_p, 0",
    "k_v, 0.1",
    "k_v, 0",
    "k_c, 3",
    "k_c, 0",
    "gamma_lr, 0.5",
    "gamma_lr, 0",
    "gamma_mu, 0.5",
    "gamma_mu, 0",
    "k_s_stall, 1",
    "k_s_uncert, 1",
    "k_s_var, 1",
    "k_s_quality, 1",
    "rho_star, 0.1",
    "rho_max, 2",
    "rho_max, 0.2",
    "V_max_mult, 1.1",
    "gamma_star, 0.2",
    "auto_gamma, 0",
    "auto_gamma_warmup, 5",
    "auto_gamma_warmup, 0",
    "eta_a, 5e-2",
    "eta_a, 0",
    "eta_mu, 8e-2",
    "eta_mu, 0",
    "eta_sigma, 0.1",
    "eta_gamma, 0.3",
    "eta_gamma, 0",
    "max_dlog_alpha, 1e-4",
    "max_dlog_alpha, 0",
    "max_d_mu, 1e-4",
    "max_d_mu, 0",
    "max_dlog_sigma, 1",
    "alpha_min, 1e-3",
    "alpha_min, 0.015",
    "alpha_max, 0.04",
    "alpha_max, 0.025",
    "mu_min, 0.48",
    "mu_max, 0.51",
    "sigma_min, 0",
    "sigma_max, 0",
    "alpha_bar, 0.1",
    "mu_bar, 0.1",
    "tau_T_stall, 1",
    "loss_emergency, 0.5",
    "grad_emergency, 1",
    "step_norm_max, 1e-3",
    "step_norm_max, -1",
    "step_norm_max, 0",
    "param_abs_max, 0.5",
    "param_abs_max, 0"
  })
  void everySettingIsUnderstood(String name, double value) throws IOException {
    override(name, value);
    noisy(new double[] {4.0, 1.0, 0.3}, Map.of(30, "nan", 31, "inf", 50, "huge"));
    replay(new double[] {1.0, -1.0, 0.5}, 0.02, 0.5, -1.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void mixedSettingsOnAnyProblem(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    override("beta_star", random.nextDouble(0.9, 0.999));
    override("k_v", random.nextDouble(0.0, 2.0));
    override("eta_a", random.nextDouble(1e-4, 1e-2));
    override("rho_max", random.nextDouble(0.5, 1.5));
    override("auto_gamma_warmup", random.nextInt(0, 60));
    override("alpha_max", random.nextDouble(0.02, 0.3));
    double[] theta = random.doubles(seed % 3 == 2 ? 2 : 2 + seed % 4, -1.0, 1.0).toArray();
    switch ((int) (seed % 3)) {
      case 0 -> noisy(random.doubles(theta.length, 0.1, 5.0).toArray(), Map.of(40, "huge"));
      case 1 -> quadratic(random, theta.length);
      default -> problem.put("kind", "rosenbrock");
    }
    replay(theta, 0.01, random.nextDouble(0.0, 0.95), seed % 2 == 0 ? 2.0 : -1.0);
  }

  private void noisy(double[] h, Map<Integer, String> faults) {
    problem.putAll(Map.of("kind", "noisy", "h", h, "amplitude", 0.3, "faults", faults));
  }

  private void quadratic(SplittableRandom random, int n) {
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = random.doubles(n, -0.3, 0.3).toArray();
      a[i][i] += 2.0;
    }
    problem.putAll(Map.of("kind", "quadratic", "A", a, "b", random.doubles(n, -1, 1).toArray()));
  }

  private void replay(double[] theta, double alpha, double mu, double clip) throws IOException {
    Map<String, Object> trace = new LinkedHashMap<>();
    trace.put("name", "other");
    trace.put("init", Map.of("theta", theta, "alpha", alpha, "mu", mu, "sigma", 0.0));
    trace.put("clip_grad_norm", clip < 0.0 ? null : clip);
    trace.put("config_overrides", overrides);
    trace.put("problem", problem);
    List<String> columns = new ArrayList<>(TraceColumns.of(theta.length));
    columns.remove(TraceColumns.SIGMA);
    trace.put("columns", columns);
    trace.put("rows", List.of(List.of()));
    Path file = folder.resolve("trace.json");
    JsonMapper mapper = new JsonMapper();
    trace.put(
        "rows",
        rows(
            new SeedOracle(
                settings, TraceReader.problem(problemInput(mapper)), theta, alpha, mu, clip),
            columns));
    Files.writeString(file, mapper.writeValueAsString(trace));
    Run run = Run.of("golden", file);
    assertEquals(0, run.exitCode(), overrides + "\n" + run.out() + run.err());
  }

  private JsonInput problemInput(JsonMapper mapper) {
    return new JsonInput("problem", mapper.valueToTree(problem));
  }

  private static List<List<Object>> rows(SeedOracle oracle, List<String> columns) {
    List<List<Object>> rows = new ArrayList<>();
    for (int t = 1; t <= ROWS; t++) {
      oracle.step(t);
      List<Object> row = new ArrayList<>(List.of(t));
      columns.stream().skip(1).forEach(column -> row.add(oracle.value(column)));
      rows.add(row);
    }
    return rows;
  }
}
