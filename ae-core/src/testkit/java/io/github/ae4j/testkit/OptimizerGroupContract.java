package io.github.ae4j.testkit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * {@link OptimizerAdapterContract} with the parameters in two groups, and what is to be kept of groups. An adapter's
 * test extends this class and supplies the methods of {@link GroupFixture}.
 */
public abstract class OptimizerGroupContract extends OptimizerAdapterContract
    implements GroupFixture {
  @Test
  @DisplayName("two groups have two names")
  protected void namesGroups() {
    AdapterGroupChecks.named(this);
  }

  @Test
  @DisplayName("groups with states of their own are trained as if each were alone")
  protected void keepsStatesApart() {
    AdapterGroupChecks.ownStates(this, preset());
  }

  @Test
  @DisplayName("a coefficient moved in one group is written for this one")
  protected void movesOneGroup() {
    AdapterGroupChecks.movesOne(this);
  }

  @Test
  @DisplayName("a proportion is part of the weights, in the update and in what is measured")
  protected void weighsByProportions() {
    AdapterGroupChecks.proportions(this);
  }

  @Test
  @DisplayName("a frozen group stays bit by bit, and the rest is trained as if it were alone")
  protected void freezes() {
    AdapterGroupChecks.freezes(this, preset());
  }

  @Test
  @DisplayName(
      "a group that the loop freezes stays, and goes on later as if the steps had not been")
  protected void restsAGroup() {
    FreezeChecks.rests(this, preset());
  }

  @Test
  @DisplayName("a run that is resumed while a group is frozen goes on bit by bit")
  protected void resumesWhatIsFrozen() {
    FreezeChecks.resumes(this, preset());
  }

  @Test
  @DisplayName("a head is shrunk alone, and measured alone; without one that is refused by name")
  protected void shrinksHead() {
    HeadChecks.shrinks(this);
    HeadChecks.refusesWithout(this);
  }

  @Test
  @DisplayName("a checkpoint of other groups is refused by name")
  protected void refusesOtherGroups() {
    AdapterGroupChecks.refusesOtherGroups(this, preset());
  }
}
