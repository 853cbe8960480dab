package io.github.ae4j.examples.lab.finetuning;

import io.github.ae4j.examples.finetune.FineTuneArm.Method;
import io.github.ae4j.examples.finetune.FineTuneArm.Scope;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import java.util.ArrayList;
import java.util.List;

/** What is claimed of fine-tuning a GPT. */
final class FinetuneBrownClaims {
  private static final double TIME = 0.75;
  private static final double LOSS = 1.01;
  private static final double CLOSE = 1.02;

  private FinetuneBrownClaims() {}

  static List<Claim> all() {
    List<Claim> claims = new ArrayList<>();
    for (Method method : List.of(Method.COSINE, Method.STANDARD, Method.FINE_TUNING)) {
      String name = FinetuneBrown.family(method, Scope.WHOLE);
      claims.add(
          freezing(
              "%s takes at most %s of the time by the clock".formatted(name, TIME),
              FinetuneBrown.WALL,
              method,
              TIME));
      claims.add(
          freezing(
              "%s takes at most %s of the processor's time".formatted(name, TIME),
              FinetuneBrown.PROCESSOR,
              method,
              TIME));
      claims.add(
          freezing(
              "%s ends at most at %s times the held-back loss".formatted(name, LOSS),
              Outcome.FINAL,
              method,
              LOSS));
    }
    claims.add(near(Method.STANDARD, Method.COSINE));
    claims.add(near(Method.FINE_TUNING, Method.COSINE));
    claims.add(near(Method.STANDARD, Method.CONSTANT));
    return claims;
  }

  private static Claim freezing(String text, String metric, Method method, double bound) {
    return new Claim(
        "With layers frozen " + text + " of the same with all trained.",
        Origin.OURS,
        Paired.ratioAtMost(metric, frozen(method), whole(method), bound));
  }

  private static Claim near(Method method, Method than) {
    String one = FinetuneBrown.family(method, Scope.WHOLE);
    String other = FinetuneBrown.family(than, Scope.WHOLE);
    return new Claim(
        "%s ends at most at %s times the perplexity of %s, tuned in hindsight."
            .formatted(one, CLOSE, other),
        Origin.OURS,
        Paired.ratioAtMost(FinetuneBrown.PERPLEXITY, whole(method), whole(than), CLOSE));
  }

  /** The best rate where there are several. */
  private static Pick whole(Method method) {
    return Pick.bestOf(FinetuneBrown.family(method, Scope.WHOLE));
  }

  /** At the rate that is best with all of it trained. */
  private static Pick frozen(Method method) {
    String family = FinetuneBrown.family(method, Scope.FREEZING);
    return new Pick(
        family + " at the rate of " + FinetuneBrown.family(method, Scope.WHOLE),
        results ->
            whole(method)
                .of(results)
                .map(arm -> family + arm.substring(arm.indexOf('@')))
                .filter(results.arms()::contains));
  }
}
