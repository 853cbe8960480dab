package io.github.ae4j.examples.swarm;

import io.github.ae4j.djl.DjlTrajectory;
import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.swarm.Trajectory;
import io.github.ae4j.swarm.TrajectoryFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** {@link DigitNetwork}s, a learning rate of its own for each to start from. The digits are read once. */
final class DigitMembers implements TrajectoryFactory {
  private static final long serialVersionUID = 1L;

  private final int members;
  private final @Nullable String folder;
  private final long seed;
  private transient @Nullable SplitDigits split;

  /**
   * A factory.
   *
   * @param members how many
   * @param folder with MNIST's IDX files; null for digits drawn in code
   * @param seed of digits, initial parameters and batches
   */
  DigitMembers(int members, @Nullable Path folder, long seed) {
    this.members = members;
    this.folder = folder == null ? null : folder.toAbsolutePath().toString();
    this.seed = seed;
  }

  private synchronized SplitDigits split() {
    SplitDigits read = split;
    if (read == null) {
      read = SplitDigits.of(folder == null ? null : Path.of(folder), seed);
      split = read;
    }
    return read;
  }

  /** A folder may have moved; what is in it may not have changed. */
  @Override
  public String description() {
    Digits digits = split().digits();
    CRC32 sum = new CRC32();
    sum.update(digits.pixels());
    sum.update(digits.labels());
    return String.format(
        Locale.ROOT, "seed %d on %d digits of checksum %08x", seed, digits.size(), sum.getValue());
  }

  @Override
  public Trajectory start(int member) {
    DigitNetwork.holdEngine();
    double rate = StartRates.of(member, members);
    return new DjlTrajectory(
        new DigitNetwork(split(), member, rate, Presets.standard(), seed), seed + member);
  }
}
