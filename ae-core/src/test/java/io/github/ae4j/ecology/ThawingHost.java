package io.github.ae4j.ecology;

/** Its weights are others whenever one looks. */
final class ThawingHost extends ForwardingHost {
  private int looks;

  ThawingHost(Host host) {
    super(host);
  }

  @Override
  public String frozenHash() {
    return "look " + looks++;
  }
}
