package io.github.ae4j.online;

import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.LossShift;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Counts of what was learnt, and the last event. */
final class LearningRecord {
  private long instances;
  private long skipped;
  private long drifts;
  private long priorShifts;
  private final PriorShift prior = new PriorShift();
  private @Nullable OnlineEvent last;

  void see(Verdict verdict, @Nullable String event) {
    instances++;
    if (verdict == Verdict.SKIP) {
      skipped++;
    }
    if (event != null) {
      drifts += event.equals(LossShift.DRIFT) ? 1 : 0;
      last = new OnlineEvent(instances, event);
      if (event.equals(LossShift.DRIFT)) {
        prior.restart();
      }
    }
  }

  /** Takes in a label of two that has just been learnt. */
  void seeLabel(double label) {
    if (prior.see(label)) {
      priorShifts++;
      last = new OnlineEvent(instances, OnlineLearner.PRIOR_SHIFT);
    }
  }

  long priorShifts() {
    return priorShifts;
  }

  long instances() {
    return instances;
  }

  long skipped() {
    return skipped;
  }

  long drifts() {
    return drifts;
  }

  @Nullable OnlineEvent last() {
    return last;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(instances);
    out.writeLong(skipped);
    out.writeLong(drifts);
    OnlineEvent event = last;
    out.writeLong(event == null ? 0 : event.instance());
    out.writeUTF(event == null ? "" : event.name());
    out.writeLong(priorShifts);
    prior.write(out);
  }

  void read(DataInputStream in) throws IOException {
    instances = count("instances", in.readLong());
    skipped = count("skipped instances", in.readLong());
    drifts = count("drifts", in.readLong());
    long at = count("instance of the last event", in.readLong());
    String name = in.readUTF();
    last = at == 0 ? null : new OnlineEvent(at, name);
    priorShifts = count("prior shifts", in.readLong());
    prior.read(in);
  }

  private static long count(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must be at least 0, got " + value);
    }
    return value;
  }
}
