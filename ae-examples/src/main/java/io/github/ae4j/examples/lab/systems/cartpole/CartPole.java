package io.github.ae4j.examples.lab.systems.cartpole;

import java.util.SplittableRandom;

/**
 * A pole hinged on a cart that is pushed left or right (Barto, Sutton, Anderson, "Neuronlike adaptive
 * elements that can solve difficult learning control problems", 1983), without friction, in the
 * form Florian derived ("Correct equations for the dynamics of the cart-pole system", 2007):
 *
 * <pre>
 *   h    = (F + m l w^2 sin a)/(M + m)
 *   a''  = (g sin a - h cos a)/(l (4/3 - m cos^2 a/(M + m)))
 *   x''  = h - m l a'' cos a/(M + m)
 * </pre>
 *
 * <p>x place of the cart [m], v its speed, a angle of the pole from upright [rad], w its speed, F
 * push [N]; integrated by Euler's method.
 */
final class CartPole {
  /** Numbers of the state: x, v, a, w. */
  static final int STATE = 4;

  /** Steps after which an episode ends in any case. */
  static final int LONGEST = 500;

  private static final double GRAVITY = 9.8; // m/s^2
  private static final double CART = 1.0; // M, kg
  private static final double POLE = 0.1; // m, kg
  private static final double HALF_LENGTH = 0.5; // l, m
  private static final double PUSH = 10.0; // |F|, N
  private static final double TICK = 0.02; // s
  private static final double FARTHEST = 2.4; // m
  private static final double STEEPEST = Math.toRadians(12.0);
  private static final double START = 0.05;

  private double x;
  private double v;
  private double a;
  private double w;

  /** A state. */
  CartPole(double x, double v, double a, double w) {
    this.x = x;
    this.v = v;
    this.a = a;
    this.w = w;
  }

  /** Near rest, each number uniform in [-0.05, 0.05]. */
  static CartPole start(SplittableRandom random) {
    return new CartPole(
        random.nextDouble(-START, START),
        random.nextDouble(-START, START),
        random.nextDouble(-START, START),
        random.nextDouble(-START, START));
  }

  /** Pushes for one tick. */
  void push(boolean right) {
    double force = right ? PUSH : -PUSH;
    double sine = Math.sin(a);
    double cosine = Math.cos(a);
    double mass = CART + POLE;
    double h = (force + POLE * HALF_LENGTH * w * w * sine) / mass;
    double turn =
        (GRAVITY * sine - h * cosine) / (HALF_LENGTH * (4.0 / 3.0 - POLE * cosine * cosine / mass));
    double thrust = h - POLE * HALF_LENGTH * turn * cosine / mass;
    x += TICK * v;
    v += TICK * thrust;
    a += TICK * w;
    w += TICK * turn;
  }

  /** Whether the cart has left the track or the pole has tipped over. */
  boolean hasFallen() {
    return !(Math.abs(x) <= FARTHEST && Math.abs(a) <= STEEPEST);
  }

  /** Writes the state, each number in units in which it is about 1. */
  void see(double[] state) {
    state[0] = x / FARTHEST;
    state[1] = v / 2.0;
    state[2] = a / STEEPEST;
    state[3] = w / 2.0;
  }

  /** The state as it is: x, v, a, w. */
  double[] state() {
    return new double[] {x, v, a, w};
  }
}
