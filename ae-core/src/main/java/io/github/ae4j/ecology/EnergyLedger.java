package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who has how much energy. It comes in by value earned and goes out by cost and by what an account cannot hold; between
 * accounts and the common pot it is only moved: sum of accounts + pot = {@link #minted} - {@link #burned}, but for
 * rounding.
 */
@Experimental
public final class EnergyLedger {
  private final double most;
  private final Map<OrganelleId, Account> accounts = new TreeMap<>();
  private double pot;
  private double minted;
  private double burned;

  /**
   * A ledger without accounts.
   *
   * @param most E_max, the greatest energy of an account, positive
   */
  public EnergyLedger(double most) {
    this.most = Check.positive("most", most);
  }

  /** E_max. */
  public double most() {
    return most;
  }

  /** Whose accounts are open. */
  public Set<OrganelleId> open() {
    return Set.copyOf(accounts.keySet());
  }

  /**
   * An account.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Account account(OrganelleId id) {
    Objects.requireNonNull(id, "id");
    Account account = accounts.get(id);
    if (account == null) {
      throw new IllegalArgumentException(
          "account must be one of " + accounts.keySet() + ", got " + id);
    }
    return account;
  }

  /** Energy of the common pot. */
  public double pot() {
    return pot;
  }

  /** All energy that came in. */
  public double minted() {
    return minted;
  }

  /** All energy that went out. */
  public double burned() {
    return burned;
  }

  /** Energy of all accounts and the pot. */
  public double total() {
    return pot + accounts.values().stream().mapToDouble(Account::energy).sum();
  }

  /**
   * Opens an account with energy that comes in.
   *
   * @param energy in [0, E_max]
   * @throws IllegalArgumentException if it is open
   */
  public void open(OrganelleId id, double energy) {
    Objects.requireNonNull(id, "id");
    Check.within("energy", energy, 0.0, most);
    if (accounts.putIfAbsent(id, new Account(energy, 0)) != null) {
      throw new IllegalArgumentException("account must be opened once, got " + id + " again");
    }
    minted += energy;
  }

  /** Closes an account; what is in it goes into the pot. */
  public void close(OrganelleId id) {
    Objects.requireNonNull(id, "id");
    pot += account(id).energy();
    accounts.remove(id);
  }

  /**
   * Settles what was earned and used: E becomes clip(E + V - C, 0, E_max).
   *
   * @param value V, at least 0
   * @param cost C, at least 0
   */
  public void settle(OrganelleId id, double value, double cost) {
    Objects.requireNonNull(id, "id");
    Check.atLeast("value", value, 0.0);
    Check.atLeast("cost", cost, 0.0);
    Account account = account(id);
    double next = Math.min(most, Math.max(0.0, account.energy() + value - cost));
    minted += value;
    burned += account.energy() + value - next;
    accounts.put(id, account.with(next));
  }

  /**
   * Takes the price of a generation, or else adds a strike.
   *
   * @param price at least 0
   * @return whether it was paid; strikes are forgotten then
   */
  boolean charge(OrganelleId id, double price) {
    Account account = account(id);
    if (account.energy() < price) {
      accounts.put(id, new Account(account.energy(), account.strikes() + 1));
      return false;
    }
    burned += price;
    accounts.put(id, new Account(account.energy() - price, 0));
    return true;
  }

  /**
   * Moves a share of each account into the pot.
   *
   * @param share in [0, 1]
   */
  public void tax(double share) {
    Check.within("share", share, 0.0, 1.0);
    accounts.replaceAll(
        (id, account) -> {
          double paid = share * account.energy();
          pot += paid;
          return account.with(account.energy() - paid);
        });
  }

  /**
   * Moves energy from the pot to an account, as much as is in the one and fits into the other.
   *
   * @param energy at least 0
   * @return how much was moved
   */
  public double subsidise(OrganelleId id, double energy) {
    Objects.requireNonNull(id, "id");
    Check.atLeast("energy", energy, 0.0);
    Account account = account(id);
    double moved = Math.min(Math.min(energy, pot), most - account.energy());
    pot -= moved;
    accounts.put(id, account.with(Math.min(most, account.energy() + moved)));
    return moved;
  }

  /**
   * Moves energy from one account to another, as much as is in the one and fits into the other.
   *
   * @param energy at least 0
   * @return how much was moved
   */
  public double give(OrganelleId from, OrganelleId to, double energy) {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Check.atLeast("energy", energy, 0.0);
    Account giver = account(from);
    double room = from.equals(to) ? most : most - account(to).energy();
    double moved = Math.min(Math.min(giver.energy(), energy), room);
    accounts.put(from, giver.with(giver.energy() - moved));
    pot += moved;
    return subsidise(to, moved);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(pot);
    out.writeDouble(minted);
    out.writeDouble(burned);
    out.writeInt(accounts.size());
    for (Map.Entry<OrganelleId, Account> one : accounts.entrySet()) {
      out.writeInt(one.getKey().number());
      out.writeDouble(one.getValue().energy());
      out.writeInt(one.getValue().strikes());
    }
  }

  void read(DataInputStream in) throws IOException {
    pot = in.readDouble();
    minted = in.readDouble();
    burned = in.readDouble();
    accounts.clear();
    for (int left = in.readInt(); left > 0; left--) {
      accounts.put(new OrganelleId(in.readInt()), new Account(in.readDouble(), in.readInt()));
    }
  }
}
