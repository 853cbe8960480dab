package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.testkit.AdapterGroupChecks;
import io.github.ae4j.testkit.AdapterSubject;
import io.github.ae4j.testkit.ArraySubject;
import io.github.ae4j.testkit.GroupFixture;
import io.github.ae4j.testkit.HeadChecks;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The kit rejects groups that are not kept apart, not weighed, not frozen or not told apart. */
class AdapterGroupChecksTest {
  private static final int SECOND = 4;
  private static final int SIZE = ArraySubject.SIZE;
  private static final ArrayGroup BODY = ArrayGroup.own("body", 0, SECOND);
  private static final ArrayGroup HEAD = ArrayGroup.own("head", SECOND, SIZE);

  /** Good as it stands; a broken one overrides a method. */
  private static class Good implements GroupFixture {
    static AdapterSubject subject(Preset preset, ArrayGroup... groups) {
      ArraySettings settings = TrainerHost.SETTINGS.withGroups(groups);
      return new ArraySubject(p -> new TrainerHost(ArrayOptimizer.sgd(p, settings), preset));
    }

    static ArrayGroup shared(double proportion) {
      return ArrayGroup.sharing("head", SECOND, SIZE, "body", proportion);
    }

    @Override
    public int second() {
      return SECOND;
    }

    @Override
    public AdapterSubject bare() {
      return subject((loop, adapter) -> {}, BODY, HEAD);
    }

    @Override
    public AdapterSubject steered(Preset preset) {
      return subject(preset, BODY, HEAD);
    }

    @Override
    public AdapterSubject sharing(double proportion, Preset preset) {
      return subject(preset, BODY, shared(proportion));
    }

    @Override
    public Optional<AdapterSubject> headed(Preset preset) {
      return Optional.of(subject(preset, BODY, ArrayGroup.head("head", SECOND, SIZE, "body")));
    }

    @Override
    public AdapterSubject frozen(Preset preset) {
      return subject(preset, BODY, ArrayGroup.frozen("head", SECOND, SIZE));
    }

    @Override
    public AdapterSubject alone(int group, Preset preset) {
      return new ArraySubject(
          p -> new TrainerHost(ArrayOptimizer.sgd(p, TrainerHost.SETTINGS), preset),
          group == 0 ? 0 : SECOND,
          group == 0 ? SECOND : SIZE);
    }
  }

  private static void rejects(Runnable check, String message) {
    AssertionError error = assertThrows(AssertionError.class, check::run);
    assertTrue(error.getMessage().contains("Sgd on arrays breaks"), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  @Test
  void acceptsTheFixtureTheBrokenOnesAreMadeOf() {
    Good good = new Good();
    AdapterGroupChecks.named(good);
    AdapterGroupChecks.ownStates(good, Presets.standard());
    AdapterGroupChecks.movesOne(good);
    AdapterGroupChecks.proportions(good);
    AdapterGroupChecks.freezes(good, Presets.standard());
    AdapterGroupChecks.refusesOtherGroups(good, Presets.standard());
    HeadChecks.shrinks(good);
    HeadChecks.refusesWithout(good);
  }

  @Test
  void rejectsAnotherHead() {
    Good broken =
        new Good() {
          @Override
          public Optional<AdapterSubject> headed(Preset preset) {
            ArrayGroup other = ArrayGroup.head("head", 0, SECOND, "rest");
            return Optional.of(subject(preset, other, ArrayGroup.own("rest", SECOND, SIZE)));
          }
        };
    rejects(() -> HeadChecks.shrinks(broken), "the slope along the head is its own");
  }

  @Test
  void rejectsAHeadThatNobodyNamed() {
    Good broken =
        new Good() {
          @Override
          public AdapterSubject steered(Preset preset) {
            return headed(preset).orElseThrow();
          }
        };
    AssertionError error =
        assertThrows(AssertionError.class, () -> HeadChecks.refusesWithout(broken));
    assertTrue(error.getMessage().contains("a loop that may shrink it was built"));
  }

  @Test
  void rejectsGroupsUnderOneState() {
    Good broken =
        new Good() {
          @Override
          public AdapterSubject steered(Preset preset) {
            return subject(preset, BODY, shared(1.0));
          }
        };
    rejects(() -> AdapterGroupChecks.named(broken), "1 groups are named [body]");
    rejects(
        () -> AdapterGroupChecks.ownStates(broken, Presets.standard()),
        "a group has a state of its own");
  }

  @Test
  void rejectsGroupsThatAreTrainedOtherwiseThanAlone() {
    Good broken =
        new Good() {
          @Override
          public AdapterSubject alone(int group, Preset preset) {
            ArraySettings other = TrainerHost.SETTINGS.withWeightDecay(0.1);
            return new ArraySubject(
                p -> new TrainerHost(ArrayOptimizer.sgd(p, other), preset),
                group == 0 ? 0 : SECOND,
                group == 0 ? SECOND : SIZE);
          }
        };
    rejects(
        () -> AdapterGroupChecks.ownStates(broken, Presets.standard()),
        "a group has a state of its own");
  }

  @Test
  void rejectsACoefficientThatIsWrittenForEveryGroup() {
    ArraySettings settings = TrainerHost.SETTINGS.withGroups(BODY, HEAD);
    Good broken =
        new Good() {
          @Override
          public AdapterSubject steered(Preset preset) {
            return new HostedSubject(
                preset,
                p -> new TrainerHost(ArrayOptimizer.sgd(p, settings), null),
                on ->
                    new ForwardingAdapter(on) {
                      @Override
                      public void apply(Decision decision) {
                        super.apply(decision);
                        on.plant().coefficients(0).alpha = on.plant().coefficients(1).alpha;
                      }
                    });
          }
        };
    rejects(() -> AdapterGroupChecks.movesOne(broken), "a coefficient is its group's");
  }

  @Test
  void rejectsAProportionThatIsNotTheOneAskedFor() {
    Good broken =
        new Good() {
          @Override
          public AdapterSubject sharing(double proportion, Preset preset) {
            return subject(preset, BODY, shared(1.01 * proportion));
          }
        };
    rejects(() -> AdapterGroupChecks.proportions(broken), "a proportion is part of w, in G_W");
  }

  @Test
  void rejectsAFrozenGroupThatMoves() {
    Good broken =
        new Good() {
          @Override
          public AdapterSubject frozen(Preset preset) {
            return subject(preset, BODY, shared(1e-6));
          }
        };
    rejects(() -> AdapterGroupChecks.freezes(broken, Presets.standard()), "a frozen group stays");
  }

  @Test
  void rejectsACheckpointOfOtherGroupsThatIsTaken() {
    Good broken =
        new Good() {
          @Override
          public AdapterSubject sharing(double proportion, Preset preset) {
            return subject(preset, BODY, shared(1.0));
          }
        };
    rejects(
        () -> AdapterGroupChecks.refusesOtherGroups(broken, Presets.standard()), "it was restored");
  }
}
