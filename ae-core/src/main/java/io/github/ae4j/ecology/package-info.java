/**
 * Small adapters ("organelles") that live in an energy economy on a frozen host model. They earn by solving tasks, pay
 * for the operations they use, and are selected, merged and retired. Operations are counted; no clock is read.
 *
 * <p>{@link io.github.ae4j.ecology.Host} is what an engine implements: the frozen model that attempts a task, and lets
 * an adapter learn.
 */
@NullMarked
package io.github.ae4j.ecology;

import org.jspecify.annotations.NullMarked;
