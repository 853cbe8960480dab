package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.function.Executable;

/** Energy is bounded, and nothing of it appears or is lost unseen. */
class EnergyLedgerProperties {
  private static final double MOST = 5.0;

  @Property(tries = 300)
  void energyStaysWithinItsBounds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int n) {
    SplittableRandom random = new SplittableRandom(seed);
    EnergyLedger ledger = opened(n, random);
    for (int step = 0; step < 100; step++) {
      OrganelleId id = new OrganelleId(random.nextInt(n));
      switch (random.nextInt(5)) {
        case 0 -> ledger.settle(id, 8.0 * random.nextDouble(), 8.0 * random.nextDouble());
        case 1 -> ledger.tax(random.nextDouble());
        case 2 -> ledger.subsidise(id, 9.0 * random.nextDouble());
        case 3 -> ledger.give(id, new OrganelleId(random.nextInt(n)), 9.0 * random.nextDouble());
        default -> new TicketPolicy(random.nextDouble(), 3).enter(ledger, id);
      }
      for (OrganelleId one : ledger.open()) {
        double energy = ledger.account(one).energy();
        assertTrue(energy >= 0.0 && energy <= MOST, () -> one + " has " + energy);
      }
      assertTrue(ledger.pot() >= 0.0);
      assertEquals(ledger.minted() - ledger.burned(), ledger.total(), 1e-9);
    }
  }

  @Property(tries = 300)
  void energyIsConservedAcrossTaxPotAndSubsidy(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int n) {
    SplittableRandom random = new SplittableRandom(seed);
    EnergyLedger ledger = opened(n, random);
    double total = ledger.total();
    double minted = ledger.minted();
    for (int step = 0; step < 60; step++) {
      OrganelleId id = new OrganelleId(random.nextInt(n));
      switch (random.nextInt(4)) {
        case 0 -> ledger.tax(random.nextDouble());
        case 1 -> ledger.subsidise(id, 9.0 * random.nextDouble());
        case 2 -> ledger.give(id, new OrganelleId(random.nextInt(n)), random.nextDouble());
        default -> {
          ledger.close(id);
          ledger.open(id, 0.0);
        }
      }
      assertEquals(total, ledger.total(), 1e-12 * n * 60);
      assertEquals(minted, ledger.minted(), 0.0);
      assertEquals(0.0, ledger.burned(), 0.0);
    }
  }

  @Example
  void whatDoesNotFitStaysWithTheGiver() {
    EnergyLedger ledger = new EnergyLedger(MOST);
    OrganelleId giver = new OrganelleId(0);
    OrganelleId full = new OrganelleId(1);
    ledger.open(giver, 4.0);
    ledger.open(full, 4.5);
    assertEquals(0.5, ledger.give(giver, full, 3.0), 1e-12);
    assertEquals(3.5, ledger.account(giver).energy(), 1e-12);
    assertEquals(MOST, ledger.account(full).energy(), 1e-12);
    assertEquals(0.0, ledger.pot(), 1e-12);
    assertEquals(2.0, ledger.give(giver, giver, 2.0), 1e-12);
    assertEquals(3.5, ledger.account(giver).energy(), 1e-12);
    OrganelleId unknown = new OrganelleId(9);
    assertThrows(IllegalArgumentException.class, () -> ledger.give(giver, unknown, 1.0));
    assertEquals(3.5, ledger.account(giver).energy(), 1e-12);
  }

  @Property
  void whatIsNoNumberIsRefusedAndChangesNothing(@ForAll("noNumbers") double bad) {
    EnergyLedger ledger = opened(2, new SplittableRandom(1));
    OrganelleId id = new OrganelleId(0);
    double total = ledger.total();
    Settlement settlement = new Settlement(0.5, 1.0);
    for (Executable one :
        List.<Executable>of(
            () -> ledger.settle(id, bad, 0.0),
            () -> ledger.settle(id, 0.0, bad),
            () -> ledger.tax(bad),
            () -> ledger.subsidise(id, bad),
            () -> ledger.give(id, new OrganelleId(1), bad),
            () -> settlement.reward(bad, 0.0),
            () -> settlement.value(bad, 1.0),
            () -> settlement.value(1.0, bad),
            () -> Settlement.roi(bad, 1.0),
            () -> Settlement.roi(1.0, bad))) {
      assertThrows(IllegalArgumentException.class, one);
    }
    assertEquals(total, ledger.total(), 0.0);
  }

  @Provide
  Arbitrary<Double> noNumbers() {
    return Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  private static EnergyLedger opened(int n, SplittableRandom random) {
    EnergyLedger ledger = new EnergyLedger(MOST);
    for (int i = 0; i < n; i++) {
      ledger.open(new OrganelleId(i), MOST * random.nextDouble());
    }
    return ledger;
  }
}
