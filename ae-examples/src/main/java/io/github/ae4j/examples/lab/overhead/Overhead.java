package io.github.ae4j.examples.lab.overhead;

import io.github.ae4j.djl.Steering;
import io.github.ae4j.examples.bench.ArrayArm;
import io.github.ae4j.examples.bench.Cost;
import io.github.ae4j.examples.bench.Pair;
import io.github.ae4j.examples.bench.PeakMemory;
import io.github.ae4j.examples.bench.TimedNetwork;
import io.github.ae4j.examples.bench.TimedOptimizer;
import io.github.ae4j.examples.bench.TimedTrainer;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.stats.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Experiment 17: what steering costs in time and memory. */
final class Overhead implements Experiment {
  /** What {@code ae bench djl} times and the lab's protocol does not ask for is left to it. */
  private static final List<TimedNetwork> NETWORKS =
      List.of(TimedNetwork.MLP_64, TimedNetwork.MLP_256, TimedNetwork.MLP_1024, TimedNetwork.CONV);

  private static final TimedOptimizer ADAM = TimedOptimizer.ADAM;
  private static final double RATE = 1e-3;
  private static final double BOUND = 1.05;
  private static final int PEAK_STEPS = 5;
  private static final int PEAKS = 3;
  private static final int LOOP_ROUNDS = 12;
  private static final String HEAP = "heapRatio";
  private static final String PEAK = "peakRatio";
  private static final String TENSORS = "tensorsAdded";
  private static final String ALLOCATED = "loopBytes";

  @Override
  public int number() {
    return 17;
  }

  @Override
  public String name() {
    return "overhead";
  }

  @Override
  public String setup(Scale scale) {
    return ("Whole training steps in DJL on one thread, batches of 32, Adam: a bare trainer and one"
            + " under the standard loop in turn, in one process, %d pairs of stretches after a"
            + " warm-up; networks of two hidden layers of 64, 256 and 1,024 and a small"
            + " convolutional one. What counts is the ratio steered/bare of each pair, its median"
            + " being the seed's figure; times are this machine's, and the only figures of the lab"
            + " that two runs do not share. A step of the loop alone is timed on an array of one"
            + " weight. The theory's torch profiler is replaced by clock, allocation counter and"
            + " the peak of resident memory.")
        .formatted(pairs(scale));
  }

  private static int pairs(Scale scale) {
    return scale.pick(3, 36, 100);
  }

  @Override
  public Metric metric() {
    return Metric.loss("time of a step, steered / bare").watching(Metric.Watched.NOTHING);
  }

  @Override
  public boolean timed() {
    return true;
  }

  @Override
  public List<Arm> arms(Scale scale) {
    Arm adam = Arms.steered(Base.ADAM, RATE);
    return NETWORKS.stream().map(network -> adam.under(network.label())).toList();
  }

  @Override
  public Map<String, String> expectedConfiguration(Scale scale) {
    return Map.of(
        "pairs", Integer.toString(pairs(scale)),
        "steps of the loop alone", Integer.toString(loopSteps(scale)));
  }

  private static int loopSteps(Scale scale) {
    return scale.pick(2_000, 50_000, 50_000);
  }

  private static String family(TimedNetwork network) {
    return "ae-adam-" + network.label();
  }

  @Override
  public Outcome run(Arm arm, long seed, Setting setting) {
    TimedNetwork network =
        NETWORKS.stream()
            .filter(one -> family(one).equals(arm.family()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(arm.name() + " is no network"));
    int pairs = pairs(setting.scale());
    Map<String, Double> metrics = new LinkedHashMap<>();
    Curve ratios;
    try (TimedTrainer bare = new TimedTrainer(network, ADAM, null, seed);
        TimedTrainer steered = new TimedTrainer(network, ADAM, Steering.standard(), seed)) {
      ratios = time(bare, steered, network.stretch(), pairs, metrics);
      remember(bare, steered, metrics);
    }
    stepAlone(loopSteps(setting.scale()), metrics);
    Map<String, String> configuration =
        Map.of("pairs", Integer.toString(pairs), "stretch", Integer.toString(network.stretch()));
    return new Outcome("random pictures", configuration, metrics, Map.of(Outcome.METRIC, ratios));
  }

  /** The first sixth of the stretches, at least one of each, is warm-up. */
  private static Curve time(
      TimedTrainer bare,
      TimedTrainer steered,
      int stretch,
      int pairs,
      Map<String, Double> metrics) {
    Pair.inTurn(1 + pairs / 6, () -> bare.steps(stretch), () -> steered.steps(stretch));
    List<Pair<Cost>> costs =
        Pair.inTurn(pairs, () -> bare.steps(stretch), () -> steered.steps(stretch));
    double[] time = Pair.ratios(costs, Cost::nanos);
    metrics.put(Outcome.FINAL, Ranks.median(time));
    metrics.put(Outcome.AUC, Arrays.stream(time).average().orElse(Double.NaN));
    metrics.put(HEAP, Ranks.median(Pair.ratios(costs, Cost::bytes)));
    double[] alone = costs.stream().mapToDouble(pair -> pair.bare().nanos()).toArray();
    metrics.put("bareNanos", Ranks.median(alone) / stretch);
    return new Curve(IntStream.rangeClosed(1, pairs).asDoubleStream().toArray(), time);
  }

  /** Peaks taken in turn, and what stays between steps. */
  private static void remember(
      TimedTrainer bare, TimedTrainer steered, Map<String, Double> metrics) {
    List<Pair<Double>> peaks =
        Pair.inTurn(
            PEAKS,
            () -> PeakMemory.of(() -> bare.steps(PEAK_STEPS)),
            () -> PeakMemory.of(() -> steered.steps(PEAK_STEPS)));
    double[] ratios = Pair.ratios(peaks, peak -> peak);
    if (Arrays.stream(ratios).allMatch(Double::isFinite)) {
      metrics.put(PEAK, Ranks.median(ratios));
    }
    metrics.put(TENSORS, (double) steered.tensors() - bare.tensors());
  }

  /** A step of control around one weight; the least of each over rounds, as noise only adds. */
  private static void stepAlone(int steps, Map<String, Double> metrics) {
    Runnable step = ArrayArm.EVERY_STEP.of(1);
    List<Cost> rounds = Stream.generate(() -> Cost.of(steps, step)).limit(LOOP_ROUNDS).toList();
    metrics.put("loopNanos", (double) least(rounds, Cost::nanos) / steps);
    metrics.put(ALLOCATED, (double) least(rounds, Cost::bytes) / steps);
  }

  private static long least(List<Cost> rounds, ToLongFunction<Cost> figure) {
    return rounds.stream().mapToLong(figure).min().orElseThrow();
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    NETWORKS.forEach(network -> claims.addAll(claims(network)));
    Pick any = arm(TimedNetwork.MLP_64);
    claims.add(
        new Claim(
            "A step of the loop allocates nothing",
            Origin.OURS,
            Paired.atMost(ALLOCATED, any, 0.0)));
    return claims;
  }

  private static List<Claim> claims(TimedNetwork network) {
    String name = network.label();
    Pick arm = arm(network);
    return List.of(
        seeds(
            "A whole step on " + name + " takes at most a twentieth longer",
            ratio(Outcome.FINAL, arm)),
        seeds("Peak memory on " + name + " is the same within a twentieth", ratio(PEAK, arm)),
        seeds(
            "A step on " + name + " allocates at most a twentieth more on the heap",
            ratio(HEAP, arm)),
        seeds("No tensor is added between steps on " + name, Paired.atMost(TENSORS, arm, 0.0)));
  }

  private static Claim seeds(String text, Claim.Test test) {
    return new Claim(text, Origin.SEED, test);
  }

  private static Pick arm(TimedNetwork network) {
    return Pick.arm(family(network) + "@" + Arms.text(RATE));
  }

  private static Claim.Test ratio(String metric, Pick arm) {
    return Paired.pairedRatio(
        metric + " of %s, steered / bare",
        List.of(arm),
        runs -> runs.get(0).metric(metric),
        true,
        BOUND);
  }
}
