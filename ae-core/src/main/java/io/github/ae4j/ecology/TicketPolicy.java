package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * What living for a generation takes. Who cannot pay sits out; who cannot so many times in a row is retired.
 *
 * @param price m, energy a generation, at least 0
 * @param grace strikes in a row that retire, at least 1
 */
@Experimental
public record TicketPolicy(double price, int grace) {
  /** What came of a ticket. */
  public enum Entry {
    /** Paid: it lives. */
    PAID,
    /** Not paid: it sits the generation out. */
    SITS_OUT,
    /** Not paid, as often as the grace allows: it is to be retired. */
    RETIRED
  }

  /** Checks the numbers. */
  public TicketPolicy {
    Check.atLeast("price", price, 0.0);
    Check.atLeast("grace", grace, 1.0);
  }

  /** Takes the price from an account. */
  public Entry enter(EnergyLedger ledger, OrganelleId id) {
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(id, "id");
    if (ledger.charge(id, price)) {
      return Entry.PAID;
    }
    return ledger.account(id).strikes() >= grace ? Entry.RETIRED : Entry.SITS_OUT;
  }
}
