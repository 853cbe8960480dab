package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.stats.Interval;
import java.util.List;
import java.util.function.Predicate;

/**
 * A claim on the share of seeds in which something is so.
 *
 * @param what is so, with a %s for each arm
 * @param picks the arms
 * @param holds whether it is so for the runs of a seed
 * @param share the least share
 */
record ShareOfSeeds(String what, List<Pick> picks, Predicate<List<RunRecord>> holds, double share)
    implements Claim.Test {

  @Override
  public Finding judge(Results results) {
    // The mean of zeros and ones is the share, with the arms' names and the missing ones told.
    Finding counted =
        Claims.paired("share of seeds in which " + what, picks, this::count, false, share)
            .judge(results);
    int hits = (int) Math.round(counted.effect() * counted.pairs());
    return Finding.of(
        counted.comparison(),
        Interval.ofShare(hits, counted.pairs()),
        share,
        false,
        counted.pairs());
  }

  private double count(List<RunRecord> runs) {
    return holds.test(runs) ? 1.0 : 0.0;
  }
}
