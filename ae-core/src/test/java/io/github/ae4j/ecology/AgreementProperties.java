package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.swarm.Consensus;
import io.github.ae4j.swarm.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** A consensus brings coefficients nearer to each other, and touches nothing else. */
class AgreementProperties {
  private static final int COEFFICIENTS = 3;

  private final List<Organelle> organelles = new ArrayList<>();
  private final Map<OrganelleId, SteeredRate> steered = new TreeMap<>();
  private double[] weights = {};

  /** Five, one of them of weight 0. */
  private void draw(long seed) {
    organelles.clear();
    steered.clear();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 5; i++) {
      double rate = Math.exp((2.0 * random.nextDouble() - 1.0) * Math.log(8.0));
      Genome genome = new Genome(1 + i, random.nextInt(5) / 4.0, Math.min(8.0, rate));
      LoraFactors factors = LoraMergeProperties.drawn(genome.rank(), random);
      OrganelleId id = new OrganelleId(i);
      organelles.add(new Organelle(id, Origin.FOUNDER, List.of(), 0, genome, factors));
      SteeredRate loop = new SteeredRate();
      for (int step = 0; step < 30; step++) {
        loop.learned(step * random.nextGaussian());
      }
      steered.put(id, loop);
    }
    weights = random.doubles(5, 0.0, 1.0).toArray();
    weights[random.nextInt(5)] = 0.0;
  }

  private void close() {
    steered.values().forEach(SteeredRate::close);
  }

  private double[] coordinates(int coefficient) {
    return organelles.stream()
        .map(one -> Agreement.positions(one, Optional.ofNullable(steered.get(one.id()))))
        .filter(all -> all.size() > coefficient)
        .map(all -> all.get(coefficient))
        .mapToDouble(Position::coordinate)
        .toArray();
  }

  private static double spread(double[] values) {
    return Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
  }

  @Property(tries = 60)
  void noneLeavesTheRangeAndTheSpreadShrinksByOneMinusK(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double strength) {
    draw(seed);
    double[][] before = new double[COEFFICIENTS][];
    for (int c = 0; c < COEFFICIENTS; c++) {
      before[c] = coordinates(c);
    }
    List<LoraFactors> factors = organelles.stream().map(Organelle::factors).toList();
    Agreement.reach(Consensus.of(strength), organelles, steered, weights);
    for (int c = 0; c < COEFFICIENTS; c++) {
      double least = Arrays.stream(before[c]).min().orElseThrow();
      double most = Arrays.stream(before[c]).max().orElseThrow();
      for (double x : coordinates(c)) {
        assertTrue(x >= least - 1e-12 && x <= most + 1e-12, () -> x + " of " + least + ", " + most);
      }
      assertEquals((1.0 - strength) * spread(before[c]), spread(coordinates(c)), 1e-9);
    }
    for (int i = 0; i < organelles.size(); i++) {
      assertSame(factors.get(i), organelles.get(i).factors());
      assertEquals(1 + i, organelles.get(i).genome().rank());
    }
    close();
  }

  @Property(tries = 30)
  void aStrengthOfZeroMovesNothing(@ForAll long seed) {
    draw(seed);
    List<Genome> genomes = organelles.stream().map(Organelle::genome).toList();
    List<String> states = steered.values().stream().map(SteeredRate::state).toList();
    Agreement.reach(Consensus.of(0.0), organelles, steered, weights);
    assertEquals(genomes, organelles.stream().map(Organelle::genome).toList());
    assertEquals(states, steered.values().stream().map(SteeredRate::state).toList());
    close();
  }

  /** Rates 1 and 4 of weights .75 and .25: the mean of logarithms is that of 4^.25 = sqrt 2. */
  @Example
  void theMeanIsOfTheLogarithmsOfRatesAndOfGatesAsTheyAre() {
    for (int i = 0; i < 2; i++) {
      Genome genome = new Genome(2, i, i == 0 ? 1.0 : 4.0);
      LoraFactors factors = LoraMergeProperties.drawn(2, new SplittableRandom(1));
      OrganelleId id = new OrganelleId(i);
      organelles.add(new Organelle(id, Origin.FOUNDER, List.of(), 0, genome, factors));
    }
    Agreement.reach(Consensus.of(1.0), organelles, Map.of(), new double[] {0.75, 0.25});
    for (Organelle one : organelles) {
      assertEquals(Math.sqrt(2.0), one.genome().rate(), 1e-12);
      assertEquals(0.25, one.genome().gate(), 1e-12);
    }
  }

  @Example
  void oneWithoutASteeredRateHasNoSayInIt() {
    draw(3);
    steered.remove(new OrganelleId(4)).close();
    weights = new double[] {1, 1, 1, 1, 100};
    double[] before = coordinates(COEFFICIENTS - 1);
    Agreement.reach(Consensus.of(1.0), organelles, steered, weights);
    double mean = Arrays.stream(before).average().orElseThrow();
    for (double x : coordinates(COEFFICIENTS - 1)) {
      assertEquals(mean, x, 1e-12);
    }
    assertEquals(4, coordinates(COEFFICIENTS - 1).length);
    close();
  }

  /** What is moved is what the next step of learning begins with. */
  @Example
  void aSteeredRateGoesOnFromWhereItWasMoved() {
    draw(5);
    weights = new double[] {0, 0, 0, 0, 1};
    double target = steered.get(new OrganelleId(4)).factor();
    Agreement.reach(Consensus.of(1.0), organelles, steered, weights);
    steered.values().forEach(rate -> assertEquals(target, rate.factor(), 1e-12));
    SteeredRate first = steered.get(new OrganelleId(0));
    first.learned(0.0);
    assertEquals(Math.log(target), Math.log(first.factor()), 0.1 + 1e-9);
    close();
  }
}
