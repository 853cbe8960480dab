package io.github.ae4j.examples.lab.arm;

/** The recipes made for networks by name: both follow a cosine to 0 over the run. */
public final class NetworkArms {
  /** AdEMAMix's weight of the slow moment at the run's end. */
  private static final double ALPHA = 5.0;

  private NetworkArms() {}

  /**
   * AdEMAMix: {@code ademamix-cosine@0.003,0.999}.
   *
   * @param peak learning rate at the start
   * @param beta3 decay of the slow moment at the end, above .9 and below 1
   */
  public static Arm adEmaMix(double peak, double beta3) {
    return cosine(
        "ademamix-cosine",
        start ->
            new Descent(
                start.parameters(),
                new AdEmaMixDirection(start.parameters().length, beta3, ALPHA, start.steps()),
                Base.DECAY,
                peak),
        peak,
        beta3);
  }

  /**
   * Muon on the hidden matrices and AdamW on the rest: {@code muon-cosine@0.02,0.003}.
   *
   * @param peak learning rate of the hidden matrices at the start
   * @param other learning rate of all else at the start
   * @param inputs how many of the first matrices take the inputs in
   * @param outputs how many of the last matrices give the outputs
   */
  public static Arm muon(double peak, double other, int inputs, int outputs) {
    return cosine(
        "muon-cosine",
        start ->
            new Descent(
                start.parameters(),
                new MuonDirection(start, new MuonDirection.Ends(inputs, outputs), other / peak),
                0.0,
                peak),
        peak,
        other);
  }

  /** Makes the descent that the schedule is put on. */
  private interface Recipe {
    Descent on(Start start);
  }

  private static Arm cosine(String family, Recipe descent, double... setting) {
    Cosine schedule = new Cosine(setting[0]);
    return new Arm(
        family,
        Arms.text(setting),
        Role.BASELINE,
        start -> new Scheduled(descent.on(start), schedule, start.steps()));
  }
}
