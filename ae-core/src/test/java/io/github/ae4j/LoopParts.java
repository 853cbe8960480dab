package io.github.ae4j;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.evolution.Evolution;
import io.github.ae4j.law.Law;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.safety.Guard;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A part of every kind, each of which writes its name down when its turn comes. */
final class LoopParts {
  private LoopParts() {}

  /** What all of them are. */
  abstract static class Logged implements Part {
    final String name;
    final List<String> log;
    Set<Statistic> statistics = Set.of();
    Set<Signal> signals = Set.of();
    Set<Signal> writes = Set.of();
    Set<String> coefficients = Set.of();

    Logged(String name, List<String> log) {
      this.name = name;
      this.log = log;
    }

    void turn() {
      log.add(name);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Set<Statistic> statistics() {
      return statistics;
    }

    @Override
    public Set<Signal> signals() {
      return signals;
    }

    @Override
    public Set<Signal> writes() {
      return writes;
    }

    @Override
    public Set<String> coefficients() {
      return coefficients;
    }

    @Override
    public void interrupted(Interruption interruption, Signals signals, Slots memory) {
      log.add(name + " told of " + interruption);
    }
  }

  static final class AnEvent extends Logged implements Event {
    Consumer<Response> answer = response -> {};

    AnEvent(String name, List<String> log) {
      super(name, log);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {
      turn();
      answer.accept(response);
    }
  }

  static final class AMeasurement extends Logged implements Measurement {
    AMeasurement(String name, List<String> log) {
      super(name, log);
    }

    @Override
    public void measure(Signals signals, Slots memory) {
      turn();
    }
  }

  static final class AGuard extends Logged implements Guard {
    AGuard(String name, List<String> log) {
      super(name, log);
    }

    @Override
    public void watch(Signals signals, Coefficients coefficients, Slots memory) {
      turn();
    }
  }

  static final class ALaw extends Logged implements Law {
    double u;

    ALaw(String name, List<String> log) {
      super(name, log);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
      turn();
      drive.add("gate", u);
    }
  }

  static final class AnEvolution extends Logged implements Evolution {
    AnEvolution(String name, List<String> log) {
      super(name, log);
    }

    @Override
    public void evolve(Signals signals, Drive drive, Candidate candidate, Slots memory) {
      turn();
      candidate.move(0, candidate.previous(0) + drive.total(0));
    }
  }

  static final class ALimit extends Logged implements Limit {
    ALimit(String name, List<String> log) {
      super(name, log);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void limit(Signals signals, Candidate candidate, Slots memory) {
      turn();
    }
  }
}
