package io.github.ae4j.evo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.ae4j.evo.EvoConfig.OnTaken;
import io.github.ae4j.evo.SgdSettings.Kind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvoSgdTest {
  private static final int N = 7;
  private static final int[] TENSORS = {4, 1, 2};
  private static final SgdSettings SGD = new SgdSettings(0.02, 0.8, Kind.NESTEROV, 0.01);
  private static final EvoConfig EVO =
      SeedEvo.config().withInterval(5).withPopulation(6, 2).withSeed(3);

  @TempDir Path folder;

  private final Rugged problem = new Rugged(N, 1);

  private Optional<Generation> step(EvoSgd optimizer, double[] theta) {
    return optimizer.step(problem.loss(theta), problem.gradient(theta), problem::loss);
  }

  /** The seed's step with every candidate stored, its sort and its mean, on the library's noise. */
  private final class Seed {
    private final double[] theta = problem.start();
    private final double[] buffer = new double[N];
    private double sigma = 0.02;
    private long t;

    void step() {
      double[] gradient = problem.gradient(theta);
      for (int i = 0; i < N; i++) {
        double d = gradient[i] + 0.01 * theta[i];
        buffer[i] = 0.8 * buffer[i] + d;
        theta[i] -= 0.02 * (d + 0.8 * buffer[i]);
      }
      t++;
      if (t % 5 == 0) {
        evolve();
      }
    }

    private void evolve() {
      List<double[]> candidates = new ArrayList<>(List.of(theta.clone()));
      for (int c = 1; c < 6; c++) {
        double[] mutated = theta.clone();
        int from = 0;
        for (int size : TENSORS) {
          int to = from + size;
          double rms =
              Math.sqrt(Arrays.stream(theta, from, to).map(x -> x * x).average().orElseThrow());
          for (; from < to; from++) {
            mutated[from] += rms * sigma * new Mutation(3, t, c).at(from);
          }
        }
        candidates.add(mutated);
      }
      candidates.sort(Comparator.comparingDouble(problem::loss));
      Arrays.setAll(theta, i -> 0.5 * (candidates.get(0)[i] + candidates.get(1)[i]));
      Arrays.fill(buffer, 0.0);
      sigma *= 0.99;
    }
  }

  @Test
  void theSeedsWayIsThatOfItsCode() {
    Seed seed = new Seed();
    double[] theta = problem.start();
    EvoSgd optimizer = new EvoSgd(theta, SGD, EVO, TENSORS);
    boolean worse = false;
    for (int t = 0; t < 200; t++) {
      Optional<Generation> made = step(optimizer, theta);
      seed.step();
      assertArrayEquals(seed.theta, theta, 1e-10, "step " + t);
      worse |= made.isPresent() && made.get().mean() > made.get().base();
    }
    assertEquals(seed.sigma, optimizer.population().sigma(), 1e-15);
    assertTrue(worse, "the seed took nothing worse, so that this shows no difference");
  }

  @Test
  void withoutGenerationsItIsPlainSgd() {
    double[] theta = problem.start();
    double[] plain = problem.start();
    double[] buffer = new double[N];
    SgdSettings sgd = SgdSettings.of(0.01);
    EvoSgd optimizer = new EvoSgd(theta, sgd, EVO.withInterval(1000));
    for (int t = 0; t < 100; t++) {
      double[] g = problem.gradient(plain);
      for (int i = 0; i < N; i++) {
        buffer[i] = 0.9 * buffer[i] + g[i];
        plain[i] -= 0.01 * buffer[i];
      }
      assertTrue(step(optimizer, theta).isEmpty());
    }
    assertArrayEquals(plain, theta, 0.0);
    assertEquals(0, optimizer.population().evaluations());
  }

  @Test
  void evaluationsAreThoseThatWereMade() {
    double[] theta = problem.start();
    EvoSgd optimizer = new EvoSgd(theta, SGD, EVO, TENSORS);
    int[] calls = {0};
    long told = 0;
    for (int t = 0; t < 50; t++) {
      Optional<Generation> made =
          optimizer.step(
              1.0,
              problem.gradient(theta),
              x -> {
                calls[0]++;
                return problem.loss(x);
              });
      told += made.map(Generation::evaluations).orElse(0);
    }
    assertEquals(calls[0], optimizer.population().evaluations());
    assertEquals(calls[0], told);
    assertTrue(calls[0] > 10 * 6 && calls[0] <= 10 * 7, calls[0] + " calls");
  }

  /** Candidates are drawn anew and not kept: a generation of 20 makes no array of the parameters' size. */
  @Test
  void aGenerationStoresNoCandidate() {
    double[] theta = new double[20_000];
    Arrays.fill(theta, 1.0);
    double[] gradient = new double[theta.length];
    EvoSgd optimizer =
        new EvoSgd(theta, SGD, EVO.withInterval(1).withPopulation(20, 5).withSeed(1));
    Closure closure = x -> x[0];
    optimizer.step(1.0, gradient, closure);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    optimizer.step(1.0, gradient, closure);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < (long) Double.BYTES * theta.length, allocated + " bytes");
  }

  private static List<Sigma> sigmas() {
    return List.of(new Sigma.Decaying(0.1, 0.9, 1e-3), new Sigma.Steered(0.1, 1e-3, 1.0));
  }

  @Test
  void aResumedRunIsTheUninterruptedOne() throws IOException {
    for (Sigma sigma : sigmas()) {
      EvoConfig evo = EVO.withAcceptance(Acceptance.IF_BETTER).withSigma(sigma);
      double[] whole = problem.start();
      EvoSgd uninterrupted = new EvoSgd(whole, SGD, evo, TENSORS);
      Path file = folder.resolve("evo.state");
      for (int t = 0; t < 83; t++) {
        if (t == 42) {
          uninterrupted.save(file);
        }
        step(uninterrupted, whole);
      }
      double[] parts = new double[N];
      EvoSgd resumed = new EvoSgd(parts, SGD, evo, TENSORS);
      resumed.load(file);
      for (int t = 42; t < 83; t++) {
        step(resumed, parts);
      }
      assertArrayEquals(whole, parts, 0.0, sigma.toString());
      assertEquals(uninterrupted.population().state(), resumed.population().state());
      assertNotEquals(0.1, resumed.population().sigma(), "sigma never moved");
    }
  }

  @Test
  void aForeignOrDamagedFileChangesNothing() throws IOException {
    double[] theta = problem.start();
    EvoSgd optimizer = new EvoSgd(theta, SGD, EVO, TENSORS);
    Path file = folder.resolve("evo.state");
    optimizer.save(file);
    double[] other = problem.start();
    EvoSgd slower = new EvoSgd(other, SgdSettings.of(0.5), EVO, TENSORS);
    step(slower, other);
    double[] before = other.clone();
    Population.State state = slower.population().state();
    IllegalArgumentException foreign =
        assertThrows(IllegalArgumentException.class, () -> slower.load(file));
    assertTrue(foreign.getMessage().contains("learningRate=0.5"), foreign.getMessage());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));
    assertThrows(IllegalArgumentException.class, () -> slower.load(file));
    assertArrayEquals(before, other, 0.0);
    assertEquals(state, slower.population().state());
  }

  /** Not one of the candidates that are NaN, whichever they are, and not the base. */
  @ParameterizedTest
  @EnumSource(Acceptance.class)
  void whatIsNotFiniteIsNeverTaken(Acceptance acceptance) {
    for (double spoilt : new double[] {Double.NaN, 1.0 / 0.0, -1.0 / 0.0}) {
      double[] theta = problem.start();
      EvoSgd optimizer =
          new EvoSgd(theta, SGD, EVO.withInterval(1).withAcceptance(acceptance), TENSORS);
      double[] after = new double[N];
      double[] first = problem.gradient(theta);
      Generation made =
          optimizer
              .step(
                  1.0,
                  first,
                  x -> {
                    if (after[0] == 0.0) {
                      System.arraycopy(x, 0, after, 0, N);
                      return problem.loss(x);
                    }
                    return spoilt;
                  })
              .orElseThrow();
      assertArrayEquals(after, theta, 0.0);
      assertTrue(Double.isNaN(made.best()), made.toString());
      Generation none = optimizer.step(1.0, first, x -> spoilt).orElseThrow();
      assertFalse(none.taken(), none.toString());
    }
  }

  /** One finite candidate of many is the only elite, and the mean is that candidate. */
  @Test
  void aBaseThatIsNotFiniteIsLeftForWhatIs() {
    double[] theta = problem.start();
    EvoSgd optimizer =
        new EvoSgd(theta, SGD, EVO.withInterval(1).withAcceptance(Acceptance.IF_BETTER), TENSORS);
    List<double[]> seen = new ArrayList<>();
    Generation made =
        optimizer
            .step(
                1.0,
                problem.gradient(theta),
                x -> {
                  seen.add(x.clone());
                  return seen.size() == 3 || seen.size() == 7 ? 5.0 : Double.NaN;
                })
            .orElseThrow();
    assertTrue(made.taken());
    assertArrayEquals(seen.get(2), theta, 0.0);
  }

  @Test
  void aClosureThatThrowsLeavesTheUpdateAlone() {
    double[] theta = problem.start();
    double[] plain = problem.start();
    EvoConfig always = EVO.withInterval(1);
    EvoSgd optimizer = new EvoSgd(theta, SGD, always, TENSORS);
    int[] calls = {0};
    assertThrows(
        IllegalStateException.class,
        () ->
            optimizer.step(
                1.0,
                problem.gradient(theta),
                x -> {
                  if (++calls[0] == 4) {
                    throw new IllegalStateException("out of memory");
                  }
                  return 1.0;
                }));
    step(new EvoSgd(plain, SGD, EVO, TENSORS), plain);
    assertArrayEquals(plain, theta, 0.0);
    assertEquals(0.02, optimizer.population().sigma());
  }

  @Test
  void momentumIsResetOrKeptAsChosen() {
    for (OnTaken choice : OnTaken.values()) {
      double[] theta = problem.start();
      EvoSgd optimizer = new EvoSgd(theta, SGD, EVO.withInterval(1).withMomentum(choice), TENSORS);
      step(optimizer, theta);
      double[] before = theta.clone();
      double[] at = new double[N];
      optimizer.step(
          1.0,
          new double[N],
          x -> {
            System.arraycopy(x, 0, at, 0, at[0] == 0.0 ? N : 0);
            return 1.0;
          });
      double decayed = before[0] * (1.0 - 0.02 * 0.01 * 1.8);
      boolean moved = Math.abs(at[0] - decayed) > 1e-6;
      assertEquals(choice == OnTaken.KEEP, moved, choice + ": " + at[0] + " for " + decayed);
    }
  }

  /** On a plateau without any slope AE-4 raises sigma, and where the loss jumps it lowers it. */
  @Test
  void aSteeredSigmaGrowsInAStallAndShrinksWhereTheLossIsUnstable() {
    Sigma sigma = new Sigma.Steered(0.1, 1e-3, 1.0);
    EvoConfig evo = EVO.withSigma(sigma).withInterval(1_000);
    double[] theta = problem.start();
    EvoSgd flat = new EvoSgd(theta, SGD, evo, TENSORS);
    for (int t = 0; t < 100; t++) {
      flat.step(1.0, new double[N], x -> 1.0);
    }
    assertTrue(flat.population().sigma() > 0.15, "stall: " + flat.population().sigma());
    EvoSgd wild = new EvoSgd(theta, SGD, evo, TENSORS);
    for (int t = 0; t < 100; t++) {
      wild.step(1.0, new double[N], x -> 1.0);
    }
    double stalled = wild.population().sigma();
    for (int t = 0; t < 20; t++) {
      wild.step(t % 2 == 0 ? 100.0 : -100.0, new double[N], x -> 1.0);
    }
    assertTrue(wild.population().sigma() < stalled, "unstable: " + wild.population().sigma());
  }

  @Test
  void candidatesAreAFunctionOfSeedStepAndIndex() {
    Mutation mutation = new Mutation(1, 2, 3);
    assertEquals(mutation.at(4), new Mutation(1, 2, 3).at(4));
    List<Mutation> others =
        List.of(new Mutation(0, 2, 3), new Mutation(1, 3, 3), new Mutation(1, 2, 4));
    others.forEach(other -> assertNotEquals(mutation.at(4), other.at(4), other.toString()));
    double[] drawn = IntStream.range(0, 20_000).mapToDouble(mutation::at).toArray();
    double mean = Arrays.stream(drawn).average().orElseThrow();
    double square = Arrays.stream(drawn).map(x -> x * x).average().orElseThrow();
    assertEquals(0.0, mean, 0.03);
    assertEquals(1.0, square, 0.05);
  }

  private static String refusal(Runnable made) {
    return assertThrows(IllegalArgumentException.class, made::run).getMessage();
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "population must be in [2, 65535], got 1", refusal(() -> EVO.withPopulation(1, 1)));
    assertEquals(
        "elites must be in [1, 6], the population, got 7", refusal(() -> EVO.withPopulation(6, 7)));
    assertTrue(refusal(() -> EVO.withPopulation(6, 0)).startsWith("elites must be in"));
    assertTrue(refusal(() -> EVO.withInterval(0)).startsWith("interval must be"));
    assertTrue(
        refusal(() -> new Sigma.Decaying(Double.NaN, 0.9, 1e-3)).startsWith("sigma must be"));
    assertTrue(refusal(() -> new Sigma.Decaying(0.1, Double.NaN, 1e-3)).contains("(0, 1]"));
    assertTrue(refusal(() -> new Sigma.Decaying(0.1, 0.9, 0.0)).startsWith("minimum of sigma"));
    assertTrue(refusal(() -> new Sigma.Steered(Double.NaN, 1e-3, 1.0)).startsWith("sigma must be"));
    assertTrue(refusal(() -> new Sigma.Steered(0.1, 1.0, 0.5)).startsWith("maximum of sigma"));
    assertTrue(
        refusal(() -> new SgdSettings(0.1, 0.0, Kind.NESTEROV, 0.0)).startsWith("momentum of"));
    double[] theta = problem.start();
    assertEquals(
        "tensors must fill the 7 parameters, got 6",
        refusal(() -> new EvoSgd(theta, SGD, EVO, 4, 2)));
    assertTrue(refusal(() -> new EvoSgd(theta, SGD, EVO, 7, 0)).startsWith("size of a tensor"));
    assertTrue(refusal(() -> new EvoSgd(new double[0], SGD, EVO)).startsWith("number of"));
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 8})
  void aGradientOfAnotherLengthMovesNothing(int length) {
    double[] theta = problem.start();
    EvoSgd optimizer = new EvoSgd(theta, SGD, EVO, TENSORS);
    assertEquals(
        "gradient must be of length 7, got " + length,
        refusal(() -> optimizer.step(1.0, new double[length], x -> 1.0)));
    double[] broken = new double[N];
    broken[5] = Double.NaN;
    assertEquals(
        "gradient must be finite, got NaN", refusal(() -> optimizer.step(1.0, broken, x -> 1.0)));
    assertArrayEquals(problem.start(), theta, 0.0);
    assertEquals(0, optimizer.population().steps());
  }

  @Test
  void whatIsNullIsNamedAndMovesNothing() {
    double[] theta = problem.start();
    EvoSgd optimizer = new EvoSgd(theta, SGD, EVO, TENSORS);
    assertEquals("gradient", missing(() -> optimizer.step(1.0, null, x -> 1.0)));
    assertEquals("closure", missing(() -> optimizer.step(1.0, new double[N], null)));
    assertEquals("evo", missing(() -> new EvoSgd(theta, SGD, null)));
    assertEquals("sgd", missing(() -> new EvoSgd(theta, null, EVO)));
    assertEquals("sigma", missing(() -> EVO.withSigma(null)));
    assertArrayEquals(problem.start(), theta, 0.0);
    assertEquals(0, optimizer.population().steps());
  }

  private static String missing(Runnable call) {
    return assertThrows(NullPointerException.class, call::run).getMessage();
  }
}
