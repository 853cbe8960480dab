/**
 * Small adapters ("organelles") that live in an energy economy on a frozen host model. They earn by solving tasks, pay
 * for the operations they use, and are selected, merged and retired. Operations are counted; no clock is read.
 *
 * <p>{@link io.github.ae4j.ecology.Host} is what an engine implements: the frozen model that attempts a task, and lets
 * an adapter learn.
 *
 * <table>
 * <caption>What is for what</caption>
 * <tr><th>{@code Host}, {@code LoraFactors}, {@code Task}, {@code Grader}</th><td>what an engine implements</td></tr>
 * <tr><th>{@code Ecology}, {@code EcologyConfig}, {@code Telemetry}</th><td>the loop, and what it tells</td></tr>
 * <tr><th>{@code EnergyLedger}, {@code CostModel}, {@code Settlement}, {@code CellController}</th><td>the economy</td></tr>
 * <tr><th>{@code Selection}, {@code LoraMerge}, {@code AssimilationGate}</th><td>who stays, and who comes</td></tr>
 * <tr><th>{@code BilinearHost}</th><td>a host in plain Java</td></tr>
 * </table>
 */
@NullMarked
package io.github.ae4j.ecology;

import org.jspecify.annotations.NullMarked;
