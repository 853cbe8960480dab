package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who cannot pay sits out, and is retired in the end. */
class TicketPolicyTest {
  private static final OrganelleId ID = new OrganelleId(0);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void strikesRetireExactlyAtTheGrace(int grace) {
    EnergyLedger ledger = new EnergyLedger(5.0);
    ledger.open(ID, 1.5);
    TicketPolicy policy = new TicketPolicy(1.0, grace);
    assertEquals(TicketPolicy.Entry.PAID, policy.enter(ledger, ID));
    for (int strike = 1; strike < grace; strike++) {
      assertEquals(TicketPolicy.Entry.SITS_OUT, policy.enter(ledger, ID));
      assertEquals(strike, ledger.account(ID).strikes());
    }
    assertEquals(TicketPolicy.Entry.RETIRED, policy.enter(ledger, ID));
    assertEquals(0.5, ledger.account(ID).energy());
  }

  @Test
  void aPaidTicketForgetsStrikes() {
    EnergyLedger ledger = new EnergyLedger(5.0);
    ledger.open(ID, 0.0);
    TicketPolicy policy = new TicketPolicy(1.0, 3);
    policy.enter(ledger, ID);
    policy.enter(ledger, ID);
    ledger.settle(ID, 1.0, 0.0);
    assertEquals(TicketPolicy.Entry.PAID, policy.enter(ledger, ID));
    assertEquals(0, ledger.account(ID).strikes());
  }
}
